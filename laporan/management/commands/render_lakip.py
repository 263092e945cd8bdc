"""``manage.py render_lakip KODE TAHUN --output F.pdf``: the LAKIP as a file on disk."""

import os
import stat
import tempfile
import time
from argparse import ArgumentParser, ArgumentTypeError
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from capaian.queries import SkalaTidakSah
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
        parser.add_argument("--output", type=output_path, required=True, metavar="F.pdf")

    def handle(self, *, kode: str, tahun: int, output: Path, **options: Any) -> None:
        """Lay out the report, or take it as it was kept, and write it in one step."""
        start = time.monotonic()
        require_database()
        try:
            target = find_target(output)
            cetakan = print_lakip(get_laporan(kode, tahun), by=None)
            write_whole(target, read(cetakan.berkas))
        except (LaporanTidakAda, SkalaTidakSah, FontMissing) as error:
            raise Ditolak(str(error)) from error
        except OSError as error:
            raise Ditolak(f"“{output}” tidak dapat ditulis: {error.strerror}.") from error
        seconds = f"{time.monotonic() - start:.1f}".replace(".", ",")
        self.stdout.write(f"{output}: {cetakan.halaman} halaman, {seconds} detik.")


def output_path(text: str) -> Path:
    """Read where the PDF goes. Raises ArgumentTypeError where that says nothing."""
    if not text.strip():
        raise ArgumentTypeError("nama berkas tidak boleh kosong")
    return Path(text)


def require_database() -> None:
    """Refuse a database that cannot be opened, or whose tables are not those of this version."""
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise Ditolak(f"basis data tidak dapat dibuka: {str(error).splitlines()[0]}.") from error
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Ditolak("basis data belum disiapkan: jalankan migrate")


def find_target(path: Path) -> Path:
    """Return the file behind a path and its links. Raises Ditolak for what is no ordinary file.

    Replacing a link, a device or a fifo by a file would break whoever relies on it.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        return target
    if not stat.S_ISREG(mode):
        raise Ditolak(f"“{path}” tidak dapat ditulis: bukan berkas biasa.")
    return target


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
