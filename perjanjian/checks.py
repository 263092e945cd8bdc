"""System checks of how a PK is signed."""

from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from perjanjian.bsre.klien import NAMA


@register
def check_signing(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """Refuse an engine that is half set up, and warn of a passphrase that would travel in the open."""
    found: list[CheckMessage] = []
    if settings.SIGN_ENGINE == "bsre":
        names = ("BSRE_URL", "BSRE_USER", "BSRE_PASSWORD")
        missing = [name for name in names if not getattr(settings, name)]
        if missing:
            text = f"SIGN_ENGINE=bsre memerlukan {', '.join(missing)}."
            found.append(Error(text, id="perjanjian.E001"))
    unknown = sorted(set(settings.BSRE_FIELDS) - set(NAMA))
    if unknown:
        text = f"BSRE_FIELDS memuat nama yang tidak dikirim: {', '.join(unknown)}."
        found.append(Error(text, hint=f"Pilihannya: {', '.join(NAMA)}.", id="perjanjian.E002"))
    where = urlsplit(settings.BSRE_URL)
    if where.scheme == "http" and where.hostname not in ("127.0.0.1", "localhost", "::1"):
        text = "BSRE_URL memakai http: frasa sandi dan NIK melewati jaringan tanpa disandikan."
        found.append(Warning(text, id="perjanjian.W001"))
    if settings.SIGN_ROOTS and not Path(settings.SIGN_ROOTS).is_file():
        found.append(Error("Berkas SIGN_ROOTS tidak ada.", id="perjanjian.E003"))
    return found
