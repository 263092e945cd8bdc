"""The outline and the default texts of a Pemda: changed on pages, seen in its reports alone."""

import pytest

from instansi.models import Pemda
from kerja.models import Jejak
from laporan.data import BagianPemda
from laporan.document import build_document
from laporan.models import KerangkaBagian, Narasi, TeksPemda
from laporan.narasi import PLACES_OF_PEMDA
from laporan.outline import KERANGKA
from laporan.pengaturan.kerangka import find_bagian, list_kerangka, move, siblings_of
from laporan.pengaturan.views_teks import _PARTS
from laporan.queries import get_laporan, lakip_data_of, load_kerangka
from sakip.pdf import Part
from tests.rows import make


def address(pemda, rest=""):
    return f"/pengaturan/{pemda.pk}/kerangka/{rest}"


def html_of(key):
    document = build_document(lakip_data_of(get_laporan("patrang", 2021)))
    return next(part.html for part in document.parts if isinstance(part, Part) and part.key == key)


def rows_of(pemda):
    found = KerangkaBagian.objects.filter(pemda=pemda)
    changes = {row.bagian: BagianPemda(row.judul, row.urutan, row.tampil) for row in found}
    return {row.bagian.kunci: row for row in list_kerangka(changes)}


# Pure --------------------------------------------------------------------------------------


def test_every_part_stands_once_and_the_cover_never_moves():
    rows = list_kerangka({})
    assert len(rows) == sum(1 + len(part.isi) for part in KERANGKA)
    assert not (rows[0].naik)
    assert not (rows[0].turun)
    assert not rows[1].naik


def test_numbers_follow_the_order_and_what_is_left_out_has_none():
    changes = {
        "bab-1-maksud": BagianPemda("", None, False),
        "lampiran-iku": BagianPemda("SK IKU", -1, True),
    }
    rows = {row.bagian.kunci: row for row in list_kerangka(changes)}
    assert (rows["bab-1-maksud"].nomor, rows["bab-1-maksud"].dicetak) == ("", False)
    assert rows["bab-1-organisasi"].nomor == "B."
    assert (rows["lampiran-iku"].nomor, rows["lampiran-iku"].judul) == ("LAMPIRAN 1", "SK IKU")


@pytest.mark.parametrize("part", [one for one in KERANGKA if one.kunci != "sampul"], ids=str)
def test_a_move_and_its_opposite_leave_the_order(part):
    keys = [one.kunci for one in siblings_of(part.kunci)]
    down = move(part.kunci, "turun", {})
    if down is None:
        assert keys[-1] == part.kunci
        return
    changes = {key: BagianPemda("", urutan, True) for urutan, key in enumerate(down, 1)}
    assert move(part.kunci, "naik", changes) == keys


# Pages -------------------------------------------------------------------------------------


def test_a_title_and_a_place_are_changed_and_printed(web, pemda, demo):
    sent = {"judul": "Gambaran Umum {instansi}", "versi": 0}
    assert web.post(address(pemda, "bab-1-latar/"), sent).url == address(pemda)
    moved = web.post(address(pemda, "bab-1-latar/turun/"))
    assert moved.url == address(pemda) + "#bab-1-latar"
    html = html_of("bab-1")
    assert "Gambaran Umum Kecamatan Patrang" in html
    assert html.index("Maksud dan Tujuan") < html.index("Gambaran Umum")
    assert rows_of(pemda)["bab-1-latar"].nomor == "B."
    assert Jejak.objects.first().aksi == "ubah urutan kerangka LAKIP"


def test_an_optional_part_is_left_out_and_the_standard_comes_back(web, pemda, demo):
    page = web.post(address(pemda, "bab-1-maksud/"), {"judul": "", "versi": 0})
    assert page.status_code == 302
    assert "Maksud dan Tujuan" not in html_of("bab-1")
    assert web.post(address(pemda, "baku/")).status_code == 302
    assert "Maksud dan Tujuan" in html_of("bab-1")
    assert not any(row.diubah for row in rows_of(pemda).values())
    assert load_kerangka(pemda.pk) == {}  # so that no approval falls
    before = Jejak.objects.count()
    web.post(address(pemda, "baku/"))
    assert Jejak.objects.count() == before


def test_what_is_obligatory_is_printed_whatever_is_sent(web, pemda):
    web.post(address(pemda, "bab-4-simpulan/"), {"judul": "Kesimpulan", "versi": 0})
    row = rows_of(pemda)["bab-4-simpulan"]
    assert (row.judul, row.dicetak) == ("Kesimpulan", True)


