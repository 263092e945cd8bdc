"""How the indicators of a sasaran stand against earlier years, the Renstra and the nation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from capaian.data import HasilIndikator, HasilSasaran
from capaian.formulas import compare_years, describe_trend
from laporan.bagian.cells import end_sentence, in_sentence, mark_realisasi, unit_of_change
from laporan.data import LakipData
from laporan.register import Keterangan, Register
from laporan.wording import capitalize, mark
from sakip.angka import Angka, Keadaan
from sakip.numbers import format_number
from sakip.pdf.charts import Series, line_years
from sakip.terbilang import counted
from sakip.wording import span_years

YEARS = 5
# More lines in one chart cannot be told apart.
_LINES = 4
_REACHED = 100


@dataclass(frozen=True)
class Baris:
    """A row: the indicator and its cells in the order of the columns."""

    nomor: int
    indikator: str
    sel: tuple[str, ...]


@dataclass(frozen=True)
class Gambar:
    """A chart with its caption."""

    keterangan: Keterangan
    grafik: Sequence[str]


@dataclass(frozen=True)
class Perbandingan:
    """A table of comparison, the heads of its cells, and what it says in sentences."""

    keterangan: Keterangan
    kepala: tuple[str, ...]
    baris: tuple[Baris, ...]
    kalimat: tuple[str, ...]
    gambar: tuple[Gambar, ...] = ()


def compare_with_years(
    hasil: HasilSasaran, data: LakipData, bab: int, register: Register
) -> Perbandingan:
    """Return realisasi of the last five years with a true sentence on each indicator's course."""
    years = tuple(year for year, _ in hasil.indikator[0].riwayat[-YEARS:])
    title = f"Realisasi Sasaran {hasil.sasaran.nomor} Tahun {years[0]}–{years[-1]}"
    return Perbandingan(
        keterangan=register.tabel(bab, title),
        kepala=tuple(f"Tahun {year}" for year in years),
        baris=_rows(
            hasil,
            [
                [mark(angka, one.indikator.satuan) for _, angka in one.riwayat[-YEARS:]]
                for one in hasil.indikator
            ],
        ),
        kalimat=tuple(_describe_course(one) for one in hasil.indikator),
        gambar=tuple(_charts(hasil, years, bab, register)),
    )


def _describe_course(one: HasilIndikator) -> str:
    """Return the course of the years, and why some have no figure."""
    years = one.riwayat[-YEARS:]
    trend = describe_trend(years, unit_of_change(one.indikator.satuan))
    absent: dict[str, list[int]] = {}
    for year, angka in years:
        if not angka.terisi:
            reason = f"tidak tersedia: {angka.alasan}" if angka.alasan else str(Keadaan.BELUM_DIISI)
            absent.setdefault(reason, []).append(year)
    notes = "".join(
        f" {end_sentence(f'Tahun {span_years(y)} {reason}')}" for reason, y in absent.items()
    )
    return f"Realisasi {in_sentence(one.indikator.nama_pendek)} {trend}.{notes}"


def _charts(
    hasil: HasilSasaran, years: tuple[int, ...], bab: int, register: Register
) -> Iterator[Gambar]:
    """Draw the indicators that have more than one year, those of one unit together."""
    by_unit: dict[str, list[HasilIndikator]] = {}
    for one in hasil.indikator:
        if compare_years(one.riwayat[-YEARS:]):
            by_unit.setdefault(one.indikator.satuan, []).append(one)
    for satuan, items in by_unit.items():
        for start in range(0, len(items), _LINES):
            group = items[start : start + _LINES]
            names = group[0].indikator.nama_pendek if len(group) == 1 else f"Indikator ({satuan})"
            title = f"Perkembangan {names} Tahun {years[0]}–{years[-1]}"
            series = [
                Series(
                    one.indikator.nama_pendek,
                    tuple(angka.nilai for _, angka in one.riwayat[-YEARS:]),
                )
                for one in group
            ]
            yield Gambar(register.gambar(bab, title), line_years(years, series, satuan, title))


