"""``manage.py render_lakip KODE TAHUN --output F.pdf``: the LAKIP as a file on disk."""

import os
import tempfile
import time
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kerja.berkas import read
from laporan.cetak import print_lakip
from laporan.queries import LaporanTidakAda, get_laporan
from sakip.pdf.fonts import FontMissing


class Ditolak(CommandError):
    """The refusal of a command, exit status 1; its name begins the line that people read."""


class Command(BaseCommand):
    """Exit status 0 done, 1 refused with one line on stderr, 2 wrong usage."""

    help = "Membuat LAKIP satu instansi dan tahun sebagai PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the report and where its PDF goes."""
        parser.add_argument("kode", help="kode instansi, misalnya patrang")
        parser.add_argument("tahun", type=int, help="tahun laporan, misalnya 2021")
        parser.add_argument("--output", type=Path, required=True, metavar="F.pdf")

    def handle(self, *, kode: str, tahun: int, output: Path, **options: Any) -> None:
        """Lay out the report, or take it as it was kept, and write it in one step."""
        start = time.monotonic()
        try:
            cetakan = print_lakip(get_laporan(kode, tahun), by=None)
        except (LaporanTidakAda, FontMissing) as error:
            raise Ditolak(str(error)) from error
        content = read(cetakan.berkas)
        try:
            write_whole(output, content)
        except OSError as error:
            raise Ditolak(f"“{output}” tidak dapat ditulis: {error.strerror}.") from error
        seconds = f"{time.monotonic() - start:.1f}".replace(".", ",")
        self.stdout.write(f"{output}: {cetakan.halaman} halaman, {seconds} detik.")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that at every moment either the old one stands there or the whole new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
