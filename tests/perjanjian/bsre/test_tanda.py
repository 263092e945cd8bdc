"""Signing a PK through BSrE: signed by both, or refused in words with nothing changed."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.urls import reverse

from kerja import berkas
from kerja.models import Berkas, Jejak
from perjanjian.cetak import lay_out_naskah
from perjanjian.models import PkRevisi
from perjanjian.services import last_revision
from perjanjian.services.bubuhkan import sign, sign_selection
from perjanjian.tandatangan.ca import root
from perjanjian.tandatangan.validasi import last_signature
from sakip.errors import Ditolak
from tests.html import parse, words
from tests.perjanjian.bsre.pengganti import FRASA, NIK, PENGGUNA, SANDI, serving
from tests.perjanjian.scene import make_draft, make_panggung
from tests.perjanjian.tandatangan.pk import make_siap
from tests.perjanjian.tandatangan.test_pages import enter

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]
NIK_BUPATI = "3509010101600002"


@pytest.fixture
def layanan(settings):
    with serving() as service:
        settings.SIGN_ENGINE, settings.BSRE_URL = "bsre", service.alamat
        settings.BSRE_USER, settings.BSRE_PASSWORD = PENGGUNA, SANDI
        settings.BSRE_SIGN_TIMEOUT = 5
        service.nama[NIK_BUPATI] = "Budi Contoh"
        yield service


@pytest.fixture
def siap():
    return make_siap(certificates=False, penerbit="bsre")


def sign_as_camat(siap, **other):
    told = {"by": siap.camat, "passphrase": FRASA, "sha256": siap.sha256, "nik": NIK, **other}
    return sign(siap.pk, 1, **told)


def test_both_sign_by_bsre_without_a_certificate_of_ours(layanan, siap):
    first = sign_as_camat(siap)
    read = last_revision(first).berkas.sha256
    second = sign(first, 2, by=siap.bupati, passphrase=FRASA, sha256=read, nik=NIK_BUPATI)
    assert (second.status, second.cara) == ("berlaku", "elektronik")
    assert set(PkRevisi.objects.values_list("penerbit", flat=True)) == {"bsre"}
    files = [berkas.read(r.berkas) for r in PkRevisi.objects.order_by("urutan")]
    assert files[1].startswith(files[0])
    assert files[2].startswith(files[1])
    assert last_signature(files[2]).serial == last_revision(second).sertifikat
    checked = Jejak.objects.filter(aksi="periksa tanda tangan PK").last()
    assert checked.perubahan["menurut BSrE"][1].startswith("NO_SIGNATURE")
    asked = [path.rsplit("/v2/")[-1] for path, _ in layanan.diminta]
    assert asked == ["user/check/status", "sign/pdf", "verify/pdf"] * 2


@pytest.mark.parametrize(
    ("ulah", "words"),
    [
        ("lima ratus", "HTTP 500"), ("html", "bukan JSON"), ("tanpa berkas", "satu berkas"),
        ("bukan pdf", "bukan naskah yang dikirim"), ("lain", "bukan naskah yang dikirim"),
        ("tanpa", "bukan naskah yang dikirim"), ("rusak", "tanda tangannya tidak utuh|PDF yang utuh"),
        ("diam", "tidak menjawab dalam 1 detik"),
    ],
)  # fmt: skip
def test_whatever_it_answers_there_is_no_half_state(layanan, siap, settings, ulah, words):
    layanan.ulah, settings.BSRE_SIGN_TIMEOUT = ulah, 1 if ulah == "diam" else 5
    files, trail = Berkas.objects.count(), Jejak.objects.count()
    with pytest.raises(Ditolak, match=words):
        sign_as_camat(siap)
    siap.pk.refresh_from_db()
    assert siap.pk.status == "diajukan"
    assert (PkRevisi.objects.count(), Berkas.objects.count()) == (1, files)
    assert Jejak.objects.count() == trail


@pytest.mark.parametrize("status", ["EXPIRED", "REVOKE"])
def test_without_a_valid_certificate_nothing_is_sent_to_be_signed(layanan, siap, status):
    layanan.status = status
    with pytest.raises(Ditolak, match=r"kedaluwarsa|dicabut"):
        sign_as_camat(siap)
    assert [path for path, _ in layanan.diminta] == ["/api/v2/user/check/status"]


@pytest.mark.parametrize("nik", ["", "123", "x" * 16, "1" * 16])
def test_a_nik_that_is_none_or_not_registered_is_refused_at_its_field(layanan, siap, nik):
    with pytest.raises(Ditolak) as caught:
        sign_as_camat(siap, nik=nik)
    assert caught.value.field == "nik"


def test_the_certificate_of_somebody_else_does_not_sign(layanan, siap):
    with pytest.raises(Ditolak, match="atas nama Budi Contoh, sedangkan naskah menyebut Siti"):
        sign_as_camat(siap, nik=NIK_BUPATI)
    assert PkRevisi.objects.count() == 1


def test_wrong_passphrases_are_limited_and_no_trail_holds_them(layanan, siap):
    for _ in range(5):
        with pytest.raises(Ditolak, match="BSrE salah"):
            sign_as_camat(siap, passphrase="keliru sekali")
    with pytest.raises(Ditolak, match="15 menit"):
        sign_as_camat(siap)
    told = str(list(Jejak.objects.values_list("perubahan", "uraian")))
    assert "keliru sekali" not in told
    assert NIK not in told


def test_a_service_that_is_down_is_asked_once_for_a_selection(layanan, siap):
    layanan.ulah = "lima ratus"
    chosen = [(siap.pk, siap.sha256)] * 3
    results = sign_selection(chosen, 1, by=siap.camat, passphrase=FRASA, nik=NIK)
    assert ["HTTP 500" in one.galat for one in results] == [True] * 3
    assert [path for path, _ in layanan.diminta].count("/api/v2/sign/pdf") == 1


def test_a_file_made_for_one_is_not_signed_by_the_other(layanan, siap, settings):
    settings.SIGN_ENGINE, settings.BSRE_URL = "sendiri", ""
    with pytest.raises(Ditolak, match="tidak \\(lagi\\) dipasang"):
        sign_as_camat(siap)


def test_the_form_asks_for_the_nik_and_a_mistake_keeps_no_secret_on_the_page(layanan, siap, client):
    enter(client, siap.camat)
    address = reverse("perjanjian:tanda_tangan", args=[siap.pk.pk])
    assert "NIK hanya diteruskan ke BSrE" in words(parse(client.get(address).content.decode()))
    told = {"sha256": siap.sha256, "nik": NIK, "frasa": "keliru sekali"}
    page = client.post(address, told).content.decode()
    assert "Frasa sandi BSrE salah" in page
    assert "keliru sekali" not in page
    done = client.post(address, {**told, "frasa": FRASA}, follow=True).content.decode()
    assert "Tanda tangan dibubuhkan." in done
    assert NIK not in str(dict(client.session))


def test_a_file_to_be_signed_does_not_name_bsre(layanan):
    """The frozen file stands there before anybody signs: it must not claim a signature."""
    import pdfplumber

    panggung = make_panggung()
    laid_out = lay_out_naskah(make_draft(panggung))
    assert laid_out.penerbit == "bsre"
    with pdfplumber.open(berkas.path_of(laid_out.berkas.sha256)) as pdf:
        text = " ".join(page.extract_text() for page in pdf.pages)
    assert "disusun untuk ditandatangani" in text
    assert "BSrE" not in text
    assert "tidak tersertifikasi" not in text


def test_a_signed_file_is_said_to_be_signed_by_bsre(layanan, siap, client):
    sign_as_camat(siap)
    page = client.get(reverse("verifikasi:nomor", args=[siap.pk.nomor_verifikasi]))
    assert "Balai Besar Sertifikasi Elektronik" in page.content.decode()


def test_an_engine_half_set_up_is_reported(settings):
    settings.SIGN_ENGINE, settings.BSRE_URL, settings.BSRE_USER = "bsre", "http://10.0.0.5", ""
    settings.BSRE_FIELDS, settings.SIGN_ROOTS = {"halaman": "page"}, "/tidak/ada.pem"
    with pytest.raises(SystemCheckError) as caught:
        call_command("check", "--fail-level", "WARNING")
    for kode in ("perjanjian.E001", "perjanjian.E002", "perjanjian.E003", "perjanjian.W001"):
        assert kode in str(caught.value)


def test_the_own_ca_is_not_needed_for_bsre(layanan, siap, settings, tmp_path):
    settings.CA_DIR = str(tmp_path)
    assert sign_as_camat(siap).status == "ditandatangani"
    with pytest.raises(Ditolak):
        root()
