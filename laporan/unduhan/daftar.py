"""The reports of a Pemda's year that a person may download, each with its state."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from instansi.access import scope
from instansi.models import Pemda, Pengguna
from instansi.rights import Right
from kerja.models import Tahap
from laporan.access import visible_laporan
from laporan.models import Laporan


@dataclass(frozen=True)
class Baris:
    """A report that may be chosen: its state as a key and in words."""

    laporan: Laporan
    keadaan: str
    kata: str


def get_pemda(user: Pengguna, pk: int) -> Pemda:
    """Return a Pemda whose reports somebody reads as one who serves it; Http404 for all others."""
    if pk not in scope(user, Right.LAKIP_READ, Right.LAKIP_READ_SUBMITTED).pemda:
        raise Http404(f"{user.pk} does not serve the Pemda {pk}")
    return Pemda.objects.get(pk=pk)


def reports_of(user: Pengguna, pemda: Pemda | int, tahun: int) -> QuerySet[Laporan]:
    """Return the reports of the year that the person may read, by name."""
    here = visible_laporan(user).filter(instansi__pemda=pemda, tahun=tahun)
    return here.order_by("instansi__nama", "instansi__kode")


def years_of(user: Pengguna, pemda: Pemda) -> list[int]:
    """Return the years of which there are reports for the person, newest first."""
    here = visible_laporan(user).filter(instansi__pemda=pemda)
    return sorted(set(here.values_list("tahun", flat=True)), reverse=True)


def list_baris(reports: Iterable[Laporan]) -> list[Baris]:
    """Return the reports with their states, in a constant number of queries."""
    reports = list(reports)
    steps = Tahap.objects.filter(
        langkah=Tahap.Langkah.LAKIP, instansi__in={report.instansi_id for report in reports}
    )
    states = {(step.instansi_id, step.tahun): step for step in steps}
    return [_row(report, states.get((report.instansi_id, report.tahun))) for report in reports]


def _row(laporan: Laporan, step: Tahap | None) -> Baris:
    status = Tahap.Status(step.status if step else Tahap.Status.DRAF)
    return Baris(laporan, str(status), str(status.label))
