"""``manage.py backup F``: all rows and files of this installation in one file."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from kerja.cadangan.tulis import write_backup


class Ditolak(CommandError):
    """The refusal of a command, exit status 1; its name begins the line that people read."""


class Command(BaseCommand):
    """Exit status 0 done, 1 refused with one line on stderr, 2 wrong usage."""

    help = "Menulis cadangan: semua data dan berkas, tanpa kunci (lihat docs/operations.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take where the backup goes."""
        parser.add_argument("berkas", metavar="F.zip")

    def handle(self, *, berkas: str, **options: Any) -> None:
        """Write it, and say what it holds."""
        target = Path(os.path.realpath(berkas))
        if target.exists() and not target.is_file():
            raise Ditolak(f"“{berkas}” tidak dapat ditulis: bukan berkas biasa.")
        try:
            manifes = write_backup(target)
        except OSError as error:
            raise Ditolak(f"“{berkas}” tidak dapat ditulis: {error.strerror}.") from error
        except (OperationalError, ProgrammingError) as error:
            raise Ditolak("basis data belum disiapkan, atau tidak dapat dibuka.") from error
        for sha256 in manifes.hilang:
            self.stderr.write(f"Berkas {sha256} tercatat tetapi tidak ada di penyimpanan.")
        self.stdout.write(
            f"{berkas}: {sum(manifes.baris.values())} baris, {len(manifes.berkas)} berkas. "
            f"Ujung jejak: {manifes.jejak or 'belum ada jejak'}"
        )
