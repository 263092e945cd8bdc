"""What is in force at a Pemda, in a line or two for each setting, with its last change."""

from collections.abc import Iterator
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
from laporan.models import KerangkaBagian, TeksPemda
from laporan.narasi import PLACES_OF_PEMDA
from laporan.pengaturan.kerangka import list_kerangka
from laporan.queries import load_kerangka, load_teks_pemda
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


def list_bagian(user: Pengguna, pemda: Pemda) -> list[Bagian]:
    """Return all settings; the last change is told to those who read the trail of the Pemda."""
    seen = open_jejak(user).filter(pemda=pemda, instansi=None)

    def last(*kinds: type[Model]) -> Jejak | None:
        labels = [kind._meta.label for kind in kinds]
        return seen.filter(objek__in=labels).order_by("-nomor").first()

    return [
        Bagian(
            "Skala capaian",
            tuple(_skala(pemda)),
            reverse("laporan:skala_daftar", args=[pemda.pk]),
            last(SkalaNilai, PengaturanCapaian),
        ),
        Bagian(
            "Kerangka LAKIP",
            (_kerangka(pemda),),
            reverse("laporan:kerangka", args=[pemda.pk]),
            last(KerangkaBagian),
        ),
        Bagian(
            "Teks bawaan LAKIP",
            (_teks(pemda),),
            reverse("laporan:teks_pemda", args=[pemda.pk]),
            last(TeksPemda),
        ),
        Bagian(
            "Pernyataan perjanjian kinerja",
            (_templat(pemda),),
            reverse("laporan:templat", args=[pemda.pk]),
            last(TemplatPernyataan),
        ),
        Bagian(
            "Kop, kertas, dan huruf",
            tuple(_cetak(pemda)),
            reverse("laporan:cetak", args=[pemda.pk]),
            last(Pemda),
        ),
        *(
            [
                Bagian(
                    "Tenggat dan pengingat",
                    (_TENGGAT,),
                    _deadlines(user, pemda),
                    last(PengaturanPengingat),
                )
            ]
            if sits_at(user, pemda)
            else []
        ),
    ]


def _deadlines(user: Pengguna, pemda: Pemda) -> str:
    """Return the page of deadlines to who sets them, the desk to who only sees them."""
    if not can(user, Right.PENGATURAN_SET, pemda):
        return reverse("laporan:cari_meja")
    tahun = next(iter(years_of(pemda)), timezone.localdate().year)
    return reverse("laporan:tenggat_semua", args=[pemda.pk, tahun])


def _kerangka(pemda: Pemda) -> str:
    rows = list_kerangka(load_kerangka(pemda.pk))
    renamed, left_out = sum(row.diubah for row in rows), sum(not row.dicetak for row in rows)
    if not renamed and not left_out:
        return "Judul dan bagian menurut kerangka baku."
    return f"{counted(renamed)} judul diganti, {counted(left_out)} bagian tidak dicetak."


def _teks(pemda: Pemda) -> str:
    own = len(load_teks_pemda(pemda.pk))
    if not own:
        return "Semua teks bawaan aplikasi."
    return f"{counted(own)} dari {counted(len(PLACES_OF_PEMDA))} teks ditulis sendiri."


def _templat(pemda: Pemda) -> str:
    now = templat_on(pemda.pk, timezone.localdate())
    return f"Berlaku {now.sejak}." if now else "Belum ada; setiap PK ditulis sendiri."


def _cetak(pemda: Pemda) -> Iterator[str]:
    if pemda.logo:
        yield "Logo sudah diunggah."
    else:
        yield "Logo belum diisi."
    yield f"{pemda.get_kertas_display()}; {pemda.get_huruf_display()}; naskah dinas {pemda.get_huruf_naskah_display()}."


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
