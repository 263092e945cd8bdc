"""A real browser for the tests of this folder: Debian's Chromium, with no way to the outside."""

import os
import shutil
import warnings
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from laporan.demo.muat import load_demo
from tests import kept
from tests.e2e.browsing import hear

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
# What a site can keep in a browser beside cookies and the files of its pages.
KEPT = "local_storage,session_storage,indexeddb,service_workers,cache_storage,websql,file_systems"
NO_NOISE = [
    "--no-sandbox",  # Chromium's own sandbox does not work as root
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    # All pages of the site in one renderer: to start one for each, without what it read, is dear.
    "--process-per-site",
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


@pytest.fixture(scope="session", autouse=True)
def _static_files_as_in_production():
    """Leave the files of the pages to the product's own server, which lets browsers keep them.

    The one that pytest-django puts before it looks for each in every app, for each page anew.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.contrib.staticfiles.handlers.StaticFilesHandler", lambda app: app)
        yield


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """Make the browser that of an Indonesian office."""
    return {**browser_context_args, "locale": "id-ID", "timezone_id": "Asia/Jakarta"}


@pytest.fixture(scope="session")
def _office(browser: Browser, browser_context_args, live_server) -> BrowserContext:
    """One browser for all tests of a process, with a page that keeps its renderer alive.

    To start both, and to fetch and read every script again, takes a second for each test.
    """
    office = browser.new_context(**browser_context_args)
    office.new_page().goto(f"{live_server}/static/css/theme.css")
    return office


@pytest.fixture
def context(_office: BrowserContext, live_server) -> Iterator[BrowserContext]:
    """The browser as somebody finds it who never was there: nothing is kept but files."""
    anchor = _office.pages[0]
    yield _office
    for page in _office.pages:
        if page is not anchor:
            page.close()
    _office.clear_cookies()
    _office.set_offline(False)
    tools = _office.new_cdp_session(anchor)
    tools.send("Storage.clearDataForOrigin", {"origin": live_server.url, "storageTypes": KEPT})
    tools.detach()


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
