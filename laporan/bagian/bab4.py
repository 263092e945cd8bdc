"""Bab IV: what the year comes to, what is incomplete, and what will be done about it."""

from dataclasses import dataclass
from decimal import Decimal

from django.template.loader import render_to_string

from capaian.data import HasilSasaran
from capaian.formulas import RekapKategori
from keuangan.formulas import compute_shares
from laporan.bagian import absent, facts, gaps
from laporan.bagian.money import UraianAnggaran, describe_budget
from laporan.data import LakipData
from laporan.narasi import render_narasi
from laporan.register import Judul, Register
from laporan.wording import end_items, end_sentence
from sakip.numbers import format_persen


@dataclass(frozen=True)
class BarisRekap:
    """A category with the number of its indicators and their share of all."""

    kategori: str
    jumlah: int
    bagian: str


@dataclass(frozen=True)
class Simpulan:
    """What the conclusion prints."""

    cakupan: facts.Cakupan
    kinerja: str
    sasaran: tuple[str, ...]
    anggaran: UraianAnggaran
    belum: tuple[str, ...]
    tidak_tersedia: tuple[str, ...]


def build_simpulan(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return Simpulan with the counts per category and what is still incomplete."""
    capaian = data.capaian
    view = Simpulan(
        cakupan=facts.count_scope(data),
        kinerja=facts.describe_performance(capaian),
        sasaran=tuple(_describe_sasaran(sasaran) for sasaran in capaian.sasaran),
        anggaran=describe_budget(data.anggaran),
        belum=end_items(gaps.list_missing(data)),
        tidak_tersedia=end_items(absent.list_absent(data)),
    )
    context = {
        "judul": judul,
        "simpulan": view,
        "isi": render_narasi("simpulan", data, simpulan=view),
        "anggaran": render_narasi("simpulan_anggaran", data, simpulan=view),
        "tabel": register.tabel(
            judul.bab, f"Jumlah Indikator per Kategori Capaian Tahun {data.tahun}"
        )
        if capaian.rekap.total
        else None,
        "baris": _rekap_rows(capaian.rekap),
        "total": capaian.rekap.total,
    }
    return [render_to_string("laporan/lakip/bab_4_simpulan.html", context)]


def build_perbaikan(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return Langkah Perbaikan: those that people state, else the facts that ask for them."""
    context = {
        "judul": judul,
        "profil": data.profil,
        "isi": render_narasi("langkah_perbaikan", data, tahun_berikut=data.tahun + 1),
        "perbaikan": tuple(map(end_sentence, data.perbaikan)),
        "ditulis": "langkah_perbaikan" in data.narasi,
        "fakta": end_items(gaps.list_shortfalls(data.capaian)),
        "penutup": render_narasi("penutup", data, tahun_berikut=data.tahun + 1),
    }
    return [render_to_string("laporan/lakip/bab_4_perbaikan.html", context)]


def _describe_sasaran(hasil: HasilSasaran) -> str:
    mean = hasil.rata_rata
    label = "rata-rata capaian" if len(hasil.indikator) > 1 else "capaian"
    if mean.nilai is None:
        result = f"{label} {facts.explain_no_mean(mean)}"
    else:
        category = f", kategori {hasil.kategori.label}" if hasil.kategori else ""
        note = f", {mean.catatan}" if mean.catatan else ""
        result = f"{label} {mean}{category}{note}"
    return f"Sasaran {hasil.sasaran.nomor}, {hasil.sasaran.uraian}: {result}"


def _rekap_rows(rekap: RekapKategori) -> tuple[BarisRekap, ...]:
    """Every category, also the empty ones; what has no category only where there is any."""
    counts = [(pita.label, n) for pita, n in rekap.per_pita]
    extra = (("Belum diisi", rekap.belum), ("Tidak dapat dihitung", rekap.tidak_dapat))
    counts += [(label, n) for label, n in extra if n]
    shares = compute_shares([Decimal(n) for _, n in counts])
    return tuple(
        BarisRekap(label, n, format_persen(share))
        for (label, n), share in zip(counts, shares, strict=True)
    )
