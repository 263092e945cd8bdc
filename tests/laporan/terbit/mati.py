"""Issues that are ended by SIGKILL amid their work, one after another, on a database of their own.

Run as a module with ``SAKIP_VAR`` naming an empty folder; prints JSON: for each step at which the
process died, what it left, and what issuing once more led to. It forks, so that only one process
has to load; the parent holds no connection and looks at the database as SQLite shows it.
"""

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

VAR = Path(os.environ.get("SAKIP_VAR", ""))  # "" = only imported, for STEPS
KEPT = VAR.parent / f"{VAR.name}-semula"
# (step, module, name in it, which call of it, ended before it or after it)
STEPS = (
    ("sebelum berkas pertama", "kerja.berkas", "keep", 1, "before"),
    ("di antara kedua berkas", "kerja.berkas", "keep", 2, "before"),
    ("sesudah berkas, sebelum transaksi", "laporan.terbit.services", "lock_step", 1, "before"),
    ("baris terbitan ada, jejak belum", "laporan.terbit.services", "_tell", 1, "before"),
    ("jejak ada, belum disahkan", "kerja.jejak", "record", 1, "after"),
    ("disahkan", "laporan.terbit.services", "issue_lakip", 1, "after"),
)


def _rows(query: str) -> list[tuple]:
    with closing(sqlite3.connect(VAR / "sakip.sqlite3")) as base:
        return base.execute(query).fetchall()


def state() -> list:
    """Return what an issue changes: its row, its trail, and the notices."""
    return [
        _rows("SELECT versi, halaman FROM laporan_terbitan"),
        _rows("SELECT aksi FROM kerja_jejak WHERE aksi LIKE 'terbitkan LAKIP%'"),
        _rows("SELECT teks FROM kerja_pesan WHERE teks LIKE '%diterbitkan (%' ORDER BY id"),
    ]


def faults() -> list[str]:
    """Return the rows of files that the disk does not hold whole."""
    return [
        sha256
        for (sha256,) in _rows("SELECT sha256 FROM kerja_berkas")
        if not (path := VAR / "berkas" / sha256[:2] / sha256).exists()
        or hashlib.sha256(path.read_bytes()).hexdigest() != sha256
    ]


def forked(act: Callable[[], None]) -> int:
    """Run ``act`` in a process of its own; return its status, -9 where it was killed."""
    child = os.fork()
    if not child:
        status = 1
        try:
            act()
            status = 0
        except BaseException as error:  # noqa: BLE001 - no child goes on as a second parent
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def prepare() -> None:
    """Load the demo and bring its LAKIP to where it is issued."""
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command

    from laporan.demo.muat import load_demo
    from tests.laporan.terbit import way

    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    load_demo(by=None)
    way.ready()


def issue() -> None:
    """Issue without laying out."""
    from laporan.terbit import naskah, services
    from tests.laporan.printer import Printer
    from tests.laporan.terbit import way

    naskah.render_whole = Printer().render_whole
    services.issue_lakip(way.laporan(), way.lay_out(), by=way.person("tim.sakip"))


def die(module: str, name: str, call: int, when: str) -> None:
    """Issue, and be killed at a call of a function."""
    place, calls = sys.modules[module], [0]
    real = getattr(place, name)

    def ending(*args, **kwargs):
        calls[0] += 1
        if calls[0] == call and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*args, **kwargs)
        if calls[0] == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(place, name, ending)
    issue()


def main() -> None:
    """End an issue at every step, and issue once more after each."""
    import django

    django.setup()
    from django.urls import reverse

    import tests.laporan.printer
    import tests.laporan.terbit.way  # noqa: F401 - loaded once for all

    reverse("laporan:beranda")  # and every page that a notice may lead to
    if forked(prepare):
        raise RuntimeError("cannot prepare")
    shutil.copytree(VAR, KEPT)
    found = []
    for step, *where in STEPS:
        shutil.rmtree(VAR)
        shutil.copytree(KEPT, VAR)
        killed = forked(lambda where=where: die(*where))
        left, broken = state(), faults()
        again = forked(issue)
        found.append([step, killed, left, broken, again, state(), faults()])
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
