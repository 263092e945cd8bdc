"""Bab III, second section: each sasaran evaluated, beginning on a page of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from capaian.data import HasilIndikator, HasilSasaran
from capaian.formulas import StatusEfisiensi
from laporan.bagian import facts
from laporan.bagian.bab3_banding import (
    Perbandingan,
    compare_with_nation,
    compare_with_renstra,
    compare_with_years,
)
from laporan.bagian.bab3_foto import FotoCetak, build_photos
from laporan.bagian.bab3_kotak import KelompokProgram, build_boxes, describe_support
from laporan.bagian.cells import end_sentence, in_sentence
from laporan.data import LakipData
from laporan.narasi import render_narasi
from laporan.register import Judul, Register
from laporan.wording import capitalize, print_figure
from sakip.angka import Angka
from sakip.numbers import format_number

# A derivation with more terms than this is no help to a reader.
_TERMS = 10
_REACHED = 100


@dataclass(frozen=True)
class AnalisisIndikator:
    """Causes and remedies as people wrote them; ``fakta`` is what asks for them."""

    indikator: str
    fakta: str
    penyebab: str  # "" = belum diisi
    solusi: str


@dataclass(frozen=True)
class EvaluasiSasaran:
    """What the part of one sasaran prints. Without indicators there is nothing to compare."""

    judul: Judul
    hasil: HasilSasaran
    capaian: tuple[str, ...]
    rasio: tuple[str, ...]
    rata_rata: str
    tahun: Perbandingan | None
    renstra: Perbandingan | None
    nasional: Perbandingan | None
    analisis: tuple[AnalisisIndikator, ...]
    efisiensi: str
    dukungan: str
    program: tuple[KelompokProgram, ...]
    foto: tuple[FotoCetak, ...]


def build_evaluasi(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return the introduction with the first sasaran, then one piece for each further sasaran."""
    context = {
        "judul": judul,
        "isi": render_narasi(
            "evaluasi_pengantar",
            data,
            cakupan=facts.count_scope(data),
            ada=data.capaian.sasaran,
        ),
    }
    intro = render_to_string("laporan/lakip/bab_3_evaluasi.html", context)
    views = [view_sasaran(hasil, data, judul, register) for hasil in data.capaian.sasaran]
    first, *rest = [_render(view, data) for view in views] or [""]
    return [intro + first, *rest]


def _render(view: EvaluasiSasaran, data: LakipData) -> str:
    """Print a sasaran; a person's own text stands under "evaluasi_<tempat>_<nomor sasaran>"."""
    nomor = view.hasil.sasaran.nomor
    places = ("capaian", "tahun", "renstra", "nasional", "efisiensi", "dukungan")
    narasi = {
        place: render_narasi(f"evaluasi_{place}", data, bagian=nomor, evaluasi=view)
        for place in places
    }
    context = {"evaluasi": view, "profil": data.profil, "tahun": data.tahun, "narasi": narasi}
    return render_to_string("laporan/lakip/bab_3_sasaran.html", context)


def view_sasaran(
    hasil: HasilSasaran, data: LakipData, judul: Judul, register: Register
) -> EvaluasiSasaran:
    """Lay out one sasaran; captions are asked for in the order in which they stand."""
    sasaran, bab = hasil.sasaran, judul.bab
    heading = register.sub(judul, f"Sasaran {sasaran.nomor}: {sasaran.uraian}")
    measured = bool(hasil.indikator)
    return EvaluasiSasaran(
        judul=heading,
        hasil=hasil,
        capaian=tuple(facts.describe_result(one) for one in hasil.indikator),
        rasio=tuple(_ratios(hasil.indikator)),
        rata_rata=describe_mean(hasil),
        tahun=compare_with_years(hasil, data, bab, register) if measured else None,
        renstra=compare_with_renstra(hasil, data, bab, register) if measured else None,
        nasional=compare_with_nation(hasil, data, bab, register) if measured else None,
        analisis=tuple(_analysis(one) for one in hasil.indikator),
        efisiensi=describe_efficiency(hasil),
        dukungan=describe_support(hasil, data.anggaran),
        program=build_boxes(hasil, data),
        foto=build_photos(hasil, data, bab, register),
    )


