"""An issue that is killed leaves the old state or the new one, and never half an issue."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.laporan.terbit.mati import STEPS

pytestmark = pytest.mark.pdf  # as slow as those that lay out
ROOT = Path(__file__).resolve().parents[3]
NOTHING = [[], [], []]


def test_a_killed_issue_is_not_there_or_there_and_can_be_followed_by_another(tmp_path):
    clean = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    given = {"SAKIP_VAR": str(tmp_path / "var"), "DJANGO_SETTINGS_MODULE": "sakip.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.laporan.terbit.mati"],
        cwd=ROOT,
        env=clean | given,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    ends = json.loads(done.stdout)
    assert len(ends) == len(STEPS)
    for step, killed, left, broken, again, after, later in ends:
        assert (killed, broken, later) == (-9, [], []), step
        issued = step == "disahkan"
        assert (left == NOTHING) is not issued, step
        # Whoever tries again issues it where nothing stood, and is refused where it stands.
        assert again == (1 if issued else 0), step
        assert [len(one) for one in after[:2]] == [1, 1], step
        assert after == ends[-1][5], step
