"""Make a fresh Debian or Ubuntu machine ready: system packages, .venv, database, demo.

``prepare.py run`` is for running the product, ``prepare.py lakip`` the same without showing
the demo logins, ``prepare.py test`` for testing it. Standard library only: this runs before
anything is installed. What is already in place is left alone; a step that was cut off is done
again, because its stamp is written last.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("SAKIP_VAR") or ROOT / "var")
VENV = ROOT / ".venv"
# Inside the folder it vouches for: whoever deletes the one deletes the other.
VENV_STAMP = VENV / "stamp.json"
DEMO_STAMP = VAR / "stamps" / "demo"

RUN_LOCK, TEST_LOCK = "requirements.lock", "requirements-dev.lock"

RUN_PACKAGES = {
    "libpango-1.0-0": "menata teks di PDF",
    "libpangoft2-1.0-0": "menata teks di PDF",
    "libharfbuzz-subset0": "menanam huruf ke dalam PDF",
    "fonts-liberation2": "huruf dokumen, seukuran Arial",
    "fonts-urw-base35": "huruf dokumen, Bookman",
    "fonts-dejavu-core": "huruf cadangan untuk tanda yang jarang",
}
TEST_PACKAGES = {
    "chromium": "pengujian lewat peramban",
    "libatomic1": "pengendali peramban dalam pengujian",
    "poppler-utils": "membaca PDF dalam pengujian",
    "redis-server": "pengujian antrean Celery",
}


class Stop(Exception):
    """The preparation cannot go on; the message is all that the person needs to read."""


def call(*argv: str | Path, why_failed: str = "", **options) -> int:
    """Run a command in the root of the tree; with ``why_failed`` a failure raises ``Stop``."""
    sys.stdout.flush()
    status = subprocess.run([str(part) for part in argv], cwd=ROOT, **options).returncode
    if status and why_failed:
        raise Stop(f"{why_failed} (status {status}).")
    return status


def say(text: str) -> None:
    """Print one line of progress."""
    print(f"» {text}", flush=True)


# System packages ------------------------------------------------------------------------


def wanted_packages(for_tests: bool) -> dict[str, str]:
    """Return the Debian packages this machine must have, each with the reason."""
    wanted = dict(RUN_PACKAGES)
    if importlib.util.find_spec("ensurepip") is None:
        wanted = {"python3-venv": "membuat lingkungan Python tersendiri", **wanted}
    if for_tests:
        wanted.update(TEST_PACKAGES)
        if not os.environ.get("DATABASE_URL"):
            wanted["postgresql"] = "pengujian pada PostgreSQL"
    return wanted


def missing_packages(wanted: dict[str, str], dpkg_answer: str) -> list[str]:
    """Return the wanted packages that dpkg does not call installed.

    ``dpkg_answer`` has one line "name status" for each package that dpkg knows.
    """
    words = [line.split() for line in dpkg_answer.splitlines()]
    installed = {word[0] for word in words if word[1:] == ["installed"]}
    return [name for name in wanted if name not in installed]


def install_packages(for_tests: bool) -> None:
    """Install what is missing, or stop with the one line that root has to run."""
    wanted = wanted_packages(for_tests)
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        say(f"Bukan Debian atau Ubuntu; siapkan sendiri padanan dari: {', '.join(wanted)}")
        return
    query = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *wanted]
    answer = subprocess.run(query, capture_output=True, text=True).stdout
    missing = missing_packages(wanted, answer)
    if not missing:
        return
    by_hand = f"Perlu paket sistem; jalankan sebagai root: apt-get install -y {' '.join(missing)}"
    if os.geteuid() != 0 and not shutil.which("sudo"):
        raise Stop(by_hand)
    for name in missing:
        say(f"memasang paket sistem {name}: {wanted[name]}")
    become_root = [] if os.geteuid() == 0 else ["sudo"]
    apt = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    patient = ["-o", "DPkg::Lock::Timeout=300"]
    quietly = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    call(*apt, "update", **quietly)
    install = ["install", "-y", "--no-install-recommends", *missing]
    if call(*apt, *patient, *install, **quietly):
        raise Stop(by_hand)


# Virtual environment --------------------------------------------------------------------


def digest(name: str) -> str:
    """Return the SHA-256 of a lock file."""
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def this_place() -> dict[str, str]:
    """Return what ties an environment to this machine and folder."""
    return {"python": f"{platform.python_version()} {sys.base_prefix}", "path": str(VENV)}


def read_stamp() -> dict:
    """Return the stamp of the environment; empty when there is none that can be read."""
    try:
        return json.loads(VENV_STAMP.read_text())
    except (OSError, ValueError):
        return {}


def plan(stamp: dict, place: dict[str, str], locks: dict[str, str], wanted: set[str]) -> str:
    """Say what an environment needs: ``"ready"``, ``"extend"`` or ``"rebuild"``.

    ``locks`` are the present digests by file name, ``wanted`` the files that have to be
    installed. It is only built upon when all that was put into it still holds; a library that
    left the lock would otherwise stay behind.
    """
    installed = stamp.get("locks", {})
    current = all(locks.get(name) == value for name, value in installed.items())
    if not installed or not current or any(stamp.get(key) != place[key] for key in place):
        return "rebuild"
    return "ready" if wanted <= installed.keys() else "extend"


def make_environment(for_tests: bool) -> None:
    """Bring ``.venv`` to the hashed lock; the test lock contains all of the other one."""
    locks = {name: digest(name) for name in (RUN_LOCK, TEST_LOCK)}
    lock = TEST_LOCK if for_tests else RUN_LOCK
    step = plan(read_stamp(), this_place(), locks, {lock})
    if step == "ready":
        return
    if step == "rebuild":
        say(f"membuat lingkungan Python {platform.python_version()} di .venv")
        shutil.rmtree(VENV, ignore_errors=True)
        call(sys.executable, "-m", "venv", VENV, why_failed="Lingkungan Python gagal dibuat")
    VENV_STAMP.unlink(missing_ok=True)
    say(f"memasang pustaka dari {lock}; hanya berkas yang cocok dengan sidiknya")
    pip = [VENV / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-input"]
    safe = ["--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
    call(*pip, *safe, "-r", lock, why_failed="Pustaka gagal dipasang")
    covered = locks if for_tests else {lock: locks[lock]}
    VENV_STAMP.write_text(json.dumps({**this_place(), "locks": covered}))


# Database and demo ----------------------------------------------------------------------


def manage(*words: str, why_failed: str = "") -> int:
    """Run a command of manage.py in the environment that was made."""
    return call(VENV / "bin" / "python", "manage.py", *words, why_failed=why_failed)


def prepare_database(show_logins: bool) -> None:
    """Migrate, and load the demo into a database that never had it.

    The stamp names the database, so another one gets its own demo, and a demo that people
    have worked on since is never loaded over.
    """
    address = os.environ.get("DATABASE_URL", "")
    database = VAR / "sakip.sqlite3"
    if not address and not database.exists():
        DEMO_STAMP.unlink(missing_ok=True)
    # Not yet migrated, a database would only be told that it is not.
    migrate = ["migrate", "--skip-checks", "--verbosity", "0"]
    if manage(*migrate, "--check"):
        say("menyiapkan basis data")
        manage(*migrate, why_failed="Basis data gagal disiapkan")
    name = hashlib.sha256((address or str(database)).encode()).hexdigest()
    if DEMO_STAMP.exists() and DEMO_STAMP.read_text() == name:
        if show_logins:
            manage("load_demo", "--logins")
        return
    say("memuat data contoh: Kecamatan Patrang 2021")
    manage("load_demo", why_failed="Data contoh gagal dimuat")
    DEMO_STAMP.parent.mkdir(parents=True, exist_ok=True)
    DEMO_STAMP.write_text(name)


def main(purpose: str) -> None:
    """Prepare the machine for ``purpose``: run, lakip or test."""
    if sys.version_info < (3, 11):  # noqa: UP036 (the very thing to find out)
        raise Stop(f"Perlu Python 3.11 atau lebih baru; {sys.executable} adalah versi lama.")
    for_tests = purpose == "test"
    install_packages(for_tests)
    make_environment(for_tests)
    if not for_tests:
        prepare_database(show_logins=purpose == "run")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Stop as stop:
        sys.exit(f"{stop}")
    except KeyboardInterrupt:
        sys.exit("Dihentikan.")
