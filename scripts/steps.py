"""Run the checks and tests step by step; stop at the first that fails and say which.

Usage: ``steps.py check|fast|test`` with the interpreter of ``.venv``.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PY = [sys.executable]
PYTEST = [*PY, "-m", "pytest", "-q", "--create-db", "--durations=15", "--durations-min=5"]
# A file is one process's work, but where tests/conftest.py says otherwise.
TWO_AT_ONCE = ["-n", "2", "--dist", "loadfile"]
ORDINARY = ["-m", "not pdf and not browser"]
# What never reaches a database cannot differ on another one.
STORED = ["-m", "database and not pdf and not browser"]

CHECK = {
    "ruff": [*PY, "-m", "ruff", "check", "--quiet", "."],
    "format": [*PY, "-m", "ruff", "format", "--check", "--quiet", "."],
    "templates": [*PY, "-m", "djlint", "templates", "--check", "--lint"],
    "mypy": [*PY, "-m", "mypy", "."],
    "imports": [str(Path(sys.executable).parent / "lint-imports")],
    "django": [*PY, "manage.py", "check", "--fail-level", "WARNING"],
    "migrations": [*PY, "manage.py", "makemigrations", "--check", "--dry-run"],
}
FAST = {"tests": [*PYTEST, *TWO_AT_ONCE, "-m", "not pdf and not browser and not pages"]}
TESTS = {"tests": [*PYTEST, *TWO_AT_ONCE, *ORDINARY]}
SLOW = {"pdf and browser": [*PYTEST, *TWO_AT_ONCE, "-m", "pdf or browser"]}
POSTGRES = {
    "PostgreSQL": [*PY, "scripts/with_postgres.py", *PYTEST, *TWO_AT_ONCE, *STORED],
}
PLANS = {"check": CHECK, "fast": FAST, "test": {**CHECK, **TESTS, **SLOW, **POSTGRES}}


def environment(step: str) -> dict[str, str]:
    """Return the environment of a step: only the PostgreSQL one sees the given ``DATABASE_URL``.

    The checks look at the code, so they get an empty database, whatever state one's own is in.
    """
    kept = dict(os.environ)
    if step not in POSTGRES:
        kept.pop("DATABASE_URL", None)
    return kept | ({"DATABASE_URL": "sqlite://:memory:"} if step in CHECK else {})


def run_plan(plan: dict[str, list[str]]) -> int:
    """Run the steps in order and print one summary; return the status of the first failure."""
    summary = []
    status = 0
    for name, command in plan.items():
        print(f"--- {name}", flush=True)
        start = time.monotonic()
        status = subprocess.run(command, cwd=ROOT, env=environment(name)).returncode
        summary.append(
            f"{'FAILED' if status else 'ok':>7} {time.monotonic() - start:6.1f} s  {name}"
        )
        if status:
            break
    left = len(plan) - len(summary)
    print("=== summary", *summary, sep="\n")
    if status:
        print(f"Failed at step '{name}' (status {status}); {left} more not run.")
    return status


if __name__ == "__main__":
    sys.exit(run_plan(PLANS[sys.argv[1]]))
