"""Lampiran: the RKT as a form, RPJMD chain first, rows down to sub kegiatan (B727–B743)."""

from collections.abc import Iterable

from django.template.loader import render_to_string

from instansi.data import Profil
from instansi.naskah import build_kop
from renstra.data import RenstraData, RktData, RktSasaran, RktSimpul, RpjmdLink, TujuanData
from renstra.naskah.baris import (
    LANJUT,
    Baris,
    Sel,
    beside,
    cell,
    cell_figure,
    column,
    stack,
)
from sakip.angka import Angka
from sakip.numbers import format_amount
from sakip.wording import mark

_SUB = "sub_kegiatan"


def render_rkt(rkt: RktData | None, profil: Profil, tahun: int) -> str:
    """Return the form of an RKT; a statement where there is none for ``tahun``."""
    context: dict[str, object] = {"rkt": rkt, "profil": profil, "tahun": tahun}
    if rkt and rkt.versi:
        context |= {
            "kop": build_kop(profil),
            "rantai": _rantai(rkt.versi),
            "baris": _baris(rkt, rkt.versi),
            "ada_sub": any(
                kegiatan.anak for s in rkt.sasaran for p in s.program for kegiatan in p.anak
            ),
        }
    return render_to_string("renstra/naskah_rkt.html", context)


def _rantai(renstra: RenstraData) -> list[Baris]:
    """Return the chains of the RPJMD, each once, in the order of the tujuan."""
    links = dict.fromkeys(tujuan.rpjmd for tujuan in renstra.tujuan if tujuan.rpjmd)
    return stack((_link(link) for link in links), (cell(""),) * 5)


def _link(link: RpjmdLink) -> list[Baris]:
    return beside(
        column([link.misi]),
        column([link.tujuan]),
        column(link.indikator_tujuan),
        column([link.sasaran]),
        column(link.indikator_sasaran),
    )


def _baris(rkt: RktData, renstra: RenstraData) -> list[Baris]:
    rows = {row.sasaran.id: row for row in rkt.sasaran}
    return stack((_tujuan(t, rows) for t in renstra.tujuan), (cell(""),) * 12)


def _tujuan(tujuan: TujuanData, rows: dict[int, RktSasaran]) -> list[Baris]:
    body = stack((_sasaran(rows[s.id]) for s in tujuan.sasaran if s.id in rows), (cell(""),) * 10)
    return beside(_lead(tujuan.uraian, body), column(i.uraian for i in tujuan.indikator), body)


def _lead(text: str, body: list[Baris]) -> list[Baris]:
    """Return a text beside each row that begins something, so that no page leaves it out."""
    begins = [row[0] != LANJUT for row in body]
    return [
        (cell(f"{text} (lanjutan)" if number else text) if begin else LANJUT,)
        for number, begin in enumerate(begins)
    ]


def _sasaran(row: RktSasaran) -> list[Baris]:
    belum = Angka.belum()
    targets = [(i.uraian, row.target.get(i.id, belum), i.satuan) for i in row.sasaran.indikator]
    body = stack((_program(program) for program in row.program), (cell(""),) * 7)
    return beside(_lead(row.sasaran.uraian, body), _targets(targets), body)


def _program(program: RktSimpul) -> list[Baris]:
    """Return a program beside its kegiatan; its own anggaran stands where it has none below it."""
    without = (*(cell(""),) * 3, _amount(program.anggaran))
    return beside(
        column([f"{program.kode_cetak} {program.uraian}"]),
        _targets_of(program),
        stack((_kegiatan(kegiatan) for kegiatan in program.anak), without),
    )


def _kegiatan(simpul: RktSimpul) -> list[Baris]:
    """Return a kegiatan with its sub kegiatan below it, in the same columns."""
    name = cell(f"{simpul.kode_cetak} {simpul.uraian}")
    if simpul.tingkat == _SUB:
        name = Sel(name.isi, "rinci")
    own = beside([(name,)], _targets_of(simpul), [(_amount(simpul.anggaran),)])
    return own + [row for sub in simpul.anak for row in _kegiatan(sub)]


def _targets_of(simpul: RktSimpul) -> list[Baris]:
    return _targets((i.uraian, target, i.satuan) for i, target in simpul.indikator)


def _targets(rows: Iterable[tuple[str, Angka, str]]) -> list[Baris]:
    """Return indikator and target, one a row; without any, both are belum diisi."""
    found: list[Baris] = [
        (cell(uraian), cell_figure(target, satuan)) for uraian, target, satuan in rows
    ]
    return found or [(cell(""), cell_figure(Angka.belum()))]


def _amount(anggaran: Angka) -> Sel:
    nilai = anggaran.nilai
    return Sel(mark(anggaran) if nilai is None else format_amount(nilai), "angka")
