"""What must hold for the tree as a whole, whoever adds to it."""

import ast
import os
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from django.template.utils import get_app_template_dirs

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.lock", "requirements-celery.lock", "requirements-dev.lock"]
LONGEST_FUNCTION = 50
# Not spelled out, so that this file does not hold what it forbids.
FORBIDDEN = {
    "address of a package registry": r"https?://[^\s\"']*(?:pypi|npmjs|pythonhosted)|extra-index"
    r"-url|deb\.debian\.o[r]g",
    "path of one machine": r"(?<![\w.~}])/(?:wor[k]|roo[t]|hom[e])/\w",
    "name of another kecamatan or province": r"Ledokomb[o]|Qanu[n]",
}
ALLOWED_IN_TESTS = {"name of another kecamatan or province"}

# The other kecamatan of the demo kabupaten are named in one place.
KECAMATAN = "laporan/demo/kabupaten_data.py"


@cache
def tracked() -> list[Path]:
    """Return the files under version control that exist."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    try:
        listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no list of files to look through: {error}")
    paths = [ROOT / name for name in listing.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


@cache
def modules() -> dict[Path, ast.Module]:
    """Return our own Python files that hold something, parsed; without migrations."""
    return {
        path: ast.parse(path.read_text())
        for path in tracked()
        if path.suffix == ".py" and "migrations" not in path.parts and path.stat().st_size
    }


def shown(path: Path) -> str:
    """Return a path as a person would name it."""
    return str(path.relative_to(ROOT))


def test_no_file_holds_what_may_not_be_published():
    """Registry addresses, paths of one machine and the seed's slips stay out."""
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", "replace")
        for what, pattern in FORBIDDEN.items():
            if what in ALLOWED_IN_TESTS and shown(path).startswith(("tests/", KECAMATAN)):
                continue
            found += [f"{shown(path)}: {what}: {hit}" for hit in re.findall(pattern, text)]
    assert found == []


def test_nothing_that_was_made_is_tracked():
    """Databases, documents and keys are made by each installation."""
    made = {".pdf", ".sqlite3", ".pyc", ".ttf", ".otf", ".pem", ".key"}
    assert [shown(path) for path in tracked() if path.suffix in made] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_an_exact_version_and_a_hash(name):
    """The lock can be installed with --require-hashes, from any registry."""
    text = (ROOT / name).read_text()
    entries = re.split(r"(?<!\\)\n(?=\S)", text.strip())
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[\w.-]+==[\w.]+( ;[^\\]*)? \\\n", entry), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]
    assert "://" not in text


def test_the_tests_run_on_the_versions_that_are_delivered():
    """The lock of the tests only adds to those of the product and of its extra."""
    product, extra, tests = (
        set(re.findall(r"^[\w.-]+==\S+", (ROOT / name).read_text(), re.MULTILINE)) for name in LOCKS
    )
    assert product < extra < tests


def test_every_module_says_what_it_is_for():
    """An empty __init__ needs no words; of a test module the name and its tests tell."""
    silent = [
        shown(path)
        for path, module in modules().items()
        if not path.name.startswith("test_") and not ast.get_docstring(module)
    ]
    assert silent == []


def test_no_function_is_longer_than_a_screen():
    """Counted from def to the last line."""
    long = [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path, module in modules().items()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def names(text: str, template: str) -> bool:
    """Say whether a text has a template's name, its key "a_b", or that put together: f"a_{…}"."""
    key = Path(template).stem
    head, _, tail = key.partition("_")
    put_together = f'"{head}_{{' in text and f'"{tail}"' in text
    return template in text or f'"{key}"' in text or put_together


def test_every_template_is_used():
    """Some other file names it, it replaces a package's own, or Django shows it for an error."""
    folder = ROOT / "templates"
    packages = [Path(path) for path in get_app_template_dirs("templates")]
    texts = {
        path: path.read_text()
        for path in tracked()
        if path.suffix in {".py", ".html"} and not shown(path).startswith("tests/")
    }
    own_names = {
        path.relative_to(folder).as_posix(): path for path in texts if folder in path.parents
    }
    unused = [
        name
        for name, own in own_names.items()
        if not re.match(r"[45]\d\d", name)
        and not any((package / name).exists() for package in packages)
        and not any(names(text, name) for path, text in texts.items() if path != own)
    ]
    assert unused == []
