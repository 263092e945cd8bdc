"""States of the test database that are made once and then put back, on SQLite.

Migrating takes a quarter of a minute, and each process of each step would do it again. So the
migrated database is kept beside the test database as a file, under a name made from all that it
follows from: another migration makes a new one. What a process writes itself
(the demo) it keeps in memory, since files and the key of the trail are its own.

PostgreSQL migrates, loads and flushes as ever: there every state is come by in the long way.
"""

import fcntl
import hashlib
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache, partial
from pathlib import Path

from django.conf import settings
from django.db import connection

CLEAN = "clean"
_states: dict[str, sqlite3.Connection] = {}
_now = CLEAN


def can_keep() -> bool:
    """Whether states are kept on this database."""
    return connection.vendor == "sqlite"


def install() -> None:
    """Let the test database come from the file, where there is one."""
    if can_keep():
        creation = connection.creation
        creation.create_test_db = partial(_create, creation.create_test_db)


def put(name: str, make: Callable[[], object]) -> str:
    """Bring the database into a state that ``make`` writes where it is not kept yet.

    Return the name of the one before.
    """
    if name not in _states:
        _put(CLEAN)
        make()
        _states[name] = _copy_of(_raw())
    return _put(name)


def put_back(name: str = CLEAN) -> None:
    """Bring the database into a state that is kept; without a name, as it was created."""
    _put(name)


def write_clean(path: Path) -> None:
    """Write the database as it was created into a file, for a process of its own."""
    with closing(sqlite3.connect(path)) as target:
        _states[CLEAN].backup(target)


def _put(name: str) -> str:
    global _now
    _states[name].backup(_raw())
    before, _now = _now, name
    return before


def _raw() -> sqlite3.Connection:
    connection.ensure_connection()
    assert not connection.in_atomic_block, "a state cannot be put back inside a transaction"
    return connection.connection


def _copy_of(source: sqlite3.Connection) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    source.backup(copy)
    return copy


def _create(create: Callable[..., str], *args: object, **kwargs: object) -> str:
    """Stand in for Django's ``create_test_db``; the arguments are its."""
    name = connection.creation._get_test_db_name()
    kept = Path(name).with_name(f"test.sqlite3.{fingerprint()}")
    with _locked(kept.with_name("test.sqlite3.lock")):
        if not kept.exists():
            create(*args, **kwargs | {"keepdb": False, "serialize": False})
            _write(kept)
    connection.close()
    for ending in ("", "-wal", "-shm"):
        Path(f"{name}{ending}").unlink(missing_ok=True)
    settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = name
    with closing(sqlite3.connect(kept)) as source:
        _states[CLEAN] = _copy_of(source)
    put_back()
    return name


def _write(kept: Path) -> None:
    """Keep the database of now; those of other code are of no use any more."""
    for old in kept.parent.glob("test.sqlite3." + "[0-9a-f]" * len(fingerprint())):
        old.unlink()
    half = kept.with_suffix(".half")
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(half)) as target:
        _raw().backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
    half.rename(kept)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a file that only one process has at a time."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@cache
def fingerprint() -> str:
    """Name what a migrated database follows from; migrations import nothing of the product."""
    root = Path(settings.BASE_DIR)
    said = hashlib.sha256(sys.version.encode())
    follows = [root / "requirements-dev.lock", Path(__file__)]
    for pattern in ("*/migrations/*.py", "*/guards.py", "*/apps.py"):
        follows += sorted(root.glob(pattern))
    for path in follows:
        said.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    return said.hexdigest()[:16]
