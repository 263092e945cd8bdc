"""What tests do with a page, whatever it is about."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Locator, Page

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 812}
# Only what is wrong crosses over to us: what axe found to be right is much longer. Nothing is loaded
# for it before: only rules about sound and turned screens read that, and neither is asked for here.
RUN_AXE = """axe.run({resultTypes: ['violations'], preload: false})
    .then(found => ({violations: found.violations}))"""
both_sizes = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


def follow(target: Locator) -> None:
    """Click what leads to another document, and wait until that one stands.

    A bare click returns while the old document still shows: what looks at the page at once
    (axe, a script, the database) then meets either of them. `tests/test_waits.py` keeps watch.
    """
    with target.page.expect_navigation():
        target.click()


def find_faults(page: Page) -> list[str]:
    """Return what keeps somebody from using the page, and whether it scrolls sideways."""
    page.wait_for_load_state()
    if not page.evaluate("Boolean(window.axe && window.axe.run)"):  # once for each document
        page.evaluate(AXE_SCRIPT)
    found = AxeResults(page.evaluate(RUN_AXE))
    faults = [found.generate_report()] if found.violations_count else []
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        faults.append("scrolls sideways")
    if cut := page.locator(".tiles > div").evaluate_all(_OVERFLOWING):
        faults.append(f"stands out of its tile: {cut}")
    return faults


_OVERFLOWING = """tiles => tiles.filter(tile => tile.scrollWidth > tile.clientWidth)
    .map(tile => tile.textContent.trim())"""


def assert_fit(page: Page) -> None:
    """Assert that anybody can use the page, and that it never scrolls sideways."""
    faults = find_faults(page)
    assert not faults, "\n".join(faults)


def hear(page: Page) -> list[str]:
    """Return the list of what the browser complains about on a page from now on.

    It reports a breach of the content policy as an error.
    """
    said: list[str] = []
    bad = ("error", "warning")
    page.on("console", lambda line: said.append(line.text) if line.type in bad else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def sign_in(page: Page, login: str, password: str) -> None:
    """Fill in the entrance, where the page stands already."""
    page.get_by_label("Nama pengguna").fill(login)
    page.get_by_label("Kata sandi", exact=True).fill(password)
    follow(page.get_by_role("button", name="Masuk"))
