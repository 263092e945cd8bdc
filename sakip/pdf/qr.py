"""The QR code of a naskah and of its stamps: one drawing, sized by its stylesheet."""

import segno


def qr_uri(text: str) -> str:
    """Return a QR code as the address of an ``<img>``: black on transparent, as vectors."""
    return segno.make(text, error="m", micro=False).svg_data_uri(scale=0.6, unit="mm", border=2)
