"""A process that signs and is ended halfway, again and again, on a database of its own.

Run as a module with ``SAKIP_VAR`` naming an empty folder; prints one JSON list of :class:`Akhir`.
It forks, so that every signing begins at once with all that is slow to load; the parent holds no
connection meanwhile, and looks at the database as SQLite and the disk show it.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

SEED = 20260130
ENDED, REFUSED = 9, 3
START = "mulai"
VAR = Path(os.environ["SAKIP_VAR"])
KEPT = VAR.with_name(VAR.name + "-semula")


@dataclass(frozen=True)
class Akhir:
    """What one process left behind: which party signed, where it ended, and what is there now."""

    urutan: int
    saat: str
    keadaan: str  # "lama", "baru" or what else stands there
    cacat: str  # files that a row names and the disk lacks, and faults of the trail
    lagi: str = ""  # the state after the same person signed once more


def _rows(query: str) -> list[tuple]:
    with closing(sqlite3.connect(VAR / "sakip.sqlite3")) as base:
        return base.execute(query).fetchall()


def snapshot() -> str:
    """Return all that signing changes, without what differs from one signature to the next."""
    parts = [
        _rows("SELECT status, versi, cara, tanggal FROM perjanjian_perjanjiankinerja"),
        _rows("SELECT ajuan, urutan FROM perjanjian_pkrevisi ORDER BY 1, 2"),
        _rows("SELECT urutan, beku FROM perjanjian_pkpihak ORDER BY 1"),
        _rows("SELECT aksi FROM kerja_jejak WHERE aksi LIKE 'tanda%' OR aksi LIKE '%PK' ORDER BY nomor"),
        _rows("SELECT penerima_id, teks FROM kerja_pesan ORDER BY id"),
        _rows("SELECT langkah, status FROM kerja_tahap ORDER BY id"),
    ]  # fmt: skip
    return repr(parts)


def faults() -> str:
    """Return what is wrong with the kept files and the trail, "" = nothing."""
    missing = []
    for (sha256,) in _rows("SELECT sha256 FROM kerja_berkas"):
        path = VAR / "berkas" / sha256[:2] / sha256
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            missing.append(sha256)
    if _forked(_check_trail) != 0:
        missing.append("jejak")
    return " ".join(missing)


def _check_trail() -> None:
    from django.core.management import call_command

    call_command("check_jejak", stdout=sys.stderr)


def _forked(act: Callable[[], None]) -> int:
    """Run ``act`` in a process of its own and return its status."""
    return os.waitstatus_to_exitcode(os.waitpid(_fork(act), 0)[1])


def _fork(act: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        act()
        status = 0
    except BaseException as error:  # noqa: BLE001 - the child must not go on as a second parent
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        status = REFUSED
    finally:
        os._exit(status)


def _prepare() -> None:
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command

    from tests.perjanjian.tandatangan.pk import make_siap

    # The tables as the models say: going through every migration takes longer than all the rest.
    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    make_siap()


def _sign(urutan: int) -> None:
    from perjanjian.models import PerjanjianKinerja, Sertifikat
    from perjanjian.services import last_revision
    from perjanjian.services.bubuhkan import sign
    from tests.perjanjian.tandatangan.pk import FRASA

    pk = PerjanjianKinerja.objects.get()
    nama = pk.pihak.get(urutan=urutan).nama
    by = Sertifikat.objects.get(nama=nama).pengguna
    revisi = last_revision(pk)
    assert revisi is not None
    sign(pk, urutan, by=by, passphrase=FRASA, sha256=revisi.berkas.sha256)


def _dying_at(urutan: int, step: str) -> int:
    from perjanjian.tandatangan import langkah

    def end(name: str) -> None:
        if name == step:
            os._exit(ENDED)

    def act() -> None:
        langkah.watch(end)
        _sign(urutan)

    return _forked(act)


def _watched(urutan: int, step: str, seconds: float | None) -> float:
    """Kill a signing process so long after a step, None = let it end; return how long it lasted."""
    from perjanjian.tandatangan import langkah

    read, write = os.pipe()

    def act() -> None:
        langkah.watch(lambda name: os.write(write, f"{name}\n".encode()) and None)
        os.write(write, f"{START}\n".encode())
        _sign(urutan)

    child = _fork(act)
    os.close(write)
    with os.fdopen(read) as told:
        for line in told:
            if line.strip() == step:
                break
        start = time.monotonic()
        if seconds is not None:
            time.sleep(seconds)
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return time.monotonic() - start


def _back(folder: Path) -> None:
    shutil.rmtree(VAR)
    shutil.copytree(folder, VAR)


class Panggung:
    """The old and the new state of the signature of one party, and how long signing takes."""

    def __init__(self, urutan: int):
        self.urutan = urutan
        self.folder = KEPT.with_name(f"{KEPT.name}-{urutan}")
        shutil.copytree(VAR, self.folder)
        self.lama = snapshot()
        from perjanjian.tandatangan.langkah import TERSIMPAN

        self.lamanya = {}
        for step in (START, TERSIMPAN):
            _back(self.folder)
            self.lamanya[step] = _watched(urutan, step, None)
        self.baru = snapshot()

    def name(self) -> str:
        """Return which of the two states stands now."""
        now = snapshot()
        return {self.lama: "lama", self.baru: "baru"}.get(now, now)

    def die_at(self, step: str) -> Akhir:
        """End a process at a named step, and sign once more afterwards."""
        _back(self.folder)
        if _dying_at(self.urutan, step) != ENDED:
            raise RuntimeError(f"never came to {step}")
        found, broken = self.name(), faults()
        again = _forked(lambda: _sign(self.urutan))
        after = self.name() if found == "lama" or again else "baru tanpa ditolak"
        return Akhir(self.urutan, step, found, broken + faults(), after)

    def kill(self, step: str, seconds: float) -> Akhir:
        """Kill a process a while after it came to a step."""
        _back(self.folder)
        _watched(self.urutan, step, seconds)
        return Akhir(self.urutan, f"{step}+{seconds:.4f}", self.name(), faults())


def main(moments: int) -> None:
    """End signing at every named step and at so many random moments, for each of the parties."""
    import django

    django.setup()
    from django.urls import reverse

    from perjanjian.tandatangan import kunci, langkah
    from tests.perjanjian.tandatangan.signed import signed

    kunci.N = 2**8
    # Without a database: what signs, and every page that a notice may lead to, is loaded once for
    # all. Else each process loads it amid the transaction, and dies there more often than not.
    signed()
    reverse("laporan:beranda")
    if _forked(_prepare) != 0:
        raise RuntimeError("cannot prepare")
    dice, ends = random.Random(SEED), []
    stages = [Panggung(1), Panggung(2)]
    for stage in stages:
        ends += [stage.die_at(step) for step in langkah.LANGKAH]
    for number in range(moments):
        stage = stages[number % 2]
        # Every second one close to the transaction, where half a state could come about.
        step = (START, langkah.TERSIMPAN)[number // 2 % 2]
        ends.append(stage.kill(step, dice.uniform(0, stage.lamanya[step])))
    json.dump([asdict(end) for end in ends], sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]))
