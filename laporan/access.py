"""Who may see which report and what they may do in its steps: the one place that views and jobs ask."""

from collections.abc import Iterator, Mapping

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from instansi.access import can, instansi_with, scope
from instansi.models import Instansi, Pengguna
from instansi.rights import Right
from kerja.models import Tahap
from kerja.tahap import right_for
from laporan.models import Laporan
from sakip.constraints import TAHUN_PERTAMA, TAHUN_TERAKHIR

_ACTS = ("read", "submit", "return", "approve")
_AFTERWARDS = ("review", "issue")  # acts on a LAKIP that the camat approved
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


class BelumDisiapkan(Http404):
    """There is no report of that year yet at a place that the person reads."""

    def __init__(self, instansi: Instansi, tahun: int) -> None:
        super().__init__(f"no report of {instansi.kode} for {tahun}")
        self.instansi, self.tahun = instansi, tahun


def offer_year(user: Pengguna, kode: str, tahun: int) -> None:
    """Raise BelumDisiapkan where the person reads the Instansi, and nobody began the year.

    Who reads no data of the place is not told that there is none.
    """
    instansi = instansi_with(user, Right.DATA_READ).filter(aktif=True, kode=kode).first()
    if instansi is None or not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        return
    if not Laporan.objects.filter(instansi=instansi, tahun=tahun).exists():
        raise BelumDisiapkan(instansi, tahun)


def find_visible_laporan(user: Pengguna, kode: str, tahun: int) -> Laporan | None:
    """Return a report that the user may read, if there is one."""
    return visible_laporan(user).filter(instansi__kode=kode, tahun=tahun).first()


def get_visible_laporan(user: Pengguna, kode: str, tahun: int) -> Laporan:
    """Return a report that the user may read; Http404 for all others, there or not."""
    laporan = find_visible_laporan(user, kode, tahun)
    if laporan is None:
        offer_year(user, kode, tahun)
        raise Http404(f"no report of {kode} for {tahun} that {user.pk} may read")
    return laporan


def get_laporan_of_data(user: Pengguna, kode: str, tahun: int) -> Laporan:
    """Return the report whose data the user may read, itself a draft or not; else Http404."""
    return _get_laporan_with(user, Right.DATA_READ, kode, tahun)


def get_laporan_of_issues(user: Pengguna, kode: str, tahun: int) -> Laporan:
    """Return a report whose issues the user may read; Http404 for all others, there or not.

    The kepala daerah reads an issue also while the report is being corrected.
    """
    issued = scope(user, Right.LAKIP_READ_SUBMITTED).within("instansi", "instansi__pemda")
    laporan = (
        Laporan.objects.filter(
            issued, instansi__aktif=True, instansi__kode=kode, tahun=tahun, terbitan__isnull=False
        )
        .select_related("instansi__pemda", "pernyataan_reviu")
        .first()
    )
    return laporan or get_visible_laporan(user, kode, tahun)


def get_laporan_of_step(user: Pengguna, kode: str, tahun: int, langkah: str) -> Laporan:
    """Return the report whose step the user may read; Http404 for all others, there or not."""
    if langkah not in Tahap.Langkah.values:
        raise Http404(f"no step {langkah}")
    if langkah == Tahap.Langkah.LAKIP:
        return get_visible_laporan(user, kode, tahun)
    return _get_laporan_with(user, right_for(langkah, "read"), kode, tahun)


def _get_laporan_with(user: Pengguna, right: Right, kode: str, tahun: int) -> Laporan:
    where = scope(user, right).within("instansi", "instansi__pemda")
    laporan = (
        Laporan.objects.filter(where, instansi__aktif=True, instansi__kode=kode, tahun=tahun)
        .select_related("instansi__pemda", "pernyataan_reviu")
        .first()
    )
    if laporan is None:
        offer_year(user, kode, tahun)
        raise Http404(f"nothing of {kode} for {tahun} for whom {right} is not given")
    return laporan


def acts_of(user: Pengguna, steps: Mapping[str, Tahap]) -> dict[str, frozenset[str]]:
    """Return what the user may do in each step: "read", "submit", "return", "approve"."""
    return {langkah: frozenset(_acts_in(user, step)) for langkah, step in steps.items()}


def _acts_in(user: Pengguna, step: Tahap) -> Iterator[str]:
    yield from (a for a in _ACTS if can(user, right_for(step.langkah, a), step.instansi))
    if step.langkah == Tahap.Langkah.LAKIP:
        yield from (a for a in _AFTERWARDS if can(user, right_for("lakip", a), step.instansi))
    handed_in = step.langkah == Tahap.Langkah.LAKIP and step.status in _HANDED_IN
    if handed_in and can(user, Right.LAKIP_READ_SUBMITTED, step.instansi):
        yield "read"
