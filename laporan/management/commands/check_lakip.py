"""``manage.py check_lakip KODE TAHUN [--json]``: what a LAKIP still lacks, and what asks for a look."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from capaian.queries import SkalaTidakSah
from kerja.models import Tahap
from laporan.management.commands.render_lakip import Ditolak, require_database
from laporan.periksa import check_answers
from laporan.queries import LaporanTidakAda, get_laporan, lakip_data_of


class Command(BaseCommand):
    """Exit status 0 nothing is missing, 1 something is (on stderr, or as JSON), 2 wrong usage.

    What asks for a look ("temuan") may be right as it is, and does not count.
    """

    help = "Memeriksa kelengkapan LAKIP satu instansi dan tahun."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the report, and whether a program reads the answer."""
        parser.add_argument("kode", help="kode instansi, misalnya patrang")
        parser.add_argument("tahun", type=int, help="tahun laporan, misalnya 2021")
        parser.add_argument("--json", action="store_true", help="tulis hasilnya sebagai JSON")

    def handle(self, *, kode: str, tahun: int, **options: Any) -> None:
        """Say it step by step, as the page of each step does."""
        require_database()
        try:
            data = lakip_data_of(get_laporan(kode, tahun))
        except (LaporanTidakAda, SkalaTidakSah) as error:
            raise Ditolak(str(error)) from error
        found = {langkah: check_answers(langkah, data) for langkah in Tahap.Langkah.values}
        missing = sum(len(one.kurang) for one in found.values())
        if options["json"]:
            steps = {k: {"kurang": one.kurang, "temuan": one.temuan} for k, one in found.items()}
            told = {"kode": kode, "tahun": tahun, "lengkap": not missing, "tahap": steps}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            for langkah, one in found.items():
                name = Tahap.Langkah(langkah).label
                self._say(self.stderr, name, "belum diisi", one.kurang)
                self._say(self.stdout, name, "perlu dilihat", one.temuan)
        if missing:
            raise SystemExit(1)
        if not options["json"]:
            self.stdout.write(f"LAKIP {data.profil.nama} {tahun} lengkap.")

    def _say(self, out: Any, name: str, what: str, items: tuple[str, ...]) -> None:
        for item in items:
            out.write(f"{name}: {what}: {item}")
