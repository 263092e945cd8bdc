"""``manage.py import_nomenklatur F.csv``: load the nomenclature of any bidang urusan."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from renstra.services.nomenklatur import KOLOM, NomenklaturDitolak, import_nomenklatur

_TERBANYAK = 30


class Command(BaseCommand):
    """Exit status 1 with every reason when the file is refused; then nothing was loaded."""

    help = f"Memuat nomenklatur dari berkas CSV (UTF-8) dengan kolom: {', '.join(KOLOM)}."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file."""
        parser.add_argument("berkas", type=Path, help="berkas CSV")

    def handle(self, *, berkas: Path, **options: Any) -> None:
        """Load the file and say how many rows came of it."""
        try:
            hasil = import_nomenklatur(_read(berkas), by=None)
        except NomenklaturDitolak as ditolak:
            raise CommandError(_explain(berkas, ditolak.masalah)) from ditolak
        self.stdout.write(
            f"Nomenklatur dari {berkas.name}: {hasil.baru} baris baru, "
            f"{hasil.diubah} diubah, {hasil.tetap} tetap."
        )


def _read(berkas: Path) -> str:
    try:
        return berkas.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CommandError(f"{berkas} tidak dapat dibaca: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{berkas} bukan teks UTF-8.") from error


def _explain(berkas: Path, masalah: list[str]) -> str:
    shown = masalah[:_TERBANYAK]
    if len(masalah) > len(shown):
        shown.append(f"… dan {len(masalah) - len(shown)} masalah lain")
    return "\n".join([f"{berkas.name} ditolak; tidak ada yang dimuat.", *shown])
