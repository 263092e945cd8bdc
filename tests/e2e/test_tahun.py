"""Beginning a year in a real browser, at a desk and on a phone."""

import pytest
from playwright.sync_api import Page, expect

from renstra.models import Renstra
from tests.e2e.browsing import assert_fit, both_sizes, follow
from tests.e2e.test_lakip import log_in

pytestmark = pytest.mark.browser


@both_sizes
def test_a_year_is_reviewed_and_made(page: Page, site, complaints, size):
    Renstra.objects.update(tahun_akhir=2026)
    page.set_viewport_size(size)
    log_in(page, site)
    page.goto(site + "/lakip/patrang/2021/")
    follow(page.get_by_role("link", name="Siapkan tahun 2022"))
    page.get_by_text("Lihat targetnya").click()
    expect(page.get_by_role("columnheader", name="RKT 2021")).to_be_visible()
    assert_fit(page)
    follow(page.get_by_role("link", name="Buat perubahan Renstra"))
    assert_fit(page)
    page.go_back()
    follow(page.get_by_role("button", name="Siapkan tahun 2022"))
    expect(page.get_by_text("Tahun 2022 siap diisi.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tahun 2022")
    assert_fit(page)
    assert complaints == []
