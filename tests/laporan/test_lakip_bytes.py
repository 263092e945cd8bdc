"""Equal data give equal bytes, whatever the process, its folder, its zone and the day."""

import os
import shutil
import subprocess
import sys

import pytest
from django.conf import settings

from laporan.document import build_document
from sakip.pdf import render_whole
from tests import kept

pytestmark = pytest.mark.pdf


@pytest.fixture(scope="module")
def installed(django_db_setup, tmp_path_factory):
    """A folder of data with the demo in it, as ``load_demo`` leaves it."""
    folder = tmp_path_factory.mktemp("var")
    if kept.can_keep():
        kept.write_clean(folder / "sakip.sqlite3")
    else:
        manage(folder, settings.BASE_DIR, "migrate", "-v0")
    manage(folder, settings.BASE_DIR, "load_demo")
    return folder


def manage(var, cwd, *command, day="2026-01-01", **environment):
    """Run manage.py in a fresh process, on the given day."""
    script = (
        "import sys, time_machine\n"
        f"sys.path.insert(0, {str(settings.BASE_DIR)!r})\n"
        "from django.core.management import execute_from_command_line\n"
        f"with time_machine.travel({day!r}):\n"
        "    execute_from_command_line(['manage.py', *sys.argv[1:]])\n"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "sakip.settings",
        "SAKIP_VAR": str(var),
        "HOME": str(var),
        **environment,
    }
    subprocess.run(
        [sys.executable, "-c", script, *command],
        cwd=cwd, env=environment, check=True, capture_output=True, timeout=120,
    )  # fmt: skip


def test_two_fresh_processes_write_the_same_bytes(installed, tmp_path, patrang):
    """Each with empty caches and another seed of hashes; and this process writes them too."""
    written = []
    for day, seed, zone in (("2022-02-01", "0", "Asia/Jayapura"), ("2031-12-31", "4242", "UTC")):
        var, cwd = tmp_path / f"var-{seed}", tmp_path / f"cwd-{seed}"
        shutil.copytree(installed, var)
        cwd.mkdir()
        command = ("render_lakip", "patrang", "2021", "--output", "lakip.pdf")
        manage(var, cwd, *command, day=day, PYTHONHASHSEED=seed, TZ=zone, TIME_ZONE=zone)
        written.append((cwd / "lakip.pdf").read_bytes())
    assert written[0] == written[1] == render_whole(build_document(patrang)).pdf
