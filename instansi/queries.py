"""Reading who held which post, and what a user may see."""

from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from instansi.models import Instansi, JenisJabatan, MasaJabatan, Pemda, Pengguna, Penugasan

# Who acts for an absent or missing holder signs before a definitif one of the same day.
_PRECEDENCE = [JenisJabatan.PLH, JenisJabatan.PLT, JenisJabatan.PJ, JenisJabatan.DEFINITIF]


def in_force(on: date) -> Q:
    """Return the condition that a period (mulai, selesai) covers the day ``on``."""
    return Q(mulai__lte=on) & (Q(selesai__isnull=True) | Q(selesai__gte=on))


def holder_of_instansi(instansi: Instansi, on: date) -> MasaJabatan | None:
    """Return who led the Instansi on that day, or None if nobody is recorded."""
    return _holder(Q(jabatan__instansi=instansi, jabatan__pimpinan=True), on)


def holder_of_pemda(pemda: Pemda, on: date) -> MasaJabatan | None:
    """Return who was kepala daerah on that day, or None if nobody is recorded."""
    return _holder(
        Q(jabatan__pemda=pemda, jabatan__instansi__isnull=True, jabatan__pimpinan=True), on
    )


def _holder(post: Q, on: date) -> MasaJabatan | None:
    rank = Case(
        *[When(jenis=jenis, then=Value(i)) for i, jenis in enumerate(_PRECEDENCE)],
        output_field=IntegerField(),
    )
    return (
        MasaJabatan.objects.filter(post, in_force(on))
        .select_related("jabatan", "pejabat")
        .order_by(rank, "-mulai")
        .first()
    )


def current_penugasan(user: Pengguna) -> QuerySet[Penugasan]:
    """Return the roles that a user holds today; one that ended grants nothing."""
    return Penugasan.objects.filter(in_force(timezone.localdate()), pengguna=user).select_related(
        "instansi", "pemda"
    )


def visible_instansi(user: Pengguna) -> QuerySet[Instansi]:
    """Return the Instansi whose data a user may read: the own ones, or all of the own Pemda."""
    roles = list(current_penugasan(user))
    own = [r.instansi_id for r in roles if r.instansi_id]
    whole = [r.pemda_id for r in roles if not r.instansi_id and r.peran != "admin"]
    return Instansi.objects.filter(
        Q(pk__in=own) | Q(pemda_id__in=whole), aktif=True
    ).select_related("pemda")
