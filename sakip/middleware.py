"""What a person sees where the address is right but the way of asking is not."""

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url

from sakip import tertunda


def explain_405(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Give the empty answer to a wrong verb a page that says what to do."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 405 or response.streaming or response.content:
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response["Allow"]
        return page

    return middleware


class LoginMiddleware(LoginRequiredMiddleware):
    """Let people log in, and bring them back to a page that can be looked at."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable
    ) -> HttpResponseRedirect:
        """Return to what was asked for; after a form was sent, to the page that it stood on.

        What the form held is offered there (:mod:`sakip.tertunda`).
        """
        if request.method in ("GET", "HEAD"):
            return super().handle_no_permission(request, view_func)
        page = tertunda.keep(request, tertunda.page_before(request))
        return redirect_to_login(page, resolve_url(self.get_login_url(view_func)))
