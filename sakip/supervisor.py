"""Processes kept together: the web server and the workers of the background jobs.

The server is what people wait for: when it ends by itself, everything ends and whoever started
us hears of it. A dead worker is started again, each time after a longer pause.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_ANAK = Path(__file__).with_name("anak.py")


@dataclass(frozen=True)
class Pace:
    """How many seconds the supervisor waits for what."""

    look: float = 0.2  # between two looks at the processes
    first: float = 1.0  # before a dead worker is started again; doubles with each death
    longest: float = 30.0  # the most that the pause grows to
    steady: float = 60.0  # a worker that lived this long is forgiven its earlier deaths
    grace: float = 5.0  # for ending in peace after being asked to


def _popen(command: Sequence[str]) -> subprocess.Popen:
    # A session of its own: Ctrl-C then reaches the supervisor alone, which ends all in order,
    # and whatever a child started can be found by its group.
    # It ends with us, even where we are killed and can ask for nothing.
    bound = [sys.executable, "-I", str(_ANAK), str(os.getpid()), *command]
    return subprocess.Popen(bound, stdin=subprocess.DEVNULL, start_new_session=True)


class Worker:
    """One worker: started again when it died, each time after a longer pause."""

    def __init__(self, command: Sequence[str], say: Callable[[str], None], pace: Pace):
        self._command, self.say, self.pace = command, say, pace
        self._deaths = 0
        self._restart_at: float | None = None
        self._start()

    def _start(self) -> None:
        self.process = _popen(self._command)
        self._started, self._restart_at = time.monotonic(), None

    def tend(self) -> None:
        """Start a dead one again once its pause is over."""
        status = self.process.poll()
        if status is None:
            return
        now = time.monotonic()
        if self._restart_at is None:
            if now - self._started >= self.pace.steady:
                self._deaths = 0
            pause = min(self.pace.first * 2**self._deaths, self.pace.longest)
            self._deaths += 1
            self._restart_at = now + pause
            self.say(f"Pekerja latar mati (status {status}); dimulai lagi dalam {pause:g} detik.")
        elif now >= self._restart_at:
            self._start()


class Supervisor:
    """Runs a server and its workers until ``stop`` is called or the server ends."""

    def __init__(
        self,
        server: Sequence[str],
        worker: Sequence[str],
        say: Callable[[str], None],
        pace: Pace = Pace(),  # noqa: B008 (frozen)
        workers: int = 1,
    ):
        self.say = say
        self.pace = pace
        self._server, self._worker, self._count = server, worker, workers
        self._stopping = threading.Event()

    def stop(self, *_: object) -> None:
        """Ask for the end; fit to be a signal handler."""
        self._stopping.set()

    def run(self, on_look: Callable[[], None] = lambda: None) -> int:
        """Run all; return 0 after ``stop``, or the server's status (never 0) when it ended.

        ``on_look`` is called each time the processes were seen to be well.
        """
        server, workers = _popen(self._server), []
        try:
            for _ in range(self._count):
                workers.append(Worker(self._worker, self.say, self.pace))
            while not self._stopping.wait(self.pace.look):
                status = server.poll()
                if status is not None:
                    self.say(f"Peladen web berhenti sendiri (status {status}).")
                    return status if status > 0 else 1
                for worker in workers:
                    worker.tend()
                on_look()
            return 0
        finally:
            end_all([server, *(worker.process for worker in workers)], self.pace.grace)


def end_all(processes: list[subprocess.Popen], grace: float) -> None:
    """End the processes and all that they started.

    Asked twice before being killed: the worker finishes its job at the first request and
    gives it up, for another to take it up, at the second.
    """
    for patience in (grace, grace / 2):
        alive = [process for process in processes if process.poll() is None]
        for process in alive:
            process.terminate()
        deadline = time.monotonic() + patience
        for process in alive:
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, deadline - time.monotonic()))
    for process in processes:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
