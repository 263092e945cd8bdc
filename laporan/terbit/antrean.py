"""Which LAKIP wait for somebody's reviu or issue, in a constant number of queries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from instansi.access import can
from instansi.models import Instansi, Pengguna
from instansi.rights import Right
from kerja.models import Tahap
from laporan.models import PernyataanReviu, PersetujuanLakip, Terbitan


@dataclass(frozen=True)
class Antrean:
    """A LAKIP that waits."""

    instansi: Instansi
    tahun: int
    ajakan: str
    alamat: str
    sejak: datetime | None


def list_antrean(user: Pengguna, steps: Iterable[Tahap]) -> tuple[Antrean, ...]:
    """Return what waits for the person among the steps, longest waiting first."""
    approved = [
        step
        for step in steps
        if step.langkah == Tahap.Langkah.LAKIP
        and step.status == Tahap.Status.DISETUJUI
        and any(can(user, r, step.instansi) for r in (Right.LAKIP_REVIEW, Right.LAKIP_ISSUE))
    ]
    if not approved:
        return ()
    found = tuple(_waiting(user, approved))
    return tuple(sorted(found, key=lambda one: (str(one.sejak), one.instansi.pk)))


def _waiting(user: Pengguna, steps: list[Tahap]) -> Iterator[Antrean]:
    rows = PersetujuanLakip.objects.filter(
        laporan__instansi__in=[step.instansi_id for step in steps]
    )
    approvals = {
        (instansi, tahun, waktu): pk
        for instansi, tahun, waktu, pk in rows.values_list(
            "laporan__instansi", "laporan__tahun", "waktu", "pk"
        )
    }
    reviewed = set(
        PernyataanReviu.objects.filter(persetujuan__in=approvals.values()).values_list(
            "persetujuan", flat=True
        )
    )
    issued = set(
        Terbitan.objects.filter(persetujuan__in=approvals.values()).values_list(
            "persetujuan", flat=True
        )
    )
    for step in steps:
        since = step.sejak
        approval = approvals.get((step.instansi_id, step.tahun, since)) if since else None
        if approval is None or approval in issued:
            continue
        act = Right.LAKIP_ISSUE if approval in reviewed else Right.LAKIP_REVIEW
        if can(user, act, step.instansi):
            yield _line(step, "Terbitkan" if approval in reviewed else "Reviu", act)


def _line(step: Tahap, ajakan: str, act: Right) -> Antrean:
    page = "laporan:terbit" if act == Right.LAKIP_ISSUE else "laporan:reviu"
    where = reverse(page, args=[step.instansi.kode, step.tahun])
    return Antrean(step.instansi, step.tahun, f"{ajakan} LAKIP {step.tahun}", where, step.sejak)
