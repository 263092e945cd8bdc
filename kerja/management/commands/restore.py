"""``manage.py restore F``: put a backup into an empty installation."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, ProgrammingError

from kerja.cadangan.baca import restore_backup
from kerja.management.commands.backup import Ditolak as PerintahDitolak
from sakip.errors import Ditolak


class Command(BaseCommand):
    """Exit status 0 done, 1 refused with one line on stderr, 2 wrong usage."""

    help = "Memulihkan cadangan ke basis data yang kosong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the backup."""
        parser.add_argument("berkas", metavar="F.zip")

    def handle(self, *, berkas: str, **options: Any) -> None:
        """Restore it, whole or not at all, and say what came back."""
        try:
            manifes = restore_backup(Path(berkas))
        except Ditolak as refused:
            raise PerintahDitolak(str(refused)) from refused
        except OSError as error:
            raise PerintahDitolak(f"“{berkas}” tidak dapat dibaca: {error.strerror}.") from error
        except (OperationalError, ProgrammingError) as error:
            raise PerintahDitolak("basis data belum disiapkan: jalankan migrate.") from error
        for sha256 in manifes.hilang:
            self.stderr.write(f"Berkas {sha256} tidak ada di cadangan ini.")
        self.stdout.write(
            f"Dipulihkan dari cadangan {manifes.dibuat}: {sum(manifes.baris.values())} baris, "
            f"{len(manifes.berkas)} berkas. Jalankan check_jejak untuk memeriksa rantainya."
        )
