"""The pages of reviu and issue: whose turn it is, what is kept, what the public sees."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from instansi.models import Instansi
from kerja import berkas
from kerja.models import Jejak, Pekerjaan
from laporan.models import ButirReviu, JawabanReviu, Terbitan
from tests.laporan.terbit import way
from tests.laporan.terbit.way import kilat  # noqa: F401
from tests.laporan.test_views import text_of

REVIU = "/lakip/patrang/2021/reviu/"
TERBIT = "/lakip/patrang/2021/terbitan/"

pytestmark = pytest.mark.usefixtures("demo", "kilat")


@pytest.fixture
def enter(client):
    """Log in as an account of the demo."""

    def log_in(username: str):
        client.force_login(way.person(username))
        return client

    return log_in


def form(**more) -> dict:
    return {"persetujuan": way.keadaan().persetujuan.pk, **more}


def answers(jawaban: str = "ya") -> dict:
    """What the page sends when every item is answered for the first time."""
    found = {}
    for group, count in (("format", 6), ("mekanisme", 7), ("substansi", 10)):
        for n in range(1, count + 1):
            found |= {f"j-{group}-{n}": jawaban, f"v-{group}-{n}": "0", f"c-{group}-{n}": ""}
    return found


# Whose turn -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("upto", "username", "home", "tasks"),
    [
        ("approve", "inspektorat", "Reviu LAKIP 2021", "Disetujui, menunggu reviu"),
        ("ready", "tim.sakip", "Terbitkan LAKIP 2021", "Telah direviu"),
    ],
)
def test_home_and_task_list_say_whose_turn_it_is(enter, upto, username, home, tasks):
    getattr(way, upto)()
    client = enter(username)
    assert home in text_of(client.get("/"))
    assert tasks in text_of(client.get("/lakip/patrang/2021/tahap/"))
    others = {"inspektorat", "tim.sakip", "camat.patrang"} - {username}
    for other in others:
        assert home not in text_of(enter(other).get("/"))


def test_the_step_says_what_comes_next(enter):
    way.approve()
    page = text_of(enter("staf.patrang").get("/lakip/patrang/2021/tahap/lakip/"))
    assert "Inspektorat" in page
    way.answer()
    way.review()
    way.issue()
    page = text_of(enter("staf.patrang").get("/lakip/patrang/2021/tahap/"))
    assert "Diterbitkan (terbitan 1)" in page


# Reviu ------------------------------------------------------------------------------------


def test_the_checklist_is_answered_item_by_item(enter):
    way.approve()
    client = enter("inspektorat")
    answer = client.post(REVIU, {"j-format-1": "ya", "v-format-1": "0"}, follow=True)
    assert "22 butir belum dijawab" in text_of(answer)
    client.post(REVIU, {"j-format-2": "tidak", "c-format-2": "Target kosong", "v-format-2": "0"})
    rows = JawabanReviu.objects.order_by("butir__urutan")
    assert [(r.jawaban, r.catatan) for r in rows] == [("ya", ""), ("tidak", "Target kosong")]


def test_a_pemda_words_an_item_leaves_one_out_and_keeps_the_rest(enter, demo):
    for number, fields in ((1, {"pernyataan": "Kata sendiri"}), (2, {"dipakai": False})):
        row = {"pernyataan": "a", **fields}
        ButirReviu.objects.create(pemda=demo.pemda, kelompok="format", urutan=number, **row)
    way.approve()
    client = enter("inspektorat")
    page = text_of(client.get(REVIU))
    assert "Kata sendiri" in page
    assert "0 dari 22 butir" in page
    client.post(REVIU, {"j-format-1": "ya", "v-format-1": "0"})
    assert JawabanReviu.objects.get().pernyataan == "Kata sendiri"
    assert ButirReviu.objects.count() == 23


def test_two_reviewers_lose_nothing(enter):
    way.approve()
    client = enter("inspektorat")
    client.post(REVIU, {"j-format-1": "ya", "c-format-1": "Lengkap", "v-format-1": "0"})
    answer = client.post(REVIU, {"j-format-1": "tidak", "v-format-1": "0"})
    assert answer.status_code == 409
    page = text_of(answer)
    assert "Dijawab orang lain" in page
    assert "Lengkap" in page
    assert JawabanReviu.objects.get().jawaban == "ya"
    again = {"j-format-1": "tidak", "v-format-1": answer.context["form"].data["v-format-1"]}
    client.post(REVIU, again)
    assert JawabanReviu.objects.get().jawaban == "tidak"


def test_an_answer_that_there_is_not_is_refused(enter):
    way.approve()
    answer = enter("inspektorat").post(REVIU, {"j-format-1": "entah", "v-format-1": "0"})
    assert answer.status_code == 422
    assert not JawabanReviu.objects.exists()


def test_before_the_approval_there_is_nothing_to_answer(enter):
    client = enter("inspektorat")
    assert "sesudah LAKIP disetujui camat" in text_of(client.get(REVIU))
    assert client.post(REVIU, answers()).status_code == 409


def test_the_pernyataan_enters_the_document_with_who_said_it(enter):
    way.approve()
    client = enter("inspektorat")
    client.post(REVIU, answers())
    said = {"pereviu": "Rina", "jabatan": "Inspektur", "tanggal": "2022-01-20", "nip": "1"}
    assert "18 angka" in text_of(client.post(f"{REVIU}pernyataan/", said))
    page = text_of(client.post(f"{REVIU}pernyataan/", said | {"nip": ""}, follow=True))
    assert "masuk ke LAKIP" in page
    assert "Rina, Inspektur" in page


# Issue ------------------------------------------------------------------------------------


def test_two_clicks_issue_once(enter):
    way.ready()
    client, sent = enter("tim.sakip"), form()
    first, second = (client.post(TERBIT, sent) for _ in range(2))
    assert first.url.startswith("/pekerjaan/")
    assert second.url == TERBIT
    assert (Terbitan.objects.count(), Pekerjaan.objects.count()) == (1, 1)
    assert Pekerjaan.objects.get().hasil == Terbitan.objects.get().berkas


def test_a_page_of_before_the_reopening_issues_nothing(enter):
    way.ready()
    old = form()
    way.reopen()
    way.ready()
    answer = enter("tim.sakip").post(TERBIT, old)
    assert answer.status_code == 422
    assert "dibuka kembali sejak halaman ini dibuka" in text_of(answer)
    assert not Terbitan.objects.exists()


def test_what_changed_since_the_approval_is_said_before_anybody_issues(enter, demo):
    way.ready()
    sent = form()
    Instansi.objects.filter(pk=demo.pk).update(alamat="Jalan Lain 1")
    client = enter("tim.sakip")
    page = text_of(client.get(TERBIT))
    assert "berubah sejak disetujui camat" in page
    assert "Jalan Lain 1" in page
    assert ">Terbitkan</button>" not in page
    assert client.post(TERBIT, sent).status_code == 422
    assert not Terbitan.objects.exists()


def test_a_reissue_says_what_changed_and_the_old_one_stays(enter, demo):
    way.ready()
    way.issue()
    way.reopen()
    Instansi.objects.filter(pk=demo.pk).update(alamat="Jalan Lain 1")
    way.ready()
    client = enter("tim.sakip")
    assert client.post(TERBIT, form()).status_code == 422
    client.post(TERBIT, form(perubahan="Alamat."))
    page = text_of(client.get(TERBIT))
    assert "Yang berubah: Alamat." in page
    assert "Jalan Lain 1" in text_of(client.get(f"{TERBIT}2/perubahan/"))
    for number in (1, 2):
        answer = client.get(f"{TERBIT}{number}/")
        row = Terbitan.objects.get(versi=number)
        assert b"".join(answer.streaming_content) == berkas.read(row.berkas)
    assert [r.aksi for r in Jejak.objects.all()[:2]] == ["unduh", "unduh"]


def test_the_kepala_daerah_reads_issues_also_while_one_is_corrected(enter):
    client = enter("bupati.jember")
    assert client.get(TERBIT).status_code == 404
    way.ready()
    way.issue()
    way.reopen()
    client = enter("bupati.jember")
    assert "terbitan 1" in text_of(client.get(TERBIT)).lower()
    assert client.get(f"{TERBIT}1/").status_code == 200
    steps = client.get("/lakip/patrang/2021/")
    assert (steps.status_code, steps["Location"]) == (302, "/lakip/patrang/2021/tahap/")


# Verification -----------------------------------------------------------------------------


def send(client, url: str, content: bytes) -> str:
    file = SimpleUploadedFile("lakip.pdf", content, "application/pdf")
    return text_of(client.post(url, {"berkas": file}))


def test_anybody_verifies_an_issue_and_learns_nothing_else(client):
    way.ready()
    row = way.issue()
    url = reverse("verifikasi:nomor", args=[row.nomor])
    page = text_of(client.get(url))
    for told in (
        "terbitan terakhir",
        "Haidori",
        "Rina Wulandari",
        row.berkas.sha256,
        "1970••••••••••••01",
    ):
        assert told in page
    assert "19700101 199503 2 001" not in page
    for content in (berkas.read(row.berkas), berkas.read(row.data)):
        assert "Asli." in send(client, url, content)
        assert "Diubah sesudah diterbitkan." in send(client, url, content + b"x")
    assert "Bukan berkas asli." in send(client, url, b"lain")
    assert "Lihat LAKIP bernomor" in send(client, "/verifikasi/", berkas.read(row.berkas))


def test_an_issue_that_was_replaced_says_by_which(client):
    way.ready()
    first = way.issue()
    way.reopen("Rahasia sekali")
    page = text_of(client.get(reverse("verifikasi:nomor", args=[first.nomor])))
    assert "terbitan terakhir" in page
    assert "Rahasia" not in page
    way.ready()
    way.review(pereviu="Orang Lain")
    way.issue("Angka.")
    page = text_of(client.get(reverse("verifikasi:nomor", args=[first.nomor])))
    assert "digantikan oleh terbitan 2" in page
    assert "Orang Lain" not in page


def test_what_was_never_issued_is_not_there(client):
    way.ready()
    laid_out = way.lay_out()
    assert client.get(reverse("verifikasi:nomor", args=[laid_out.nomor])).status_code == 404
    assert "Tidak dikenal." in send(client, "/verifikasi/", berkas.read(laid_out.berkas))
