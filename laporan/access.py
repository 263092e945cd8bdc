"""Who may see which report: the one place that views and jobs ask."""

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from instansi.access import scope
from instansi.models import Pengguna
from instansi.rights import Right
from kerja.models import Tahap
from laporan.models import Laporan

_HANDED_IN = [Tahap.Status.DIAJUKAN, Tahap.Status.DISETUJUI]


def visible_laporan(user: Pengguna) -> QuerySet[Laporan]:
    """Return the reports that a user may read, each with what its pages need of its Instansi.

    The kepala daerah reads those that were handed in, and no drafts.
    """
    ways = ("instansi", "instansi__pemda")
    handed_in = Tahap.objects.filter(
        instansi=OuterRef("instansi"),
        tahun=OuterRef("tahun"),
        langkah=Tahap.Langkah.LAKIP,
        status__in=_HANDED_IN,
    )
    return Laporan.objects.filter(
        scope(user, Right.LAKIP_READ).within(*ways)
        | scope(user, Right.LAKIP_READ_SUBMITTED).within(*ways) & Exists(handed_in),
        instansi__aktif=True,
    ).select_related("instansi__pemda", "pernyataan_reviu")


def may_see(user: Pengguna, *, kode: str, tahun: int) -> bool:
    """Return whether a user may read the report of an Instansi and year, today."""
    return visible_laporan(user).filter(instansi__kode=kode, tahun=tahun).exists()


def get_visible_laporan(user: Pengguna, kode: str, tahun: int) -> Laporan:
    """Return a report that the user may read; Http404 for all others, there or not."""
    laporan = visible_laporan(user).filter(instansi__kode=kode, tahun=tahun).first()
    if laporan is None:
        raise Http404(f"no report of {kode} for {tahun} that {user.pk} may read")
    return laporan
