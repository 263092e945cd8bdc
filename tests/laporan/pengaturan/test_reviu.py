"""The checklist of the reviu: worded by who answers it; what was answered keeps its wording."""

import pytest
from django.core.exceptions import PermissionDenied

from instansi.models import Peran
from kerja.models import Jejak
from laporan.models import ButirReviu, JawabanReviu
from laporan.reviu import services_butir as services
from laporan.reviu.bawaan import BAWAAN
from laporan.reviu.queries import items_of, load_checklist
from tests.instansi.builders import make_orang
from tests.laporan.terbit import way
from tests.laporan.terbit.way import kilat  # noqa: F401

ALL = sum(map(len, BAWAAN.values()))
FIRST = BAWAAN[ButirReviu.Kelompok.FORMAT][0]


@pytest.fixture
def web(pemda, client):
    """A client where the inspektorat is logged in."""
    client.force_login(make_orang(Peran.INSPEKTORAT, pemda))
    return client


def address(pemda, rest=""):
    return f"/pengaturan/{pemda.pk}/reviu/{rest}"


def asked(pemda):
    return [row.pernyataan for row in items_of(pemda) if row.dipakai]


def edit(web, pemda, kunci="format-1", **said):
    sent = {"pernyataan": "Lain", "dipakai": "on", "versi": 0} | said
    return web.post(address(pemda, f"{kunci}/"), {k: v for k, v in sent.items() if v is not None})


def test_an_item_is_worded_added_and_left_out(web, pemda):
    assert edit(web, pemda, pernyataan=" Laporan  ringkas. ").url == address(pemda)
    new = {"kelompok": "mekanisme", "pernyataan": "Ada tim penyusun."}
    assert web.post(address(pemda, "baru/"), new).url == address(pemda)
    assert edit(web, pemda, "format-2", dipakai=None, pernyataan="").status_code == 302
    now = asked(pemda)
    assert now[0] == "Laporan ringkas."
    assert "Ada tim penyusun." in now
    assert len(now) == ALL
    assert [row.aksi for row in Jejak.objects.all()[:3]] == [
        "ubah butir reviu", "tambah butir reviu", "ubah butir reviu",
    ]  # fmt: skip
    page = web.get(address(pemda)).content.decode()
    for word in ("bunyi diganti", "tambahan", "tidak ditanyakan", "mekanisme-8"):
        assert word in page
    assert "1 butir" not in web.get(f"/pengaturan/{pemda.pk}/").content.decode()


def test_the_standard_comes_back_and_own_items_stay_to_be_used_again(web, pemda):
    edit(web, pemda)
    web.post(address(pemda, "baru/"), {"kelompok": "format", "pernyataan": "Baru."})
    edit(web, pemda, "substansi-1", dipakai=None)
    assert web.post(address(pemda, "baku/")).url == address(pemda)
    assert asked(pemda) == [text for items in BAWAAN.values() for text in items]
    assert Jejak.objects.first().aksi == "kembalikan checklist reviu ke baku"
    assert edit(web, pemda, "format-7", pernyataan="Baru.", versi=2).status_code == 302
    assert "Baru." in asked(pemda)


def test_what_was_answered_keeps_its_wording_even_when_it_is_left_out(pemda):
    way.approve()
    way.answer()
    by = way.person("inspektorat")
    for pernyataan, dipakai, versi in (("Lain", True, 1), ("Lain", False, 2)):
        services.set_butir(
            pemda, "format-1", pernyataan=pernyataan, dipakai=dipakai, versi=versi, by=by
        )
    assert JawabanReviu.objects.get(butir__kelompok="format", butir__urutan=1).pernyataan == FIRST
    first = load_checklist(way.laporan()).butir[0]
    assert (first.kunci, first.diubah, first.terjawab) == ("format-1", True, True)


