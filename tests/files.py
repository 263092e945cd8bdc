"""Small true files of each kind that people upload, and false ones."""

from io import BytesIO
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile
from zlib import crc32

from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def picture(format_="JPEG", size=(40, 30), color="red", **options) -> bytes:
    """A picture of one colour."""
    out = BytesIO()
    Image.new("RGB", size, color).save(out, format_, **options)
    return out.getvalue()


def huge_png(side=20_000) -> bytes:
    """A PNG of a few bytes that says it is huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))

    head = pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"")


def office(main="word/document.xml", **members: bytes) -> bytes:
    """A docx (or, by ``main``, an xlsx) as small as it can be, with more members on top."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", members.pop("types", b"<Types/>"))
        if main:
            archive.writestr(main, b"<w:document/>")
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def workbook() -> bytes:
    """An xlsx as small as it can be."""
    return office("xl/workbook.xml")
