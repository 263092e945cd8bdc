"""What every document of a Pemda looks like: logo, paper and type."""

import hashlib
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from instansi.models import Pemda, Pengguna
from kerja.jejak import record
from kerja.periksa import examine
from sakip.errors import Ditolak
from sakip.perubahan import change

LARGEST = 2 * 1024 * 1024
# Printed 42 mm high on the cover: fewer points than this look torn, at 100 to the inch.
FEWEST_POINTS = 160
# A kop stands beside its text in a column 19 mm wide; wider than this nothing of it is readable.
WIDEST = 2


@transaction.atomic
def set_cetak(pemda: Pemda, *, by: Pengguna | None, versi: int, **isian: Any) -> Pemda:
    """Set name, paper and type of all documents to come. Raises VersiUsang and ValidationError."""
    row, told = change(pemda, isian, versi=versi)
    if told:
        record("atur kop, kertas, dan huruf", row, by=by, perubahan=told)
    return row


def set_logo(pemda: Pemda, content: bytes, name: str, *, by: Pengguna | None, versi: int) -> Pemda:
    """Print a PNG or JPG in every kop and on the cover. It is kept under the hash of its content.

    Raises Ditolak, which says what is wrong with the file, and VersiUsang. Not to be called
    inside a transaction.
    """
    ending = check_logo(content, name)
    path = f"logo/{hashlib.sha256(content).hexdigest()}{ending}"
    storage = pemda.logo.storage
    if not storage.exists(path):
        storage.save(path, ContentFile(content))
    return _point_to(pemda, path, "ganti logo", by=by, versi=versi)


def remove_logo(pemda: Pemda, *, by: Pengguna | None, versi: int) -> Pemda:
    """Print no logo any more; the file is kept. Raises VersiUsang."""
    return _point_to(pemda, "", "hapus logo", by=by, versi=versi)


@transaction.atomic
def _point_to(pemda: Pemda, path: str, aksi: str, *, by: Pengguna | None, versi: int) -> Pemda:
    row, told = change(pemda, {"logo": path}, versi=versi)
    if told:
        record(aksi, row, by=by, perubahan=told)
    return row


def check_logo(content: bytes, name: str) -> str:
    """Return the ending of a picture that can be printed as a logo. Raises Ditolak."""
    if len(content) > LARGEST:
        raise Ditolak("Logo paling besar 2 MB. Perkecil gambarnya, lalu unggah lagi.", "logo")
    if not name.lower().endswith((".png", ".jpg", ".jpeg")):
        raise Ditolak(
            "Logo harus berupa gambar PNG atau JPG. Simpan logonya sebagai PNG, lalu unggah lagi.",
            "logo",
        )
    try:
        isi = examine(content, name)
    except Ditolak as refused:
        raise Ditolak(str(refused), "logo") from refused
    with Image.open(BytesIO(content)) as picture:
        width, height = picture.size
    if min(width, height) < FEWEST_POINTS:
        raise Ditolak(
            f"Gambar {width} × {height} titik terlalu kecil dan akan tercetak pecah. Pakai gambar "
            f"dengan sisi sedikitnya {FEWEST_POINTS} titik.",
            "logo",
        )
    if width > WIDEST * height:
        raise Ditolak("Gambar terlalu lebar untuk kop. Potong hingga lambangnya saja.", "logo")
    return isi.ekor
