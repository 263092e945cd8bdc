"""``manage.py check_jejak``: is the trail whole?"""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kerja.models import Jejak
from kerja.rantai import Head, chain_key, check_chain, head_path, read_head


class Command(BaseCommand):
    """Verify the chain of the trail against its key and its kept head."""

    help = "Memeriksa rantai jejak: tidak ada yang diubah, disisipkan, atau dihapus."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a head from elsewhere, such as a backup or an issued document."""
        parser.add_argument("--head", help="Ujung rantai yang diketahui, JUMLAH:RANTAI.")

    def handle(self, *args: object, **options: str | None) -> None:
        """Print what is wrong and end with status 1, or print the head and end with 0."""
        head, faults = self._head(options["head"])
        rows = Jejak.objects.order_by("nomor").iterator(chunk_size=1000)
        faults += check_chain(rows, head, chain_key())
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise SystemExit(1)
        last = Jejak.objects.values_list("nomor", "rantai").first()
        self.stdout.write(f"Jejak utuh. Ujung: {Head(*last) if last else 'belum ada jejak'}")

    def _head(self, given: str | None) -> tuple[Head | None, list[str]]:
        """Return the head to compare with, and why there is none where there should be one."""
        if given:
            try:
                return Head.parse(given), []
            except ValueError as wrong:
                raise CommandError("--head berbentuk JUMLAH:RANTAI.") from wrong
        try:
            head = read_head()
        except ValueError:
            return None, [f"ujung tidak dapat diperiksa: isi {head_path().name} rusak."]
        if head is None and Jejak.objects.exists():
            return None, [f"ujung tidak dapat diperiksa: {head_path().name} tidak ada."]
        return head, []