def test_wrong_input_is_refused(web, pemda):
    unknown = web.post(address(pemda, "bab-1/"), {"judul": "Bab {siapa}", "versi": 0})
    assert "{siapa} tidak dikenal" in unknown.content.decode()
    web.post(address(pemda, "bab-1/"), {"judul": "Satu", "versi": 0})
    stale = web.post(address(pemda, "bab-1/"), {"judul": "Dua", "versi": 0})
    assert "baru saja diubah orang lain" in stale.content.decode()
    assert rows_of(pemda)["bab-1"].judul == "Satu"
    for rest in ("tidak-ada/", "sampul/turun/", "bab-1/miring/", "tidak-ada/turun/"):
        assert web.post(address(pemda, rest)).status_code == 404


# Default texts -----------------------------------------------------------------------------


def teks(pemda, rest=""):
    return f"/pengaturan/{pemda.pk}/teks/{rest}"


def test_every_place_of_a_pemda_is_known_and_has_its_part(patrang):
    assert set(_PARTS) == set(PLACES_OF_PEMDA)
    assert all(find_bagian(part) for part in _PARTS.values())


def test_a_default_text_stands_below_the_text_of_the_kecamatan(web, pemda, demo):
    sent = {"teks": "Demikian laporan {instansi} <b>{tahun}</b>.\r\n\r\nTerima kasih.", "versi": 0}
    looked = web.post(teks(pemda, "penutup/"), {**sent, "aksi": "pratinjau"}).content.decode()
    assert "<p>Demikian laporan Kecamatan Patrang &lt;b&gt;2021&lt;/b&gt;.</p>" in looked
    assert not TeksPemda.objects.exists()
    assert web.post(teks(pemda, "penutup/"), sent).url == teks(pemda)
    html = html_of("bab-4")
    assert "Demikian laporan Kecamatan Patrang &lt;b&gt;2021&lt;/b&gt;." in html
    assert "<p>Terima kasih.</p>" in html
    laporan = get_laporan("patrang", 2021)
    make(Narasi, laporan=laporan, kunci="penutup", teks="<p>Tulisan sendiri.</p>")
    assert "Tulisan sendiri." in html_of("bab-4")
    assert "Terima kasih." not in html_of("bab-4")


def test_an_empty_text_is_the_products_again(web, pemda, demo):
    standard = html_of("bab-4")
    web.post(teks(pemda, "penutup/"), {"teks": "Selesai.", "versi": 0})
    assert web.post(teks(pemda, "penutup/"), {"teks": " ", "versi": 1}).status_code == 302
    assert html_of("bab-4") == standard


def test_a_text_is_restored_from_its_history(web, pemda):
    for versi, text in enumerate(("Satu.", "Dua.")):
        web.post(teks(pemda, "penutup/"), {"teks": text, "versi": versi})
    act = Jejak.objects.order_by("-nomor")[1]
    url = f"/riwayat/{act.objek}/{act.objek_id}/pulihkan/{act.nomor}/"
    assert "Satu." in web.get(url).content.decode()
    assert web.post(url, {"versi": 2}).status_code == 302
    assert TeksPemda.objects.get().teks == "Satu."


def test_a_wrong_text_is_refused(web, pemda):
    unknown = web.post(teks(pemda, "penutup/"), {"teks": "Oleh {bupati}.", "versi": 0})
    assert "{bupati} tidak dikenal" in unknown.content.decode()
    alone = web.post(teks(pemda, "penutup/"), {"teks": "Oleh {instansi", "versi": 0})
    assert "tanpa pasangannya" in alone.content.decode()
    web.post(teks(pemda, "penutup/"), {"teks": "Satu.", "versi": 0})
    stale = web.post(teks(pemda, "penutup/"), {"teks": "Dua.", "versi": 0}).content.decode()
    assert "baru saja diubah orang lain" in stale
    assert ">Satu.</td>" in stale
    # Sentences with figures are made from the data alone.
    assert web.get(teks(pemda, "evaluasi_capaian/")).status_code == 404


def test_another_kabupaten_is_not_reached_and_not_changed(web, pemda, demo):
    other = make(Pemda, nama="Kota Seberang", contoh=True)
    for url in (address(other), address(other, "bab-1/"), teks(other), teks(other, "penutup/")):
        assert web.get(url).status_code == 404
    make(KerangkaBagian, pemda=other, bagian="bab-1", judul="Milik Seberang")
    make(TeksPemda, pemda=other, kunci="penutup", teks="Milik Seberang.")
    assert "Milik Seberang" not in html_of("bab-1") + html_of("bab-4")
