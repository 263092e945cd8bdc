"""Bab III, third section: the money per jenis belanja, per program and per sasaran."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from keuangan.data import Anggaran, Simpul
from laporan.bagian.bab3_dana import build_sasaran_table, describe_sasaran, list_sasaran_shares
from laporan.bagian.bab3_jenis import build_jenis_table, list_jenis_shares
from laporan.bagian.bab3_program import build_belanja_table, build_operasi_table, draw_serapan
from laporan.bagian.bab3_tabel import Tabel
from laporan.bagian.money import UraianAnggaran, describe_budget
from laporan.data import LakipData
from laporan.narasi import render_narasi
from laporan.register import Judul, Keterangan, Register
from laporan.wording import join_words
from sakip.pdf.charts import share_bar

_NAMED = 3


@dataclass(frozen=True)
class Gambar:
    """A chart with its caption."""

    keterangan: Keterangan
    grafik: Sequence[str]


@dataclass(frozen=True)
class PerJenis:
    """Money per jenis belanja."""

    judul: Judul
    uraian: UraianAnggaran
    tabel: Tabel
    gambar: Gambar


@dataclass(frozen=True)
class PerProgram:
    """Money per program, kegiatan and sub kegiatan."""

    judul: Judul
    kalimat: str
    operasi: Tabel
    gambar: Gambar
    belanja: Tabel | None  # where there is more than Belanja Operasi


@dataclass(frozen=True)
class PerSasaran:
    """Money per sasaran."""

    judul: Judul
    kalimat: tuple[str, ...]
    tabel: Tabel
    gambar: Gambar | None


def build_keuangan(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return the section on money; without a budget it is the sentence that says so."""
    context: dict[str, object] = {"judul": judul, "profil": data.profil, "tahun": data.tahun}
    if data.anggaran.program:
        views = {
            "jenis": _per_jenis(data.anggaran, judul, register),
            "program": _per_program(data.anggaran, judul, register),
            "sasaran": _per_sasaran(data, judul, register),
        }
        context["keuangan"] = views
        context["narasi"] = {
            name: render_narasi(f"keuangan_{name}", data, keuangan=view)
            for name, view in views.items()
        }
    return [render_to_string("laporan/lakip/bab_3_keuangan.html", context)]


def _per_jenis(anggaran: Anggaran, judul: Judul, register: Register) -> PerJenis:
    tahun, bab = anggaran.tahun, judul.bab
    title = f"Proporsi Pagu per Jenis Belanja Tahun {tahun}"
    return PerJenis(
        judul=register.sub(judul, "Anggaran dan Realisasi per Jenis Belanja"),
        uraian=describe_budget(anggaran),
        tabel=build_jenis_table(
            anggaran, register.tabel(bab, f"Pagu dan Realisasi per Jenis Belanja Tahun {tahun}")
        ),
        gambar=Gambar(register.gambar(bab, title), share_bar(list_jenis_shares(anggaran), title)),
    )


def _per_program(anggaran: Anggaran, judul: Judul, register: Register) -> PerProgram:
    tahun, bab = anggaran.tahun, judul.bab
    heading = register.sub(judul, "Anggaran dan Realisasi per Program, Kegiatan, dan Sub Kegiatan")
    operasi = register.tabel(bab, f"Pagu dan Realisasi Belanja Operasi Tahun {tahun}")
    title = f"Serapan Belanja Operasi per Program Tahun {tahun}"
    gambar = Gambar(register.gambar(bab, title), draw_serapan(anggaran, title))
    belanja = None
    if sum(j.tingkat == 1 for j in anggaran.jenis) > 1:
        caption = register.tabel(bab, f"Pagu dan Realisasi Seluruh Belanja Tahun {tahun}")
        belanja = build_belanja_table(anggaran, caption)
    return PerProgram(
        judul=heading,
        kalimat=describe_absorption(anggaran.program),
        operasi=build_operasi_table(anggaran, operasi),
        gambar=gambar,
        belanja=belanja,
    )


def _per_sasaran(data: LakipData, judul: Judul, register: Register) -> PerSasaran:
    bab = judul.bab
    heading = register.sub(judul, "Anggaran dan Realisasi per Sasaran")
    caption = register.tabel(bab, f"Pagu dan Realisasi per Sasaran Tahun {data.tahun}")
    shares = list_sasaran_shares(data)
    title = f"Proporsi Pagu Belanja Operasi per Sasaran Tahun {data.tahun}"
    return PerSasaran(
        judul=heading,
        kalimat=tuple(describe_sasaran(one) for one in data.capaian.sasaran),
        tabel=build_sasaran_table(data, caption),
        gambar=Gambar(register.gambar(bab, title), share_bar(shares, title)) if shares else None,
    )


def describe_absorption(programs: Sequence[Simpul]) -> str:
    """Return which programs took up most and least of their Belanja Operasi; "" if none differ."""
    known = [(p.operasi.serapan.nilai, p) for p in programs if p.operasi.serapan.nilai is not None]
    if len({nilai for nilai, _ in known}) < 2:
        return ""
    high, low = (pick(nilai for nilai, _ in known) for pick in (max, min))
    names = {
        value: join_words([p.uraian for nilai, p in known if nilai == value], _NAMED)
        for value in (high, low)
    }
    serapan = {nilai: p.operasi.serapan for nilai, p in known}
    return (
        f"Serapan Belanja Operasi tertinggi terdapat pada {names[high]} ({serapan[high]}) dan "
        f"terendah pada {names[low]} ({serapan[low]})."
    )
