"""Signing on the pages: from the first visit without a certificate to a PK in force."""

import re
import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.totp.internal.auth import TOTP
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kerja import berkas
from perjanjian.services import last_revision
from perjanjian.services.sertifikat import certificate_of
from perjanjian.tandatangan.ca import root
from perjanjian.tandatangan.validasi import validate
from perjanjian.views_tanda import FrasaForm
from tests.html import parse, words
from tests.perjanjian.scene import make_draft, make_panggung
from tests.perjanjian.tandatangan.pk import FRASA, Siap, make_siap
from tests.perjanjian.tandatangan.signed import frozen_pdf, signed
from tests.totp import code_of

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]


def enter(client, person, *, minutes_ago=0) -> None:
    """Log in as somebody gave their password some while ago."""
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    at = time.time() - 60 * minutes_ago
    session["account_authentication_methods"] = [{"method": "password", "at": at}]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()


def sign_link(client, siap: Siap) -> str:
    """Return where the review page leads to sign what it shows."""
    page = client.get(reverse("perjanjian:pk", args=[siap.pk.pk])).content.decode()
    return re.search(r'href="([^"]*/tanda-tangan/\?naskah=\w+)"', page)[1]


def post(client, address, **data):
    return words(parse(client.post(address, data, follow=True).content.decode()))


def status(siap: Siap) -> str:
    siap.pk.refresh_from_db()
    return siap.pk.status


def test_without_a_certificate_one_is_made_first_and_leads_back(client):
    siap = make_siap(certificates=False)
    enter(client, siap.camat)
    link = sign_link(client, siap)
    page = client.get(link, follow=True)
    make = page.redirect_chain[-1][0]
    assert "Kedua frasa sandi tidak sama" in post(client, make, frasa=FRASA, ulang="lain")
    response = client.post(make, {"frasa": FRASA, "ulang": FRASA})
    assert response.url == link
    assert certificate_of(siap.camat).berlaku


def test_the_form_names_the_file_and_a_wrong_passphrase_signs_nothing(client):
    siap = make_siap()
    enter(client, siap.camat)
    link = sign_link(client, siap)
    assert siap.sha256 in client.get(link).content.decode()
    page = post(client, link, sha256=siap.sha256, frasa="bukan frasanya")
    assert "Frasa sandi salah" in page
    assert status(siap) == "diajukan"


def test_a_file_other_than_the_one_read_is_refused(client):
    siap = make_siap()
    enter(client, siap.camat)
    page = post(client, sign_link(client, siap), sha256="0" * 64, frasa=FRASA)
    assert "sudah bukan yang Anda baca" in page
    assert status(siap) == "diajukan"


def test_the_camat_signs_and_the_bupati_signs_a_selection(client):
    siap = make_siap()
    enter(client, siap.camat)
    page = post(client, sign_link(client, siap), sha256=siap.sha256, frasa=FRASA)
    assert "Tanda tangan dibubuhkan." in page
    assert status(siap) == "ditandatangani"
    enter(client, siap.bupati)
    several = reverse("tanda:beberapa")
    assert "Pilih sedikitnya satu PK" in post(client, several, frasa=FRASA)
    chosen = f"{siap.pk.pk}:{last_revision(siap.pk).berkas.sha256}"
    assert chosen in client.get(reverse("perjanjian:menunggu")).content.decode()
    assert "belum ditandatangani" in post(client, several, pilih=chosen, frasa="bukan frasanya")
    page = post(client, several, pilih=chosen, frasa=FRASA)
    assert "ditandatangani" in page
    assert "Tidak ada yang menunggu" in page
    assert status(siap) == "berlaku"


def test_what_waits_says_first_that_a_certificate_is_missing(client):
    siap = make_siap(certificates=False)
    enter(client, siap.camat)
    address = reverse("perjanjian:menunggu")
    page = client.get(address).content.decode()
    assert "Anda belum memiliki sertifikat tanda tangan." in page
    assert 'name="frasa"' not in page
    client.post(reverse("tanda:sertifikat"), {"frasa": FRASA, "ulang": FRASA})
    page = client.get(address).content.decode()
    assert "belum memiliki sertifikat" not in page
    assert 'name="frasa"' in page


