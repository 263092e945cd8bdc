"""Who needs a second factor (TOTP) to log in, and what becomes of a lost one."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from instansi.access import User, require_keys, roles_of
from instansi.models import Pengguna, Peran
from sakip.errors import Ditolak
from sakip.trail import record


def is_required(user: User) -> bool:
    """Return whether a role of today demands a second factor (settings.MFA_REQUIRED_ROLES).

    Who may open Django's admin counts as an admin, with or without that role.
    """
    required = set(settings.MFA_REQUIRED_ROLES)
    if not required or not user.is_authenticated:
        return False
    held = {role.peran for role in roles_of(user)} | ({Peran.ADMIN} if user.is_staff else set())
    return not required.isdisjoint(held)


def must_enrol(user: User) -> bool:
    """Return whether a second factor is demanded and not yet set up."""
    return isinstance(user, Pengguna) and is_required(user) and not is_set_up(user)


def is_set_up(person: Pengguna) -> bool:
    """Return whether somebody has a second factor."""
    return Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()


@transaction.atomic
def remove(person: Pengguna, *, by: Pengguna) -> None:
    """Take the second factor off somebody who lost it; they set up a new one.

    Raises PermissionDenied (access.require_keys), and Ditolak where there is none.
    """
    require_keys(by, person)
    if not Authenticator.objects.filter(user=person).delete()[0]:
        raise Ditolak("Orang ini tidak memakai verifikasi dua langkah.")
    record("hapus verifikasi dua langkah", person, by=by, perubahan={})
