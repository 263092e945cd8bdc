"""Who enters Django's admin at all (docs/adr/0010-django-admin.md)."""

from django.http import HttpRequest
from django.utils import timezone

from instansi.access import roles_of
from instansi.models import Penugasan, Peran
from instansi.queries import in_force


def may_enter(request: HttpRequest) -> bool:
    """Return whether the user is active, marked as staff, and an admin of today somewhere.

    Until the installation has an admin a superuser enters without a role, to name the first one.
    """
    user = request.user
    if not (user.is_active and user.is_staff):
        return False
    if any(role.peran == Peran.ADMIN for role in roles_of(user)):
        return True
    return user.is_superuser and not _has_admin()


def _has_admin() -> bool:
    return Penugasan.objects.filter(
        in_force(timezone.localdate()),
        peran=Peran.ADMIN,
        dicabut__isnull=True,
        pengguna__is_active=True,
    ).exists()
