"""Reads how far a LAKIP is on its way: its approval, its pernyataan, its issues."""

from dataclasses import dataclass

from django.db.models import QuerySet

from instansi.models import Pengguna
from kerja.models import Tahap
from kerja.tahap import state_of as step_of
from laporan.alur import StatusLakip, state_of
from laporan.models import Laporan, PernyataanReviu, PersetujuanLakip, Terbitan
from laporan.persetujuan import find_persetujuan

TANPA_DATA = (
    "Persetujuan LAKIP ini tercatat sebelum aplikasi menyimpan data yang disetujui. Mintalah LAKIP "
    "dibuka kembali, diajukan, dan disetujui sekali lagi."
)


@dataclass(frozen=True)
class Keadaan:
    """A LAKIP as it stands. ``pernyataan`` is that about the approval in force alone."""

    tahap: Tahap
    persetujuan: PersetujuanLakip | None
    pernyataan: PernyataanReviu | None
    pernyataan_gugur: PernyataanReviu | None  # made before the LAKIP was reopened
    terbitan: tuple[Terbitan, ...]  # newest first

    @property
    def terakhir(self) -> Terbitan | None:
        """Return the last issue, of whatever approval."""
        return self.terbitan[0] if self.terbitan else None

    @property
    def terbit(self) -> bool:
        """Return whether what stands now is what was issued last."""
        last = self.terakhir
        return bool(last and self.persetujuan and last.persetujuan_id == self.persetujuan.pk)

    @property
    def status(self) -> StatusLakip:
        """Return the state."""
        return state_of(self.tahap.status, reviewed=bool(self.pernyataan), issued=self.terbit)

    @property
    def giliran(self) -> str:
        """Return the act that is waited for: "review" or "issue"; "" before and after."""
        return {StatusLakip.DISETUJUI: "review", StatusLakip.DIREVIU: "issue"}.get(self.status, "")


def load_keadaan(laporan: Laporan, tahap: Tahap | None = None) -> Keadaan:
    """Return how far a LAKIP is, in a constant number of queries."""
    step = tahap or step_of(laporan.instansi, laporan.tahun, Tahap.Langkah.LAKIP)
    persetujuan = find_persetujuan(laporan)
    said = PernyataanReviu.objects.filter(laporan=laporan).first()
    holds = bool(said and persetujuan and said.persetujuan_id == persetujuan.pk)
    return Keadaan(
        step,
        persetujuan,
        said if holds else None,
        None if holds else said,
        tuple(terbitan_of(laporan)),
    )


def terbitan_of(laporan: Laporan) -> QuerySet[Terbitan]:
    """Return the issues of a report, newest first."""
    return laporan.terbitan.select_related("berkas", "data", "oleh").order_by("-versi")


def name_state(keadaan: Keadaan) -> str:
    """Return the state in words, with the number of the issue."""
    if keadaan.status == StatusLakip.TERBIT and keadaan.terakhir:
        return f"Diterbitkan (terbitan {keadaan.terakhir.versi})"
    return str(keadaan.status.label)


def people_to_tell(by: Pengguna | None, people: QuerySet[Pengguna]) -> list[Pengguna]:
    """Return people without who did it."""
    return [person for person in people if person != by]
