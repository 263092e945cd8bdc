"""The figures of a report in the order in which screens print them; nothing is computed here."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import unescape

from django.utils.html import strip_tags

from capaian.data import CapaianTahun, HasilIndikator, HasilSasaran
from capaian.formulas import METODE, Metode, RumusMetode, describe_intervals
from keuangan.data import Anggaran, Dana, Simpul
from keuangan.formulas import Jumlah, Persen
from sakip.numbers import format_persen
from sakip.pdf import Contents, Document, Part
from sakip.pdf.charts import BarCapaian, BarSerapan, bar_serapan, bar_target_realisasi
from sakip.pdf.render import page_label
from sakip.wording import mark

_HEADING = re.compile(r"<h[1-4][^>]*>(.*?)</h[1-4]>", re.DOTALL)
_LEVELS = {"program": 1, "kegiatan": 2, "sub_kegiatan": 3}


@dataclass(frozen=True)
class BarisKinerja:
    """An indicator as Tabel 3.1 prints it, with what explains each figure."""

    nomor: int
    hasil: HasilIndikator
    target: str
    realisasi: str
    capaian: str
    target_akhir: str
    kemajuan: str
    nasional: str
    rumus: RumusMetode
    interval: str  # of its category, "76% sampai dengan 100%"; "" without category
    riwayat: tuple[tuple[int, str, str], ...]  # year, figure, reason for being absent


@dataclass(frozen=True)
class SasaranLayar:
    """A sasaran with the rows of its indicators."""

    sasaran: HasilSasaran
    baris: tuple[BarisKinerja, ...]


def list_kinerja(capaian: CapaianTahun) -> tuple[SasaranLayar, ...]:
    """Return Tabel 3.1: the sasaran in order, their indicators numbered through."""
    skala = capaian.skala
    labels = [pita.label for pita in skala.pita]
    intervals = dict(zip(labels, describe_intervals(skala), strict=True))
    numbers = iter(range(1, len(capaian.indikator) + 1))
    return tuple(
        SasaranLayar(s, tuple(_baris(next(numbers), hasil, intervals) for hasil in s.indikator))
        for s in capaian.sasaran
    )


def _baris(nomor: int, hasil: HasilIndikator, intervals: dict[str, str]) -> BarisKinerja:
    satuan = hasil.indikator.satuan
    return BarisKinerja(
        nomor=nomor,
        hasil=hasil,
        target=mark(hasil.target, satuan),
        realisasi=mark(hasil.realisasi, satuan),
        capaian=mark(hasil.capaian),
        target_akhir=mark(hasil.target_akhir, satuan),
        kemajuan=mark(hasil.kemajuan),
        nasional=mark(hasil.nasional, satuan),
        rumus=METODE[Metode(hasil.indikator.metode)],
        interval=intervals[hasil.kategori.label] if hasil.kategori else "",
        riwayat=tuple((year, mark(angka, satuan), angka.alasan) for year, angka in hasil.riwayat),
    )


@dataclass(frozen=True)
class BarisAnggaran:
    """A row of the budget table; ``dana`` stands under the table's groups, in their order."""

    simpul: Simpul
    tingkat: int  # 1 program, 2 kegiatan, 3 sub kegiatan; a rest row stands below its parent
    dana: tuple[Dana, ...]


@dataclass(frozen=True)
class TabelAnggaran:
    """The budget as a table: one stretch of rows a program, groups of columns, the sums below."""

    kelompok: tuple[str, ...]
    program: tuple[tuple[BarisAnggaran, ...], ...]
    jumlah: tuple[Dana, ...]
    catatan: tuple[str, ...]  # what the sums of each program lack


def list_anggaran(anggaran: Anggaran) -> TabelAnggaran:
    """Return the budget table; with one group only there is no column for the total."""
    groups = [j for j in anggaran.jenis if j.tingkat == 1]
    codes = [j.kode for j in groups]
    both = len(groups) != 1
    return TabelAnggaran(
        kelompok=(*(j.uraian for j in groups), *(["Jumlah"] if both else [])),
        program=tuple(tuple(_rows(p, codes, both)) for p in anggaran.program),
        jumlah=(*(j.dana for j in groups), *([anggaran.total] if both else [])),
        catatan=tuple(note for p in anggaran.program for note in _notes(p)),
    )