def compare_with_renstra(
    hasil: HasilSasaran, data: LakipData, bab: int, register: Register
) -> Perbandingan:
    """Return tingkat kemajuan: realisasi against the target of the last year of the Renstra."""
    akhir = data.renstra.tahun_akhir if data.renstra else data.tahun
    title = f"Kemajuan Sasaran {hasil.sasaran.nomor} terhadap Target Akhir Renstra"
    return Perbandingan(
        keterangan=register.tabel(bab, title),
        kepala=(
            f"Target akhir Renstra ({akhir})",
            f"Realisasi {data.tahun}",
            "Tingkat kemajuan",
        ),
        baris=_rows(
            hasil,
            [
                [
                    mark(one.target_akhir, one.indikator.satuan),
                    mark_realisasi(one),
                    mark(one.kemajuan),
                ]
                for one in hasil.indikator
            ],
        ),
        kalimat=tuple(_describe_progress(one, akhir, data.tahun) for one in hasil.indikator),
    )


def _describe_progress(one: HasilIndikator, akhir: int, tahun: int) -> str:
    name, kemajuan = in_sentence(one.indikator.nama_pendek), one.kemajuan
    if kemajuan.nilai is None:
        return end_sentence(f"Tingkat kemajuan {name} {kemajuan.keadaan}: {kemajuan.alasan}")
    if kemajuan.nilai >= _REACHED:
        verdict = f"target akhir Renstra (tahun {akhir}) telah tercapai"
    elif akhir > tahun:
        verdict = (
            f"target akhir Renstra (tahun {akhir}) belum tercapai dan masih tersedia "
            f"{counted(akhir - tahun)} tahun untuk mencapainya"
        )
    else:
        verdict = f"target akhir Renstra (tahun {akhir}) tidak tercapai"
    return f"Tingkat kemajuan {name} adalah {kemajuan.derivasi}; {verdict}."


def compare_with_nation(
    hasil: HasilSasaran, data: LakipData, bab: int, register: Register
) -> Perbandingan:
    """Return realisasi beside the national figure, its source, or why there is none."""
    title = f"Realisasi Sasaran {hasil.sasaran.nomor} dan Realisasi Nasional Tahun {data.tahun}"
    return Perbandingan(
        keterangan=register.tabel(bab, title),
        kepala=(f"Realisasi {data.tahun}", "Realisasi nasional", "Keterangan"),
        baris=_rows(
            hasil,
            [
                [mark_realisasi(one), mark(one.nasional, one.indikator.satuan), _source(one)]
                for one in hasil.indikator
            ],
        ),
        kalimat=tuple(_describe_nation(one) for one in hasil.indikator),
    )


def _source(one: HasilIndikator) -> str:
    if one.nasional.terisi:
        return one.sumber_nasional or "sumber belum diisi"
    return capitalize(one.nasional.alasan) or "–"


def _describe_nation(one: HasilIndikator) -> str:
    name, nasional = one.indikator.nama_pendek, one.nasional
    if nasional.alasan:
        said = f"{capitalize(name)} tidak dapat dibandingkan dengan realisasi nasional"
        return end_sentence(f"{said}: {nasional.alasan}")
    for what, angka in (("realisasi nasional", nasional), ("realisasi", one.realisasi)):
        if not angka.terisi:
            return (
                f"{capitalize(name)} belum dapat dibandingkan dengan realisasi nasional "
                f"karena {what} {angka.keadaan}."
            )
    return (
        f"Realisasi {in_sentence(name)} {_relate(one.realisasi, nasional, one.indikator.satuan)}."
    )


def _relate(realisasi: Angka, nasional: Angka, satuan: str) -> str:
    difference = realisasi.require() - nasional.require()
    if difference == 0:
        return "sama dengan realisasi nasional"
    size = f"{format_number(abs(difference))} {unit_of_change(satuan)}"
    return f"{size} {'di atas' if difference > 0 else 'di bawah'} realisasi nasional"


def _rows(hasil: HasilSasaran, cells: Sequence[Sequence[str]]) -> tuple[Baris, ...]:
    return tuple(
        Baris(number, one.indikator.uraian, tuple(row))
        for number, (one, row) in enumerate(zip(hasil.indikator, cells, strict=True), 1)
    )
