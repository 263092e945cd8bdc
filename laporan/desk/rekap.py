"""The recap of all kecamatan of a year: the same results as in each one's LAKIP, side by side.

Read in a constant number of queries, computed by the one engine; nothing is computed here but
sums and means over the kecamatan, by the same formulas.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from capaian.data import CapaianTahun
from capaian.formulas import (
    Pita,
    RataRata,
    RekapKategori,
    Skala,
    StatusEfisiensi,
    classify,
    compute_mean,
    count_categories,
)
from capaian.queries import load_bahan, no_budget
from instansi.models import Instansi, Pemda
from kerja.models import Tahap
from keuangan.data import Anggaran, Dana
from keuangan.formulas import sum_parts
from keuangan.queries import load_anggaran_many
from keuangan.tree import sum_dana
from laporan.models import Laporan
from sakip.angka import Angka


@dataclass(frozen=True)
class BarisRekap:
    """A kecamatan with what its LAKIP says of the year."""

    instansi: Instansi
    disiapkan: bool  # there is a report of the year
    status: str  # of the LAKIP, in words
    kunci: str
    capaian: CapaianTahun
    anggaran: Anggaran

    @property
    def total(self) -> Dana:
        """Return what may be and was spent; without any pagu both are belum diisi, and not 0."""
        if self.anggaran.tahap:
            return self.anggaran.total
        empty = sum_parts([(f"anggaran {self.instansi.nama}", Angka.belum())])
        return Dana(empty, empty)

    @property
    def kategori(self) -> str:
        """Return the category of the mean; "" = there is no mean."""
        return self.capaian.kategori.label if self.capaian.kategori else ""

    @property
    def efisiensi(self) -> str:
        """Return how many sasaran may be called efisien: "1 dari 2"; "" = no sasaran."""
        verdicts = [one.efisiensi.status for one in self.capaian.sasaran]
        good = sum(one is StatusEfisiensi.EFISIEN for one in verdicts)
        return f"{good} dari {len(verdicts)}" if verdicts else ""


@dataclass(frozen=True)
class Rekap:
    """All kecamatan of a Pemda in a year, and what they say together."""

    pemda: Pemda
    tahun: int
    skala: Skala
    baris: tuple[BarisRekap, ...]
    rata_rata: RataRata  # of all indicators of all kecamatan
    kategori: Pita | None
    rekap: RekapKategori
    total: Dana

    @property
    def disetujui(self) -> int:
        """Return how many LAKIP the camat approved."""
        return sum(baris.kunci == Tahap.Status.DISETUJUI for baris in self.baris)

    @property
    def catatan(self) -> Iterator[str]:
        """Yield what the sums and means lack, one sentence each."""
        if self.rata_rata.catatan:
            yield f"Rata-rata capaian kabupaten {self.rata_rata.catatan}."
        for name, pick in (("Pagu", "pagu"), ("Realisasi", "realisasi")):
            places = [
                baris.instansi.nama_pendek
                for baris in self.baris
                if not getattr(baris.total, pick).lengkap
            ]
            if places:
                yield (
                    f"{name} bertanda * belum lengkap, dan yang kosong tidak dihitung sebagai nol: "
                    f"{', '.join(places)}."
                )
        absent = [baris.instansi.nama_pendek for baris in self.baris if not baris.disiapkan]
        if absent:
            yield f"Laporan tahun {self.tahun} belum disiapkan: {', '.join(absent)}."


def load_rekap(pemda: Pemda, tahun: int, *, with_anggaran: bool = True) -> Rekap:
    """Return the recap of the active Instansi. Raises SkalaTidakSah as the LAKIP does.

    Without ``with_anggaran``, half the work is saved and every budget is left empty, which no
    capaian depends on.
    """
    places = list(Instansi.objects.filter(pemda=pemda, aktif=True).order_by("nama", "pk"))
    for place in places:
        place.pemda = pemda
    bahan = load_bahan(places, tahun)
    anggaran = load_anggaran_many(places if with_anggaran else [], tahun)
    results = bahan.assemble(anggaran)
    reports = set(
        Laporan.objects.filter(instansi__in=places, tahun=tahun).values_list("instansi", flat=True)
    )
    states = dict(
        Tahap.objects.filter(
            instansi__in=places, tahun=tahun, langkah=Tahap.Langkah.LAKIP
        ).values_list("instansi", "status")
    )
    rows = []
    for place in places:
        status = Tahap.Status(states.get(place.pk, Tahap.Status.DRAF))
        ready = place.pk in reports
        label = str(status.label) if ready else "Belum disiapkan"
        hasil, money = results[place.pk], anggaran.get(place.pk) or no_budget(tahun)
        rows.append(BarisRekap(place, ready, label, str(status), hasil, money))
    return _sum_up(pemda, tahun, bahan.fakta.skala, bahan.fakta.batas_rata_rata, rows)


def _sum_up(
    pemda: Pemda, tahun: int, skala: Skala, batas: Decimal | None, rows: list[BarisRekap]
) -> Rekap:
    reached = [one.capaian for row in rows for one in row.capaian.indikator]
    mean = compute_mean(reached, batas)
    return Rekap(
        pemda=pemda,
        tahun=tahun,
        skala=skala,
        baris=tuple(rows),
        rata_rata=mean,
        kategori=None if mean.nilai is None else classify(skala, mean.nilai),
        rekap=count_categories(skala, reached),
        total=sum_dana(row.total for row in rows),
    )
