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
from laporan.alur import StatusLakip, state_of
from laporan.models import Laporan, PernyataanReviu, PersetujuanLakip, Terbitan


@dataclass(frozen=True)
class Baris:
    """A report that may be chosen, with its state.

    ``terbitan`` is its issue where what stands now is what was issued last, and None elsewhere.
    """

    laporan: Laporan
    status: StatusLakip
    terbitan: Terbitan | None = None

    @property
    def keadaan(self) -> str:
        """Return the key of its state."""
        return str(self.status)

    @property
    def kata(self) -> str:
        """Return its state in words, with which issue it is."""
        issue = f", terbitan {self.terbitan.versi}" if self.terbitan else ""
        return f"{self.status.label}{issue}"


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
    """Return the reports with their states, in a constant number of queries.

    What :func:`laporan.terbit.keadaan.load_keadaan` says of one report, for many.
    """
    reports = list(reports)
    steps = Tahap.objects.filter(
        langkah=Tahap.Langkah.LAKIP, instansi__in={report.instansi_id for report in reports}
    )
    states = {(step.instansi_id, step.tahun): step for step in steps}
    approved = PersetujuanLakip.objects.filter(laporan__in=reports).defer("data")
    approvals = {(row.laporan_id, row.waktu): row.pk for row in approved}
    reviewed = set(
        PernyataanReviu.objects.filter(laporan__in=reports).values_list("persetujuan", flat=True)
    )
    issues = Terbitan.objects.filter(laporan__in=reports).select_related("berkas")
    last = {issue.laporan_id: issue for issue in issues.order_by("versi")}
    found = []
    for report in reports:
        step = states.get((report.instansi_id, report.tahun))
        status = step.status if step else Tahap.Status.DRAF
        # The approval in force: the step still stands where it put it.
        approval = approvals.get((report.pk, step.sejak)) if step and step.sejak else None
        issue = last.get(report.pk)
        issued = bool(issue and approval and issue.persetujuan_id == approval)
        standing = state_of(status, reviewed=bool(approval) and approval in reviewed, issued=issued)
        shown = issue if standing is StatusLakip.TERBIT else None
        found.append(Baris(report, standing, shown))
    return found
