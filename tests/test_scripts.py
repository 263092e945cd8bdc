"""The set-up: what is done, what is left alone, and what is done again after being cut off."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import prepare, steps, with_postgres

ROOT = Path(__file__).resolve().parent.parent
PLACE = {"python": "3.11.2 /usr", "path": "/srv/sakip/.venv"}
LOCKS = {"requirements.lock": "a", "requirements-dev.lock": "b"}
RUN, TEST = {"requirements.lock"}, {"requirements-dev.lock"}
MADE_FOR_RUN = {**PLACE, "locks": {"requirements.lock": "a"}}
MADE_FOR_TEST = {**PLACE, "locks": LOCKS}


@pytest.mark.parametrize(
    ("stamp", "wanted", "step"),
    [
        (MADE_FOR_RUN, RUN, "ready"),
        (MADE_FOR_TEST, RUN, "ready"),
        (MADE_FOR_TEST, TEST, "ready"),
        (MADE_FOR_RUN, TEST, "extend"),
        ({}, RUN, "rebuild"),
        ({**MADE_FOR_RUN, "locks": {"requirements.lock": "old"}}, RUN, "rebuild"),
        ({**MADE_FOR_TEST, "locks": {**LOCKS, "requirements-dev.lock": "old"}}, RUN, "rebuild"),
        ({**MADE_FOR_RUN, "python": "3.10.1 /usr"}, RUN, "rebuild"),
        ({**MADE_FOR_RUN, "path": "/elsewhere/.venv"}, RUN, "rebuild"),
    ],
)
def test_an_environment_is_kept_only_while_all_of_it_still_holds(stamp, wanted, step):
    """Another lock, interpreter or folder, or no stamp: made anew."""
    assert prepare.plan(stamp, PLACE, LOCKS, wanted) == step


def test_a_package_that_was_removed_but_not_purged_is_missing():
    """dpkg still knows it, by another status."""
    answer = "libpango-1.0-0 installed\nfonts-liberation2 config-files\nchromium not-installed\n"
    wanted = dict.fromkeys(["libpango-1.0-0", "fonts-liberation2", "chromium", "unheard-of"], "")
    missing = prepare.missing_packages(wanted, answer)
    assert missing == ["fonts-liberation2", "chromium", "unheard-of"]


def test_python3_venv_is_wanted_only_where_ensurepip_is_missing(monkeypatch):
    """A Python that was not installed by apt brings its own."""
    assert ("python3-venv" in prepare.wanted_packages(for_tests=False)) is False
    monkeypatch.setattr(prepare.importlib.util, "find_spec", lambda name: None)
    assert "python3-venv" in prepare.wanted_packages(for_tests=False)


def test_a_given_database_needs_no_server_here(monkeypatch):
    """``DATABASE_URL`` says that there is one already."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert "postgresql" in prepare.wanted_packages(for_tests=True)
    monkeypatch.setenv("DATABASE_URL", "postgres://elsewhere/sakip")
    assert "postgresql" not in prepare.wanted_packages(for_tests=True)


@pytest.fixture
def empty_machine(tmp_path, monkeypatch):
    """Return a copy of the set-up script in a folder with locks that hold nothing."""
    (tmp_path / "scripts").mkdir()
    script = tmp_path / "scripts" / "prepare.py"
    script.write_text(Path(prepare.__file__).read_text())
    for name in LOCKS:
        (tmp_path / name).write_text("")
    for name, path in {"ROOT": "", "VENV": ".venv", "VENV_STAMP": ".venv/stamp.json"}.items():
        monkeypatch.setattr(prepare, name, tmp_path / path)
    return tmp_path


def test_an_environment_that_was_cut_off_is_made_anew(empty_machine, monkeypatch):
    """The folder that a failed attempt leaves behind is not taken for the whole."""
    calls = []

    def call(*argv, why_failed=""):
        calls.append("pip" if "pip" in argv else "venv")
        (prepare.VENV / calls[-1]).mkdir(parents=True)
        if len(calls) == 2:
            raise prepare.Stop(why_failed)

    monkeypatch.setattr(prepare, "call", call)
    with pytest.raises(prepare.Stop, match="Pustaka gagal dipasang"):
        prepare.make_environment(for_tests=False)
    prepare.make_environment(for_tests=False)
    prepare.make_environment(for_tests=False)
    assert calls == ["venv", "pip", "venv", "pip"]


