"""The PK as a naskah: pernyataan, lampiran with its two tables, and both signatures (B655–B717).

The functions return inner HTML in the vocabulary of ``docs/document-style.md``; heading and
pages belong to the document that includes it.
"""

from dataclasses import replace

from django.template.loader import render_to_string

from instansi.data import Profil
from instansi.naskah import build_kop
from perjanjian.data import PkData
from sakip.pdf.blocks import Kop, Penanda
from sakip.pdf.qr import qr_uri


def render_pk(pk: PkData, profil: Profil) -> str:
    """Return the naskah of a PK; of one declared tidak tersedia a statement with its reason."""
    return render_to_string(
        "perjanjian/naskah_pk.html",
        {
            "pk": pk,
            "profil": profil,
            "kop": kop_for(pk, profil),
            "qr": qr_uri(pk.alamat) if pk.alamat else "",
            "pertama_lampiran": unnamed(pk.pihak_pertama),
            "kedua_lampiran": unnamed(pk.pihak_kedua),
        },
    )


def render_pk_belum(judul: str, profil: Profil, tahun: int) -> str:
    """Return the statement that no such PK ("Perjanjian Kinerja Perubahan") is recorded."""
    return render_to_string(
        "perjanjian/naskah_pk_belum.html", {"judul": judul, "profil": profil, "tahun": tahun}
    )


def kop_for(pk: PkData, profil: Profil) -> Kop:
    """Return the letterhead with the names under which the PK was frozen; logo and all else of today."""
    kop = build_kop(profil)
    if pk.kop is None:
        return kop
    return replace(kop, pemda=pk.kop.pemerintah, instansi=pk.kop.instansi, alamat=pk.kop.alamat)


def unnamed(pihak: Penanda | None) -> Penanda | None:
    """Return a party's block for the lampiran: "pihak" is said, and the anchor set, only once."""
    return replace(pihak, keterangan="", anchor="") if pihak else None
