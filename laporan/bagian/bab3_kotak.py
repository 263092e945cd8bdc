"""The boxes of Bab III: what each supporting sub kegiatan took in and put out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from capaian.data import HasilSasaran, Keluaran
from keuangan.data import Anggaran, Dana, Simpul
from laporan.bagian.cells import mark_money
from laporan.data import LakipData
from laporan.wording import join_words, mark, print_figure
from sakip.numbers import format_rupiah
from sakip.terbilang import counted


@dataclass(frozen=True)
class BarisKotak:
    """A line of a box: "Masukan" or "Keluaran", what it is, and its three cells."""

    jenis: str
    uraian: str
    target: str
    realisasi: str
    capaian: str


@dataclass(frozen=True)
class Kotak:
    """A sub kegiatan, or money that is known only higher up ("belum dirinci")."""

    judul: str
    baris: tuple[BarisKotak, ...]
    penjelasan: tuple[str, ...]  # empty = belum diisi
    catatan: str
    belum_dirinci: bool


@dataclass(frozen=True)
class KelompokKegiatan:
    """A kegiatan with the boxes of its sub kegiatan."""

    judul: str  # "" for money of the program that no kegiatan holds
    indikator: tuple[str, ...]
    kotak: tuple[Kotak, ...]


@dataclass(frozen=True)
class KelompokProgram:
    """A program with its kegiatan; without any, the text says that they are missing."""

    judul: str
    indikator: tuple[str, ...]
    kegiatan: tuple[KelompokKegiatan, ...]


def build_boxes(hasil: HasilSasaran, data: LakipData) -> tuple[KelompokProgram, ...]:
    """Return the programs of a sasaran down to the boxes."""
    outputs = data.capaian.keluaran
    groups = {j.kode: j.uraian for j in data.anggaran.jenis if j.tingkat == 1}
    return tuple(
        KelompokProgram(
            judul=f"{program.kode_cetak} {program.uraian}".strip(),
            indikator=_indicators(outputs.get(program.kode, ())),
            kegiatan=tuple(
                _kegiatan(node, outputs, groups, data.anggaran) for node in program.anak
            ),
        )
        for program in hasil.program
    )


def _kegiatan(
    node: Simpul,
    outputs: Mapping[str, Sequence[Keluaran]],
    groups: Mapping[str, str],
    anggaran: Anggaran,
) -> KelompokKegiatan:
    boxes = tuple(_box(leaf, outputs, groups, anggaran) for leaf in node.leaves())
    if node.belum_dirinci:
        return KelompokKegiatan("", (), boxes)
    return KelompokKegiatan(
        f"{node.kode_cetak} {node.uraian}", _indicators(outputs.get(node.kode, ())), boxes
    )


def _indicators(outputs: Sequence[Keluaran]) -> tuple[str, ...]:
    """Return indicators of a program or kegiatan in words, also where nobody has filled them in."""
    return tuple(
        f"{o.indikator.uraian}: target {print_figure(o.target, o.indikator.satuan)}, "
        f"realisasi {print_figure(o.realisasi, o.indikator.satuan)}"
        + (f", capaian {o.capaian}" if o.capaian.nilai is not None else "")
        for o in outputs
    )


def _box(
    leaf: Simpul,
    outputs: Mapping[str, Sequence[Keluaran]],
    groups: Mapping[str, str],
    anggaran: Anggaran,
) -> Kotak:
    own = () if leaf.belum_dirinci else outputs.get(leaf.kode, ())
    lines = [*_inputs(leaf, groups)]
    if not leaf.belum_dirinci:
        lines += _outputs(own)
    return Kotak(
        judul=f"{leaf.kode_cetak} {leaf.uraian}",
        baris=tuple(lines),
        penjelasan=tuple(dict.fromkeys(o.penjelasan for o in own if o.penjelasan)),
        catatan=_note(leaf, anggaran),
        belum_dirinci=leaf.belum_dirinci,
    )


def _inputs(leaf: Simpul, groups: Mapping[str, str]) -> Iterator[BarisKotak]:
    """Yield a line per akun group with money, and their sum where there are several."""
    used = [(groups[kode], dana) for kode, dana in leaf.dana.items() if _has_money(dana)]
    for name, dana in used or [("Anggaran", leaf.total)]:
        yield _input(f"{name} (Rp)", dana)
    if len(used) > 1:
        yield _input("Jumlah anggaran (Rp)", leaf.total)


def _has_money(dana: Dana) -> bool:
    """Whether there is any figure that is not a zero, or one still missing."""
    return any(j.nilai or not j.lengkap for j in (dana.pagu, dana.realisasi))


def _input(uraian: str, dana: Dana) -> BarisKotak:
    cells = mark_money(dana.pagu), mark_money(dana.realisasi), mark(dana.serapan)
    return BarisKotak("Masukan", uraian, *cells)


def _outputs(outputs: Sequence[Keluaran]) -> Iterator[BarisKotak]:
    for one in outputs:
        satuan = one.indikator.satuan
        cells = mark(one.target, satuan), mark(one.realisasi, satuan), mark(one.capaian)
        yield BarisKotak("Keluaran", one.indikator.uraian, *cells)
    if not outputs:
        yield BarisKotak("Keluaran", "", "–", "–", "–")


def _note(leaf: Simpul, anggaran: Anggaran) -> str:
    """Return why there is no percentage, where the line itself does not tell."""
    if is_without_pagu(leaf):
        murni = anggaran.pagu_murni.get(leaf.kode)
        before = f"; pagu murni {format_rupiah(murni.nilai)}" if murni and murni.nilai else ""
        return f"Tanpa pagu{describe_stage(anggaran)}{before}."
    lacking = leaf.total.realisasi.catatan if leaf.total.realisasi.terisi else ""
    return f"Jumlah realisasi {lacking}." if lacking else ""


def is_without_pagu(leaf: Simpul) -> bool:
    """Whether the pagu is known to be 0."""
    return leaf.total.pagu.lengkap and leaf.total.pagu.nilai == 0


def describe_stage(anggaran: Anggaran) -> str:
    """Return " setelah perubahan anggaran", or "" where the first budget is in force."""
    changed = anggaran.tahap in ("pergeseran", "perubahan")
    return f" setelah {anggaran.tahap} anggaran" if changed else ""


def describe_support(hasil: HasilSasaran, anggaran: Anggaran) -> str:
    """Return what supports a sasaran in numbers and words, and how much of it has no pagu."""
    if not hasil.program:
        return "Belum ada program yang dipetakan untuk mendukung sasaran ini."
    counts = [
        f"{counted(len(hasil.program))} program",
        f"{counted(hasil.jumlah_kegiatan)} kegiatan" if hasil.jumlah_kegiatan else "",
        f"{counted(hasil.jumlah_sub_kegiatan)} sub kegiatan" if hasil.jumlah_sub_kegiatan else "",
    ]
    text = f"Sasaran ini didukung oleh {join_words([c for c in counts if c])}"
    leaves = [leaf for p in hasil.program for leaf in p.leaves() if leaf.tingkat == "sub_kegiatan"]
    empty = sum(is_without_pagu(leaf) for leaf in leaves)
    if empty:
        which = "seluruhnya" if empty == len(leaves) else f"{counted(empty)} di antaranya"
        text += f", {which} tanpa pagu{describe_stage(anggaran)}"
    missing = [
        name
        for name, n in (
            ("kegiatan", hasil.jumlah_kegiatan),
            ("sub kegiatan", hasil.jumlah_sub_kegiatan),
        )
        if not n
    ]
    if missing:
        text += f"; {join_words(missing)}nya belum tercatat dalam anggaran tahun {anggaran.tahun}"
    return f"{text}."
