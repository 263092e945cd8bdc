"""Server and worker are kept together, and nothing is left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from sakip.management.commands.serve import Recurring
from sakip.supervisor import Pace, Supervisor

QUICK = Pace(look=0.02, first=0.05, longest=0.1, steady=10, grace=0.6)
WORKER = "manage.py\0worker"
SLEEPS = "import time; time.sleep(60)"


def python(code: str) -> list[str]:
    """Return the command of a small Python process that stands for a real one."""
    return [sys.executable, "-S", "-c", code]


def leaves_its_id(path: Path, then: str = SLEEPS) -> list[str]:
    """Return a process that adds its id to a file, then does ``then``."""
    return python(f"import os; open({str(path)!r}, 'a').write(f'{{os.getpid()}}\\n'); {then}")


def ids(path: Path) -> list[int]:
    """Return the process ids that were left in a file."""
    return [int(line) for line in path.read_text().split()] if path.exists() else []


def told_of(process_id: int, what: str) -> str:
    """Return what the system tells of a process, "" of one that ends while it is asked."""
    try:
        return Path(f"/proc/{process_id}/{what}").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def is_alive(process_id: int) -> bool:
    """Say whether a process runs; one that is dead but not yet collected does not."""
    state = told_of(process_id, "stat").rpartition(")")[2].split()
    return bool(state) and state[0] not in "ZX"


def wait_for(condition, seconds: float = 20):
    """Return what ``condition`` gives as soon as it is true; fail after ``seconds``."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if answer := condition():
            return answer
        time.sleep(0.05)
    return pytest.fail("waited in vain")


def test_a_dead_worker_is_started_again_after_ever_longer_pauses(tmp_path):
    """Three deaths: three new workers, the pauses doubling up to the longest."""
    said = []

    def hear(text):
        said.append(text)
        if len(said) == 4:
            supervisor.stop()

    worker = leaves_its_id(tmp_path / "ids", "raise SystemExit(3)")
    supervisor = Supervisor(python(SLEEPS), worker, hear, QUICK)

    assert supervisor.run() == 0
    assert len(set(ids(tmp_path / "ids"))) == 4
    pauses = [text.split("dalam ")[1] for text in said]
    assert pauses == ["0.05 detik.", "0.1 detik.", "0.1 detik.", "0.1 detik."]
    assert "status 3" in said[0]


def test_of_several_workers_the_dead_one_alone_is_started_again(tmp_path):
    """The other one goes on with its job."""
    killed = []

    def kill_one():
        there = ids(tmp_path / "ids")
        if len(there) == 2 and not killed:
            killed.append(there[0])
            os.kill(there[0], signal.SIGKILL)
        elif len(there) == 3:
            supervisor.stop()

    supervisor = Supervisor(
        python(SLEEPS), leaves_its_id(tmp_path / "ids"), print, QUICK, workers=2
    )
    assert supervisor.run(kill_one) == 0
    assert len(set(ids(tmp_path / "ids"))) == 3
    assert not any(is_alive(one) for one in ids(tmp_path / "ids"))


def test_a_worker_that_lived_long_is_forgiven(tmp_path):
    """The pause does not grow when each worker lived longer than ``steady``."""
    said = []

    def hear(text):
        said.append(text)
        if len(said) == 3:
            supervisor.stop()

    lenient = Pace(look=0.02, first=0.05, longest=9, steady=0, grace=1)
    supervisor = Supervisor(python(SLEEPS), python("pass"), hear, lenient)

    assert supervisor.run() == 0
    assert {text.split("dalam ")[1] for text in said} == {"0.05 detik."}


@pytest.mark.parametrize(("ends_with", "status"), [(3, 3), (0, 1)])
def test_when_the_server_ends_all_ends_and_the_status_is_not_zero(tmp_path, ends_with, status):
    """A server that could not start is told to whoever started the supervisor."""
    said = []
    worker = leaves_its_id(tmp_path / "ids")
    server = python(f"import time; time.sleep(0.3); raise SystemExit({ends_with})")

    assert Supervisor(server, worker, said.append, QUICK).run() == status
    assert said == [f"Peladen web berhenti sendiri (status {ends_with})."]
    assert not any(is_alive(process_id) for process_id in ids(tmp_path / "ids"))


STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + SLEEPS


def stop_when_both_are_there(supervisor: Supervisor, *paths: Path) -> int:
    """Run until both processes left their id."""
    return supervisor.run(lambda: all(map(ids, paths)) and supervisor.stop())


@pytest.mark.parametrize("worker_does", [SLEEPS, STUBBORN], ids=["obedient", "deaf"])
def test_stop_leaves_no_process_behind(tmp_path, worker_does):
    """Also one that does not listen is gone within seconds."""
    files = tmp_path / "server", tmp_path / "worker"
    supervisor = Supervisor(
        leaves_its_id(files[0]), leaves_its_id(files[1], worker_does), print, QUICK
    )
    start = time.monotonic()

    assert stop_when_both_are_there(supervisor, *files) == 0
    assert time.monotonic() - start < 8
    assert not any(is_alive(one) for path in files for one in ids(path))


