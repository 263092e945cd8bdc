"""The tables of money per program, kegiatan and sub kegiatan."""

from collections.abc import Iterable, Iterator, Sequence

from keuangan.data import OPERASI, Anggaran, Dana, Simpul
from laporan.bagian.bab3_kotak import describe_stage, is_without_pagu
from laporan.bagian.bab3_tabel import Baris, Tabel, has_rows, money_cells, note_lacking, note_until
from laporan.register import Keterangan
from laporan.wording import join_words
from sakip.numbers import format_rupiah
from sakip.pdf.charts import BarSerapan, bar_serapan

_NAMED = 8


def build_operasi_table(anggaran: Anggaran, keterangan: Keterangan) -> Tabel:
    """Return Belanja Operasi down to the sub kegiatan."""
    rows = [_row(kelas, node, node.operasi) for kelas, node in _walk(anggaran.program)]
    total = Baris("jumlah", "", "Jumlah Belanja Operasi", money_cells(anggaran.operasi))
    lacking = [
        f"{name.capitalize()} {jumlah.catatan}."
        for name, jumlah in (
            ("pagu", anggaran.operasi.pagu),
            ("realisasi", anggaran.operasi.realisasi),
        )
        if jumlah.catatan
    ]
    notes = [*lacking, *_without_pagu(anggaran), *note_until(anggaran)]
    return Tabel(keterangan, (*rows, total), tuple(notes))


def _walk(nodes: Iterable[Simpul]) -> Iterator[tuple[str, Simpul]]:
    """Yield each node with the class of its row; a rest row only where it holds operasi."""
    classes = {"program": "program", "kegiatan": "kegiatan"}
    for node in nodes:
        if node.belum_dirinci and not has_rows(node.operasi):
            continue
        yield ("sub" if node.belum_dirinci else classes.get(node.tingkat, "sub")), node
        yield from _walk(node.anak)


def _row(kelas: str, node: Simpul, dana: Dana) -> Baris:
    return Baris(kelas, node.kode_cetak, node.uraian, money_cells(dana))


def _without_pagu(anggaran: Anggaran) -> Iterator[str]:
    """Name the sub kegiatan with a pagu of 0, with the pagu murni where it is known."""
    names = []
    for leaf in (leaf for p in anggaran.program for leaf in p.leaves()):
        if is_without_pagu(leaf):
            murni = anggaran.pagu_murni.get(leaf.kode)
            known = f" (pagu murni {format_rupiah(murni.nilai)})" if murni and murni.nilai else ""
            names.append(f"{leaf.kode_cetak}{known}")
    if names:
        yield (
            f"Persentase tidak dapat dihitung pada pagu 0. Tanpa pagu{describe_stage(anggaran)}: "
            f"{join_words(names, _NAMED)}."
        )


def draw_serapan(anggaran: Anggaran, title: str) -> Sequence[str]:
    """Draw pagu and realisasi of Belanja Operasi per program."""
    bars = [
        BarSerapan(
            program.uraian,
            program.operasi.pagu.nilai,
            program.operasi.realisasi.nilai if program.operasi.realisasi.lengkap else None,
        )
        for program in anggaran.program
    ]
    return bar_serapan(bars, title)


def build_belanja_table(anggaran: Anggaran, keterangan: Keterangan) -> Tabel:
    """All belanja per program: its groups, and below those other than operasi who holds them."""
    names = {j.kode: j.uraian for j in anggaran.jenis if j.tingkat == 1}
    rows: list[Baris] = []
    for program in anggaran.program:
        rows.append(_row("program", program, program.total))
        for kode, dana in program.dana.items():
            if has_rows(dana):
                rows.append(Baris("kegiatan", "", names[kode], money_cells(dana)))
                rows += [_row("sub", leaf, leaf.dana[kode]) for leaf in _holders(program, kode)]
    total = Baris("jumlah", "", "Jumlah seluruh belanja", money_cells(anggaran.total))
    return Tabel(keterangan, (*rows, total), (*note_lacking(anggaran), *note_until(anggaran)))


def _holders(program: Simpul, kode: str) -> list[Simpul]:
    """The sub kegiatan that hold money of a group other than operasi."""
    leaves = program.leaves() if kode != OPERASI else ()
    return [leaf for leaf in leaves if has_rows(leaf.dana[kode])]
