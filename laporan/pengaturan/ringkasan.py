"""What is in force at a Pemda, in a line or two for each setting, with its last change."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from capaian.formulas import SKALA_BAWAAN
from capaian.models import PengaturanCapaian, SkalaNilai
from instansi.access import can
from instansi.models import Pemda, Pengguna
from instansi.rights import Right
from kerja.models import Jejak, PengaturanPengingat
from kerja.riwayat.access import open_jejak
from laporan.desk.access import sits_at
from laporan.desk.queries import years_of
from laporan.models import ButirReviu, KerangkaBagian, KlienApi, Publikasi, TeksPemda
from laporan.narasi import PLACES_OF_PEMDA
from laporan.pengaturan.kerangka import list_kerangka
from laporan.queries import load_kerangka, load_teks_pemda
from laporan.reviu.bawaan import default_items
from laporan.reviu.queries import items_of
from laporan.terbuka.queries import is_public
from perjanjian.models import TemplatPernyataan
from perjanjian.queries import templat_on
from sakip.constraints import TAHUN_PERTAMA
from sakip.terbilang import counted

_TENGGAT = "Ditetapkan menurut tahun dan tahap untuk semua kecamatan."


@dataclass(frozen=True)
class Bagian:
    """A setting: what holds, the page where it is changed, and its last change if one is known."""

    judul: str
    berlaku: tuple[str, ...]
    url: str
    terakhir: Jejak | None


# What is changed on one page: its title, what holds in words, the page, and what the trail names.
_Setting = tuple[str, Callable[[Pemda], Iterable[str]], str, tuple[type[Model], ...]]


def list_bagian(user: Pengguna, pemda: Pemda) -> list[Bagian]:
    """Return all settings; the last change is told to those who read the trail of the Pemda."""
    seen = open_jejak(user).filter(pemda=pemda, instansi=None).order_by("-nomor")

    def last(kinds: Iterable[type[Model]]) -> Jejak | None:
        return seen.filter(objek__in=[kind._meta.label for kind in kinds]).first()

    rows = [
        Bagian(judul, tuple(describe(pemda)), reverse(name, args=[pemda.pk]), last(kinds))
        for judul, describe, name, kinds in _SETTINGS
    ]
    if sits_at(user, pemda):
        url = _deadlines(user, pemda)
        rows.append(Bagian("Tenggat dan pengingat", (_TENGGAT,), url, last([PengaturanPengingat])))
    return rows


def _deadlines(user: Pengguna, pemda: Pemda) -> str:
    """Return the page of deadlines to who sets them, the desk to who only sees them."""
    if not can(user, Right.PENGATURAN_SET, pemda):
        return reverse("laporan:cari_meja")
    tahun = next(iter(years_of(pemda)), timezone.localdate().year)
    return reverse("laporan:tenggat_semua", args=[pemda.pk, tahun])


def _kerangka(pemda: Pemda) -> Iterator[str]:
    rows = list_kerangka(load_kerangka(pemda.pk))
    renamed, left_out = sum(row.diubah for row in rows), sum(not row.dicetak for row in rows)
    if not renamed and not left_out:
        yield "Judul dan bagian menurut kerangka baku."
    else:
        yield f"{counted(renamed)} judul diganti, {counted(left_out)} bagian tidak dicetak."


def _teks(pemda: Pemda) -> Iterator[str]:
    own = len(load_teks_pemda(pemda.pk))
    if not own:
        yield "Semua teks bawaan aplikasi."
    else:
        yield f"{counted(own)} dari {counted(len(PLACES_OF_PEMDA))} teks ditulis sendiri."


def _templat(pemda: Pemda) -> Iterator[str]:
    now = templat_on(pemda.pk, timezone.localdate())
    yield f"Berlaku {now.sejak}." if now else "Belum ada; setiap PK ditulis sendiri."


def _cetak(pemda: Pemda) -> Iterator[str]:
    if pemda.logo:
        yield "Logo sudah diunggah."
    else:
        yield "Logo belum diisi."
    yield f"{pemda.get_kertas_display()}; {pemda.get_huruf_display()}; naskah dinas {pemda.get_huruf_naskah_display()}."


def _reviu(pemda: Pemda) -> Iterator[str]:
    standard = {(row.kunci, row.pernyataan) for row in default_items(pemda.pk)}
    asked = [row for row in items_of(pemda) if row.dipakai]
    if {(row.kunci, row.pernyataan) for row in asked} == standard:
        yield f"{counted(len(asked))} butir baku."
    else:
        own = sum((row.kunci, row.pernyataan) not in standard for row in asked)
        yield f"{counted(len(asked))} butir ditanyakan, {counted(own)} dengan bunyi sendiri."


def _skala(pemda: Pemda) -> Iterator[str]:
    rows = list(PengaturanCapaian.objects.filter(pemda=pemda).select_related("skala"))
    if not rows:
        yield f"{SKALA_BAWAAN.nama} bawaan aplikasi, karena belum ada yang diberlakukan."
    for row in rows:
        since = f"mulai laporan {row.mulai}" if row.mulai > TAHUN_PERTAMA else "sejak awal"
        cap = row.batas_rata_rata
        yield f"{row.skala} {since}; " + (
            f"rata-rata dibatasi {cap}%." if cap else "rata-rata tanpa batas."
        )


def _terbuka(pemda: Pemda) -> Iterator[str]:
    yield "Halaman publik dibuka." if is_public(pemda) else "Halaman publik ditutup."
    count = sum(not one.kedaluwarsa for one in KlienApi.objects.filter(pemda=pemda, dicabut=None))
    yield f"{counted(count)} sistem lain memegang token.".capitalize()


_SETTINGS: tuple[_Setting, ...] = (
    ("Skala capaian", _skala, "laporan:skala_daftar", (SkalaNilai, PengaturanCapaian)),
    ("Kerangka LAKIP", _kerangka, "laporan:kerangka", (KerangkaBagian,)),
    ("Teks bawaan LAKIP", _teks, "laporan:teks_pemda", (TeksPemda,)),
    ("Pernyataan perjanjian kinerja", _templat, "laporan:templat", (TemplatPernyataan,)),
    ("Checklist reviu", _reviu, "laporan:butir_reviu", (ButirReviu,)),
    ("Kop, kertas, dan huruf", _cetak, "laporan:cetak", (Pemda,)),
    ("Data terbuka", _terbuka, "laporan:terbuka", (Publikasi, KlienApi)),
)