def test_what_a_child_started_is_ended_too(tmp_path):
    """A grandchild that ignores the polite signal goes with its group."""
    grandchild = leaves_its_id(tmp_path / "grandchild", STUBBORN)
    worker = python(f"import subprocess; subprocess.run({grandchild!r})")
    supervisor = Supervisor(python(SLEEPS), worker, print, QUICK)

    assert stop_when_both_are_there(supervisor, tmp_path / "grandchild") == 0
    wait_for(lambda: not is_alive(ids(tmp_path / "grandchild")[0]))


def test_a_supervisor_that_is_killed_takes_server_and_workers_along(tmp_path):
    server, worker = tmp_path / "server", tmp_path / "worker"
    code = (
        f"import sys; sys.path[:] = {sys.path!r}; from sakip.supervisor import Supervisor; "
        f"Supervisor({leaves_its_id(server)!r}, {leaves_its_id(worker)!r}, print).run()"
    )
    parent = subprocess.Popen(python(code), cwd=settings.BASE_DIR)
    try:
        wait_for(lambda: ids(server) and ids(worker))
    finally:
        parent.kill()
        parent.wait()
    wait_for(lambda: not any(map(is_alive, ids(server) + ids(worker))))


def test_a_worker_amid_a_job_is_asked_twice_before_it_is_killed(tmp_path):
    """The second request lets it leave the job to another; killed, that takes a minute."""
    code = (
        "import os, signal, sys, time; asked = []\n"
        "def hear(*_):\n"
        "    asked.append(1)\n"
        "    if asked[1:]:\n"
        f"        open({str(tmp_path / 'note')!r}, 'w').write('given up')\n"
        "        sys.exit(1)\n"
        "signal.signal(signal.SIGTERM, hear)\n"
        f"open({str(tmp_path / 'ids')!r}, 'w').write(str(os.getpid()))\n"
        "while True: time.sleep(0.05)"
    )
    supervisor = Supervisor(python(SLEEPS), python(code), print, QUICK)

    assert stop_when_both_are_there(supervisor, tmp_path / "ids") == 0
    assert (tmp_path / "note").read_text() == "given up"


def test_an_address_in_use_is_one_clear_line():
    """Nothing is started when somebody else listens there."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match="sudah dipakai") as refusal:
            call_command("serve", host="127.0.0.1", port=port)
    assert f"127.0.0.1:{port}" in str(refusal.value)
    assert "\n" not in str(refusal.value)


def children(process_id: int, name: str) -> list[int]:
    """Return the running children of a process with ``name`` in their command."""
    listed = map(int, told_of(process_id, f"task/{process_id}/children").split())
    return [one for one in listed if name in told_of(one, "cmdline") and is_alive(one)]


def test_the_real_worker_is_replaced_and_ctrl_c_ends_everything(tmp_path):
    """Kill the worker of a running installation, then end it as a person would."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | {
        "SAKIP_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "sakip.settings",
    }
    manage = [sys.executable, "manage.py"]
    at_root = {"cwd": settings.BASE_DIR, "env": environment}
    subprocess.run([*manage, "migrate", "django_tasks_database", "-v0"], check=True, **at_root)
    serving = subprocess.Popen(
        [*manage, "serve", "--port", str(port), "--workers", "1"],
        stdout=subprocess.PIPE,
        text=True,
        **at_root,
    )
    try:
        assert f"http://127.0.0.1:{port}/" in serving.stdout.readline()
        (first,) = wait_for(lambda: children(serving.pid, WORKER))
        os.kill(first, signal.SIGKILL)
        (second,) = wait_for(lambda: [one for one in children(serving.pid, WORKER) if one != first])
        (server,) = children(serving.pid, "gunicorn")
        family = [second, server, *children(server, "gunicorn")]
        assert len(family) == 3
    finally:
        serving.send_signal(signal.SIGINT)
    assert serving.wait(timeout=15) == 0
    assert "Pekerja latar mati (status -9)" in serving.stdout.read()
    assert not any(is_alive(one) for one in family)


def test_a_recurring_command_runs_at_its_time_and_never_twice_at_once(tmp_path):
    now = [0.0]
    path = tmp_path / "ids"
    command = Recurring(leaves_its_id(path), every=100, clock=lambda: now[0])
    command()
    assert command.process is None  # pages come first
    now[0] = 31
    command()
    first = command.process
    now[0] = 500
    command()
    assert command.process is first
    command.end()
    command()
    assert command.process is not first
    command.end()
    assert not is_alive(command.process.pid)
