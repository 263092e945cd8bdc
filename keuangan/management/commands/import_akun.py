"""``manage.py import_akun``: the accounts without which no pagu can be entered."""

from typing import Any

from django.core.management.base import BaseCommand

from keuangan.akun import import_akun


class Command(BaseCommand):
    """A second run changes nothing, so that it may stand beside ``migrate``."""

    help = "Memuat jenis belanja (akun 5.1 sampai 5.4) yang belum ada."

    def handle(self, **options: Any) -> None:
        """Load them and say how many are new."""
        made = import_akun(by=None)
        self.stdout.write(f"Akun: {made} baru." if made else "Akun: semua sudah ada.")
