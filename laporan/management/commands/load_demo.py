"""``manage.py load_demo``: put the demo, Kecamatan Patrang 2021, into an empty database."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from instansi.models import Instansi
from laporan.demo.kabupaten import load_kabupaten
from laporan.demo.kabupaten_data import KECAMATAN, KECAMATAN_TETANGGA, TETANGGA
from laporan.demo.kabupaten_lanjut import FRASA, review_examples, submit_examples
from laporan.demo.muat import DemoDitolak, find_demo, load_demo
from laporan.demo.pengguna import SANDI, logins
from laporan.demo.ringkasan import summarize
from perjanjian.tandatangan.ca import make_ca


class Command(BaseCommand):
    """Exit status 1 where the database holds real data; a second run changes nothing."""

    help = "Memuat data contoh Kecamatan Patrang 2021 beserta akun contohnya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer to print the logins alone, and to add the kabupaten."""
        parser.add_argument("--logins", action="store_true", help="hanya menampilkan akun contoh")
        parser.add_argument(
            "--kabupaten",
            action="store_true",
            help="menambahkan 30 kecamatan lain yang dibangkitkan, dan satu Pemda lain",
        )

    def handle(self, *, logins: bool, kabupaten: bool, **options: Any) -> None:
        """Load, then say what was loaded and who can log in."""
        if not logins:
            self._load()
        instansi = find_demo()
        if not instansi:
            raise CommandError("Data contoh belum dimuat di basis data ini.")
        if kabupaten and not logins:
            self._load_kabupaten(instansi)
        self._print_logins(instansi)

    def _load(self) -> None:
        try:
            loaded = load_demo(by=None)
        except DemoDitolak as ditolak:
            raise CommandError(str(ditolak)) from ditolak
        # So that the demo can be signed; an installation's own CA, where there is one, stays.
        make_ca("Penerbit Sertifikat SAKIP", contoh=True)
        if not loaded:
            self.stdout.write("Data contoh sudah ada; tidak ada yang diubah.")
            return
        self.stdout.write("Data contoh dimuat: Kecamatan Patrang, Kabupaten Jember, tahun 2021.")
        for line in summarize():
            self.stdout.write(f"  {line}")

    def _load_kabupaten(self, instansi: Instansi) -> None:
        if not load_kabupaten(instansi, by=None, today=timezone.localdate()):
            self.stdout.write("Kabupaten contoh sudah ada; tidak ada yang diubah.")
            return
        submit_examples()
        review_examples()
        self.stdout.write(
            f"Kabupaten contoh dibangkitkan: {len(KECAMATAN)} kecamatan lain di {instansi.pemda}, "
            f"dan Kecamatan {KECAMATAN_TETANGGA} di {TETANGGA}."
        )
        self.stdout.write(
            "  Akunnya staf.KODE dan camat.KODE (misalnya staf.ajung), serta tim.sakip.bondowoso."
        )
        self.stdout.write(f"  Camat yang sudah menandatangani PK berfrasa sandi “{FRASA}”.")

    def _print_logins(self, instansi: Instansi) -> None:
        self.stdout.write(f"Akun contoh (kata sandi semuanya: {SANDI})")
        for username, peran, tempat in logins(instansi):
            self.stdout.write(f"  {username:<15} {peran:<17} {tempat}")
