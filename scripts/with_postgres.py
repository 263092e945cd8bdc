"""Run a command with ``DATABASE_URL`` set to a PostgreSQL of its own, gone when it ends.

Usage: ``with_postgres.py COMMAND …``. A ``DATABASE_URL`` that is already set is used as it is.
Otherwise Debian's server is started in a temporary folder, reached by a unix socket that only
its owner may open, and made fast by giving up safety (no fsync).
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

ROLE = "sakip"
BINARIES = Path("/usr/lib/postgresql")
UNSAFE_BUT_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
# What tests write is mostly rolled back. A look at the tables in between finds them empty, and whoever
# loads a whole kabupaten afterwards has each row looked up by reading all.
NO_STATISTICS = "-c autovacuum=off"
# The address of a unix socket holds 107 bytes; ours ends in "/.s.PGSQL.5432".
LONGEST_FOLDER = 90


class CannotStart(Exception):
    """No server can be had here; the message says why and what would help."""


def server_tool(name: str) -> str:
    """Return the path of a tool of the newest installed server."""
    found = sorted(BINARIES.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    if not found:
        raise CannotStart(
            "no PostgreSQL server here: install the package postgresql, or set DATABASE_URL"
        )
    return str(found[-1])


def owner() -> list[str]:
    """Return the words before a command that make it run as the server's owner.

    The server refuses to run as root, so root hands it to the user that Debian made for it.
    """
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        raise CannotStart(
            "PostgreSQL does not run as root and there is no user postgres:"
            " install the package postgresql, run as another user, or set DATABASE_URL"
        ) from None
    return ["runuser", "-u", "postgres", "--"]


def folder_for(become: list[str]) -> Path:
    """Return a new folder that belongs to the server's owner and that it can reach."""
    for parent in dict.fromkeys([tempfile.gettempdir(), "/tmp", "/var/tmp"]):
        reachable = subprocess.run([*become, "test", "-x", parent], cwd="/").returncode == 0
        if reachable and len(parent) < LONGEST_FOLDER - len("/sakip-pg-12345678"):
            folder = Path(tempfile.mkdtemp(prefix="sakip-pg-", dir=parent))
            if become:
                shutil.chown(folder, "postgres")
            return folder
    raise CannotStart("no temporary folder that the user of the PostgreSQL server can reach")


def run_tool(become: list[str], log: Path, *argv: str) -> None:
    """Run a tool of the server as its owner; on failure show what it wrote.

    Its output goes to a file: the server keeps what it inherits open, and a pipe would never
    come to an end.
    """
    with log.open("ab") as output:
        done = subprocess.run([*become, *argv], cwd="/", stdout=output, stderr=output)
    if done.returncode:
        raise CannotStart(f"{Path(argv[0]).name} failed:\n{log.read_text(errors='replace')}")


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Run a server for the length of the block; yield its ``DATABASE_URL``."""
    become, initdb, pg_ctl = owner(), server_tool("initdb"), server_tool("pg_ctl")
    folder = folder_for(become)
    data, log = folder / "data", folder / "tools.log"
    socket = f"-c listen_addresses= -c unix_socket_directories={folder}"
    control = [pg_ctl, "-D", str(data), "-w", "-s"]
    try:
        locale = ["-E", "UTF8", "--locale=C.UTF-8"]
        run_tool(become, log, initdb, "-D", str(data), "-U", ROLE, "-A", "trust", "-N", *locale)
        options = f"{socket} {UNSAFE_BUT_FAST} {NO_STATISTICS}"
        run_tool(become, log, *control, "-l", str(folder / "server.log"), "-o", options, "start")
        # The database that every new server has; Django makes its test database beside it.
        yield f"postgres://{ROLE}@{quote(str(folder), safe='')}/postgres"
    finally:
        if (data / "postmaster.pid").exists():
            run_tool(become, log, *control, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run ``command`` beside a server and return its status."""
    if os.environ.get("DATABASE_URL"):
        return subprocess.run(command).returncode
    # Turned into an exception, so that the server is stopped on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with server() as address:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except CannotStart as reason:
        sys.exit(f"with_postgres: {reason}")
    except KeyboardInterrupt:
        sys.exit(130)
