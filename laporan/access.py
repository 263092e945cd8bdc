"""Who may see which report: the one place that views and jobs ask."""

from django.db.models import QuerySet
from django.http import Http404

from instansi.models import Pengguna
from instansi.queries import visible_instansi
from laporan.models import Laporan


def visible_laporan(user: Pengguna) -> QuerySet[Laporan]:
    """Return the reports that a user may read, each with what its pages need of its Instansi."""
    return Laporan.objects.filter(instansi__in=visible_instansi(user)).select_related(
        "instansi__pemda", "pernyataan_reviu"
    )


def may_see(user: Pengguna, *, kode: str, tahun: int) -> bool:
    """Return whether a user may read the report of an Instansi and year, today."""
    return visible_laporan(user).filter(instansi__kode=kode, tahun=tahun).exists()


def get_visible_laporan(user: Pengguna, kode: str, tahun: int) -> Laporan:
    """Return a report that the user may read; Http404 for all others, there or not."""
    laporan = visible_laporan(user).filter(instansi__kode=kode, tahun=tahun).first()
    if laporan is None:
        raise Http404(f"no report of {kode} for {tahun} that {user.pk} may read")
    return laporan
