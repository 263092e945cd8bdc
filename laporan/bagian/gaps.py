"""What the report lacks and where it falls short, named one by one and never filled by guessing."""

from collections.abc import Iterator

from capaian.data import CapaianTahun
from keuangan.data import Simpul
from laporan.bagian.facts import below_target, describe_result
from laporan.data import LakipData
from laporan.wording import join_words
from sakip.terbilang import counted

_NAMED = 5


def list_shortfalls(capaian: CapaianTahun) -> tuple[str, ...]:
    """Return the indicators whose target is not reached, with their figures."""
    return tuple(f"target tidak tercapai pada {describe_result(h)}" for h in below_target(capaian))


def list_problems(data: LakipData) -> tuple[str, ...]:
    """Return the facts that ask for attention: targets not reached, and what is incomplete."""
    missing = (f"belum diisi: {item}" for item in _missing_data(data))
    return (*list_shortfalls(data.capaian), *missing)


def list_missing(data: LakipData) -> tuple[str, ...]:
    """Return what of the report somebody still has to supply, in the order of the report."""
    return (*_missing_data(data), *_missing_statements(data))


def _missing_data(data: LakipData) -> tuple[str, ...]:
    return (
        *_missing_documents(data),
        *_missing_results(data.capaian),
        *_missing_outputs(data.capaian),
        *_missing_money(data),
    )


def _missing_statements(data: LakipData) -> Iterator[str]:
    """Name what only people can state; an own text in its place counts as stated."""
    if not (data.isu or "isu_strategis" in data.narasi):
        yield "isu strategis"
    if not (data.perbaikan or "langkah_perbaikan" in data.narasi):
        yield "langkah perbaikan"


def _missing_documents(data: LakipData) -> Iterator[str]:
    declared_absent = any(not pk.tersedia for pk in data.pk)
    missing = {
        "Rencana Strategis (Renstra) yang berlaku": data.renstra,
        f"Rencana Kinerja Tahunan (RKT) Tahun {data.tahun}": data.rkt,
        f"Perjanjian Kinerja Tahun {data.tahun} yang berlaku": data.pk_berlaku or declared_absent,
        "keputusan tentang Indikator Kinerja Utama (IKU)": data.sk_iku,
        "tanggal dan penanda tangan laporan": data.penanda,
    }
    return (name for name, found in missing.items() if not found)


def _missing_results(capaian: CapaianTahun) -> Iterator[str]:
    """Name the indicators without target, realisasi, causes or remedies."""
    waiting = {
        "target": lambda h: not (h.target.terisi or h.target.alasan),
        "realisasi": lambda h: not (h.realisasi.terisi or h.realisasi.alasan),
        "analisis penyebab": lambda h: not h.penyebab,
        "upaya perbaikan": lambda h: not h.solusi,
    }
    for what, is_missing in waiting.items():
        names = [h.indikator.nama_pendek for h in capaian.indikator if is_missing(h)]
        if names:
            yield (
                f"{what} untuk {counted(len(names))} indikator, yaitu {join_words(names, _NAMED)}"
            )


def _missing_outputs(capaian: CapaianTahun) -> Iterator[str]:
    items = [output for outputs in capaian.keluaran.values() for output in outputs]
    missing = [o for o in items if any(not (a.terisi or a.alasan) for a in (o.target, o.realisasi))]
    # A code of six segments is a sub kegiatan; above it stand kegiatan and program.
    below = sum(o.kode.count(".") >= 5 for o in missing)
    if below:
        yield f"target atau realisasi {counted(below)} keluaran sub kegiatan"
    if len(missing) > below:
        yield f"target atau realisasi {counted(len(missing) - below)} indikator program dan kegiatan"


def find_unbudgeted(data: LakipData) -> tuple[Simpul, ...]:
    """Return the programs that support a sasaran and that the budget does not know.

    One that stands by its old name alone has no code to be known by.
    """
    known = {"", *(program.kode for program in data.anggaran.program)}
    mapped = (program for sasaran in data.capaian.sasaran for program in sasaran.program)
    return tuple({p.kode: p for p in mapped if p.kode not in known}.values())


def _missing_money(data: LakipData) -> Iterator[str]:
    if data.anggaran.program:
        yield from (f"pagu dan realisasi {program.uraian}" for program in find_unbudgeted(data))
    else:
        yield f"pagu dan realisasi anggaran tahun {data.tahun}"
    for jenis in data.anggaran.jenis:
        for name, jumlah in (("pagu", jenis.dana.pagu), ("realisasi", jenis.dana.realisasi)):
            if jenis.tingkat == 1 and len(jumlah.belum) > len(jumlah.tidak_tersedia):
                yield f"{'sebagian ' if jumlah.terisi else ''}{name} {jenis.uraian}"
