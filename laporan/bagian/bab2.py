"""Bab II, the plans: Rencana Strategis and Rencana Kinerja Tahunan."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from django.template.loader import render_to_string

from laporan.data import LakipData
from laporan.narasi import render_narasi
from laporan.outline import cite_part
from laporan.register import Judul, Keterangan, Register
from laporan.wording import mark, mark_text
from renstra.data import IndikatorData, RenstraData, RktData, RktSimpul, SasaranData
from sakip.angka import Angka


@dataclass(frozen=True)
class BarisRencana:
    """A row "what, indikator, target"; number and what are "" where the indicators go on.

    ``target`` holds one cell for each column of targets.
    """

    nomor: str
    uraian: str
    indikator: str
    target: tuple[str, ...]


@dataclass(frozen=True)
class Renstra:
    """What the section on the Renstra prints beside the plan itself."""

    visi: Judul
    sasaran: Judul
    strategi: Judul
    tabel_sasaran: Keterangan | None
    tabel_strategi: Keterangan | None
    misi_didukung: tuple[str, ...]
    tahun: tuple[int, ...]  # the columns of targets
    baris: tuple[BarisRencana, ...]
    lampiran: str  # "Lampiran 1" or ""


@dataclass(frozen=True)
class Kelompok:
    """The kegiatan of a program in the RKT."""

    program: str
    baris: tuple[BarisRencana, ...]


@dataclass(frozen=True)
class Rkt:
    """What the section on the RKT prints."""

    sasaran: Judul
    program: Judul
    kegiatan: Judul
    tabel_sasaran: Keterangan | None
    tabel_program: Keterangan | None
    tabel_kegiatan: Keterangan | None
    jumlah: "JumlahRkt"
    baris_sasaran: tuple[BarisRencana, ...]
    baris_program: tuple[BarisRencana, ...]
    kelompok: tuple[Kelompok, ...]
    lampiran: str


@dataclass(frozen=True)
class JumlahRkt:
    """How many of each the RKT holds; what stands under two sasaran counts once."""

    sasaran: int
    indikator: int
    program: int
    kegiatan: int
    sub_kegiatan: int


def build_renstra(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return Rencana Strategis: visi, misi, tujuan, sasaran, strategi, kebijakan and program."""
    context = {
        "judul": judul,
        "profil": data.profil,
        "renstra": data.renstra,
        "isi": render_narasi("rencana_strategis", data),
        "rinci": _view_renstra(data, data.renstra, judul, register) if data.renstra else None,
    }
    return [render_to_string("laporan/lakip/bab_2_renstra.html", context)]


def _view_renstra(
    data: LakipData, renstra: RenstraData, judul: Judul, register: Register
) -> Renstra:
    tahun = tuple(sorted({data.tahun, renstra.tahun_akhir}))
    caption = partial(_caption, register, judul, bool(renstra.sasaran))
    return Renstra(
        visi=register.sub(judul, f"Visi dan Misi {data.profil.pemda}"),
        sasaran=register.sub(judul, "Tujuan dan Sasaran"),
        strategi=register.sub(judul, "Strategi, Kebijakan, dan Program"),
        tabel_sasaran=caption("Sasaran, Indikator, dan Target Rencana Strategis"),
        tabel_strategi=caption("Strategi, Kebijakan, dan Program per Sasaran"),
        misi_didukung=tuple(dict.fromkeys(t.rpjmd.misi for t in renstra.tujuan if t.rpjmd)),
        tahun=tahun,
        baris=tuple(_sasaran_rows(renstra.sasaran, tahun)),
        lampiran=cite_part(data, "lampiran-renstra"),
    )


def _caption(register: Register, judul: Judul, needed: object, teks: str) -> Keterangan | None:
    """Give a caption only to a table that will be printed."""
    return register.tabel(judul.bab, teks) if needed else None


def _sasaran_rows(sasaran: Iterable[SasaranData], tahun: Sequence[int]) -> Iterator[BarisRencana]:
    for one in sasaran:
        cells = [(i, [i.target_tahun(year) for year in tahun]) for i in one.indikator]
        yield from _rows(str(one.nomor), one.uraian, cells, len(tahun))


