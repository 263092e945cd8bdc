"""Bab II, the promises: Perjanjian Kinerja and Indikator Kinerja Utama."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string

from instansi.data import Profil
from laporan.data import LakipData
from laporan.narasi import render_narasi
from laporan.outline import cite_part
from laporan.register import Judul, Keterangan, Register
from laporan.wording import join_words, mark, print_figure
from perjanjian.data import PkBaris, PkData
from renstra.data import SasaranData, SkIkuData
from sakip.numbers import format_rupiah


@dataclass(frozen=True)
class BarisJanji:
    """A row of the table of targets."""

    nomor: int
    sasaran: str
    indikator: str
    target: str
    target_renstra: str


@dataclass(frozen=True)
class Janji:
    """The PK in force as the section prints it."""

    pk: PkData
    tabel_sasaran: Keterangan | None
    tabel_program: Keterangan | None
    baris: tuple[BarisJanji, ...]
    beda: tuple[str, ...]  # a sentence for each target that differs from the Renstra's
    pagu: str  # a sentence that compares with the budget; "" where it is incomplete


def build_pk(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return Perjanjian Kinerja: which there are, and targets and pagu of the one in force."""
    context = {
        "judul": judul,
        "profil": data.profil,
        "tahun": data.tahun,
        "isi": render_narasi("perjanjian_kinerja", data),
        "naskah": tuple(_describe_documents(data)),
        "janji": _view_pk(data, data.pk_berlaku, judul, register) if data.pk_berlaku else None,
        "sumber": join_words(list(dict.fromkeys(h.sumber_target for h in data.capaian.indikator))),
        "lampiran": cite_part(data, "lampiran-pk") if any(pk.tersedia for pk in data.pk) else "",
    }
    return [render_to_string("laporan/lakip/bab_2_pk.html", context)]


def _view_pk(data: LakipData, pk: PkData, judul: Judul, register: Register) -> Janji:
    satuan = {i.id: i.satuan for s in _sasaran(data) for i in s.indikator}
    title = f"{pk.judul} Tahun {pk.tahun}"
    return Janji(
        pk=pk,
        tabel_sasaran=register.tabel(judul.bab, f"Sasaran, Indikator, dan Target {title}")
        if pk.baris
        else None,
        tabel_program=register.tabel(judul.bab, f"Program dan Anggaran {title}")
        if pk.program
        else None,
        baris=tuple(_row(baris, satuan) for baris in pk.baris),
        beda=tuple(_describe_differences(pk, satuan)),
        pagu=_compare_pagu(data, pk),
    )


def _sasaran(data: LakipData) -> tuple[SasaranData, ...]:
    return data.renstra.sasaran if data.renstra else ()


def _row(baris: PkBaris, satuan: Mapping[int, str]) -> BarisJanji:
    unit = satuan.get(baris.indikator_id, "")
    return BarisJanji(
        nomor=baris.nomor,
        sasaran=baris.sasaran,
        indikator=baris.indikator,
        target=mark(baris.target, unit),
        target_renstra=mark(baris.target_renstra, unit),
    )


def _describe_documents(data: LakipData) -> Iterator[str]:
    """Say of each PK of the year whether it is signed, a draft, or declared absent."""
    if not any(pk.jenis == "murni" for pk in data.pk):
        yield f"Perjanjian Kinerja (murni) Tahun {data.tahun} belum diisi."
    for pk in data.pk:
        yield _describe_document(pk, data.profil)


def _describe_document(pk: PkData, profil: Profil) -> str:
    name = f"{pk.judul}{' (murni)' if pk.jenis == 'murni' else ''} Tahun {pk.tahun}"
    if not pk.tersedia:
        return f"{name} tidak tersedia: {pk.alasan_tidak_tersedia.rstrip('.')}."
    if pk.status != "berlaku":
        return f"{name} masih berupa draf dan belum ditandatangani, sehingga belum berlaku."
    when = f" pada {pk.tanggal}" if pk.tanggal else ""
    reason = f" Alasan perubahannya: {'; dan '.join(pk.alasan)}." if pk.alasan else ""
    first = pk.pihak_pertama.jabatan if pk.pihak_pertama else profil.pimpinan
    second = pk.pihak_kedua.jabatan if pk.pihak_kedua else profil.kepala_daerah
    return (
        f"{name} ditandatangani{when} oleh {first} sebagai pihak pertama dan "
        f"{second} sebagai pihak kedua.{reason}"
    )


def _describe_differences(pk: PkData, satuan: Mapping[int, str]) -> Iterator[str]:
    for baris in pk.baris:
        target, renstra = baris.target.nilai, baris.target_renstra.nilai
        if target is None or renstra is None or target == renstra:
            continue
        unit = satuan.get(baris.indikator_id, "")
        word = "rendah" if target < renstra else "tinggi"
        reason = baris.alasan_beda.rstrip(".") or "belum diisi"
        yield (
            f"Target “{baris.indikator}” dalam {pk.judul}, yaitu "
            f"{print_figure(baris.target, unit)}, lebih {word} daripada target Renstra tahun "
            f"{pk.tahun}, yaitu {print_figure(baris.target_renstra, unit)}. Alasannya: {reason}."
        )


def _compare_pagu(data: LakipData, pk: PkData) -> str:
    pagu = data.anggaran.total.pagu
    if not (pk.program and data.anggaran.program and pagu.lengkap):
        return ""
    stage = f"pagu anggaran tahap {data.anggaran.tahap}"
    if pagu.nilai == pk.jumlah:
        return f"Jumlah tersebut sama dengan {stage}."
    more = pagu.nilai > pk.jumlah
    return (
        f"Jumlah tersebut {'lebih kecil' if more else 'lebih besar'} "
        f"{format_rupiah(abs(pagu.nilai - pk.jumlah))} daripada {stage}, "
        f"yaitu {format_rupiah(pagu.nilai)}."
    )


def build_iku(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return the Indikator Kinerja Utama with their formulas and sources."""
    sk = data.sk_iku
    context = {
        "judul": judul,
        "profil": data.profil,
        "iku": sk.iku if sk else (),
        "isi": render_narasi(
            "indikator_kinerja_utama", data, keputusan=_describe_decree(sk, data.profil)
        ),
        "tabel": register.tabel(judul.bab, f"Indikator Kinerja Utama {data.profil.nama}")
        if sk and sk.iku
        else None,
        "lampiran": cite_part(data, "lampiran-iku") if sk else "",
    }
    return [render_to_string("laporan/lakip/bab_2_iku.html", context)]


def _describe_decree(sk: SkIkuData | None, profil: Profil) -> str:
    """Return which Keputusan fixes the IKU and what is not known of it; "" if there is none."""
    if sk is None:
        return ""
    name = f"Keputusan {profil.pimpinan}{f' Nomor {sk.nomor}' if sk.nomor else ''}"
    when = f", yang ditetapkan pada {sk.tanggal}" if sk.tanggal else ""
    gaps = [
        "" if sk.nomor else " Nomor keputusan tersebut tidak tersedia.",
        "" if sk.tanggal else " Tanggal penetapannya belum diisi.",
    ]
    return f"IKU {profil.nama} ditetapkan dengan {name} tentang {sk.tentang}{when}.{''.join(gaps)}"
