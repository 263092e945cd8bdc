"""Lampiran: the naskah of the plans and of the PK, each printed by the app that owns it."""

from django.template.loader import render_to_string

from laporan.data import LakipData
from laporan.register import Judul, Register
from perjanjian.naskah import render_pk, render_pk_belum
from renstra.naskah import render_matriks, render_rkt, render_sk_iku

# Every year has a PK; a perubahan only where one was made, and its absence is said too.
_JENIS_PK = {"murni": "Perjanjian Kinerja", "perubahan": "Perjanjian Kinerja Perubahan"}


def build_renstra(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return the matrix of the Renstra in force, on landscape pages."""
    return [_lampiran(judul, render_matriks(data.renstra, data.profil), melintang=True)]


def build_rkt(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return the RKT as a form, on landscape pages."""
    return [_lampiran(judul, render_rkt(data.rkt, data.profil, data.tahun), melintang=True)]


def build_pk(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return the naskah of each PK on pages of its own, and say which kind is not recorded."""
    naskah = [render_pk(pk, data.profil) for pk in data.pk]
    recorded = {pk.jenis for pk in data.pk}
    missing = [
        render_pk_belum(nama, data.profil, data.tahun)
        for jenis, nama in _JENIS_PK.items()
        if jenis not in recorded
    ]
    return [_lampiran(judul, *missing, *naskah[:1]), *naskah[1:]]


def build_iku(data: LakipData, judul: Judul, register: Register) -> list[str]:
    """Return the Keputusan on the IKU with its annex."""
    return [_lampiran(judul, render_sk_iku(data.sk_iku, data.renstra, data.profil))]


def _lampiran(judul: Judul, *isi: str, melintang: bool = False) -> str:
    context = {"judul": judul, "isi": isi, "melintang": melintang}
    return render_to_string("laporan/lakip/lampiran.html", context)
