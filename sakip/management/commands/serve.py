"""``manage.py serve``: the web server and the workers of the background jobs, together."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sakip.supervisor import Supervisor

FIRST_PAUSE = 30.0  # seconds: pages come first


class Command(BaseCommand):
    """Serve until Ctrl-C; exit status 1 when the server could not start or ended by itself."""

    help = "Menjalankan peladen web dan pekerja latar sampai Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let the environment choose the address, so that ``PORT=8001 make run`` works."""
        environ = os.environ
        parser.add_argument("--host", default=environ.get("HOST", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=environ.get("PORT", "8000"))
        parser.add_argument("--workers", type=int, default=environ.get("WEB_CONCURRENCY", "2"))
        parser.add_argument("--job-workers", type=int, default=environ.get("JOB_WORKERS", "1"))

    def handle(  # noqa: PLR0913 - the options of the command line
        self, *, host: str, port: int, workers: int, job_workers: int, **options: Any
    ) -> None:
        """Run the supervisor with the real commands."""
        refuse_unusable(host, port)
        server = server_command(host, port, workers)
        supervisor = Supervisor(server, worker_command(), self._say, workers=job_workers)
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, supervisor.stop)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup asks to stay
            signal.signal(signal.SIGHUP, supervisor.stop)
        announce, remind = Announcement(host, port, self._say), Recurring(remind_command())

        def on_look() -> None:
            announce()
            remind()

        status = supervisor.run(on_look=on_look)
        remind.end()
        if status:
            raise CommandError("SAKIP tidak berjalan.", returncode=1)
        self._say("SAKIP berhenti.")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


class Announcement:
    """Says the address once, as soon as somebody answers there."""

    def __init__(self, host: str, port: int, say):
        self.host, self.port, self.say = host, port, say
        self.made = False

    def __call__(self) -> None:
        """Look whether the server answers, until it once did."""
        if self.made:
            return
        try:
            socket.create_connection((self.host, self.port), timeout=0.5).close()
        except OSError:
            return
        self.made = True
        self.say(f"SAKIP berjalan di http://{bracketed(self.host)}:{self.port}/ (Ctrl-C: berhenti)")


class Recurring:
    """Starts a short command now and then; one that still runs is left to finish."""

    def __init__(
        self,
        command: Sequence[str],
        every: float = 6 * 3600,
        clock: Callable[[], float] = time.monotonic,
    ):
        self.command, self.every, self.clock = command, every, clock
        self.next = clock() + FIRST_PAUSE
        self.process: subprocess.Popen | None = None

    def __call__(self) -> None:
        """Start the command where its time has come."""
        if self.process and self.process.poll() is not None:
            self.process = None
        if self.process or self.clock() < self.next:
            return
        self.next = self.clock() + self.every
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )

    def end(self) -> None:
        """End what still runs."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait()


def bracketed(host: str) -> str:
    """Return the host as it stands in an address; IPv6 goes into brackets."""
    return f"[{host}]" if ":" in host else host


def refuse_unusable(host: str, port: int) -> None:
    """Raise ``CommandError``, in one line, when nobody can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            reason = "sudah dipakai program lain; pilih yang lain, misalnya PORT=8001 make run"
        else:
            reason = f"tidak dapat dipakai: {error.strerror}"
        raise CommandError(f"Alamat {bracketed(host)}:{port} {reason}.") from error


def server_command(host: str, port: int, workers: int) -> list[str]:
    """Return the command of the web server.

    ``--preload`` binds the address only after the application was loaded, so an answer there
    means that it works. The control socket would be one more door, in the home folder. A worker
    that waits for BSrE (a selection begins no file after a minute) is not hung.
    """
    return [
        *(sys.executable, "-m", "gunicorn", "sakip.wsgi:application"),
        *("--bind", f"{bracketed(host)}:{port}", "--workers", str(workers)),
        *("--chdir", str(settings.BASE_DIR), "--preload", "--no-control-socket"),
        *("--graceful-timeout", "4", "--log-level", "warning"),
        *("--timeout", "150" if settings.SIGN_ENGINE == "bsre" else "30"),
    ]


def remind_command() -> list[str]:
    """Return the command that sends reminders of deadlines, each once however often it runs."""
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), "remind"]


def worker_command() -> list[str]:
    """Return the command of one worker of the background jobs."""
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), "worker"]
