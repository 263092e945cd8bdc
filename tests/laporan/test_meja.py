"""The desk: what the matrix says of each step, what is left of it, and chasing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from instansi.models import Pemda
from kerja.models import Jejak, Pesan, Tahap
from laporan.desk.lampu import light_of
from laporan.desk.queries import load_matriks
from laporan.desk.saring import narrow
from laporan.models import Laporan, PernyataanReviu, PersetujuanLakip, Terbitan
from tests.instansi.builders import days, make_instansi, make_orang, make_pemda
from tests.laporan.desk_rows import TAHUN, make_kabupaten
from tests.rows import make

TODAY = date(2022, 2, 10)
MOMENT = datetime(2022, 1, 12, 3, tzinfo=UTC)
SIGNS = {"draf": "○", "diajukan": "→", "dikembalikan": "↺", "disetujui": "✓"}


@pytest.fixture
def pemda(db) -> Pemda:
    """A kabupaten without anybody."""
    return make_pemda()


@pytest.fixture
def desk(client, pemda):
    """Log in as somebody with a role of the whole Pemda; return the address of its desk."""

    def log_in(peran: str = "tim_sakip") -> str:
        client.force_login(make_orang(peran, pemda))
        return f"/kabupaten/{pemda.pk}/{TAHUN}/"

    return log_in


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


# The light ----------------------------------------------------------------------------------


@pytest.mark.parametrize("status", Tahap.Status.values)
def test_without_a_deadline_the_light_is_the_state_by_its_own_sign(status):
    assert light_of(status, None, TODAY).tanda == SIGNS[status]


@pytest.mark.parametrize(
    ("status", "left", "kunci", "kata"),
    [
        ("draf", -1, "terlambat", "Terlambat 1 hari"),
        ("dikembalikan", -3, "terlambat", "Terlambat 3 hari"),
        ("disetujui", -3, "selesai", "Disetujui"),
        ("dikembalikan", 3, "kembali", "Perlu perbaikan"),
        ("draf", 0, "segera", "Tenggat hari ini"),
        ("diajukan", 7, "segera", "Tenggat 7 hari lagi"),
        ("diajukan", 8, "diajukan", "Diajukan"),
    ],
)
def test_what_is_late_goes_before_what_is_near(status, left, kunci, kata):
    light = light_of(status, TODAY + timedelta(days=left), TODAY)
    assert (light.kunci, light.kata) == (kunci, kata)


# The matrix ---------------------------------------------------------------------------------


def count_queries(client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_ten_times_as_many_kecamatan_take_no_query_more(client, pemda, desk):
    address = desk()
    make_kabupaten(pemda, 31, days(-1))
    few = count_queries(client, address)
    make_kabupaten(pemda, 279, days(-1), first=31)
    assert "310 kecamatan" in text_of(client.get(address))
    assert count_queries(client, address) == few


def test_the_matrix_says_state_deadline_lateness_and_owner(client, pemda, desk):
    place = make_kabupaten(pemda, 1, days(-2))[0]
    staf = make_orang("staf", place, nama="Siti Aminah")
    Tahap.objects.filter(langkah="rkt").update(pemegang=staf)
    Tahap.objects.filter(langkah="renstra").update(status="disetujui", sejak="2022-01-01T00:00Z")
    page = text_of(client.get(desk()))
    assert "Terlambat 2 hari" in page
    assert "pada Siti Aminah" in page
    assert "1 dari 6 disetujui" in page
    assert f"/lakip/{place.kode}/{TAHUN}/tahap/rkt/" in page


def test_an_issued_lakip_says_which_issue_it_is(pemda):
    place = make_kabupaten(pemda, 1)[0]
    make(Terbitan, laporan=place.laporan.get(), versi=2, perubahan="Angka SKM dibetulkan.")
    row = load_matriks(make_orang("tim_sakip", pemda), pemda, TAHUN, days(0)).baris[0]
    assert row.sel[-1].status == "Draf, terbitan ke-2"


def test_a_lakip_says_how_far_it_is_beyond_its_approval(pemda):
    """What was said of an earlier approval says nothing of this one."""
    waits, reviewed, issued, again = make_kabupaten(pemda, 4)
    Tahap.objects.filter(langkah="lakip").update(status="disetujui", sejak=MOMENT)
    for place in (waits, reviewed, issued, again):
        laporan = place.laporan.get()
        now = make(PersetujuanLakip, laporan=laporan, waktu=MOMENT)
        old = make(PersetujuanLakip, laporan=laporan, waktu=MOMENT - timedelta(days=9))
        if place != waits:
            about = old if place == again else now
            make(PernyataanReviu, laporan=laporan, persetujuan=about)
        if place in (issued, again):
            make(Terbitan, laporan=laporan, persetujuan=old if place == again else now)
    matriks = load_matriks(make_orang("tim_sakip", pemda), pemda, TAHUN, days(0))
    told = {row.instansi: (row.sel[-1].status, row.sel[-1].pemegang) for row in matriks.baris}
    assert told == {
        waits: ("Disetujui, menunggu reviu", "Inspektorat"),
        reviewed: ("Telah direviu", "Tim SAKIP"),
        issued: ("Diterbitkan, terbitan ke-1", ""),
        again: ("Disetujui, menunggu reviu, terbitan ke-1", "Inspektorat"),
    }
    found = [narrow(matriks, {"keadaan": key}) for key in ("menunggu-reviu", "direviu", "terbit")]
    assert [[r.instansi for r in rows] for rows in found] == [[waits, again], [reviewed], [issued]]


def test_filters_keep_places_and_orders_them(pemda):
    near, far = make_kabupaten(pemda, 2, days(30))
    Tahap.objects.filter(instansi=far, langkah="pk").update(tenggat=days(-1))
    matriks = load_matriks(make_orang("tim_sakip", pemda), pemda, TAHUN, days(0))

    def names(**pilihan) -> list[str]:
        return [row.instansi.nama for row in narrow(matriks, pilihan)]

    assert names() == [near.nama, far.nama]
    assert names(urut="terlambat") == names(urut="tenggat") == [far.nama, near.nama]
    assert names(keadaan="terlambat") == [far.nama]
    assert names(keadaan="terlambat", langkah="rkt") == []
    assert names(q="nomor 000") == [near.nama]
    assert [len(row.sel) for row in narrow(matriks, {"langkah": "pk"})] == [1, 1]


def test_a_year_that_nobody_prepared_is_said_so_and_cannot_be_chased(client, pemda, desk):
    make_instansi("Kecamatan Baru", pemda)
    page = text_of(client.get(desk()))
    assert f"tahun {TAHUN} belum disiapkan" in page
    assert "Ingatkan" not in page
    # Deadlines of the next year are set before anybody has prepared it.
    assert f'/{pemda.pk}/{TAHUN + 1}/"' in page


def test_another_pemda_is_neither_shown_nor_opened(client, pemda, desk):
    make_kabupaten(pemda, 1)
    other = make_pemda("Kabupaten Seberang")
    stranger = make_kabupaten(other, 1)[0]
    address = desk()
    assert client.get(f"/kabupaten/{other.pk}/{TAHUN}/").status_code == 404
    assert stranger.kode not in text_of(client.get(address))
    sent = {"tahap": f"{stranger.kode}/rkt"}
    assert client.post(f"{address}ingatkan/", sent).status_code == 404
    assert not Pesan.objects.exists()


def test_the_bupati_opens_no_draft_of_a_lakip(client, pemda, desk):
    place = make_kabupaten(pemda, 1)[0]
    address = desk("bupati")
    lakip = f"/lakip/{place.kode}/{TAHUN}/tahap/lakip/"
    assert lakip not in text_of(client.get(address))
    Tahap.objects.filter(langkah="lakip").update(status="diajukan", sejak="2022-01-01T00:00Z")
    assert lakip in text_of(client.get(address))


def test_the_way_to_the_desk_leads_to_the_newest_year(client, pemda, desk):
    place = make_kabupaten(pemda, 1)[0]
    Laporan.objects.create(instansi=place, tahun=2023)
    desk("inspektorat")
    assert client.get("/kabupaten/").url == f"/kabupaten/{pemda.pk}/2023/"


# Chasing ------------------------------------------------------------------------------------


def test_one_click_tells_the_holders_why_and_once_a_day(
    client, pemda, desk, mailoutbox, django_capture_on_commit_callbacks
):
    place = make_kabupaten(pemda, 1, days(-5))[0]
    staf = make_orang("staf", place, email="staf@example.id")
    address = desk()
    sent = {"tahap": f"{place.kode}/keuangan", "alamat": "keadaan=terlambat"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"{address}ingatkan/", sent)
    assert answer.url == f"{address}?keadaan=terlambat#{place.kode}"
    notice = Pesan.objects.get()
    assert notice.penerima == staf
    assert "belum dikirim; tenggatnya" in notice.teks
    assert "(terlambat 5 hari)" in notice.teks
    assert notice.tautan == f"/lakip/{place.kode}/{TAHUN}/tahap/keuangan/"
    assert [mail.to for mail in mailoutbox] == [["staf@example.id"]]
    assert Jejak.objects.filter(aksi="ingatkan tahap").count() == 1
    page = text_of(client.post(f"{address}ingatkan/", sent, follow=True))
    assert "sudah diingatkan hari ini" in page
    assert "✓ diingatkan hari ini" in page
    assert Pesan.objects.count() == 1


def test_deadlines_are_set_on_a_page_that_tells_slips_and_who_was_faster(client, pemda, desk):
    make_instansi("Kecamatan Satu", pemda)
    address = f"{desk()}tenggat/"
    read = client.get(address).context["form"].initial["dibaca"]
    sent = {"awal": 14, "dekat": 3, "dibaca": read}
    wrong = client.post(address, {**sent, "rkt": "0026-03-01"}).content.decode()
    assert "empat angka" in wrong
    past = client.post(address, {**sent, "rkt": "2020-03-01"}, follow=True).content.decode()
    assert "sudah lewat: RKT (1 Maret 2020)" in past
    second = client.post(address, {**sent, "rkt": "2099-03-01"})
    told = second.content.decode()
    assert "1 Maret 2020" in told
    assert "1 Maret 2099" in told
    again = {**sent, "rkt": "2099-03-01", "dibaca": second.context["form"].data["dibaca"]}
    assert client.post(address, again).status_code == 302


def test_what_waits_for_the_camat_is_told_to_the_camat(client, pemda, desk):
    place = make_kabupaten(pemda, 1)[0]
    make_orang("staf", place)
    camat = make_orang("camat", place)
    Tahap.objects.filter(langkah="rkt").update(status="diajukan", sejak="2022-01-01T00:00Z")
    client.post(f"{desk()}ingatkan/", {"tahap": f"{place.kode}/rkt"})
    assert Pesan.objects.get().penerima == camat


@pytest.mark.parametrize(
    ("status", "said"), [("draf", "belum ada orang"), ("disetujui", "sudah disetujui")]
)
def test_nobody_is_chased_where_nobody_can_act_or_nothing_is_waited_for(
    client, pemda, desk, status, said
):
    place = make_kabupaten(pemda, 1)[0]
    sejak = None if status == "draf" else "2022-01-01T00:00Z"
    Tahap.objects.filter(langkah="rkt").update(status=status, sejak=sejak)
    sent = {"tahap": f"{place.kode}/rkt"}
    assert said in text_of(client.post(f"{desk()}ingatkan/", sent, follow=True))
    assert not Jejak.objects.filter(aksi="ingatkan tahap").exists()
