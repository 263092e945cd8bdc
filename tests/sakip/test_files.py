"""A file made once: complete, for its owner alone, and of two that try the first wins."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from sakip import files
from sakip.files import write_once


def test_the_first_wins_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "key"
    for text in ("first", "second"):
        write_once(path, text)
    assert path.read_text() == "first"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["key"]


def test_a_write_that_fails_leaves_nothing(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError("no links here")

    monkeypatch.setattr(files.os, "link", refuse)
    with pytest.raises(OSError, match="no links"):
        write_once(tmp_path / "key", "text")
    assert list(tmp_path.iterdir()) == []


def test_processes_that_start_at_once_share_one_secret_key(tmp_path):
    code = "from sakip.settings import SECRET_KEY; print(SECRET_KEY)"
    env = {"SAKIP_VAR": str(tmp_path / "var")}

    def start(_) -> str:
        done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
        return done.stdout

    with ThreadPoolExecutor(4) as pool:
        keys = set(pool.map(start, range(4)))
    assert len(keys) == 1
    assert len(keys.pop().strip()) >= 50
