"""How far each step of a report is: what is filled in, beside what ``laporan.bagian.gaps`` names. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from laporan.bagian.gaps import list_gaps
from laporan.data import LakipData
from sakip.angka import Angka, Keadaan


@dataclass(frozen=True)
class Kemajuan:
    """How many of the things that a step consists of are there; one declared absent is."""

    terisi: int
    seluruh: int

    @property
    def selesai(self) -> bool:
        """Return whether nothing is missing."""
        return self.terisi == self.seluruh

    def __str__(self) -> str:
        if self.selesai:
            return "semua terisi" if self.seluruh else "belum ada yang dapat diisi"
        return f"{self.terisi} dari {self.seluruh} terisi"


def count_progress(data: LakipData) -> Mapping[str, Kemajuan]:
    """Return the progress of each step by its key (``kerja.models.Tahap.Langkah``).

    A step is finished here exactly where ``list_gaps`` names nothing in it.
    """
    missing = Counter(gap.langkah for gap in list_gaps(data))
    return {step: Kemajuan(n, n + missing[step]) for step, n in _count_filled(data).items()}


def _count_filled(data: LakipData) -> dict[str, int]:
    """Count what is there, by the kinds of thing that ``list_gaps`` would name."""
    results, profil = data.capaian.indikator, data.profil
    outputs = [o for found in data.capaian.keluaran.values() for o in found]
    kinds: dict[str, list[Any]] = {
        "renstra": [data.renstra, data.sk_iku, *(_known(h.target) for h in results)],
        "rkt": [data.rkt, *(_known(data.rkt.target(h.indikator.id)) for h in results if data.rkt)],
        "pk": [data.pk_berlaku or any(not pk.tersedia for pk in data.pk)],
        "realisasi": [
            *(_known(h.realisasi) for h in results),
            *(text for h in results for text in (h.penyebab, h.solusi)),
            *(_known(o.target) and _known(o.realisasi) for o in outputs),
        ],
        "keuangan": [
            part
            for program in data.anggaran.program
            for leaf in program.leaves()
            for part in (leaf.total.pagu.lengkap, leaf.total.realisasi.lengkap)
        ],
        "lakip": [
            data.penanda,
            data.isu,
            data.perbaikan,
            profil.dasar_hukum,
            profil.kedudukan,
            profil.tugas,
            profil.fungsi,
            profil.susunan,
        ],
    }
    return {step: sum(bool(thing) for thing in found) for step, found in kinds.items()}


def _known(angka: Angka) -> bool:
    return angka.keadaan is not Keadaan.BELUM_DIISI


def total_progress(parts: Iterable[Kemajuan]) -> Kemajuan:
    """Return the progress of several steps together."""
    found = list(parts)
    return Kemajuan(sum(p.terisi for p in found), sum(p.seluruh for p in found))
