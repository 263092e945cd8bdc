"""The public pages: what they say of a PK and of a file, and what they never say."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kerja import berkas
from perjanjian.models import PkPembatalan
from perjanjian.services import last_revision
from perjanjian.services.bubuhkan import sign
from perjanjian.verifikasi.queries import mask_nip
from tests.perjanjian.tandatangan.pk import FRASA, make_siap

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]


@pytest.fixture
def signed_pk():
    siap = make_siap()
    first = sign(siap.pk, 1, by=siap.camat, passphrase=FRASA, sha256=siap.sha256)
    read = last_revision(first).berkas.sha256
    return sign(first, 2, by=siap.bupati, passphrase=FRASA, sha256=read)


def page_of(pk) -> str:
    return reverse("verifikasi:nomor", args=[pk.nomor_verifikasi])


def send(client, url: str, content: bytes) -> str:
    file = SimpleUploadedFile("pk.pdf", content, "application/pdf")
    return client.post(url, {"berkas": file}).content.decode()


def test_anybody_reads_who_signed_what_and_when(client, signed_pk):
    text = client.get(page_of(signed_pk)).content.decode()
    for told in ("Siti Aminah", "Budi Contoh", "<strong>berlaku</strong>", "tidak tersertifikasi"):
        assert told in text
    for row in signed_pk.revisi.filter(urutan__gt=0):
        assert row.berkas.sha256 in text
        assert row.sertifikat in text
    assert "196712291993031008" not in text
    assert mask_nip("196712291993031008") in text


def test_what_nobody_signed_is_not_there(client):
    siap = make_siap(certificates=False)
    answer = client.get(page_of(siap.pk))
    assert answer.status_code == 404
    assert "Sukamaju" not in answer.content.decode()


def test_a_cancelled_pk_says_so(client, signed_pk):
    PkPembatalan.objects.create(perjanjian=signed_pk, alasan="Rahasia")
    text = client.get(page_of(signed_pk)).content.decode()
    assert "<strong>dibatalkan</strong>" in text
    assert "Rahasia" not in text


@pytest.mark.parametrize("with_number", [True, False])
def test_an_uploaded_file_is_judged_by_its_bytes(client, signed_pk, with_number):
    url = page_of(signed_pk) if with_number else reverse("verifikasi:mulai")
    whole = berkas.read(last_revision(signed_pk).berkas)
    assert "Asli." in send(client, url, whole)
    assert "Diubah sesudah ditandatangani." in send(client, url, whole + b"%coretan")
    # It still bears the number, which tells what to compare it with, and nothing more.
    changed = send(client, url, b"X" + whole[1:])
    assert "Bukan berkas asli." in changed
    assert page_of(signed_pk) in changed or with_number
    other = "Bukan berkas asli." if with_number else "Tidak dikenal."
    assert other in send(client, url, b"bukan apa-apa")


def test_a_number_is_found_however_it_is_typed(client, signed_pk):
    typed = "abcd-efgh ijkl-mno2"
    answer = client.get(reverse("verifikasi:mulai"), {"nomor": typed}, follow=True)
    assert "Siti Aminah" in answer.content.decode()


def test_who_asks_too_often_has_to_wait(client, settings):
    settings.VERIFIKASI_LIMIT = "2/m/ip"
    asked = [client.get(reverse("verifikasi:mulai")).status_code for _ in range(3)]
    assert asked == [200, 200, 429]


def test_a_page_costs_few_queries(client, signed_pk, django_assert_max_num_queries):
    with django_assert_max_num_queries(18):
        client.get(page_of(signed_pk))
