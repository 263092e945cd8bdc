"""A PK on its pages: drawn up, filled in, submitted, remarked on, returned, reminded of."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kerja.models import Komentar, Pesan
from perjanjian.models import PerjanjianKinerja, PkPembatalan
from tests.files import picture
from tests.html import parse, texts, words
from tests.instansi.builders import (
    give_role,
    make_instansi,
    make_jabatan,
    make_masa,
    make_orang,
    make_pejabat,
    make_pengguna,
)
from tests.pages import cell_named, form_of
from tests.perjanjian.builders import make_pk, make_pk_baris, make_pk_program, sign_pk
from tests.renstra.builders import make_renstra, make_sasaran, make_tujuan

pytestmark = pytest.mark.django_db
TARGET = "Target PK, Indikator 1"


@pytest.fixture
def instansi():
    found = make_instansi("Kecamatan Sukamaju")
    make_jabatan(found, "Camat Sukamaju", pimpinan=True)
    return found


@pytest.fixture
def draft(instansi):
    """A draft that lacks nothing: target 81 as in the Renstra."""
    pk = make_pk(instansi, pembuka="Kami:", pernyataan_pertama="A", pernyataan_kedua="B")
    make_pk_baris(pk, make_sasaran(make_tujuan(make_renstra(instansi))).indikator.get(), nilai=81)
    make_pk_program(pk, "7.01.01", 500)
    return pk


def url(name, *args):
    return reverse(f"perjanjian:{name}", args=args)


def do(client, pk, gerak, **data):
    pk.refresh_from_db()
    return client.post(url("gerak", pk.pk, gerak), {"versi": pk.versi, **data}, follow=True)


def status(pk):
    pk.refresh_from_db()
    return pk.status


def test_staf_begin_the_pk_of_a_year_from_its_empty_list(client, instansi):
    client.force_login(make_orang("staf", instansi))
    page = client.get(url("daftar", instansi.kode, 2022)).content.decode()
    assert "Susun PK Camat Sukamaju" in texts(parse(page), "button")
    response = client.post(url("susun", instansi.kode, 2022))
    pk = PerjanjianKinerja.objects.get(tahun=2022)
    assert response.url == url("isi", pk.pk, "target")


def test_a_second_click_on_drawing_up_is_told(client, instansi):
    client.force_login(make_orang("staf", instansi))
    for _ in range(2):
        response = client.post(url("susun", instansi.kode, 2022), follow=True)
    assert "sudah ada" in response.content.decode()
    assert PerjanjianKinerja.objects.count() == 1


def test_a_target_that_differs_from_the_renstra_asks_for_its_reason(client, draft):
    client.force_login(make_orang("staf", draft.instansi))
    address = url("isi", draft.pk, "target")
    page = client.get(address).content.decode()
    typed = {**form_of(page), cell_named(page, TARGET): "75"}
    page = client.post(address, typed, follow=True).content.decode()
    assert "Berbeda dari target Renstra: tulis alasannya" in page
    assert draft.baris.get().nilai == 75
    review = parse(client.get(url("pk", draft.pk)).content.decode())
    assert "Tulis alasannya, atau samakan." in words(review)
    assert "Ajukan untuk ditandatangani" not in texts(review, "a")


def test_a_complete_draft_offers_to_be_submitted_and_the_camat_only_reads(client, draft):
    seen = {}
    for role in ("staf", "camat"):
        client.force_login(make_orang(role, draft.instansi))
        page = parse(client.get(url("pk", draft.pk)).content.decode())
        seen[role] = "Ajukan untuk ditandatangani" in texts(page, "a")
    assert seen == {"staf": True, "camat": False}


def test_an_amount_cannot_be_left_out(client, draft):
    client.force_login(make_orang("staf", draft.instansi))
    address = url("isi", draft.pk, "program")
    page = client.get(address).content.decode()
    typed = {**form_of(page), cell_named(page, "Anggaran (Rp), Program 7.01.01"): ""}
    assert "0 bila memang tidak ada" in client.post(address, typed).content.decode()
    assert draft.program.get().pagu == 500


def test_a_row_is_taken_out_after_a_question(client, draft):
    client.force_login(make_orang("staf", draft.instansi))
    address = url("hapus_baris", draft.pk, "target", draft.baris.get().pk)
    assert "Keluarkan" in client.get(address).content.decode()
    client.post(address, {"versi": draft.baris.get().versi + 1})
    assert draft.baris.exists()  # somebody else was faster than who read it
    client.post(address, {"versi": draft.baris.get().versi})
    assert not draft.baris.exists()


def test_the_wording_of_one_pk_is_changed(client, draft):
    client.force_login(make_orang("staf", draft.instansi))
    typed = {"versi": draft.versi, "pembuka": "Yang bertanda tangan:", "tempat": "Sukamaju"}
    client.post(url("ubah_naskah", draft.pk), typed)
    draft.refresh_from_db()
    assert (draft.pembuka, draft.tempat) == ("Yang bertanda tangan:", "Sukamaju")


def test_declared_missing_with_a_reason_and_drawn_up_after_all(client, draft):
    client.force_login(make_orang("staf", draft.instansi))
    do(client, draft, "tidak-tersedia", alasan=" ")
    assert status(draft) == "draf"
    do(client, draft, "tidak-tersedia", alasan="Berkas hilang")
    assert status(draft) == "tidak_tersedia"
    do(client, draft, "susun-lagi")
    assert status(draft) == "draf"


def test_an_act_on_a_pk_that_changed_meanwhile_does_nothing(client, draft):
    client.force_login(make_orang("staf", draft.instansi))
    typed = {"versi": draft.versi + 1, "alasan": "Hilang"}
    page = client.post(url("gerak", draft.pk, "tidak-tersedia"), typed, follow=True)
    assert "baru saja diubah orang lain" in page.content.decode()
    assert "Hilang</textarea>" in page.content.decode()
    assert status(draft) == "draf"


def test_an_act_that_does_not_start_from_the_state_is_told(client, draft):
    client.force_login(make_orang("staf", draft.instansi))
    assert "statusnya Draf" in do(client, draft, "tarik").content.decode()


def test_a_remark_stands_at_its_row_until_it_is_settled(client, draft):
    indikator = draft.baris.get().indikator_id
    client.force_login(make_orang("camat", draft.instansi))
    client.post(url("komentar", draft.pk), {"indikator": indikator, "teks": "Mengapa turun?"})
    client.force_login(make_orang("staf", draft.instansi))
    assert "Mengapa turun?" in client.get(url("pk", draft.pk)).content.decode()
    client.post(url("komentar_selesai", draft.pk), {"indikator": indikator})
    assert Komentar.objects.get().selesai
    wrong = client.post(url("komentar", draft.pk), {"indikator": "9x", "teks": "?"})
    assert wrong.status_code == 404


def test_a_perubahan_needs_one_of_three_reasons_and_leaves_the_murni_in_force(client, draft):
    sign_pk(draft)
    client.force_login(make_orang("staf", draft.instansi))
    assert "Pilih sedikitnya satu" in do(client, draft, "perubahan").content.decode()
    page = do(client, draft, "perubahan", alasan=["alasan_pejabat"]).content.decode()
    assert "PK perubahan disusun" in page
    assert PerjanjianKinerja.objects.filter(perubahan_ke=1, status="draf").count() == 1
    assert status(draft) == "berlaku"


def test_a_pk_in_force_is_cancelled_by_who_returns_and_says_so(client, draft):
    sign_pk(draft)
    client.force_login(make_orang("camat", draft.instansi))
    page = do(client, draft, "cabut", alasan="Salah pihak").content.decode()
    assert "Dibatalkan" in texts(parse(page), ".tag")
    assert PkPembatalan.objects.get().alasan == "Salah pihak"


def test_tim_sakip_remind_once_a_day(client, draft):
    staf = make_orang("staf", draft.instansi)
    client.force_login(make_orang("tim_sakip", draft.instansi.pemda))
    do(client, draft, "ingatkan")
    assert "Hari ini sudah diingatkan" in do(client, draft, "ingatkan").content.decode()
    assert Pesan.objects.filter(penerima=staf).count() == 1


def test_a_paper_names_parties_that_are_in_no_list(client, draft):
    client.force_login(make_orang("staf", draft.instansi))
    said = {"tanggal": "2021-01-15", "presisi": "hari", "nama_1": "Drs. Lama", "nip_1": "12"}

    def send(**more):
        scan = SimpleUploadedFile("pk.jpg", picture())
        return do(client, draft, "basah", **{**said, **more, "pindaian": scan}).content.decode()

    page = send()
    assert "Isi nama dan jabatannya seperti pada naskah." in page
    assert "NIP terdiri atas 18 angka" in page
    more = {"jabatan_1": "Camat Sukamaju", "nip_1": "19671229 199303 1 008"}
    assert "Pejabat kedua pihak harus tercatat" in send(**more)
    send(**more, nama_2="Budi", jabatan_2="Bupati Contoh")
    assert status(draft) == "berlaku"
    first, second = draft.pihak.order_by("urutan")
    assert (first.nama, first.nip, second.jabatan) == (
        "Drs. Lama",
        "196712291993031008",
        "Bupati Contoh",
    )


def test_of_lower_officials_none_is_reminded(client, instansi):
    pk = make_pk(instansi, jabatan=make_jabatan(instansi, "Kasi"))
    client.force_login(make_orang("tim_sakip", instansi.pemda))
    assert client.get(url("gerak", pk.pk, "ingatkan")).status_code == 404


def test_what_waits_for_a_signature_shows_to_who_is_named_in_it(client, draft):
    official = make_pejabat(draft.instansi.pemda)
    make_masa(draft.jabatan, pejabat=official)
    camat = make_pengguna(pejabat=official)
    give_role(camat, "camat", draft.instansi)
    other = make_orang("camat", draft.instansi)
    draft.pihak.create(urutan=1, nama="Siti", jabatan="Camat", pejabat=official)
    PerjanjianKinerja.objects.filter(pk=draft.pk).update(
        status="diajukan", nomor_verifikasi="A" * 16
    )
    shown = []
    for person in (camat, other):
        client.force_login(person)
        home = client.get(reverse("laporan:beranda")).content.decode()
        mine = client.get(url("menunggu")).content.decode()
        shown.append((url("pk", draft.pk) in home, url("pk", draft.pk) in mine))
    assert shown == [(True, True), (False, False)]
