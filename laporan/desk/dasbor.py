"""The dashboard of a Pemda: its recap as charts, and who moved since the year before."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.queries import SkalaTidakSah
from instansi.models import Pemda, Pengguna
from keuangan.formulas import compute_shares
from laporan.access import visible_laporan
from laporan.desk.rekap import BarisRekap, Rekap, load_rekap
from laporan.screen import Batang, SasaranLayar, fill_bar, list_kinerja
from sakip.numbers import format_persen
from sakip.pdf.charts import (
    BarCapaian,
    BarSerapan,
    Share,
    bar_serapan,
    bar_target_realisasi,
    share_bar,
)


@dataclass(frozen=True)
class Gerak:
    """A kecamatan in two years. ``selisih`` is in points of percent; None = nothing to compare."""

    baris: BarisRekap
    lalu: BarisRekap | None
    selisih: Decimal | None

    @property
    def tanda(self) -> str:
        """Return the sign of the move; it never stands without its words."""
        if self.selisih is None:
            return "–"
        return "▲" if self.selisih > 0 else "▼" if self.selisih < 0 else "="

    @property
    def kata(self) -> str:
        """Return the move in words: "naik 1,20 poin"."""
        if self.selisih is None:
            known = self.baris.capaian.rata_rata.nilai is not None
            return "belum ada pembanding" if known else "belum terhitung"
        if not self.selisih:
            return "tetap"
        points = format_persen(abs(self.selisih)).removesuffix("%")
        return f"{'naik' if self.selisih > 0 else 'turun'} {points} poin"

    @property
    def pindah(self) -> bool:
        """Return whether the category is another one than the year before."""
        return self.selisih is not None and bool(
            self.lalu and self.lalu.kategori != self.baris.kategori
        )


@dataclass(frozen=True)
class Rincian:
    """What a figure of a kecamatan is made of; ``terbuka`` = the person may open its report."""

    baris: BarisRekap
    sasaran: tuple[SasaranLayar, ...]
    terbuka: bool


@dataclass(frozen=True)
class Dasbor:
    """All kecamatan of a Pemda in a year, the best first, beside the year before."""

    rekap: Rekap
    gerak: tuple[Gerak, ...]
    rincian: tuple[Rincian, ...]

    @property
    def naik(self) -> int:
        """Return how many reached more than the year before."""
        return sum(one.selisih is not None and one.selisih > 0 for one in self.gerak)

    @property
    def turun(self) -> int:
        """Return how many reached less than the year before."""
        return sum(one.selisih is not None and one.selisih < 0 for one in self.gerak)


def load_dasbor(user: Pengguna, pemda: Pemda, tahun: int) -> Dasbor:
    """Return the dashboard, in a constant number of queries. Raises SkalaTidakSah as the LAKIP does."""
    rekap = load_rekap(pemda, tahun)
    opened = set(
        visible_laporan(user)
        .filter(instansi__pemda=pemda, tahun=tahun)
        .values_list("instansi", flat=True)
    )
    rows = sort_by_capaian(rekap.baris)
    return Dasbor(
        rekap=rekap,
        gerak=compare_years(rows, _year_before(pemda, tahun)),
        rincian=tuple(
            Rincian(row, list_kinerja(row.capaian), row.instansi.pk in opened) for row in rows
        ),
    )


def sort_by_capaian(rows: Sequence[BarisRekap]) -> list[BarisRekap]:
    """Return the highest mean first, and those without one last, by name."""
    return sorted(rows, key=lambda row: (-_mean(row, Decimal(-1)), row.instansi.nama))


def compare_years(rows: Sequence[BarisRekap], before: Sequence[BarisRekap]) -> tuple[Gerak, ...]:
    """Return each kecamatan beside itself the year before, the means as printed."""
    old = {row.instansi.pk: row for row in before}
    return tuple(_compare(row, old.get(row.instansi.pk)) for row in rows)


def draw_capaian(rekap: Rekap, rows: Sequence[BarisRekap]) -> tuple[str, ...]:
    """Return the mean of every kecamatan over the categories, as SVG."""
    bars = [
        BarCapaian(
            row.instansi.nama_pendek,
            row.capaian.rata_rata.nilai,
            row.kategori,
            row.capaian.rata_rata.keadaan.value,
        )
        for row in rows
    ]
    bounds = [(pita.label, pita.batas_bawah) for pita in rekap.skala.pita]
    return bar_target_realisasi(bars, bounds, "Rata-rata capaian kinerja per kecamatan")


def draw_serapan(rows: Sequence[BarisRekap]) -> tuple[str, ...]:
    """Return pagu and realisasi of every kecamatan that has a pagu, as SVG."""
    bars = [
        BarSerapan(
            row.instansi.nama_pendek,
            row.total.pagu.nilai,
            row.total.realisasi.nilai if row.total.realisasi.lengkap else None,
        )
        for row in rows
        if row.total.pagu.terisi
    ]
    return bar_serapan(bars, "Pagu dan realisasi per kecamatan")


def spread(rekap: Rekap) -> tuple[Share, ...]:
    """Return how the indicators that have a category are spread over the categories."""
    counts = rekap.rekap.per_pita
    shares = compute_shares([Decimal(count) for _, count in counts])
    return tuple(
        Share(f"{pita.label}: {count} indikator", share)
        for (pita, count), share in zip(counts, shares, strict=True)
    )


def draw_kategori(rekap: Rekap) -> tuple[str, ...]:
    """Return the spread over the categories as SVG."""
    return share_bar(spread(rekap), "Sebaran kategori capaian indikator")


def list_batang_kategori(rekap: Rekap) -> tuple[Batang, ...]:
    """Return the spread as bars, for narrow screens."""
    return tuple(
        Batang(one.label, fill_bar(one.persen), format_persen(one.persen)) for one in spread(rekap)
    )


def list_batang_capaian(rows: Sequence[BarisRekap]) -> tuple[Batang, ...]:
    """Return the means as bars, for narrow screens."""
    return tuple(
        Batang(
            row.instansi.nama_pendek,
            fill_bar(row.capaian.rata_rata.nilai),
            _print_mean(row),
            row.kategori,
        )
        for row in rows
    )


def list_batang_serapan(rows: Sequence[BarisRekap]) -> tuple[Batang, ...]:
    """Return the serapan as bars, for narrow screens."""
    return tuple(
        Batang(
            row.instansi.nama_pendek,
            fill_bar(serapan.nilai),
            str(serapan.keadaan) if serapan.nilai is None else format_persen(serapan.nilai),
        )
        for row in rows
        if row.total.pagu.terisi
        for serapan in [row.total.serapan]
    )


def _year_before(pemda: Pemda, tahun: int) -> tuple[BarisRekap, ...]:
    """Return the rows of the year before; none where no scale held then."""
    try:
        return load_rekap(pemda, tahun - 1, with_anggaran=False).baris
    except SkalaTidakSah:
        return ()


def _compare(row: BarisRekap, old: BarisRekap | None) -> Gerak:
    now = row.capaian.rata_rata.nilai
    then = old.capaian.rata_rata.nilai if old else None
    return Gerak(row, old, None if now is None or then is None else now - then)


def _mean(row: BarisRekap, absent: Decimal) -> Decimal:
    nilai = row.capaian.rata_rata.nilai
    return absent if nilai is None else nilai


def _print_mean(row: BarisRekap) -> str:
    mean = row.capaian.rata_rata
    return str(mean.keadaan) if mean.nilai is None else format_persen(mean.nilai)
