"""What the report lacks and where it falls short, named one by one and never filled by guessing."""

from collections.abc import Iterator

from capaian.data import CapaianTahun
from instansi.data import Profil
from keuangan.data import Simpul
from laporan.bagian.bab3_banding import YEARS
from laporan.bagian.facts import below_target, describe_result
from laporan.bagian.gaps_rencana import Kurang, is_waiting, list_plan_gaps, name_indicators
from laporan.data import LakipData
from laporan.wording import join_words
from sakip.terbilang import counted
from sakip.wording import span_years


def list_shortfalls(capaian: CapaianTahun) -> tuple[str, ...]:
    """Return the indicators whose target is not reached, with their figures."""
    return tuple(f"target tidak tercapai pada {describe_result(h)}" for h in below_target(capaian))


def list_problems(data: LakipData) -> tuple[str, ...]:
    """Return the facts that ask for attention: targets not reached, and what is incomplete."""
    missing = (f"belum diisi: {gap.hal}" for gap in _missing_data(data))
    return (*list_shortfalls(data.capaian), *missing)


def list_missing(data: LakipData) -> tuple[str, ...]:
    """Return what of the report somebody still has to supply, in the order of the report.

    One entry stands for all of its kind (it counts them), so entries are no count of figures.
    """
    return tuple(gap.hal for gap in list_gaps(data))


def list_gaps(data: LakipData) -> tuple[Kurang, ...]:
    """Return the same, each with the step in which it is supplied."""
    return (*_missing_data(data), *_missing_statements(data))


def _missing_data(data: LakipData) -> tuple[Kurang, ...]:
    return (
        *(Kurang("lakip", hal) for hal in _missing_profile(data.profil)),
        *_missing_documents(data),
        *list_plan_gaps(data),
        *_missing_results(data.capaian),
        *(Kurang("realisasi", hal) for hal in _missing_years(data)),
        *(Kurang("realisasi", hal) for hal in _missing_outputs(data.capaian)),
        *(Kurang("keuangan", hal) for hal in _missing_money(data)),
    )


def _missing_statements(data: LakipData) -> Iterator[Kurang]:
    """Name what only people can state; an own text in its place counts as stated."""
    if not (data.isu or "isu_strategis" in data.narasi):
        yield Kurang("lakip", "isu strategis")
    if not (data.perbaikan or "langkah_perbaikan" in data.narasi):
        yield Kurang("lakip", "langkah perbaikan")


def _missing_profile(profil: Profil) -> Iterator[str]:
    parts = {
        "dasar hukum": profil.dasar_hukum,
        "kedudukan": profil.kedudukan,
        "tugas": profil.tugas,
        "fungsi": profil.fungsi,
        "susunan organisasi": profil.susunan,
    }
    empty = [name for name, found in parts.items() if not found]
    if empty:
        yield f"profil instansi, yaitu {join_words(empty)}"


def _missing_documents(data: LakipData) -> Iterator[Kurang]:
    declared_absent = any(not pk.tersedia for pk in data.pk)
    pk = data.pk_berlaku or declared_absent
    documents = (
        ("renstra", "Rencana Strategis (Renstra) yang berlaku", data.renstra),
        ("rkt", f"Rencana Kinerja Tahunan (RKT) Tahun {data.tahun}", data.rkt),
        ("pk", f"Perjanjian Kinerja Tahun {data.tahun} yang berlaku", pk),
        ("renstra", "keputusan tentang Indikator Kinerja Utama (IKU)", data.sk_iku),
        ("lakip", "tanggal dan penanda tangan laporan", data.penanda),
    )
    return (Kurang(langkah, hal) for langkah, hal, found in documents if not found)


def _missing_results(capaian: CapaianTahun) -> Iterator[Kurang]:
    """Name the indicators without a figure, causes or remedies."""
    waiting = {
        "target": lambda h: is_waiting(h.target) and h.indikator.rentang is None,
        "realisasi": lambda h: is_waiting(h.realisasi),
        "realisasi nasional": lambda h: is_waiting(h.nasional),
        "analisis penyebab": lambda h: not h.penyebab,
        "upaya perbaikan": lambda h: not h.solusi,
    }
    for what, is_missing in waiting.items():
        names = [h.indikator.nama_pendek for h in capaian.indikator if is_missing(h)]
        step = "renstra" if what == "target" else "realisasi"
        yield from (Kurang(step, hal) for hal in name_indicators(what, names))


def _missing_years(data: LakipData) -> Iterator[str]:
    """Name the earlier years whose realisasi the report prints as belum diisi."""
    for hasil in data.capaian.indikator:
        printed = [(y, a) for y, a in hasil.riwayat[-YEARS:] if y != data.tahun]
        years = [year for year, angka in printed if is_waiting(angka)]
        if years:
            yield f"realisasi {hasil.indikator.nama_pendek} tahun {span_years(years)}"


def _missing_outputs(capaian: CapaianTahun) -> Iterator[str]:
    items = [output for outputs in capaian.keluaran.values() for output in outputs]
    missing = [o for o in items if is_waiting(o.target) or is_waiting(o.realisasi)]
    # A code of six segments is a sub kegiatan; above it stand kegiatan and program.
    below = sum(o.kode.count(".") >= 5 for o in missing)
    if below:
        yield f"target atau realisasi {counted(below)} keluaran sub kegiatan"
    if len(missing) > below:
        yield f"target atau realisasi {counted(len(missing) - below)} indikator program dan kegiatan"
    yield from _missing_boxes(capaian)


def _missing_boxes(capaian: CapaianTahun) -> Iterator[str]:
    """Count the sub kegiatan without keluaran or penjelasan, as their boxes in Bab III say."""
    programs = (program for sasaran in capaian.sasaran for program in sasaran.program)
    leaves = (leaf for program in programs for leaf in program.leaves())
    codes = {leaf.kode for leaf in leaves if leaf.tingkat == "sub_kegiatan"}
    boxes = [capaian.keluaran.get(kode, ()) for kode in codes]
    without = {
        "indikator keluaran": sum(not outputs for outputs in boxes),
        "penjelasan": sum(not any(o.penjelasan for o in outputs) for outputs in boxes),
    }
    for what, count in without.items():
        if count:
            yield f"{what} {counted(count)} sub kegiatan"


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
