"""Whether a file is what it says: by its content, never by its name alone. Reads no database."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile, ZipInfo

from PIL import Image, ImageOps

from sakip.errors import Ditolak

# A camera's picture has up to 50 million points; more is a picture made to fill memory.
MOST_POINTS = 60_000_000
_SMALLER = f"Perkecil sampai paling banyak {MOST_POINTS // 1_000_000} juta titik."
PRINTED_WIDTH = 1600  # points on the longer side: 300 to the inch at the width of the text
PRINTED_QUALITY = 82
# Of docx and xlsx, which are zip files: members, bytes when unpacked, and packed against unpacked.
MOST_MEMBERS = 3_000
MOST_UNPACKED = 100 * 1024 * 1024
MOST_RATIO = 150

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_HINTS = {
    ".heic": "Foto iPhone berjenis HEIC: pilih Pengaturan › Kamera › Format › Paling Kompatibel, "
    "lalu ambil foto lagi, atau ubah dahulu menjadi JPG.",
    ".doc": "Buka di Word lalu simpan sebagai .docx.",
    ".xls": "Buka di Excel lalu simpan sebagai .xlsx.",
    ".docm": "Berkas bermakro tidak diterima; simpan sebagai .docx.",
    ".xlsm": "Berkas bermakro tidak diterima; simpan sebagai .xlsx.",
    ".webp": "Ubah dahulu menjadi JPG atau PNG.",
    ".zip": "Unggah isinya satu per satu.",
}
_HINTS[".heif"] = _HINTS[".heic"]


@dataclass(frozen=True)
class Isi:
    """What a file is: its media type, the ending of its name, and for a photo its printed form."""

    jenis: str
    ekor: str
    cetak: bytes | None = None  # a JPEG small enough for the document


def examine(content: bytes, name: str) -> Isi:
    """Return what the file is. Raises Ditolak, which says what is wrong and what to do."""
    ending = PurePath(name).suffix.lower()
    kind = _KINDS.get(ending)
    if kind is None:
        hint = _HINTS.get(ending, "Ubah dahulu ke salah satu jenis itu.")
        raise Ditolak(
            f"Berkas {ending or 'tanpa akhiran nama'} tidak diterima. Yang diterima: PDF, PNG, JPG, "
            f"DOCX, dan XLSX. {hint}"
        )
    if not content:
        raise Ditolak("Berkas ini kosong (0 bita). Pilih berkas lain.")
    if not content.startswith(kind.starts):
        raise Ditolak(_describe_other(content, ending))
    return kind.check(content)


def _describe_other(content: bytes, ending: str) -> str:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return (
            f"Berkas {ending} ini terkunci kata sandi atau berformat lama. Buka, hapus kata "
            "sandinya, lalu simpan lagi sebagai .docx atau .xlsx."
        )
    return (
        f"Nama berkas berakhiran {ending}, tetapi isinya bukan itu. Buka berkasnya untuk "
        "memeriksa, lalu simpan ulang dengan jenis yang benar."
    )


def _check_pdf(content: bytes) -> Isi:
    if b"%%EOF" not in content[-2048:]:
        raise Ditolak("PDF ini terpotong atau rusak. Buka, simpan ulang, lalu unggah lagi.")
    return Isi(PDF, ".pdf")


def _check_image(content: bytes, format_: str) -> Isi:
    with _refusing("Gambar ini rusak atau terpotong. Ambil foto lagi atau simpan ulang."):
        with _sized(), Image.open(BytesIO(content), formats=[format_]) as picture:
            _check_points(picture)
            picture.verify()
        printed = shrink(content, format_)
    return Isi(JPEG, ".jpg", printed) if format_ == "JPEG" else Isi(PNG, ".png", printed)


@contextmanager
def _refusing(message: str) -> Iterator[None]:
    """Turn whatever a reader raises at a hostile file into a refusal."""
    try:
        yield
    except Ditolak:
        raise
    except Exception as error:
        raise Ditolak(message) from error


@contextmanager
def _sized() -> Iterator[None]:
    """Say of what Pillow does not even open for its size what is said of smaller ones."""
    try:
        yield
    except Image.DecompressionBombError as error:
        raise Ditolak(f"Gambar ini terlalu besar. {_SMALLER}") from error


def _check_points(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MOST_POINTS:
        raise Ditolak(f"Gambar ini terlalu besar ({width} × {height} titik). {_SMALLER}")


def shrink(content: bytes, format_: str) -> bytes:
    """Return a picture as the document prints it: a JPEG, upright, without place or camera.

    Equal pictures give equal bytes (with equal versions of Pillow); it is made once and kept.
    """
    with Image.open(BytesIO(content), formats=[format_]) as picture:
        _check_points(picture)
        picture.draft("RGB", (PRINTED_WIDTH, PRINTED_WIDTH))  # decodes a JPEG small right away
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((PRINTED_WIDTH, PRINTED_WIDTH))
        plain = Image.new("RGB", upright.size, "white")
        rgba = upright.convert("RGBA")
        plain.paste(rgba, mask=rgba.getchannel("A"))
    out = BytesIO()
    plain.save(out, "JPEG", quality=PRINTED_QUALITY)
    return out.getvalue()


def _check_office(content: bytes, main: str) -> None:
    with (
        _refusing("Berkas ini rusak atau terkunci. Buka, simpan ulang, lalu unggah lagi."),
        ZipFile(BytesIO(content)) as archive,
    ):
        members = archive.infolist()
        names = {member.filename for member in members}
        _check_size(content, members)
        if not {_TYPES, main} <= names:
            raise Ditolak("Isi berkas ini bukan dokumen Word atau Excel. Simpan ulang dari sana.")
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise Ditolak(_MACROS)
        # Reads no more than the sizes given above, so a false size ends as a broken file.
        if archive.testzip():
            raise BadZipFile
        if b"macroEnabled" in archive.read(_TYPES):
            raise Ditolak(_MACROS)


_TYPES = "[Content_Types].xml"
_MACROS = "Berkas ini memuat makro. Simpan sebagai .docx atau .xlsx tanpa makro."


def _check_size(content: bytes, members: Sequence[ZipInfo]) -> None:
    """Refuse what would fill the memory or disk of whoever opens it."""
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > min(MOST_UNPACKED, MOST_RATIO * len(content)):
        raise Ditolak(
            "Isi berkas ini jauh lebih besar daripada ukurannya, sehingga tidak aman dibuka. "
            "Simpan ulang dari Word atau Excel; bila masih ditolak, unggah sebagai PDF."
        )


def _check_docx(content: bytes) -> Isi:
    _check_office(content, "word/document.xml")
    return Isi(DOCX, ".docx")


def _check_xlsx(content: bytes) -> Isi:
    _check_office(content, "xl/workbook.xml")
    return Isi(XLSX, ".xlsx")


@dataclass(frozen=True)
class _Kind:
    """How files of an ending begin, and the rest of the examination."""

    starts: bytes
    check: Callable[[bytes], Isi]


_JPEG = _Kind(b"\xff\xd8\xff", lambda content: _check_image(content, "JPEG"))
_KINDS = {
    ".pdf": _Kind(b"%PDF-", _check_pdf),
    ".png": _Kind(b"\x89PNG\r\n\x1a\n", lambda content: _check_image(content, "PNG")),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".docx": _Kind(b"PK\x03\x04", _check_docx),
    ".xlsx": _Kind(b"PK\x03\x04", _check_xlsx),
}
ACCEPTED = ",".join(_KINDS)
