"""``manage.py worker``: do background jobs, whichever engine carries them."""

import gc
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from kerja.engines import engine
from kerja.tending import Tender, tend, tidy


class Command(BaseCommand):
    """Run one worker; start as many as there are cores to spare, on one machine or several."""

    help = "Menjalankan satu pekerja latar (mesin antrean: SAKIP_JOBS_ENGINE)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer an end, for tests and for timers."""
        parser.add_argument("--batch", action="store_true", help="berhenti begitu antrean kosong")

    def handle(self, *, batch: bool, **options: Any) -> None:
        """Tend the jobs beside the work, or with ``--batch`` once before it."""
        if batch:
            tend()
            tidy()
        else:
            Tender().start()
        # What is loaded by now stays: the collections after each document need not walk over it.
        gc.collect()
        gc.freeze()
        engine().work(batch=batch)
