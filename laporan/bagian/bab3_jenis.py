"""The table of money per jenis belanja, with shares of the whole pagu."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from keuangan.data import Anggaran, JenisBelanja
from keuangan.formulas import compute_shares
from laporan.bagian.bab3_tabel import Baris, Tabel, note_lacking, note_until
from laporan.bagian.cells import mark_money
from laporan.register import Keterangan
from laporan.wording import join_words, mark
from sakip.numbers import format_persen, format_rupiah
from sakip.pdf.charts import Share

TIDAK_DIRINCI = "tidak dirinci"


def build_jenis_table(anggaran: Anggaran, keterangan: Keterangan) -> Tabel:
    """Return a row per group and jenis; the total names what it does not hold."""
    shares = _share_of_jenis(anggaran)
    rows = [
        Baris(
            "program" if j.tingkat == 1 else "sub",
            j.kode,
            j.uraian,
            (
                mark_money(j.dana.pagu),
                shares[position],
                mark_money(j.dana.realisasi) if j.dirinci else TIDAK_DIRINCI,
                mark(j.dana.serapan) if j.dirinci else "–",
            ),
        )
        for position, j in enumerate(anggaran.jenis)
    ]
    total = anggaran.total
    whole = "100,00%" if any(shares) and shares[0] != "–" else "–"
    cells = (mark_money(total.pagu), whole, mark_money(total.realisasi), mark(total.serapan))
    notes = [*note_lacking(anggaran), *_unsplit(anggaran), *note_until(anggaran)]
    return Tabel(keterangan, (*rows, Baris("jumlah", "", "Jumlah", cells)), tuple(notes))


def _share_of_jenis(anggaran: Anggaran) -> list[str]:
    return ["–" if s is None else format_persen(s) for s in compute_jenis_shares(anggaran)]


def compute_jenis_shares(anggaran: Anggaran) -> list[Decimal | None]:
    """Share of every line in the whole pagu; those of the jenis sum to that of their group."""
    lines = anggaran.jenis
    total = anggaran.total.pagu
    if not total.lengkap or not total.nilai:
        return [None] * len(lines)
    groups = [j for j in lines if j.tingkat == 1]
    of_group = compute_shares([j.dana.pagu.nilai for j in groups])
    shares: list[Decimal | None] = []
    for group, share in zip(groups, of_group, strict=True):
        shares += [share, *_split_share(share, _below(group, lines))]
    return shares


def _split_share(share: Decimal, below: Sequence[JenisBelanja]) -> Sequence[Decimal | None]:
    if not all(j.dana.pagu.lengkap for j in below):
        return [None] * len(below)
    return compute_shares([j.dana.pagu.nilai for j in below], whole=share)


def _below(group: JenisBelanja, lines: Sequence[JenisBelanja]) -> list[JenisBelanja]:
    return [j for j in lines if j.tingkat == 2 and f"{j.kode}.".startswith(f"{group.kode}.")]


def list_jenis_shares(anggaran: Anggaran) -> list[Share]:
    """The finest lines: jenis where a group is split, else the group."""
    lines = anggaran.jenis
    return [
        Share(j.uraian, share)
        for j, share in zip(lines, compute_jenis_shares(anggaran), strict=True)
        if share and (j.tingkat == 2 or not _below(j, lines))
    ]


def _unsplit(anggaran: Anggaran) -> Iterator[str]:
    lines = [j for j in anggaran.jenis if not j.dirinci]
    if lines:
        known = [
            f"{j.uraian} {format_rupiah(j.dana.realisasi.nilai)}"
            for j in lines
            if j.dana.realisasi.terisi
        ]
        more = f" Bagian yang diketahui: {join_words(known)}." if known else ""
        yield (
            f"“{TIDAK_DIRINCI.capitalize()}”: sebagian realisasi hanya diketahui untuk kelompok "
            f"belanjanya, tidak menurut jenis.{more}"
        )
