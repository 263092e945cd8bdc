"""Jobs that are also known to worker processes: one that stops in its middle for as long as a file
is there, and one made of many such parts.
"""

import time
from pathlib import Path

from kerja import berkas
from kerja.registry import JOBS, job
from kerja.sharing import share

LAMBAT, KUMPUL = "lambat", "kumpul"
LONGEST = 60  # seconds


def register() -> None:
    """Make the jobs known in this process."""

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

    @job(
        KUMPUL,
        describe=lambda *, banyak: "Kumpulan",
        page=lambda *, banyak: "/",
        allows=lambda user, **args: True,
        shares=True,
    )
    def kumpul(*, banyak, by, progress, pekerjaan):
        many = [{"tahan": f"/tidak-ada/{number}"} for number in range(banyak)]
        parts = share(pekerjaan, LAMBAT, many, progress)
        return berkas.store(str(len(parts)).encode(), jenis="text/plain")


def forget() -> None:
    """Take them out again."""
    for name in (LAMBAT, KUMPUL):
        JOBS.pop(name, None)
