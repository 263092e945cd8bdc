"""``manage.py remind``: send the reminders of deadlines that are due today."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from kerja.pengingat import send_reminders


class Command(BaseCommand):
    """Send what is due; running it again sends nothing twice."""

    help = "Mengirim pengingat tenggat: 14 dan 3 hari sebelumnya, dan sesudah lewat."

    def handle(self, *args: object, **options: object) -> None:
        """Print how many steps were reminded of."""
        count = send_reminders(timezone.localdate())
        self.stdout.write(f"{count} tahap diingatkan." if count else "Tidak ada yang diingatkan.")