def test_the_demo_is_loaded_once_into_each_database(tmp_path, monkeypatch):
    """People's work on it is never loaded over; a database that is new gets its own."""
    done = []
    database = tmp_path / "sakip.sqlite3"

    def manage(*words, why_failed=""):
        done.append(" ".join(words[:2]))
        database.touch()
        return 0

    monkeypatch.setattr(prepare, "VAR", tmp_path)
    monkeypatch.setattr(prepare, "DEMO_STAMP", tmp_path / "stamps" / "demo")
    monkeypatch.setattr(prepare, "manage", manage)
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def loads():
        done.clear()
        prepare.prepare_database(show_logins=True)
        return [words for words in done if words.startswith("load_demo")]

    assert loads() == ["load_demo"]
    assert loads() == ["load_demo --logins"]
    database.unlink()
    assert loads() == ["load_demo"]
    monkeypatch.setenv("DATABASE_URL", "postgres://elsewhere/sakip")
    assert loads() == ["load_demo"]
    assert loads() == ["load_demo --logins"]


def test_without_root_or_sudo_the_one_line_is_printed(empty_machine):
    """Nothing is half done: the person is told what root has to run, and it ends with 1."""
    tools = empty_machine / "bin"
    tools.mkdir()
    for name in ("dpkg-query", "apt-get"):
        (tools / name).write_text("#!/bin/sh\nexit 1\n")
        (tools / name).chmod(0o755)
    code = "import os, runpy, sys; os.geteuid = lambda: 1000; sys.argv[1:] = ['run'];"
    code += f"runpy.run_path({str(empty_machine / 'scripts/prepare.py')!r}, run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PATH": str(tools)}, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "jalankan sebagai root: apt-get install -y libpango-1.0-0" in line
    assert not (empty_machine / ".venv").exists()


def test_steps_stop_at_the_first_failure_and_name_it(capfd):
    """What comes after it is counted, not run."""
    plan = {
        "first": [sys.executable, "-c", "print('done first')"],
        "second": [sys.executable, "-c", "raise SystemExit(5)"],
        "third": [sys.executable, "-c", "print('never')"],
    }
    assert steps.run_plan(plan) == 5
    printed = capfd.readouterr().out
    assert "Failed at step 'second' (status 5); 1 more not run." in printed
    assert "done first" in printed
    assert "never" not in printed


def test_only_the_postgresql_step_sees_a_given_database(monkeypatch):
    """The other steps prove the embedded one."""
    given = "postgres://elsewhere/sakip"
    monkeypatch.setenv("DATABASE_URL", given)
    seen = {name: steps.environment(name).get("DATABASE_URL") for name in steps.PLANS["test"]}
    assert [name for name, address in seen.items() if address == given] == ["PostgreSQL"]


def test_a_given_database_is_used_as_it_is(monkeypatch, capfd):
    """No server is started, and the command's status is handed on."""
    monkeypatch.setenv("DATABASE_URL", "postgres://elsewhere/sakip")
    show = "import os, sys; print(os.environ['DATABASE_URL']); sys.exit(3)"
    assert with_postgres.main([sys.executable, "-c", show]) == 3
    assert capfd.readouterr().out == "postgres://elsewhere/sakip\n"


def test_without_a_server_the_reason_is_told(tmp_path, monkeypatch):
    """One line that says what would help."""
    monkeypatch.setattr(with_postgres, "BINARIES", tmp_path)
    with pytest.raises(with_postgres.CannotStart, match="install the package postgresql"):
        with_postgres.server_tool("initdb")


def test_the_newest_server_is_taken(tmp_path, monkeypatch):
    """Versions are numbers: 9.6 is older than 15."""
    for version in ("9.6", "15", "13"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "initdb").touch()
    monkeypatch.setattr(with_postgres, "BINARIES", tmp_path)
    assert with_postgres.server_tool("initdb") == str(tmp_path / "15/bin/initdb")


def test_ci_runs_what_everybody_runs():
    """No second list of checks."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text().splitlines()[-1] == "exec make test"
