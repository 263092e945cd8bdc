"""Which rows of the trail a person may read, as the table of rights says."""

from django.db.models import Q, QuerySet
from django.http import Http404

from instansi.access import User, can_somewhere, scope
from instansi.models import Pengguna, Penugasan, Undangan
from instansi.rights import Right
from kerja.models import Jejak

# Who signs in when, and who was given what, is not for everybody at an Instansi.
_ACCOUNTS = [kind._meta.label for kind in (Pengguna, Penugasan, Undangan)]


def require_jejak(user: User) -> None:
    """Let those pass who may read some of the trail; Http404 for all others."""
    if not (can_somewhere(user, Right.JEJAK_READ) or can_somewhere(user, Right.JEJAK_READ_OWN)):
        raise Http404("the trail is not for them")


def visible_jejak(user: User) -> QuerySet[Jejak]:
    """Return the rows that a user may read.

    With the right to the whole: all of the own Instansi or Pemda. With the right to the own
    objects: the data of the own Instansi without the accounts of others, and one's own acts.
    """
    rows = Jejak.objects.select_related("pelaku", "instansi")
    whole, own = scope(user, Right.JEJAK_READ), scope(user, Right.JEJAK_READ_OWN)
    if not whole and not own:
        return rows.none()
    mine = Q(pelaku=user) | Q(objek=Pengguna._meta.label, objek_id=str(user.pk))
    return rows.filter(whole.within() | (own.within() & ~Q(objek__in=_ACCOUNTS)) | mine)
