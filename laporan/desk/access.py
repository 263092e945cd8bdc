"""Who sits at the desk of a kabupaten: roles of the whole Pemda that read its data."""

from django.http import Http404

from instansi.access import can, scope
from instansi.models import Pemda, Pengguna
from instansi.rights import Right


def pemda_of(user: Pengguna) -> list[Pemda]:
    """Return the Pemda whose desk a person may look at, by name."""
    return list(Pemda.objects.filter(pk__in=scope(user, Right.DATA_READ).pemda).order_by("nama"))


def get_pemda(user: Pengguna, pk: int) -> Pemda:
    """Return a Pemda whose desk the person may look at; Http404 for all others, there or not."""
    pemda = Pemda.objects.filter(pk=pk).first()
    if pemda is None or not sits_at(user, pemda):
        raise Http404(f"no desk of {pk} for {user.pk}")
    return pemda


def sits_at(user: Pengguna, pemda: Pemda) -> bool:
    """Return whether a person may look at the desk: a role at one Instansi does not suffice."""
    return can(user, Right.DATA_READ, pemda)
