"""``manage.py make_ca``: the installation's own issuer of signers' certificates."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from perjanjian.tandatangan.ca import make_ca


class Command(BaseCommand):
    """A second run changes nothing: a new CA would leave the old signatures without their issuer."""

    help = "Membuat penerbit sertifikat tanda tangan instalasi ini (CA), sekali saja."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let the certificate say whose it is, and that it is only for trying."""
        parser.add_argument("--nama", default="Penerbit Sertifikat SAKIP")
        parser.add_argument("--contoh", action="store_true", help="tandai sebagai contoh")

    def handle(self, *, nama: str, contoh: bool, **options: Any) -> None:
        """Make it, and say where it lies."""
        if make_ca(nama, contoh=contoh):
            self.stdout.write(f"Penerbit sertifikat dibuat di {settings.CA_DIR}.")
        else:
            self.stdout.write("Penerbit sertifikat sudah ada; tidak ada yang diubah.")
