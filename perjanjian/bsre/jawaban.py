"""Is what came back our file with one more signature, and whose? On bytes alone."""

import re

from perjanjian.bsre.galat import BsreGagal, Sebab, unreadable
from perjanjian.tandatangan.validasi import BukanPdf, Hasil, last_signature


def check_answer(sent: bytes, got: bytes, nama: str) -> Hasil:
    """Return the signature that the service added to ``sent``.

    The file has to begin with our bytes and end with a signature over all of it, whose certificate
    bears the words of ``nama`` (the official's name without titles). Raises BsreGagal.
    """
    if not got.startswith(sent) or len(got) == len(sent):
        raise unreadable("berkasnya bukan naskah yang dikirim dengan satu tanda tangan lagi")
    try:
        last = last_signature(got)
    except BukanPdf as broken:
        raise unreadable("berkasnya bukan PDF yang utuh") from broken
    if last is None or not (last.utuh and last.menutup):
        raise unreadable("tanda tangannya tidak utuh")
    if not _words(nama) <= _words(last.nama):
        raise BsreGagal(
            Sebab.ORANG,
            f"Sertifikat BSrE itu atas nama {last.nama or 'yang tidak diketahui'}, sedangkan naskah "
            f"menyebut {nama}. Naskah belum ditandatangani; periksalah NIK dan data pejabat.",
        )
    return last


def _words(nama: str) -> set[str]:
    return set(re.findall(r"\w+", nama.casefold()))