def test_a_certificate_is_renewed_and_revoked_by_its_holder_and_its_signature_stays(client):
    siap = make_siap()
    enter(client, siap.camat)
    old = certificate_of(siap.camat)
    post(client, sign_link(client, siap), sha256=siap.sha256, frasa=FRASA)
    mine = words(parse(client.get(reverse("tanda:saya")).content.decode()))
    assert old.serial in mine
    new = {"frasa": "frasa sandi yang baru", "ulang": "frasa sandi yang baru"}
    assert old.serial in post(client, reverse("tanda:sertifikat"), **new)
    fresh = certificate_of(siap.camat)
    assert fresh.serial != old.serial
    post(client, reverse("tanda:cabut"), alasan="")
    assert certificate_of(siap.camat) == fresh, "no reason, no revocation"
    page = post(client, reverse("tanda:cabut"), alasan="Ponsel hilang")
    assert "Ponsel hilang" in page
    assert certificate_of(siap.camat) is None
    siap.pk.refresh_from_db()
    known = words(
        parse(
            client.get(
                reverse("verifikasi:nomor", args=[siap.pk.nomor_verifikasi])
            ).content.decode()
        )
    )
    assert old.serial in known
    [signed] = validate(berkas.read(last_revision(siap.pk).berkas), [root()])
    assert signed.sah


def test_a_certificate_is_revoked_only_after_the_password(client):
    siap = make_siap()
    siap.camat.set_password("kata sandi yang panjang")
    siap.camat.save()
    enter(client, siap.camat, minutes_ago=60)
    asked = client.post(reverse("tanda:cabut"), {"alasan": "x"})
    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert certificate_of(siap.camat)


def test_signing_asks_for_the_password_and_for_the_code_where_there_is_one(client):
    siap = make_siap()
    siap.camat.set_password("kata sandi yang panjang")
    siap.camat.save()
    secret = totp.generate_totp_secret()
    TOTP.activate(siap.camat, secret)
    enter(client, siap.camat, minutes_ago=60)
    link = sign_link(client, siap)
    by_code = client.post(reverse("mfa_reauthenticate"), {"code": code_of(secret)})
    assert by_code.status_code == 302  # a code alone is half of it
    asked = client.get(link)
    assert asked.url.startswith(reverse("account_reauthenticate"))
    answer = client.post(asked.url, {"password": "kata sandi yang panjang"})
    assert answer.url == link
    assert FrasaForm.base_fields["frasa"].label in client.get(link).content.decode()
    enter(client, siap.camat)  # the password alone, of just now
    assert client.get(link).url.startswith(reverse("mfa_reauthenticate"))


@pytest.mark.parametrize("several", [True, False])
def test_a_passphrase_sent_too_late_is_kept_in_no_session(client, several):
    siap = make_siap()
    enter(client, siap.camat)
    link = sign_link(client, siap)
    enter(client, siap.camat, minutes_ago=60)
    address = reverse("tanda:beberapa") if several else link
    page = f"http://testserver{reverse('perjanjian:menunggu')}" if several else link
    sent = {"pilih": f"{siap.pk.pk}:{siap.sha256}", "sha256": siap.sha256, "frasa": FRASA}
    answer = client.post(address, sent, headers={"Referer": page})
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert FRASA not in str(dict(client.session))
    assert status(siap) == "diajukan"
    client.logout()  # and where the whole session ended meanwhile
    client.cookies["sessionid"] = "lama"
    client.post(address, sent, headers={"Referer": page})
    assert FRASA not in str(dict(client.session))


def test_a_pdf_signed_elsewhere_is_told_and_entered_from_the_pages(client):
    panggung = make_panggung()
    pk = make_draft(panggung)
    enter(client, panggung.staf)
    here = reverse("verifikasi:luar")
    told = words(parse(upload(client, here, "berkas", signed().second)))
    assert "BUDI CONTOH, S.E." in told
    assert "Penerbitnya tidak dikenal di instalasi ini" in told
    assert "tidak memuat tanda tangan" in words(parse(upload(client, here, "berkas", frozen_pdf())))
    assert "bukan PDF" in words(parse(upload(client, here, "berkas", b"apa saja")))
    act = reverse("perjanjian:gerak", args=[pk.pk, "luar"])
    refused = words(parse(upload(client, act, "pindaian", signed().first, versi=pk.versi)))
    assert "ditandatangani kedua pihak" in refused
    page = words(parse(upload(client, act, "pindaian", signed().second, versi=pk.versi)))
    assert "Berlaku (ditandatangani di luar aplikasi)" in page
    assert "sertifikat dari Penerbit Uji" in page
    pk.refresh_from_db()
    assert berkas.read(pk.pindaian) == signed().second
    sent = client.get(reverse("perjanjian:berkas", args=[pk.pk]))
    assert b"".join(sent.streaming_content) == signed().second


def upload(client, address: str, name: str, content: bytes, **data) -> str:
    file = SimpleUploadedFile("pk.pdf", content, "application/pdf")
    return client.post(address, {name: file, **data}, follow=True).content.decode()
