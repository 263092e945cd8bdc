"""An empty kecamatan, and all of Patrang 2021 entered by its screens: the same LAKIP comes of it."""

from dataclasses import replace
from hashlib import sha256

import pytest
from playwright.sync_api import Browser

from laporan.data import LakipData
from laporan.document import build_document
from laporan.queries import load_lakip_data
from sakip.pdf.engine import document_key
from tests import files
from tests.e2e.browsing import DESK
from tests.e2e.isi import anggaran, banding, kinerja, laporan, perjanjian, rencana
from tests.e2e.isi.layar import Layar
from tests.e2e.isi.mulai import make_empty_kecamatan

pytestmark = pytest.mark.browser


def without_scan(data: LakipData) -> LakipData:
    """Return the data as the demo's are: its PK was signed on paper, and no scan of that is there."""
    murni, perubahan = data.pk
    assert perubahan.naskah
    assert perubahan.naskah.sha256 == sha256(files.PDF).hexdigest()
    return replace(data, pk=(murni, replace(perubahan, naskah=None)))


def test_everything_is_entered_by_the_screens_alone(
    patrang, browser: Browser, browser_context_args, live_server
):
    pemda = make_empty_kecamatan()

    def window(login: str) -> Layar:
        page = browser.new_context(**browser_context_args, viewport=DESK).new_page()
        return Layar(page, live_server.url, login)

    tim, staf = window("tim.sakip"), window("staf.patrang")
    rencana.enter_profil(tim)
    rencana.enter_rpjmd(tim, pemda.pk)
    laporan.begin_year(staf)
    rencana.enter_renstra(staf)
    rencana.enter_sk_iku(staf)
    rencana.enter_rkt(staf)
    anggaran.enter_pagu(staf)
    anggaran.enter_realisasi(staf)
    kinerja.enter_kinerja(staf)
    kinerja.enter_keluaran(staf)
    perjanjian.enter_perjanjian(staf)
    laporan.enter_laporan(staf)

    entered = without_scan(load_lakip_data("patrang", rencana.TAHUN))
    assert banding.flatten(entered) == banding.flatten(patrang)
    assert banding.pieces(entered) == banding.pieces(patrang)
    # The key of all that decides the bytes of the PDF.
    keys = {document_key(build_document(data)) for data in (entered, patrang)}
    assert len(keys) == 1
    assert [*tim.complaints, *staf.complaints] == []
