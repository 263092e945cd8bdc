"""A job that stops in the middle for as long as a file is there; also known to worker processes."""

import time
from pathlib import Path

from kerja import berkas
from kerja.registry import JOBS, job

LAMBAT = "lambat"
LONGEST = 60  # seconds


def register() -> None:
    """Make the job known in this process."""

    @job(
        LAMBAT,
        describe=lambda *, tahan: "Pekerjaan lambat",
        page=lambda *, tahan: "/",
        allows=lambda user, **args: True,
    )
    def lambat(*, tahan, by, progress):
        progress(1, 2)
        deadline = time.monotonic() + LONGEST
        while Path(tahan).exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        progress(2, 2)
        return berkas.store(b"lambat", jenis="application/pdf")


def forget() -> None:
    """Take it out again."""
    JOBS.pop(LAMBAT, None)