def test_an_added_item_waits_for_its_answer(pemda):
    way.approve()
    way.answer()
    by = way.person("inspektorat")
    services.add_butir(pemda, kelompok="format", pernyataan="Baru.", by=by)
    assert load_checklist(way.laporan()).belum == 1


@pytest.mark.parametrize(
    ("kunci", "said", "told"),
    [
        ("format-1", {"pernyataan": "Laporan memuat target kinerja."}, "sudah ada"),
        ("format-1", {"pernyataan": "x" * 501}, "500"),
        ("baru", {"kelompok": "format", "pernyataan": FIRST.upper()}, "sudah ada"),
        ("baru", {"kelompok": "format", "pernyataan": "   "}, "pernyataan"),
        ("baru", {"kelompok": "lain", "pernyataan": "Baru."}, "lain"),
    ],
)
def test_what_cannot_be_an_item_is_told_and_nothing_written(web, pemda, kunci, said, told):
    answer = edit(web, pemda, kunci, **said)
    assert answer.status_code in (200, 422)
    assert told in answer.content.decode()
    assert not ButirReviu.objects.exists()


def test_the_last_item_stays(web, pemda):
    for row in items_of(pemda)[1:]:
        row.dipakai = False
        row.save()
    answer = edit(web, pemda, dipakai=None)
    assert "tidak dapat kosong" in answer.content.decode()
    assert len(asked(pemda)) == 1


def test_a_stale_page_is_told_what_the_other_wrote(web, pemda):
    edit(web, pemda, pernyataan="Satu.")
    edit(web, pemda, pernyataan="Dua.", versi=1)
    answer = edit(web, pemda, pernyataan="Tiga.", versi=1).content.decode()
    assert "Dua." in answer
    assert "Tiga." in answer
    assert asked(pemda)[0] == "Dua."
    assert edit(web, pemda, pernyataan="Tiga.", versi=2).status_code == 302


def test_pages_of_settings_lead_to_their_history(web, pemda):
    edit(web, pemda)
    own, kind = f"laporan.ButirReviu/{ButirReviu.objects.first().pk}/", "?objek=laporan.ButirReviu"
    assert own in web.get(address(pemda, "format-1/")).content.decode()
    assert kind in web.get(address(pemda)).content.decode()
    listed = web.get(f"/riwayat/{kind}").content.decode()
    assert "ubah butir reviu" in listed
    assert own in listed


def test_an_unknown_item_is_not_found(web, pemda):
    assert web.get(address(pemda, "format-99/")).status_code == 404


def test_the_team_reads_and_is_told_who_words_it(pemda, tim, client):
    client.force_login(tim)
    page = client.get(address(pemda)).content.decode()
    assert "Inspektorat" in page
    assert "Tambah butir" not in page
    with pytest.raises(PermissionDenied):
        services.add_butir(pemda, kelompok="format", pernyataan="Baru.", by=tim)


def test_an_issued_report_keeps_its_checklist(pemda, client, kilat):  # noqa: F811
    way.ready()
    way.issue()
    by = way.person("inspektorat")
    services.add_butir(pemda, kelompok="format", pernyataan="Baru sesudah terbit.", by=by)
    client.force_login(by)
    page = client.get("/lakip/patrang/2021/reviu/").content.decode()
    assert f"{ALL} dari {ALL} butir dijawab" in page
    assert "Baru sesudah terbit." not in page
    assert "belum dijawab" not in page


def test_the_history_does_not_bring_back_a_checklist_without_items(web, pemda):
    edit(web, pemda, dipakai=None)
    edit(web, pemda, versi=1)
    row = ButirReviu.objects.get()
    for other in items_of(pemda)[1:]:
        other.dipakai = False
        other.save()
    act = Jejak.objects.filter(aksi="ubah butir reviu").last()
    url = f"/riwayat/{act.objek}/{act.objek_id}/pulihkan/{act.nomor}/"
    assert "tidak dapat kosong" in web.post(url, {"versi": row.versi}, follow=True).content.decode()
    assert asked(pemda) == ["Lain"]
