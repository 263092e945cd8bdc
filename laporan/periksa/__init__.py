"""Check-your-answers: everything of a step as it will be submitted, row by row. Pure.

Nothing is computed here. ``Baris.kunci`` names a row for remarks and for links to it.
"""

from collections.abc import Callable, Iterator

from laporan.bagian.gaps import list_gaps, list_shortfalls
from laporan.data import LakipData
from laporan.periksa.baris import Baris, Kelompok, Periksa
from laporan.periksa.hasil import list_keuangan, list_lakip, list_realisasi
from laporan.periksa.rencana import list_pk, list_renstra, list_rkt
from sakip.numbers import format_rupiah

__all__ = ["Baris", "Kelompok", "Periksa", "check_answers"]

_STEPS: dict[str, Callable[[LakipData], Iterator[Kelompok]]] = {
    "renstra": list_renstra,
    "rkt": list_rkt,
    "pk": list_pk,
    "realisasi": list_realisasi,
    "keuangan": list_keuangan,
    "lakip": list_lakip,
}


def check_answers(langkah: str, data: LakipData) -> Periksa:
    """Return the answers of a step (``kerja.models.Tahap.Langkah``), its gaps and findings."""
    return Periksa(
        kelompok=tuple(group for group in _STEPS[langkah](data) if group.baris),
        kurang=tuple(gap.hal for gap in list_gaps(data) if gap.langkah == langkah),
        temuan=tuple(_findings(langkah, data)),
    )


def _findings(langkah: str, data: LakipData) -> Iterator[str]:
    """Name what is filled in and yet asks for a look."""
    if langkah == "realisasi":
        yield from list_shortfalls(data.capaian)
    if langkah == "keuangan":
        yield from (
            f"realisasi {node.uraian} melebihi pagunya"
            for program in data.anggaran.program
            for node in program.leaves()
            if node.total.pagu.lengkap and node.total.realisasi.nilai > node.total.pagu.nilai
        )
    if langkah == "pk" and (pk := data.pk_berlaku):
        pagu = data.anggaran.total.pagu
        if pk.program and pagu.lengkap and pagu.terisi and pk.jumlah != pagu.nilai:
            yield (
                f"jumlah pagu di {pk.judul} {format_rupiah(pk.jumlah)}, "
                f"sedangkan jumlah pagu anggaran {format_rupiah(pagu.nilai)}"
            )
