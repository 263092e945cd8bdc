"""Photos that people chose for the report, printed with the sasaran that their indicator serves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from capaian.data import HasilSasaran
from keuangan.data import Simpul
from laporan.data import Foto, LakipData
from laporan.register import Keterangan, Register


@dataclass(frozen=True)
class FotoCetak:
    """A photo with its numbered caption."""

    keterangan: Keterangan
    gambar: str  # a data: address; "" where the file was lost


def build_photos(
    hasil: HasilSasaran, data: LakipData, bab: int, register: Register
) -> tuple[FotoCetak, ...]:
    """Return the photos of a sasaran: of its own indicators, then of its programs' outputs."""
    by_indikator: dict[int, list[Foto]] = {}
    for foto in data.foto:
        by_indikator.setdefault(foto.indikator_id, []).append(foto)
    found = [foto for pk in _indicators(hasil, data) for foto in by_indikator.get(pk, ())]
    return tuple(FotoCetak(register.gambar(bab, f.keterangan), f.gambar) for f in found)


def _indicators(hasil: HasilSasaran, data: LakipData) -> dict[int, None]:
    """Return the ids of a sasaran's indicators in the order of print, each once."""
    outputs = data.capaian.keluaran
    below = (one.indikator.id for kode in _codes(hasil.program) for one in outputs.get(kode, ()))
    return dict.fromkeys([*(one.indikator.id for one in hasil.indikator), *below])


def _codes(nodes: Iterable[Simpul]) -> Iterator[str]:
    for node in nodes:
        yield node.kode
        yield from _codes(node.anak)
