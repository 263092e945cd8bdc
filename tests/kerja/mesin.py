"""The engines that carry jobs, as the tests of the port drive them: each with a real worker."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from celery.contrib.testing.worker import start_worker
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from kerja.engines import celery
from kerja.models import Pekerjaan

ROOT = Path(__file__).resolve().parents[2]


def wait_for(condition: Callable[[], bool], what: str, seconds: float = 60) -> None:
    """Wait until a condition holds; fail where it does not in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"waited in vain: {what}")
        time.sleep(0.05)


@contextlib.contextmanager
def redis() -> Iterator[str]:
    """Run a Redis of our own on a socket in a temporary folder; yield its address."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.fail("no redis-server here: apt-get install redis-server")
    with tempfile.TemporaryDirectory(prefix="sakip-redis-") as folder:
        socket = f"{folder}/socket"
        server = subprocess.Popen(
            [program, "--port", "0", "--unixsocket", socket, "--save", "", "--dir", folder],
            stdout=subprocess.DEVNULL,
        )
        try:
            wait_for(Path(socket).exists, "redis-server", 20)
            yield f"redis+socket://{socket}"
        finally:
            server.terminate()
            server.wait(20)


class Basisdata:
    """The queue in the database: a worker that ends as soon as nothing waits."""

    name, broker = "basisdata", ""

    def work(self) -> None:
        """Do all that waits."""
        call_command("worker", batch=True)


class Celery:
    """The queue of Celery, with a broker of our own."""

    name = "celery"

    def __init__(self, broker: str):
        self.broker = broker

    def work(self) -> None:
        """Run a worker until nothing waits or runs."""
        with start_worker(celery.app, pool="solo", perform_ping_check=False):
            unfinished = Pekerjaan.objects.filter(berakhir=None)
            wait_for(lambda: not unfinished.exists(), "the worker of Celery")


@contextlib.contextmanager
def process(mesin: Basisdata | Celery) -> Iterator[subprocess.Popen]:
    """Run ``manage.py worker`` on the test's database, killed at the end if it still lives."""
    given = {
        "database": str(connection.settings_dict["NAME"]),
        "engine": mesin.name,
        "broker": mesin.broker,
        "files": str(settings.MEDIA_ROOT),
    }
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.kerja.worker_process", json.dumps(given)],
        cwd=ROOT,
        start_new_session=True,
    )
    try:
        yield worker
    finally:
        kill(worker)


def kill(worker: subprocess.Popen) -> None:
    """End a worker, with all that it started, the hard way."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait(20)
