"""Which rows of the trail a person may read, as the table of rights says."""

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.http import Http404
from django.utils import timezone

from instansi.access import Scope, User, can_somewhere, scope
from instansi.models import Pengguna, Penugasan, Undangan
from instansi.queries import in_force
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
    objects: the data of the own Instansi without the accounts of others, and one's own acts,
    wherever they were done.
    """
    return _rows(user, Q(pelaku=user.pk))


def open_jejak(user: User) -> QuerySet[Jejak]:
    """Return the rows that a user may read as the history of an object.

    That one did something to it once is not enough: who was moved has no right there any more.
    """
    return _rows(user, Q())


def _rows(user: User, more: Q) -> QuerySet[Jejak]:
    rows = Jejak.objects.select_related("pelaku", "instansi")
    whole, own = scope(user, Right.JEJAK_READ), scope(user, Right.JEJAK_READ_OWN)
    if not whole and not own:
        return rows.none()
    account = Q(objek=Pengguna._meta.label, objek_id=str(user.pk))
    data = own.within() & ~Q(objek__in=_ACCOUNTS)
    return rows.filter(whole.within() | data | _shared_accounts(whole) | account | more)


def _shared_accounts(where: Scope) -> Q:
    """Return the condition that a row is about the account of somebody who serves there today.

    An account with roles at two places belongs to neither alone, so that its sign-ins have no
    place in the trail; what was done at one Instansi stays with it.
    """
    serving = Penugasan.objects.filter(
        where.within(), in_force(timezone.localdate()), dicabut__isnull=True
    ).annotate(akun=Cast("pengguna", CharField()))
    return Q(instansi__isnull=True, objek=Pengguna._meta.label, objek_id__in=serving.values("akun"))
