"""Kedudukan, tugas and fungsi: three lists, one item a line."""

import json

import pytest

from instansi.models import Pengguna, UraianOrganisasi
from kerja.models import Jejak
from tests.laporan.conftest import _loaded, demo  # noqa: F401

ADDRESS = "/instansi/patrang/uraian/"


@pytest.fixture
def tim(demo, client):  # noqa: F811
    """A client where the demo's Tim SAKIP is logged in."""
    client.force_login(Pengguna.objects.get(username="tim.sakip"))
    return client


def lists() -> dict[str, list[str]]:
    """The lists as they stand."""
    rows = UraianOrganisasi.objects.order_by("urutan")
    return {
        jenis: [row.teks for row in rows if row.jenis == jenis]
        for jenis in UraianOrganisasi.Jenis.values
    }


def send(client, read, **changed):
    """Post all three lists, some of them changed; return the page that follows."""
    texts = {jenis: "\n".join(items) for jenis, items in lists().items()} | changed
    data = {**texts, "dibaca": json.dumps(read)}
    return client.post(ADDRESS, data, follow=True).content.decode()


def test_a_list_is_replaced_as_a_whole_and_the_others_stay(tim):
    before = lists()
    assert before["fungsi"][0] in tim.get("/instansi/patrang/").content.decode()
    page = send(tim, before, tugas="Satu\n\n  Dua   kata ")
    assert "Perubahan disimpan" in page
    assert lists() == {**before, "tugas": ["Satu", "Dua kata"]}
    act = Jejak.objects.first()
    assert (act.aksi, set(act.perubahan)) == ("ubah uraian organisasi", {"tugas"})
    send(tim, lists(), tugas="")
    assert lists()["tugas"] == []


def test_the_second_of_two_is_shown_both_and_chooses(tim):
    read = lists()
    send(tim, read, tugas="Pertama")
    page = send(tim, read, tugas="Kedua")
    assert "Yang tersimpan sekarang: Pertama." in page
    assert "Kedua" in page
    assert lists()["tugas"] == ["Pertama"]
    assert "Perubahan disimpan" in send(tim, lists(), tugas="Kedua")


@pytest.mark.parametrize("read", [5, [1], {"tugas": 5}, "[" * 3])
def test_who_says_to_have_read_nonsense_has_read_nothing(tim, read):
    before = lists()
    assert "Yang tersimpan sekarang" in send(tim, read, tugas="Lain")
    assert lists() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [("a\n" * 41, "Paling banyak 40 baris"), ("a\n" + "b" * 1001, "Baris 2 lebih panjang")],
)
def test_what_is_too_much_is_refused_in_words(tim, text, said):
    before = lists()
    assert said in send(tim, before, fungsi=text)
    assert lists() == before
