"""The wording of the pernyataan: from a day on, changed while no PK uses it, seen in a naskah."""

from datetime import date
from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from instansi.models import Pemda
from kerja.models import Jejak
from perjanjian.models import PerjanjianKinerja, TemplatPernyataan
from perjanjian.queries import load_pk_data, templat_on
from perjanjian.services import draft_pk
from tests.rows import make

NEW = {"pembuka": "Kami:", "pihak_pertama": "Kami berjanji.", "pihak_kedua": "Kami menilai."}


def address(pemda, rest=""):
    return f"/pengaturan/{pemda.pk}/pernyataan/{rest}"


@pytest.fixture
def later(pemda) -> TemplatPernyataan:
    """A version that begins in a year to come."""
    return make(TemplatPernyataan, pemda=pemda, mulai=date(2090, 1, 1), **NEW)


def test_a_version_holds_from_its_day_on(pemda, later):
    first = TemplatPernyataan.objects.exclude(pk=later.pk).get(pemda=pemda)
    assert templat_on(pemda.pk, date(2089, 12, 31)) == first
    assert templat_on(pemda.pk, date(2090, 1, 1)) == later
    assert templat_on(make(Pemda, nama="Kota Lain").pk, date(2090, 1, 1)) is None


def test_a_new_version_begins_with_the_last_and_reaches_new_pk_alone(web, pemda, demo):
    page = web.get(address(pemda, "baru/")).content.decode()
    first = TemplatPernyataan.objects.get(pemda=pemda)
    assert first.pihak_pertama in page
    old = PerjanjianKinerja.objects.get(status="berlaku")
    before = load_pk_data(old)
    data = {**NEW, "mulai": timezone.localdate().isoformat()}
    assert web.post(address(pemda, "baru/"), data).url == address(pemda)
    assert load_pk_data(old) == before
    drafted = draft_pk(demo, 2022, by=None)
    assert (drafted.pembuka, drafted.pernyataan_kedua) == ("Kami:", "Kami menilai.")
    twice = web.post(address(pemda, "baru/"), data)
    assert "Sudah ada versi yang mulai berlaku pada tanggal itu." in twice.content.decode()


def test_what_a_pk_uses_is_never_changed(web, pemda, later):
    first = TemplatPernyataan.objects.exclude(pk=later.pk).get(pemda=pemda)
    sent = {**NEW, "mulai": "2000-01-01", "versi": first.versi}
    for act in ("ubah", "hapus"):
        page = web.post(address(pemda, f"{first.pk}/{act}/"), sent).content.decode()
        assert "sudah dipakai PK" in page
    changed = {**NEW, "pembuka": "Lain:", "mulai": "2091-01-01", "versi": later.versi}
    assert web.post(address(pemda, f"{later.pk}/ubah/"), changed).status_code == 302
    later.refresh_from_db()
    assert (later.pembuka, later.versi) == ("Lain:", 2)
    assert web.post(address(pemda, f"{later.pk}/hapus/"), {"versi": 2}).status_code == 302
    assert "Lain:" in str(Jejak.objects.first().perubahan)


def test_a_pemda_without_one_begins_with_the_regulation(web, pemda):
    TemplatPernyataan.objects.filter(pemda=pemda).delete()
    assert "Belum ada pernyataan" in web.get(address(pemda)).content.decode()
    page = web.get(address(pemda, "baru/")).content.decode()
    assert "Pihak kedua akan melakukan supervisi yang diperlukan" in page


@pytest.mark.pdf
def test_the_preview_is_a_marked_naskah_with_this_wording(web, pemda, later):
    answer = web.get(address(pemda, f"{later.pk}/pratinjau/"))
    pages = PdfReader(BytesIO(b"".join(answer.streaming_content))).pages
    text = " ".join(page.extract_text() for page in pages)
    assert "Kami berjanji." in text
    assert "CONTOH" in text
    assert "Haidori" not in text


def test_another_kabupaten_is_not_reached(web, pemda):
    other = make(Pemda, nama="Kota Seberang", contoh=True)
    row = make(TemplatPernyataan, pemda=other)
    for rest in ("", "baru/", f"{row.pk}/ubah/", f"{row.pk}/pratinjau/"):
        assert web.get(address(other, rest)).status_code == 404
    assert web.get(address(pemda, f"{row.pk}/ubah/")).status_code == 404