def _rows(
    node: Simpul, codes: Sequence[str], both: bool, above: int = 0
) -> Iterator[BarisAnggaran]:
    level = above + 1 if node.belum_dirinci else _LEVELS.get(node.tingkat, above + 1)
    none = Dana(Jumlah(), Jumlah())
    dana = [node.dana.get(code, none) for code in codes]
    yield BarisAnggaran(node, level, (*dana, *([node.total] if both else [])))
    for child in node.anak:
        yield from _rows(child, codes, both, level)


def _notes(program: Simpul) -> Iterator[str]:
    for name, jumlah in (("pagu", program.total.pagu), ("realisasi", program.total.realisasi)):
        if not jumlah.lengkap:
            yield f"{program.kode_cetak} {program.uraian}: {name} {jumlah.catatan}."


@dataclass(frozen=True)
class Batang:
    """A bar of a chart where the screen is too narrow for the drawing."""

    label: str
    isi: str  # share of a full bar, 0 to 1, as HTML writes it; "" draws none
    kata: str
    kategori: str = ""


def fill_bar(persen: Decimal | None) -> str:
    """Return the share of a full bar that a percentage fills, as HTML writes it; "" draws none."""
    return "" if persen is None else f"{min(max(persen, Decimal(0)) / 100, Decimal(1)):.4f}"


def list_batang_capaian(capaian: CapaianTahun) -> tuple[Batang, ...]:
    """Return the capaian of every indicator as bars; 100 percent and more is a full one."""
    return tuple(
        Batang(
            hasil.indikator.nama_pendek,
            fill_bar(hasil.capaian.nilai),
            mark(hasil.capaian),
            hasil.kategori.label if hasil.kategori else "",
        )
        for hasil in capaian.indikator
    )


def list_batang_serapan(anggaran: Anggaran) -> tuple[Batang, ...]:
    """Return the serapan of Belanja Operasi per program as bars."""
    return tuple(
        Batang(program.uraian.capitalize(), fill_bar(serapan.nilai), _print_persen(serapan))
        for program in anggaran.program
        for serapan in [program.operasi.serapan]
    )


def _print_persen(serapan: Persen) -> str:
    return serapan.keadaan if serapan.nilai is None else format_persen(serapan.nilai)


def draw_capaian(capaian: CapaianTahun) -> tuple[str, ...]:
    """Return the capaian of every indicator over the categories, as SVG."""
    rows = [
        BarCapaian(
            hasil.indikator.nama_pendek,
            hasil.capaian.nilai,
            hasil.kategori.label if hasil.kategori else "",
            hasil.capaian.keadaan.value,
        )
        for hasil in capaian.indikator
    ]
    bounds = [(pita.label, pita.batas_bawah) for pita in capaian.skala.pita]
    return bar_target_realisasi(rows, bounds, "Capaian kinerja per indikator")


def draw_serapan(anggaran: Anggaran) -> tuple[str, ...]:
    """Return pagu and realisasi of Belanja Operasi per program, as SVG."""
    rows = [
        BarSerapan(
            program.uraian.capitalize(),
            program.operasi.pagu.nilai,
            program.operasi.realisasi.nilai if program.operasi.realisasi.lengkap else None,
        )
        for program in anggaran.program
    ]
    return bar_serapan(rows, "Serapan belanja operasi per program")


@dataclass(frozen=True)
class BagianLayar:
    """A part of the document: what it is called and the page it began on in the last PDF."""

    kunci: str
    judul: str
    halaman: str  # "" where unknown or not numbered


def list_bagian(
    document: Document, starts: Mapping[str, tuple[str, int]]
) -> tuple[BagianLayar, ...]:
    """Return the parts in reading order; ``starts`` as kept with the last PDF."""
    return tuple(
        BagianLayar(part.key, _name(part), _page(part, starts.get(part.key)))
        for part in document.parts
    )


def _name(part: Part | Contents) -> str:
    """Return the first heading of a part: parts of one bab share their title."""
    found = None if isinstance(part, Contents) else _HEADING.search(part.html)
    heading = " ".join(unescape(strip_tags(found[1])).split()) if found else ""
    return heading or part.title


def _page(part: Part | Contents, start: tuple[str, int] | None) -> str:
    if start is None or start[0] != part.numbering.value:
        return ""
    return page_label(part.numbering, start[1])
