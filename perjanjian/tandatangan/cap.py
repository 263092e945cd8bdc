"""The visible part of a signature: name, post, time, what kind of signature it is, and a QR code."""

from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone

from sakip.dates import format_tanggal
from sakip.pdf.qr import qr_uri
from sakip.pdf.stamp import draw_stamp, render_stamp

TIDAK_TERSERTIFIKASI = "Tanda tangan elektronik tidak tersertifikasi"


@dataclass(frozen=True)
class Cap:
    """What a stamp says. ``alamat`` is what the QR code leads to.

    ``jenis`` says what kind of signature it is; a stamp exists only on what was really signed so.
    """

    nama: str
    jabatan: str
    waktu: datetime
    alamat: str
    jenis: str = TIDAK_TERSERTIFIKASI


def draw_cap(cap: Cap, width: float, height: float) -> bytes:
    """Return the stamp as a PNG for that size in points, for a service that takes no PDF."""
    return draw_stamp(render_cap(cap, width, height))


def render_cap(cap: Cap, width: float, height: float) -> bytes:
    """Return the stamp as a PDF page of the given size in points."""
    waktu = timezone.localtime(cap.waktu)
    html = render_to_string(
        "perjanjian/tandatangan/cap.html",
        {
            "cap": cap,
            "qr": qr_uri(cap.alamat),
            "waktu": f"{format_tanggal(waktu.date())} pukul {waktu:%H.%M %Z}",
            "tinggi": round(height, 1),
        },
    )
    return render_stamp(html, width, height)
