"""The PK laid out as a file of its own, to be frozen and signed. Slow: never in a transaction."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from instansi.queries import load_profil
from kerja import berkas
from perjanjian.alur import StatusPk
from perjanjian.data import PkData
from perjanjian.models import PerjanjianKinerja
from perjanjian.naskah import kop_for, unnamed
from perjanjian.nomor import format_nomor, make_nomor
from perjanjian.pihak import describe_parties, parties_on
from perjanjian.queries import build_penanda_pk, load_pk_data, with_parties
from perjanjian.services.ajukan import Naskah
from perjanjian.verifikasi.alamat import address_of_nomor
from sakip.pdf import Document, Numbering, Part, render_whole
from sakip.pdf.qr import qr_uri
from sakip.pdf.render import Whole

# The file is frozen before anybody signs, so it names no day: that of the document is that of the
# first signature, which the signature itself shows.
TANGGAL = "tanggal sesuai tanda tangan elektronik"


def lay_out_naskah(pk: PerjanjianKinerja) -> Naskah:
    """Lay the PK out as of today, store the file and return what submit_pk and refresh_pk take.

    Call it outside a transaction. Raises FontMissing where a font is not installed.
    """
    parties = describe_parties(parties_on(pk, timezone.localdate()))
    nomor = pk.nomor_verifikasi or make_nomor()
    data = load_pk_data(pk)
    penanda = {p.urutan: build_penanda_pk(p, pk, data.tempat, TANGGAL) for p in parties}
    data = replace(
        data, status=StatusPk.DIAJUKAN.value, cara="elektronik", tanggal=TANGGAL, kop=None,
        pihak_pertama=penanda.get(1), pihak_kedua=penanda.get(2),
    )  # fmt: skip
    whole = render_whole(build_document(pk, data, nomor=nomor, day=timezone.localdate()))
    kolom = {
        name: _kolom(whole, f"ttd-pk-{pk.perubahan_ke}-{name}") for name in ("pertama", "kedua")
    }
    kept = berkas.store(whole.pdf, jenis="application/pdf")
    found = {k: v for k, v in kolom.items() if v}
    return Naskah(kept, pk.versi, parties, nomor, found, settings.SIGN_ENGINE)


def print_pk(pk: PerjanjianKinerja) -> bytes:
    """Return the PK as it stands now as a PDF to look at: a draft, or one signed on paper.

    What was signed electronically is its frozen file (PkRevisi) and is not printed anew.
    """
    data = with_parties(pk, load_pk_data(pk))
    day = pk.tanggal or timezone.localdate()
    return render_whole(build_document(pk, data, nomor="", day=day)).pdf


def build_document(pk: PerjanjianKinerja, data: PkData, *, nomor: str, day: date) -> Document:
    """Return the naskah as a document; ``nomor`` "" = without QR code and verification."""
    profil = load_profil(pk.instansi)
    kop, address = kop_for(data, profil), address_of_nomor(nomor)
    html = render_to_string(
        "perjanjian/naskah_resmi.html",
        {
            "pk": data,
            "profil": profil,
            "kop": kop,
            # An electronic signature covers the whole file: empty room on the lampiran would look
            # as if one were missing.
            "pertama_lampiran": None if nomor else unnamed(data.pihak_pertama),
            "kedua_lampiran": None if nomor else unnamed(data.pihak_kedua),
            "nomor": format_nomor(nomor),
            "alamat": address,
            "bsre": settings.SIGN_ENGINE == "bsre",
            "qr": qr_uri(address) if nomor else "",
        },
    )
    jabatan = data.kop.jabatan if data.kop else pk.jabatan.nama
    title = f"{data.judul} {jabatan} Tahun {pk.tahun}"
    return Document(
        title=title,
        author=f"{kop.instansi}, {profil.pemda}",
        subject=f"Perjanjian Kinerja tahun {pk.tahun}",
        date=datetime.combine(day, time(), tzinfo=UTC),
        paper=profil.kertas,
        naskah_typeface=profil.huruf_naskah,
        contoh=profil.contoh,
        seed=f"pk/{profil.kode}/{pk.tahun}/{pk.perubahan_ke}/{nomor}",
        nomor=nomor,
        parts=(Part("pk", title, html, Numbering.ARABIC),),
    )


def _kolom(whole: Whole, anchor: str) -> dict | None:
    """Return where a signature goes: page from 0, box in points from the lower left corner."""
    box = whole.boxes.get(anchor)
    if box is None:
        return None
    page, *corners = box
    return {"halaman": page, "kotak": [round(value, 2) for value in corners]}
