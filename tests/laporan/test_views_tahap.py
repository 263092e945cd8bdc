"""The pages of steps: who sees and does what, nothing typed is lost, nothing moves twice."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from instansi.models import Instansi, Pengguna, Penugasan
from kerja import komentar, tahap
from kerja.models import Jejak, Komentar, Pesan, Tahap
from laporan.models import Laporan
from renstra.models import Indikator
from tests.laporan.test_views import add_rows, stranger, text_of
from tests.rows import make

TASKS = "/lakip/patrang/2021/tahap/"
STEP = f"{TASKS}realisasi/"
STEPS = Tahap.Langkah.values


@pytest.fixture
def enter(demo, client):
    """Log in as an account of the demo."""

    def log_in(username: str):
        client.force_login(Pengguna.objects.get(username=username))
        return client

    return log_in


def state(demo: Instansi, langkah: str = "realisasi") -> Tahap:
    """The step as it stands."""
    return tahap.state_of(demo, 2021, langkah)


def versi(demo: Instansi) -> dict[str, int]:
    """What the form of a page opened now carries."""
    return {"versi": state(demo).versi}


# The way through --------------------------------------------------------------------------


def test_staf_check_and_submit_and_the_camat_is_told(enter, demo):
    staf = enter("staf.patrang")
    page = text_of(staf.get(STEP))
    assert "Periksa sebelum mengirim: Realisasi kinerja" in page
    assert "Analisis penyebab untuk 2 (dua) indikator" in page
    assert "tetap dapat dikirim" in page
    answer = staf.post(f"{STEP}gerak/ajukan/", versi(demo), follow=True)
    page = text_of(answer)
    assert "Sudah dikirim" in page
    assert ">Diajukan<" in page
    assert "gerak/ajukan" not in page
    assert "gerak/tarik" in page
    camat = enter("camat.patrang")
    home = text_of(camat.get("/"))
    assert "Menunggu keputusan Anda" in home
    assert "Tinjau Realisasi kinerja 2021" in home
    assert "1<span" in home  # the count of unread notices in the menu


def test_the_camat_returns_with_remarks_and_staf_see_them(enter, demo):
    tahap.submit(state(demo), by=None)
    camat, row = (
        enter("camat.patrang"),
        Indikator.objects.filter(renstra__jenis="perubahan", sasaran__isnull=False).first(),
    )
    place = f"indikator-{row.pk}"
    assert f'id="baris-{place}"' in text_of(camat.get(STEP))
    assert 'name="teks"' in text_of(camat.get(STEP, {"komentar": place}))
    answer = camat.post(f"{STEP}komentar/", {"tempat": place, "teks": "Mana sumbernya?"})
    assert answer.url == f"{STEP}#baris-{place}"
    assert Komentar.objects.get().nama_tempat == row.uraian
    reason = {"alasan": "Lengkapi analisis", **versi(demo)}
    assert "Sudah dikembalikan" in text_of(
        camat.post(f"{STEP}gerak/kembalikan/", reason, follow=True)
    )
    staf = enter("staf.patrang")
    home = text_of(staf.get("/"))
    assert "Dikembalikan Haidori, S.E., M.Si.: Lengkapi analisis" in home
    assert "1 (satu) komentar belum selesai" in home
    page = text_of(staf.get(STEP))
    assert "Mana sumbernya?" in page
    assert "Belum selesai" in page
    grid = reverse("capaian:realisasi", args=["patrang", 2021])  # where it is put right
    assert "Mana sumbernya?" in text_of(staf.get(grid))
    assert text_of(staf.get(grid)).count("Ada komentar") == 1
    staf.post(f"{STEP}komentar/selesai/", {"tempat": place})
    assert "Ada komentar" not in text_of(staf.get(grid))
    assert "Belum selesai" not in text_of(staf.get(STEP))


@pytest.mark.parametrize(
    ("langkah", "grid", "tempat", "row"),
    [
        ("keuangan", "pagu/perubahan", "pagu-7.01.01.2.01.0001", "7.01.01.2.01.01"),
        ("keuangan", "realisasi-anggaran", "pagu-7.01.01.2.08.0004", "7.01.01.2.08.04"),
        ("keuangan", "realisasi-anggaran", "program-7.01.01", "PROGRAM PENUNJANG URUSAN"),
        ("rkt", "rkt", "rkt-7.01.01.2.01", "7.01.01.2.01"),
        ("rkt", "rkt", "indikator-{}", "Nilai Survei Kepuasan Masyarakat"),
        ("realisasi", "analisis", "indikator-{}", "Nilai Survei Kepuasan Masyarakat"),
    ],
)
def test_a_remark_on_a_row_is_told_at_the_row(enter, demo, langkah, grid, tempat, row):
    indikator = Indikator.objects.get(
        renstra__jenis="perubahan", sasaran__isnull=False, uraian__startswith="Nilai Survei"
    )
    tempat = tempat.format(indikator.pk)
    answer = enter("staf.patrang").post(
        f"{TASKS}{langkah}/komentar/", {"tempat": tempat, "teks": "Mengapa?"}
    )
    assert answer.url.endswith(f"#baris-{tempat}")
    rows = text_of(enter("staf.patrang").get(f"/isi/patrang/2021/{grid}/")).split("<tr ")
    (told,) = [one for one in rows if "Ada komentar" in one]
    assert row in told


def test_approved_it_is_locked_until_it_is_reopened_with_a_reason(enter, demo):
    tahap.submit(state(demo), by=None)
    camat = enter("camat.patrang")
    page = text_of(camat.post(f"{STEP}gerak/setujui/", versi(demo), follow=True))
    assert "disetujui dan terkunci" in page
    assert state(demo).terkunci
    answer = camat.post(f"{STEP}gerak/buka/", {"alasan": "SKM keliru", **versi(demo)}, follow=True)
    page = text_of(answer)
    assert "Dibuka kembali" in page
    assert "SKM keliru" in page
    assert not state(demo).terkunci
    assert [row.aksi for row in Jejak.objects.filter(objek="kerja.Tahap")] == [
        "buka tahap",
        "setujui tahap",
        "ajukan tahap",
    ]


def test_from_task_to_grid_and_back_and_no_entry_while_it_is_looked_at(enter, demo):
    staf, grid = enter("staf.patrang"), "/isi/patrang/2021/realisasi-anggaran/"
    assert f'href="{grid}"' in text_of(staf.get("/"))
    assert f'href="{TASKS}keuangan/"' in text_of(staf.get(grid))
    tahap.submit(state(demo, "keuangan"), by=None)
    assert "Keuangan tahun 2021 sudah diajukan dan terkunci" in text_of(staf.get(grid))
    assert f'href="{grid}"' not in text_of(staf.get("/"))
    tahap.withdraw(state(demo, "keuangan"), by=None)
    assert "terkunci" not in text_of(staf.get(grid))


# Once, and nothing lost -------------------------------------------------------------------


def test_a_double_click_submits_once_and_looks_like_one_click(enter, demo):
    staf, form = enter("staf.patrang"), versi(demo)
    first, second = (staf.post(f"{STEP}gerak/ajukan/", form) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert Jejak.objects.filter(aksi="ajukan tahap").count() == 1
    assert Pesan.objects.count() == 1


def test_a_stale_page_is_told_what_happened_and_keeps_what_was_typed(enter, demo):
    tahap.submit(state(demo), by=None)
    form = {"alasan": "Panjang sekali alasan saya", **versi(demo)}
    tahap.return_(state(demo), by=None, alasan="lain")
    tahap.submit(state(demo), by=None)
    answer = enter("camat.patrang").post(f"{STEP}gerak/kembalikan/", form)
    assert answer.status_code == 409
    assert "berubah sejak halaman itu dibuka" in text_of(answer)
    assert "Panjang sekali alasan saya" in text_of(answer)
    assert state(demo).status == "diajukan"


def test_a_move_without_a_reason_is_refused_in_words(enter, demo):
    tahap.submit(state(demo), by=None)
    answer = enter("camat.patrang").post(f"{STEP}gerak/kembalikan/", versi(demo))
    assert answer.status_code == 409
    assert "Tulislah alasannya" in text_of(answer)


@pytest.mark.parametrize("versi", ["", "x", "-1", "٣", "9" * 30])
def test_a_form_without_a_true_version_moves_nothing(enter, demo, versi):
    assert enter("staf.patrang").post(f"{STEP}gerak/ajukan/", {"versi": versi}).status_code == 409
    assert state(demo).status == "draf"


def test_a_remark_that_is_too_long_comes_back_with_its_text(enter, demo):
    answer = enter("staf.patrang").post(f"{STEP}komentar/", {"tempat": "", "teks": "y" * 2001})
    assert answer.status_code == 422
    assert "paling panjang 2000 huruf" in text_of(answer)
    assert "y" * 2001 in text_of(answer)
    assert not Komentar.objects.exists()


def test_script_in_a_remark_or_reason_is_text(enter, demo):
    evil = "<script>alert(1)</script>"
    tahap.submit(state(demo), by=None)
    camat = enter("camat.patrang")
    camat.post(f"{STEP}komentar/", {"tempat": "", "teks": evil})
    camat.post(f"{STEP}gerak/kembalikan/", {"alasan": evil, **versi(demo)})
    for address in (STEP, "/", "/pesan/", TASKS):
        assert evil not in enter("staf.patrang").get(address).content.decode()


def test_a_remark_on_no_row_is_not_taken(enter, demo):
    answer = enter("staf.patrang").post(f"{STEP}komentar/", {"tempat": "indikator-0", "teks": "x"})
    assert answer.status_code == 404


def test_a_thread_outlives_its_row(enter, demo):
    staf = Pengguna.objects.get(username="staf.patrang")
    komentar.comment(state(demo), "indikator-0", "Apa ini?", by=staf, nama_tempat="Baris lama")
    page = text_of(enter("staf.patrang").get(STEP))
    assert "Baris lama" in page
    assert "barisnya sudah tidak ada" in page


# Who --------------------------------------------------------------------------------------

READ = {
    "staf.patrang": STEPS,
    "camat.patrang": STEPS,
    "tim.sakip": STEPS,
    "inspektorat": STEPS,
    "bupati.jember": [name for name in STEPS if name != "lakip"],
    "admin": [],
}


@pytest.mark.parametrize("username", READ)
def test_each_step_is_read_by_those_of_the_table(enter, username):
    client = enter(username)
    found = [name for name in STEPS if client.get(f"{TASKS}{name}/").status_code == 200]
    assert found == READ[username]


@pytest.mark.parametrize(
    ("username", "gerak", "status"),
    [
        ("inspektorat", "ajukan", 403),
        ("tim.sakip", "ajukan", 403),
        ("tim.sakip", "setujui", 403),
        ("camat.patrang", "ajukan", 403),
        ("staf.patrang", "setujui", 403),
        ("bupati.jember", "kembalikan", 403),
        ("admin", "setujui", 404),
        ("staf.patrang", "hapus", 404),
    ],
)
def test_acts_are_refused_by_role(enter, demo, username, gerak, status):
    if gerak != "ajukan":
        tahap.submit(state(demo), by=None)
    before = state(demo).status
    answer = enter(username).post(f"{STEP}gerak/{gerak}/", {"alasan": "a", **versi(demo)})
    assert answer.status_code == status
    assert state(demo).status == before


def test_a_refusal_names_who_may(enter, demo):
    tahap.submit(state(demo), by=None)
    page = text_of(enter("tim.sakip").post(f"{STEP}gerak/setujui/", versi(demo)))
    assert "Yang dapat menyetujui data: Camat" in page


@pytest.mark.parametrize("kind", ["none", "another instansi", "ended", "another pemda", "admin"])
def test_strangers_find_nothing(demo, client, kind):
    client.force_login(stranger(kind, demo))
    for address in (TASKS, STEP):
        assert client.get(address).status_code == 404
    for act in ("gerak/ajukan/", "gerak/setujui/", "komentar/", "komentar/selesai/"):
        assert client.post(f"{STEP}{act}", {"versi": 1, "teks": "x"}).status_code == 404


def test_an_unknown_step_is_not_there_and_moves_take_a_post(enter):
    staf = enter("staf.patrang")
    assert staf.get(f"{TASKS}lain/").status_code == 404
    assert staf.get(f"{STEP}gerak/ajukan/").status_code == 405


def test_the_kepala_daerah_reads_the_lakip_once_it_is_handed_in(enter, demo):
    tahap.submit(state(demo, "lakip"), by=None)
    page = text_of(enter("bupati.jember").get(f"{TASKS}lakip/"))
    assert "Diajukan" in page
    assert "gerak/" not in page
    assert "Beri komentar" not in page


def test_the_lakip_warns_of_steps_that_are_not_approved(enter, demo):
    tahap.submit(state(demo, "rkt"), by=None)
    tahap.approve(state(demo, "rkt"), by=None)
    page = text_of(enter("staf.patrang").get(f"{TASKS}lakip/"))
    assert "Belum disetujui</span> Tahap Renstra" in page
    assert "Tahap RKT</li>" not in page


# Home -------------------------------------------------------------------------------------


def test_staf_see_their_tasks_at_home(enter):
    page = text_of(enter("staf.patrang").get("/"))
    assert "Yang harus dikerjakan" in page
    assert "Realisasi Belanja Modal" in page
    assert "Periksa dan kirim" in page
    assert "Keadaan tahap tiap instansi" not in page


@pytest.mark.parametrize("username", ["tim.sakip", "inspektorat"])
def test_the_kabupaten_sees_states_and_no_tasks(enter, demo, username):
    tahap.submit(state(demo), by=None)
    page = text_of(enter(username).get("/"))
    assert "Keadaan tahap tiap instansi" in page
    assert ">Diajukan<" in page
    assert "Yang harus dikerjakan" not in page
    assert "Menunggu keputusan Anda" not in page


def test_home_shows_the_newest_report_that_is_not_approved(enter, demo):
    make(Laporan, instansi=demo, tahun=2022)
    assert "/lakip/patrang/2022/tahap/realisasi/" in text_of(enter("staf.patrang").get("/"))
    lakip = tahap.state_of(demo, 2022, "lakip")
    tahap.approve(tahap.submit(lakip, by=None), by=None)
    assert "/lakip/patrang/2021/tahap/realisasi/" in text_of(enter("staf.patrang").get("/"))


def count_queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("address", ["/", TASKS, STEP, f"{TASKS}keuangan/", f"{TASKS}renstra/"])
def test_pages_ask_no_more_for_many_rows_than_for_few(enter, demo, address):
    staf = enter("staf.patrang")
    user = Pengguna.objects.get(username="staf.patrang")
    tahap.submit(state(demo), by=user)
    komentar.comment(state(demo), "", "x", by=user)
    few = count_queries(staf, address)
    add_rows()
    for _ in range(10):
        other = make(Pengguna)
        make(Penugasan, pengguna=other, instansi=demo, pemda=demo.pemda)
        komentar.comment(state(demo), "", "x", by=other)
    assert count_queries(staf, address) == few < 80


def test_home_of_many_places_asks_as_much_as_of_one(enter, demo):
    staf = enter("staf.patrang")
    few = count_queries(staf, "/")
    user = Pengguna.objects.get(username="staf.patrang")
    for _ in range(5):
        other = make(Laporan, instansi=make(Instansi, pemda=demo.pemda), tahun=2020).instansi
        make(Penugasan, pengguna=user, instansi=other, pemda=demo.pemda)
        tahap.submit(tahap.state_of(other, 2020, "rkt"), by=None)
    assert count_queries(staf, "/") == few


def test_the_link_of_a_notice_leads_to_the_step(enter, demo):
    tahap.submit(state(demo), by=None)
    camat = enter("camat.patrang")
    notice = Pesan.objects.get()
    answer = camat.post(reverse("kerja:buka_pesan", args=[notice.pk]), follow=True)
    assert answer.status_code == 200
    assert "Tinjau Realisasi kinerja" in text_of(answer)
