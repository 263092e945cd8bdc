"""Signing that ends halfway leaves the old state or the new one, and never a row without its file."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from perjanjian.tandatangan import langkah

pytestmark = pytest.mark.pdf

MOMENTS = 50
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    """What every process left behind."""
    var = tmp_path_factory.mktemp("mati") / "var"
    clean = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "CA_DIR")}
    given = {
        "SAKIP_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "sakip.settings",
        "CA_PASSPHRASE": "frasa penerbit untuk pengujian",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.perjanjian.tandatangan.mati", str(MOMENTS)],
        cwd=ROOT,
        env=clean | given,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("urutan", [1, 2])
@pytest.mark.parametrize("step", langkah.LANGKAH)
def test_a_process_that_ends_at_a_step_can_be_followed_by_another(ends, urutan, step):
    [end] = [e for e in ends if (e["urutan"], e["saat"]) == (urutan, step)]
    expected = "baru" if step == langkah.TERCATAT else "lama"
    assert (end["keadaan"], end["cacat"]) == (expected, "")
    assert end["lagi"] == "baru"


def test_a_process_killed_at_any_moment_leaves_the_old_state_or_the_new(ends):
    killed = [e for e in ends if "+" in e["saat"]]
    assert len(killed) == MOMENTS
    assert [e for e in killed if e["keadaan"] not in ("lama", "baru") or e["cacat"]] == []
