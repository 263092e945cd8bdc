"""``manage.py check_jejak``: is the trail whole?"""

from django.core.management.base import BaseCommand, CommandParser

from kerja.models import Jejak
from kerja.rantai import Head, chain_key, check_chain, read_head


class Command(BaseCommand):
    """Verify the chain of the trail against its key and its kept head."""

    help = "Memeriksa rantai jejak: tidak ada yang diubah, disisipkan, atau dihapus."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a head from elsewhere, such as a backup or an issued document."""
        parser.add_argument("--head", help="Ujung rantai yang diketahui, JUMLAH:RANTAI.")

    def handle(self, *args: object, **options: str | None) -> None:
        """Print what is wrong and end with status 1, or print the head and end with 0."""
        head = Head.parse(options["head"]) if options["head"] else read_head()
        rows = Jejak.objects.order_by("nomor").iterator(chunk_size=1000)
        faults = check_chain(rows, head, chain_key())
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise SystemExit(1)
        last = Jejak.objects.values_list("nomor", "rantai").first()
        self.stdout.write(f"Jejak utuh. Ujung: {Head(*last) if last else 'belum ada jejak'}")
