"""Bab III, first section: how performance is measured, and Tabel 3.1 with what it says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from capaian.data import CapaianTahun, HasilIndikator
from capaian.formulas import METODE, TOLERANSI, Metode, RumusMetode, describe_intervals
from laporan.bagian import facts
from laporan.bagian.cells import NO_INDICATOR, mark_realisasi, mark_target
from laporan.data import LakipData
from laporan.narasi import render_narasi
from laporan.register import Judul, Keterangan, Register
from laporan.wording import join_words, mark
from sakip.pdf.charts import BarCapaian, bar_target_realisasi
from sakip.wording import span_years


@dataclass(frozen=True)
class Rumus:
    """A method with the indicators that it is used for; "" where it is used for all."""

    metode: RumusMetode
    dipakai: str


@dataclass(frozen=True)
class BarisSkala:
    """A band of the scale in words."""

    nomor: int
    rentang: str
    kategori: str


@dataclass(frozen=True)
class BarisCapaian:
    """A row of Tabel 3.1; ``sasaran`` is "" where the sasaran of the row above goes on."""

    nomor: int | None  # of the indicator; None where a sasaran has none
    sasaran: str
    indikator: str
    target: str
    realisasi: str
    capaian: str
    kategori: str
    nama_pendek: str
    perhitungan: str  # the derivation, "" where there is none
    alasan: str  # why there is none


@dataclass(frozen=True)
class Pengukuran:
    """What the section prints. Tables without rows are None."""

    cara: Judul
    skala: Judul
    hasil: Judul
    rumus: tuple[Rumus, ...]
    nama_skala: str
    baris_skala: tuple[BarisSkala, ...]
    tabel: Keterangan | None
    baris: tuple[BarisCapaian, ...]
    perhitungan: tuple[BarisCapaian, ...]
    sumber: str
    gambar: Keterangan | None
    grafik: Sequence[str]


def build_pengukuran(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return the section on measuring with Tabel 3.1."""
    view = _view(data, judul, register)
    capaian = data.capaian
    kalimat = (
        facts.describe_categories(capaian.rekap),
        facts.describe_mean(capaian),
        facts.describe_reached(capaian),
    )
    context = {
        "judul": judul,
        "data": data,
        "profil": data.profil,
        "pengukuran": view,
        "isi_cara": render_narasi("pengukuran_cara", data, pk=data.pk_berlaku),
        "isi_hasil": render_narasi("pengukuran_hasil", data, kalimat=kalimat),
        "batas": capaian.batas_rata_rata,
        "toleransi": TOLERANSI,
    }
    return [render_to_string("laporan/lakip/bab_3_pengukuran.html", context)]


def _view(data: LakipData, judul: Judul, register: Register) -> Pengukuran:
    """Lay out the section; captions are asked for in the order in which they stand."""
    capaian, bab, tahun = data.capaian, judul.bab, data.tahun
    rows = tuple(_rows(capaian))
    has_rows, is_measured = bool(capaian.sasaran), bool(capaian.indikator)
    return Pengukuran(
        cara=register.sub(judul, "Cara Pengukuran"),
        skala=register.sub(judul, "Skala Penilaian"),
        hasil=register.sub(judul, "Hasil Pengukuran"),
        rumus=tuple(_formulas(capaian)),
        nama_skala=capaian.skala.nama,
        baris_skala=_scale(capaian),
        tabel=register.tabel(bab, f"Target, Realisasi, dan Capaian Kinerja Tahun {tahun}")
        if has_rows
        else None,
        baris=rows,
        perhitungan=tuple(row for row in rows if row.nomor is not None),
        sumber=_sources(capaian.indikator),
        gambar=register.gambar(bab, f"Capaian Kinerja per Indikator Tahun {tahun}")
        if is_measured
        else None,
        grafik=_chart(capaian, tahun) if is_measured else (),
    )


def _formulas(capaian: CapaianTahun) -> Iterator[Rumus]:
    """Yield the methods in use, by indicators of sasaran and by outputs."""
    named: dict[str, list[int]] = {}
    for number, hasil in enumerate(capaian.indikator, 1):
        named.setdefault(hasil.indikator.metode, []).append(number)
    outputs = {o.indikator.metode for items in capaian.keluaran.values() for o in items}
    used = {*named, *outputs} or {Metode.POSITIF}
    for metode in Metode:
        if metode in used:
            yield Rumus(METODE[metode], _where_used(named.get(metode, []), metode in outputs, used))


def _where_used(numbers: Sequence[int], outputs: bool, used: set[str]) -> str:
    if len(used) == 1:
        return ""
    parts = [f"indikator nomor {span_years(numbers)}"] if numbers else []
    parts += ["indikator program, kegiatan, atau keluaran sub kegiatan"] if outputs else []
    return join_words(parts)


def _scale(capaian: CapaianTahun) -> tuple[BarisSkala, ...]:
    pairs = zip(capaian.skala.pita, describe_intervals(capaian.skala), strict=True)
    return tuple(BarisSkala(n, text, pita.label) for n, (pita, text) in enumerate(pairs, 1))


def _rows(capaian: CapaianTahun) -> Iterator[BarisCapaian]:
    number = 0
    for sasaran in capaian.sasaran:
        if not sasaran.indikator:
            yield _bare_row(sasaran.sasaran.uraian)
        for position, hasil in enumerate(sasaran.indikator):
            number += 1
            yield BarisCapaian(
                nomor=number,
                sasaran="" if position else sasaran.sasaran.uraian,
                indikator=hasil.indikator.uraian,
                target=mark_target(hasil),
                realisasi=mark_realisasi(hasil),
                capaian=mark(hasil.capaian),
                kategori=hasil.kategori.label if hasil.kategori else "–",
                nama_pendek=hasil.indikator.nama_pendek,
                perhitungan=hasil.capaian.derivasi,
                alasan=f"{hasil.capaian.keadaan} ({hasil.capaian.alasan})",
            )


def _bare_row(sasaran: str) -> BarisCapaian:
    """Return the row of a sasaran that nobody has given an indicator."""
    return BarisCapaian(None, sasaran, NO_INDICATOR, "–", "–", "–", "–", "", "", "")


def _sources(indikator: Sequence[HasilIndikator]) -> str:
    """Return which document each target stands in: "PK perubahan 2021", by number if several."""
    numbers: dict[str, list[int]] = {}
    for number, hasil in enumerate(indikator, 1):
        numbers.setdefault(hasil.sumber_target, []).append(number)
    if len(numbers) < 2:
        return "".join(numbers)
    return join_words([f"{name} (indikator nomor {span_years(n)})" for name, n in numbers.items()])


def _chart(capaian: CapaianTahun, tahun: int) -> Sequence[str]:
    bars = [
        BarCapaian(
            hasil.indikator.nama_pendek,
            hasil.capaian.nilai,
            hasil.kategori.label if hasil.kategori else "",
            str(hasil.capaian.keadaan),
        )
        for hasil in capaian.indikator
    ]
    bounds = [(pita.label, pita.batas_bawah) for pita in capaian.skala.pita]
    return bar_target_realisasi(bars, bounds, f"Capaian kinerja per indikator tahun {tahun}")