def build_rkt(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return Rencana Kinerja Tahunan: sasaran, program and kegiatan with their indicators."""
    context = {
        "judul": judul,
        "profil": data.profil,
        "tahun": data.tahun,
        "rkt": data.rkt,
        "isi": render_narasi("rencana_kinerja", data),
        "rinci": _view_rkt(data, data.rkt, judul, register) if data.rkt else None,
    }
    return [render_to_string("laporan/lakip/bab_2_rkt.html", context)]


def _view_rkt(data: LakipData, rkt: RktData, judul: Judul, register: Register) -> Rkt:
    program = _distinct(node for sasaran in rkt.sasaran for node in sasaran.program)
    jumlah = _count(rkt, program)
    year = f"RKT Tahun {rkt.tahun}"
    caption = partial(_caption, register, judul)
    return Rkt(
        sasaran=register.sub(judul, "Sasaran dan Indikator Sasaran"),
        program=register.sub(judul, "Program dan Indikator Program"),
        kegiatan=register.sub(judul, "Kegiatan dan Indikator Kegiatan"),
        tabel_sasaran=caption(jumlah.sasaran, f"Sasaran dan Target {year}"),
        tabel_program=caption(jumlah.program, f"Program dan Indikator Program {year}"),
        tabel_kegiatan=caption(jumlah.kegiatan, f"Kegiatan dan Indikator Kegiatan {year}"),
        jumlah=jumlah,
        baris_sasaran=tuple(_rkt_sasaran_rows(rkt)),
        baris_program=tuple(_node_rows(program)),
        kelompok=tuple(Kelompok(p.uraian, tuple(_node_rows(p.anak))) for p in program if p.anak),
        lampiran=cite_part(data, "lampiran-rkt"),
    )


def _count(rkt: RktData, program: Sequence[RktSimpul]) -> JumlahRkt:
    kegiatan = [node for one in program for node in one.anak]
    return JumlahRkt(
        sasaran=len(rkt.sasaran),
        indikator=sum(len(row.sasaran.indikator) for row in rkt.sasaran),
        program=len(program),
        kegiatan=len(kegiatan),
        sub_kegiatan=sum(len(node.anak) for node in kegiatan),
    )


def _distinct(nodes: Iterable[RktSimpul]) -> tuple[RktSimpul, ...]:
    """Return each code once, with the children and indicators of all its occurrences."""
    found: dict[str, list[RktSimpul]] = {}
    for node in nodes:
        found.setdefault(node.kode, []).append(node)
    return tuple(_merge(same) for same in found.values())


def _merge(same: Sequence[RktSimpul]) -> RktSimpul:
    first = same[0]
    indikator = {i.id: (i, target) for node in same for i, target in node.indikator}
    return RktSimpul(
        kode=first.kode,
        kode_cetak=first.kode_cetak,
        tingkat=first.tingkat,
        uraian=first.uraian,
        indikator=tuple(indikator.values()),
        anggaran=first.anggaran,
        anak=_distinct(child for node in same for child in node.anak),
    )


def _rkt_sasaran_rows(rkt: RktData) -> Iterator[BarisRencana]:
    for row in rkt.sasaran:
        cells = [(i, [row.target.get(i.id, Angka.belum())]) for i in row.sasaran.indikator]
        yield from _rows(str(row.sasaran.nomor), row.sasaran.uraian, cells)


def _node_rows(nodes: Iterable[RktSimpul]) -> Iterator[BarisRencana]:
    for nomor, node in enumerate(nodes, 1):
        yield from _rows(str(nomor), node.uraian, [(i, [t]) for i, t in node.indikator])


def _rows(
    nomor: str,
    uraian: str,
    indikator: Sequence[tuple[IndikatorData, Sequence[Angka]]],
    columns: int = 1,
) -> Iterator[BarisRencana]:
    """One row for each indicator; a row that says so where there is none."""
    if not indikator:
        yield BarisRencana(nomor, uraian, mark_text(""), (mark_text(""),) * columns)
    for index, (one, targets) in enumerate(indikator):
        cells = tuple(mark(target, one.satuan) for target in targets)
        number, what = ("", "") if index else (nomor, uraian)
        yield BarisRencana(number, what, one.uraian, cells)
