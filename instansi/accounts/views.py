"""Ending one session among one's own."""

from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST


@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End another of the person's sessions; the one in use is ended by signing out."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    if session.is_current():
        raise Http404("this is the session in use")
    get_adapter().end_sessions([session])
    messages.success(request, "Sesi itu sudah diakhiri.")
    return redirect("usersessions_list")
