"""Which PK a person may read: that of who leads the Instansi, those of its lower officials, or both."""

from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from instansi.access import can, scope, visible_instansi
from instansi.models import Instansi, Pengguna
from instansi.rights import Right
from perjanjian.models import PerjanjianKinerja

_WAYS = ("instansi", "instansi__pemda")
# The post that the PK is of leads the Instansi itself.
PIMPINAN = Q(jabatan__pimpinan=True, jabatan__instansi=F("instansi"))


def visible_pk(user: Pengguna) -> QuerySet[PerjanjianKinerja]:
    """Return the PK that a user may read, each with its Instansi and the post of its first party."""
    return PerjanjianKinerja.objects.filter(
        scope(user, Right.PK_CAMAT_READ).within(*_WAYS) & PIMPINAN
        | scope(user, Right.PK_BAWAHAN_READ).within(*_WAYS) & ~PIMPINAN,
        instansi__aktif=True,
    ).select_related("instansi__pemda", "jabatan__pemda", "jabatan__instansi", "pembatalan")


def get_visible_pk(user: Pengguna, pk: int) -> PerjanjianKinerja:
    """Return a PK that the user may read; Http404 for all others, there or not."""
    return get_object_or_404(visible_pk(user), pk=pk)


def get_pk_place(user: Pengguna, kode: str) -> Instansi:
    """Return an Instansi of which the user may read PK of some kind; Http404 for all others."""
    instansi = get_object_or_404(visible_instansi(user), kode=kode)
    if not any(can(user, r, instansi) for r in (Right.PK_CAMAT_READ, Right.PK_BAWAHAN_READ)):
        raise Http404(f"no PK of {kode} for {user.pk}")
    return instansi
