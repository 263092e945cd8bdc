"""Where a number is verified, as a naskah prints it."""

from django.conf import settings

_VERIFIKASI = "/verifikasi/"


def address_of_nomor(nomor: str) -> str:
    """Return the address of the page of verification of a number; "" for none."""
    return f"{settings.SITE_URL}{_VERIFIKASI}{nomor}/" if nomor else ""