def _ratios(indikator: Sequence[HasilIndikator]) -> Iterator[str]:
    """Yield where a ratio comes from; one that its parts do not make is never stated as a fact."""
    for one in indikator:
        if one.pembilang is None or one.penyebut is None or one.rasio is None:
            continue
        satuan = one.indikator.satuan
        subject = (
            f"Realisasi {in_sentence(one.indikator.nama_pendek)} "
            f"{print_figure(one.realisasi, satuan)}"
        )
        parts = (
            f"pembilang {format_number(one.pembilang)} dan penyebut {format_number(one.penyebut)}"
        )
        if one.rasio_cocok:
            yield f"{subject} berasal dari {parts}."
        else:
            made = print_figure(Angka.of(one.rasio), satuan)
            yield f"{subject} tidak sama dengan hasil {parts}, yaitu {made}."


def describe_mean(hasil: HasilSasaran) -> str:
    """Return the mean of a sasaran with its category and how it came about."""
    mean = hasil.rata_rata
    if not hasil.indikator:
        return "Sasaran ini belum memiliki indikator, sehingga capaiannya belum dapat diukur."
    if mean.nilai is None:
        return f"Capaian sasaran ini {facts.explain_no_mean(mean)}."
    kategori = f" dengan kategori {hasil.kategori.label}" if hasil.kategori else ""
    if len(hasil.indikator) == 1:
        return f"Dengan demikian capaian sasaran ini adalah {mean}{kategori}."
    steps = f", dari {mean.derivasi}" if mean.dihitung <= _TERMS else ""
    note = f" ({mean.catatan})" if mean.catatan else ""
    return f"Rata-rata capaian sasaran ini adalah {mean}{kategori}{note}{steps}."


def describe_efficiency(hasil: HasilSasaran) -> str:
    """Return capaian beside absorption, and the verdict or why none may be given."""
    result = hasil.efisiensi
    if not hasil.program:
        return (
            "Efisiensi penggunaan sumber daya tidak dihitung karena belum ada program yang "
            "dipetakan untuk mendukung sasaran ini."
        )
    if result.selisih is None:
        return end_sentence(
            f"Efisiensi penggunaan sumber daya tidak dihitung karena {_join(result.alasan)}"
        )
    mean = "Rata-rata capaian" if len(hasil.indikator) > 1 else "Capaian"
    text = (
        f"{mean} sasaran ini {hasil.rata_rata}, sedangkan serapan {hasil.lingkup_serapan} "
        f"program pendukungnya {hasil.serapan}, dengan selisih {result.derivasi} poin."
    )
    if result.status is StatusEfisiensi.TIDAK_DAPAT_DISEBUT:
        return f"{text} Penggunaan sumber daya {result.status} karena {_join(result.alasan)}."
    return f"{text} Dengan demikian penggunaan sumber daya tergolong {result.status}."


def _join(reasons: str) -> str:
    return reasons.replace("; ", " dan ")


def _analysis(one: HasilIndikator) -> AnalisisIndikator:
    return AnalisisIndikator(
        indikator=capitalize(one.indikator.nama_pendek),
        fakta=_describe_gap(one),
        penyebab=one.penyebab,
        solusi=one.solusi,
    )


def _describe_gap(one: HasilIndikator) -> str:
    """Return the fact that causes and remedies have to explain."""
    capaian = one.capaian
    if capaian.nilai is None:
        return f"capaian {capaian.keadaan} ({capaian.alasan})"
    if capaian.nilai >= _REACHED:
        return f"target tercapai dengan capaian {capaian}"
    gap = format_number(_REACHED - capaian.nilai, 2)
    return f"target tidak tercapai; capaian {capaian}, kurang {gap} poin dari 100%"
