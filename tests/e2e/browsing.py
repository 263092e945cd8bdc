"""What tests do with a page, whatever it is about."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 812}
both_sizes = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


def assert_fit(page: Page) -> None:
    """Assert that anybody can use the page, and that it never scrolls sideways."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def sign_in(page: Page, login: str, password: str) -> None:
    """Fill in the entrance, where the page stands already."""
    page.get_by_label("Nama pengguna").fill(login)
    page.get_by_label("Kata sandi", exact=True).fill(password)
    page.get_by_role("button", name="Masuk").click()
