"""What the budget says, in sentences: never a percentage over a sum with an empty part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keuangan.data import Anggaran, JenisBelanja
from keuangan.formulas import Jumlah, compute_shares
from laporan.wording import end_items, join_words
from sakip.angka import Keadaan
from sakip.dates import BULAN
from sakip.numbers import format_persen, format_rupiah

_LAST_DAYS = {1: "31", 2: "30", 3: "30", 4: "31"}


@dataclass(frozen=True)
class UraianAnggaran:
    """The budget in words. ``pagu`` is "" where there is no budget at all."""

    nama: str  # "pagu anggaran tahap perubahan"
    pagu: str  # "Rp14.034.368.149", with what it lacks
    bagian: tuple[str, ...]  # "Belanja Modal Rp452.011.000 (3,22%)"
    realisasi: str  # a sentence, and one more for each group whose serapan can be computed


def describe_budget(anggaran: Anggaran) -> UraianAnggaran:
    """Return total and parts of the pagu, the realisasi with what it lacks, and the serapan."""
    groups = [j for j in anggaran.jenis if j.tingkat == 1]
    if not anggaran.program:
        return UraianAnggaran("pagu anggaran", "", (), "Realisasi anggaran belum diisi.")
    return UraianAnggaran(
        nama=f"pagu anggaran tahap {anggaran.tahap}" if anggaran.tahap else "pagu anggaran",
        pagu=_amount(anggaran.total.pagu, groups, "pagu"),
        bagian=end_items(tuple(_parts(anggaran, groups))),
        realisasi=" ".join([_describe_realisasi(anggaran, groups), *_describe_serapan(groups)]),
    )


def _parts(anggaran: Anggaran, groups: Sequence[JenisBelanja]) -> Iterator[str]:
    """Say each group with its share, and its jenis where it has any."""
    shares = [""] * len(groups)
    if anggaran.total.pagu.lengkap and anggaran.total.pagu.nilai:
        values = [group.dana.pagu.nilai for group in groups]
        shares = [f" ({format_persen(share)})" for share in compute_shares(values)]
    for group, share in zip(groups, shares, strict=True):
        below = [
            f"{j.uraian} {_print_part(j.dana.pagu)}"
            for j in anggaran.jenis
            if j.tingkat == 2 and f"{j.kode}.".startswith(f"{group.kode}.")
        ]
        rincian = f", yang mencakup {join_words(below)}" if below else ""
        yield f"{group.uraian} {_print(group.dana.pagu)}{share}{rincian}"


def _describe_realisasi(anggaran: Anggaran, groups: Sequence[JenisBelanja]) -> str:
    realisasi, serapan = anggaran.total.realisasi, anggaran.total.serapan
    until = _until(anggaran)
    if realisasi.keadaan is not Keadaan.TERISI:
        return f"Realisasi anggaran {realisasi.keadaan}."
    amount = _amount(realisasi, groups, "realisasi")
    if serapan.nilai is not None:
        return f"Realisasi anggaran{until} sebesar {amount} atau {serapan} dari seluruh pagu."
    if realisasi.lengkap:
        return (
            f"Realisasi anggaran{until} sebesar {amount}; persentasenya terhadap pagu "
            f"tidak dapat dihitung ({serapan.alasan})."
        )
    return (
        f"Realisasi anggaran{until} yang tercatat sebesar {amount}, sehingga persentasenya "
        "terhadap seluruh pagu tidak dapat dihitung."
    )


def _describe_serapan(groups: Sequence[JenisBelanja]) -> Iterator[str]:
    if len(groups) < 2:
        return
    for group in groups:
        dana = group.dana
        if dana.serapan.nilai is not None:
            yield (
                f"{group.uraian} terserap {dana.serapan}, yaitu {_print(dana.realisasi)} "
                f"dari pagu {_print(dana.pagu)}."
            )


def _amount(jumlah: Jumlah, groups: Sequence[JenisBelanja], name: str) -> str:
    """Return the filled sum, followed by the groups that it lacks."""
    if jumlah.keadaan is not Keadaan.TERISI or jumlah.lengkap:
        return _print(jumlah)
    lacks = [_lack(group, name) for group in groups]
    return f"{_print(jumlah)}, belum termasuk {join_words([lack for lack in lacks if lack])}"


def _lack(group: JenisBelanja, name: str) -> str:
    jumlah: Jumlah = getattr(group.dana, name)
    if jumlah.lengkap:
        return ""
    waiting = len(jumlah.belum) > len(jumlah.tidak_tersedia)
    state = Keadaan.BELUM_DIISI if waiting else Keadaan.TIDAK_TERSEDIA
    return f"{'sebagian ' if jumlah.terisi else ''}{name} {group.uraian} ({state})"


def _print(jumlah: Jumlah) -> str:
    if jumlah.keadaan is not Keadaan.TERISI:
        return str(jumlah.keadaan)
    return format_rupiah(jumlah.nilai)


def _print_part(jumlah: Jumlah) -> str:
    part = _print(jumlah)
    return part if jumlah.lengkap or not jumlah.terisi else f"{part} (sebagian tidak dirinci)"


def _until(anggaran: Anggaran) -> str:
    """Return " sampai dengan 31 Desember 2021": the end of the last triwulan with a realisasi."""
    if anggaran.triwulan not in _LAST_DAYS:
        return ""
    day, month = _LAST_DAYS[anggaran.triwulan], BULAN[anggaran.triwulan * 3 - 1]
    return f" sampai dengan {day} {month} {anggaran.tahun}"
