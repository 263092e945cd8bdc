"""Every page of the product in a browser, at a desk's width and a phone's, and without scripts.

The pages are those of `tests/access_table.py`: a new address is opened here by itself. Pages that
an Instansi and a year suffice for show the demo, so that their tables are full; the others show
what `tests/access_scene.py` made for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from playwright.sync_api import Page, Response

from instansi.models import Instansi, Pengguna, Penugasan
from laporan.demo.pengguna import SANDI
from tests.access_scene import PAYLOADS, TAHUN, TARGETS, Place, Scene, build_scene
from tests.access_table import ROLES
from tests.e2e.browsing import DESK, PHONE, find_faults
from tests.test_access import GUARDED, URLS, path_of, row_of, session_of

pytestmark = pytest.mark.browser

# What answers with a file is no page.
FILES = {"laporan:cetakan", "laporan:bagian", "bukti:unduh", "kerja:berkas", "perjanjian:berkas"}
FILES |= {"mfa_download_recovery_codes", "laporan:terbitan", "laporan:terbitan_data"}
FILES |= {
    "api:openapi-json",
    "laporan:logo",
    "laporan:cetak_pratinjau",
    "laporan:templat_pratinjau",
}
# Whether a form stands there depends on the data (tests/e2e/test_terbit.py sends it).
CONDITIONAL = {"laporan:terbit"}
# These words of an address are the same at every place.
COMMON = {"kode", "tahun", "tahap", "langkah", "kunci", "jenis"}
# Between a phone and a desk, and the narrowest that must do without scrolling sideways (WCAG 1.4.10).
BETWEEN = (320, 600, 768, 1024)
# Each part is handed to whichever process is free, and begins with a scene of its own.
PARTS = 4


@dataclass
class Visit:
    """An address, and who opens it at which path; the first that is shown counts."""

    url: str
    tries: list[tuple[str | None, str]]  # key of the session, path
    sent: set[str]  # the names of what somebody who may sends to it


def reader_of(url: str) -> str | None:
    """The role that may do most on a page; None for what is shown to nobody else than visitors."""
    looking, sending = row_of(url, "GET")[1], row_of(url, "POST")[1]
    seen = [role for role in ROLES if looking[role] == "200"]
    return next((role for role in seen if sending[role] in ("200", "302")), next(iter(seen), None))


def visits(scene: Scene) -> Iterator[Visit]:
    """Every page, with the demo first where an address can name it."""
    patrang = Instansi.objects.get(kode="patrang")
    demo = {row.peran: row.pengguna for row in Penugasan.objects.filter(pemda=patrang.pemda)}
    key = cache(session_of)
    for url in URLS:
        looking = row_of(url, "GET")[1]
        role = reader_of(url)
        if (
            url in FILES
            or url.startswith("admin:")
            or "200" not in {looking["anon"], role and "200"}
        ):
            continue
        place, person = scene.own, scene.current[role] if role else None
        named = TARGETS.get(url, lambda *args: {})(place, person or place.person)
        tries = [(key(person) if person else None, path_of(url, named))]
        if role and set(named) <= COMMON and named.get("tahun", TAHUN) == TAHUN:
            named |= {"kode": patrang.kode} if named else {}
            tries.insert(0, (key(demo[role], SANDI), path_of(url, named)))
        yield Visit(url, tries, sent_to(url, role, place, person))
    for url, (status, _) in GUARDED.items():
        if status == 200 and url not in FILES:
            yield Visit(url, [(key(scene.guarded), path_of(url, {}))], set())


def sent_to(url: str, role: str | None, place: Place, person: Pengguna | None) -> set[str]:
    """Return the names of what is sent by somebody who may."""
    if url not in PAYLOADS or url in CONDITIONAL or row_of(url, "POST")[1][role or "anon"] != "302":
        return set()
    return set(PAYLOADS[url](place, person or place.person))


@pytest.fixture
def everything(site: str) -> list[Visit]:
    """The pages of the demo and of the scene beside it."""
    scene = build_scene(contoh=True)  # beside a real Pemda the demo's accounts are shut
    found = list(visits(scene))
    assert sum(bool(one.sent) for one in found) > 20
    TOTP.activate(scene.guarded, totp.generate_totp_secret())
    RecoveryCodes.activate(scene.guarded)
    return found


def open_page(page: Page, site: str, visit: Visit) -> Response:
    """Open the page as whoever may see it."""
    page.goto("about:blank")  # a grid sends what is unsaved when it is left
    for session, path in visit.tries:
        page.context.clear_cookies()
        if session:
            name = settings.SESSION_COOKIE_NAME
            page.context.add_cookies([{"name": name, "value": session, "url": site}])
        response = page.goto(site + path)
        if response.status == 200 and response.url == site + path:
            break
    return response


def touch(page: Page) -> None:
    """Open what is folded, and type into the first field, as somebody who looks around does."""
    for menu in page.locator("details.user-menu").all():
        menu.locator("summary").click()
        page.keyboard.press("Escape")
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
    everything = page.get_by_role("button", name="Buka semua rincian")
    if everything.count():
        everything.first.click()
    fields = page.locator("main :is(input[type=text], textarea):visible:enabled:not([readonly])")
    if fields.count():
        fields.first.press("End")
        page.keyboard.type("7<b>")
    if page.locator("main [contenteditable=true]").count():
        page.locator("main [contenteditable=true]").first.press("x")


def find_narrow(page: Page) -> list[int]:
    """Return the widths between those of a desk and a phone at which the page scrolls sideways."""
    wide = "document.documentElement.scrollWidth > window.innerWidth"
    narrow = []
    for width in BETWEEN:
        page.set_viewport_size({"width": width, "height": 800})
        narrow += [width] if page.evaluate(wide) else []
    return narrow


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_fit_for_everybody(page: Page, site, everything, complaints, part):
    page.on("dialog", lambda dialog: dialog.accept())  # "leave this page?"
    faults: list[str] = []
    for visit in everything[part::PARTS]:
        page.set_viewport_size(DESK)
        response = open_page(page, site, visit)
        if response.status != 200:
            faults.append(f"{visit.url}: {response.status}")
        touch(page)
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            faults += [f"{visit.url} at {size['width']}: {fault}" for fault in find_faults(page)]
        faults += [f"{visit.url} scrolls sideways at {width}" for width in find_narrow(page)]
        faults += [f"{visit.url} says {line}" for line in complaints]
        complaints.clear()
    assert not faults, "\n".join(faults)


def unsent(page: Page, sent: set[str]) -> set[str]:
    """Return what the address takes and no form of the page can send by its button."""
    form = page.locator("main form[method=post i]", has=page.locator("button:visible:enabled"))
    names = form.locator("[name]").evaluate_all("all => all.map(one => one.name)")
    return sent - set(names)


@pytest.mark.parametrize("part", range(2))
def test_every_page_is_read_and_can_be_sent_without_scripts(
    browser, browser_context_args, site, everything, part
):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    faults = []
    for visit in everything[part::2]:
        if visit.sent:
            del visit.tries[:-1]  # the names of fields are those of the scene
        open_page(page, site, visit)
        if not page.locator("main h1").first.is_visible():
            faults.append(f"{visit.url}: no heading is seen")
        if lacking := unsent(page, visit.sent):
            faults.append(f"{visit.url}: no form sends {lacking}")
    context.close()
    assert faults == []
