"""The table of money per sasaran, with shares of Belanja Operasi and of all belanja."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from capaian.data import HasilSasaran
from keuangan.data import Dana, Simpul
from keuangan.tree import sum_dana
from laporan.bagian.bab3_tabel import Baris, Tabel, note_lacking, note_until
from laporan.bagian.cells import mark_money
from laporan.bagian.gaps import find_unbudgeted
from laporan.data import LakipData
from laporan.register import Keterangan
from laporan.wording import join_words, mark
from sakip.angka import Keadaan
from sakip.numbers import format_persen, format_rupiah
from sakip.pdf.charts import Share
from sakip.terbilang import counted

_FULL = Decimal(100)
_NO_MAPPING = "Belum dipetakan ke sasaran"


def build_sasaran_table(data: LakipData, keterangan: Keterangan) -> Tabel:
    """Return a row per sasaran with the programs below it; the rest of the budget stands apart."""
    rows: list[Baris] = []
    for one in data.capaian.sasaran:
        rows += [_sasaran_head(one), *_programs(one.program)]
    free = _unmapped(data)
    if free:
        operasi, total = sum_dana(p.operasi for p in free), sum_dana(p.total for p in free)
        rows.append(_head(_NO_MAPPING, operasi, total, _rest(data)))
        rows += _programs(free)
    anggaran = data.anggaran
    whole = tuple(None if rest is None else _FULL for rest in _rest(data))
    total_row = Baris(
        "jumlah", "", "Jumlah", _cells(anggaran.operasi, anggaran.total, _print(whole))
    )
    lacking = (*note_lacking(anggaran), *_note_unbudgeted(data))
    notes = (*lacking, *_explain_shares(data), *note_until(anggaran))
    return Tabel(keterangan, (*rows, total_row), notes)


def name_sasaran(one: HasilSasaran) -> str:
    """Return "Sasaran 1: Meningkatnya kualitas pelayanan"."""
    return f"Sasaran {one.sasaran.nomor}: {one.sasaran.uraian}"


def _sasaran_head(one: HasilSasaran) -> Baris:
    if not one.program:
        return Baris("program", "", name_sasaran(one), ("–",) * 6)
    operasi = one.operasi or sum_dana(())
    shares = (one.bagian_operasi, one.bagian_total)
    return _head(name_sasaran(one), operasi, one.total, shares)


def _head(uraian: str, operasi: Dana, total: Dana, shares: Iterable[Decimal | None]) -> Baris:
    return Baris("program", "", uraian, _cells(operasi, total, _print(shares)))


def _programs(programs: Iterable[Simpul]) -> Iterator[Baris]:
    for p in programs:
        name = f"{p.kode_cetak} {p.uraian}".strip()
        yield Baris("sub", "", name, _cells(p.operasi, p.total, ("", "")))


def _cells(operasi: Dana, total: Dana, shares: tuple[str, ...]) -> tuple[str, ...]:
    return (
        mark_money(operasi.pagu),
        shares[0],
        mark_money(total.pagu),
        shares[1],
        mark_money(operasi.realisasi),
        mark(operasi.serapan),
    )


def _print(shares: Iterable[Decimal | None]) -> tuple[str, ...]:
    return tuple("–" if share is None else format_persen(share) for share in shares)


def _unmapped(data: LakipData) -> tuple[Simpul, ...]:
    """The programs of the budget that support no sasaran."""
    used = {p.kode for one in data.capaian.sasaran for p in one.program}
    return tuple(p for p in data.anggaran.program if p.kode not in used)


def _rest(data: LakipData) -> tuple[Decimal | None, Decimal | None]:
    """What the sasaran leave of 100% of Belanja Operasi and of all belanja; None without shares."""
    operasi = [one.bagian_operasi for one in data.capaian.sasaran]
    total = [one.bagian_total for one in data.capaian.sasaran]
    return _left(operasi), _left(total)


def _left(shares: list[Decimal | None]) -> Decimal | None:
    known = [share for share in shares if share is not None]
    return _FULL - sum(known) if known and len(known) == len(shares) else None


def _note_unbudgeted(data: LakipData) -> Iterator[str]:
    """Say which programs of the table no sum holds, since the budget does not know them."""
    names = [program.uraian for program in find_unbudgeted(data)]
    if names:
        yield f"Jumlah belum termasuk {join_words(names)} (pagu belum diisi)."


def _explain_shares(data: LakipData) -> Iterator[str]:
    if None in _rest(data) and data.capaian.sasaran:
        yield (
            "Proporsi bertanda “–” tidak dihitung karena pagunya belum lengkap atau seluruhnya 0, "
            "atau karena ada program yang mendukung lebih dari satu sasaran."
        )


def list_sasaran_shares(data: LakipData) -> list[Share]:
    """Return the shares of Belanja Operasi for the chart; none where they are not computed."""
    left, _ = _rest(data)
    if left is None:
        return []
    shares = [
        Share(name_sasaran(one), one.bagian_operasi)
        for one in data.capaian.sasaran
        if one.program and one.bagian_operasi is not None
    ]
    return [*shares, Share(_NO_MAPPING, left)] if left else shares


def describe_sasaran(one: HasilSasaran) -> str:
    """Return what a sasaran takes of the budget, in words."""
    name, operasi = f"Sasaran {one.sasaran.nomor}", one.operasi
    if operasi is None:
        return f"{name} belum didukung oleh program yang memiliki anggaran."
    head = f"{name} didukung oleh {counted(len(one.program))} program"
    if operasi.pagu.keadaan is not Keadaan.TERISI:
        return f"{head}; pagu Belanja Operasinya {operasi.pagu.keadaan}."
    share = one.bagian_operasi
    of_all = f" atau {format_persen(share)} dari seluruh pagu Belanja Operasi" if share else ""
    pagu = f"dengan pagu Belanja Operasi {format_rupiah(operasi.pagu.nilai)}{of_all}"
    return f"{head} {pagu}, {_describe_spent(operasi)}."


def _describe_spent(operasi: Dana) -> str:
    spent, serapan = operasi.realisasi, operasi.serapan
    if serapan.nilai is not None:
        return f"terserap {format_rupiah(spent.nilai)} atau {serapan}"
    if spent.terisi and not spent.lengkap:
        return (
            f"realisasi yang tercatat {format_rupiah(spent.nilai)} belum lengkap, "
            "sehingga serapannya tidak dapat dihitung"
        )
    return f"serapannya {serapan.keadaan} ({serapan.alasan})"
