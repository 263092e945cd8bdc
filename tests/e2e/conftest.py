"""A real browser for the tests of this folder: Debian's Chromium, with no way to the outside."""

import os
import shutil
import warnings
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page

from laporan.demo.muat import load_demo
from tests import kept
from tests.e2e.browsing import hear

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
NO_NOISE = [
    "--no-sandbox",  # Chromium's own sandbox does not work as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    # A page that asks for anything from elsewhere fails here, as it would in a closed office.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session", autouse=True)
def _orm_beside_the_browser():
    """Allow the ORM in the thread in which Playwright keeps its event loop."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    yield
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Name the browser to start; without one, fail in CI and skip loudly elsewhere."""
    if not Path(CHROMIUM).exists():
        reason = f"no browser at {CHROMIUM}: apt-get install chromium, or set CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(reason)
        warnings.warn(reason, stacklevel=1)
        pytest.skip(reason)
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": NO_NOISE}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """Make the browser that of an Indonesian office."""
    return {**browser_context_args, "locale": "id-ID", "timezone_id": "Asia/Jakarta"}


@pytest.fixture
def site(live_server) -> str:
    """The address of a server with the demo behind it."""
    if kept.can_keep():
        kept.put("demo", partial(load_demo, by=None))
    else:
        load_demo(by=None)
    return live_server.url


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains about."""
    return hear(page)
