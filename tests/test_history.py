"""A cell of a grid has a history, and what it was can be put back, on every grid."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from instansi.models import Pengguna
from kerja.models import Jejak, Tahap
from kerja.riwayat.daftar import pemulihan_of
from sakip.perubahan import Sel, read_sel, snapshot
from tests.html import parse
from tests.laporan.conftest import _loaded, demo  # noqa: F401
from tests.pages import autosave
from tests.test_bad_input import address_of

# Page, column, and two texts that somebody gives one after the other.
CELLS = {
    "pagu/perubahan": ("pagu", "1.000", "tidak tersedia: dipindahkan"),
    "realisasi-anggaran": ("tw1", "1.000", "2.000"),
    "realisasi": ("nilai", "7", "tidak tersedia: belum disurvei"),
    "nasional": ("nilai", "7", "8"),
    "analisis": ("penyebab", "Satu", "Dua"),
    "keluaran": ("penjelasan", "Satu", "Dua"),
    "renstra/target": ("t2021", "7", "8"),
    "renstra/teks-indikator": ("uraian", "Satu", "Dua"),
    "rkt": ("anggaran", "7.000", "8.000"),
    "predikat": ("skala", "", "Mutu pelayanan (SKM)"),
    "pk/target": ("alasan_beda", "Satu", "Dua"),
    "pk/program": ("pagu", "7.000", "8.000"),
}
_ROW = re.compile(r'name="v-([^"]+)" value="([^"~]*)~')


@pytest.fixture
def staf(demo, client):  # noqa: F811
    """A client where the demo's staf is logged in."""
    client.force_login(Pengguna.objects.get(username="staf.patrang"))
    return client


def page_at(client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def type_twice(client, name: str) -> Sel:
    """Fill in a cell twice; return what the trail calls it."""
    column, *texts = CELLS[name]
    address = address_of(name)
    page = page_at(client, address)
    key, versi = next(pair for pair in _ROW.findall(page) if f"c-{pair[0]}-{column}" in page)
    for text in texts:
        told = autosave(client, address, (key, versi, {column: text})).json()["rows"][key]
        assert "errors" not in told, told
        versi = told["versi"]
    sel = read_sel(next(iter(Jejak.objects.latest("nomor").perubahan)))
    assert sel is not None
    return sel


def values(sel: Sel) -> dict:
    """Return the fields of the row as the trail keeps them."""
    cara = pemulihan_of(model_of(sel)._meta.label)
    now = snapshot(cara.find(str(sel.pk)))
    return {name: now[name] for name in cara.fields}


def model_of(sel: Sel) -> Any:
    [model] = [kind for kind in apps.get_models() if kind._meta.model_name == sel.tabel]
    return model


def history_of(sel: Sel) -> str:
    return f"/riwayat/{model_of(sel)._meta.label}/{sel.pk}/"


def put_back(client, history: str, nomor: int) -> str:
    """Ask for an earlier state and confirm it; return the page that answers."""
    address = f"{history}pulihkan/{nomor}/"
    [form] = parse(page_at(client, address)).xpath("//form[input[@name='versi']]")
    return client.post(address, {"versi": form.fields["versi"]}, follow=True).content.decode()


@pytest.mark.parametrize("name", CELLS)
def test_what_a_cell_was_is_seen_and_put_back(staf, name):
    sel = type_twice(staf, name)
    # By its number: what a row is called may be what was changed.
    [_, before] = [
        next(iter(act.perubahan.values())) for act in Jejak.objects.order_by("-nomor")[:2]
    ]
    page = page_at(staf, address_of(name))
    [link] = parse(page).xpath("//a[normalize-space()='Riwayat isian']")
    history = history_of(sel)
    assert history in page_at(staf, link.get("href"))
    page = page_at(staf, history)
    assert CELLS[name][1] in page
    acts = [int(nomor) for nomor in re.findall(r'id="n(\d+)"', page)]
    assert "sudah dipulihkan" in put_back(staf, history, acts[1])
    assert same(values(sel)[sel.isian], before[1])
    last = Jejak.objects.latest("nomor")
    assert (last.aksi, last.pelaku.username) == ("pulihkan", "staf.patrang")
    put_back(staf, history, 0)
    assert same(values(sel)[sel.isian], before[0])


def same(one: Any, other: Any) -> bool:
    """Whether two kept values are one: the column keeps more decimals than people type."""
    try:
        return Decimal(one) == Decimal(other)
    except (TypeError, InvalidOperation):
        return (one or "") == (other or "")


def test_the_list_is_searched_by_row(staf):
    sel = type_twice(staf, "pagu/perubahan")
    home = f"/riwayat/instansi.Instansi/{Tahap.objects.first().instansi_id}/isian/?jenis=pagu&q="
    assert sel.sebutan.split()[0] in page_at(staf, f"{home}{sel.sebutan.split()[0]} 2021")
    assert "Belum ada isian yang tercatat" in page_at(staf, f"{home}2022")
    assert "Belum ada isian yang tercatat" in page_at(staf, f"{home[:-9]}x&q=")


def test_an_old_history_page_does_not_overwrite_what_was_written_since(staf):
    sel = type_twice(staf, "pagu/perubahan")
    history = history_of(sel)
    undo = f"{history}pulihkan/{Jejak.objects.filter(aksi='isi pagu')[1].nomor}/"
    page = staf.post(undo, {"versi": "1"}, follow=True).content.decode()
    assert "baru saja diubah orang lain" in page
    assert values(sel) == {"nilai": None, "alasan": "dipindahkan"}


def test_a_locked_step_is_not_put_back(staf):
    sel = type_twice(staf, "pagu/perubahan")
    Tahap.objects.filter(langkah="keuangan", tahun=2021).update(
        status="diajukan", sejak=timezone.now()
    )
    assert "Tidak dapat dipulihkan" in put_back(staf, history_of(sel), 0)
    assert values(sel) == {"nilai": None, "alasan": "dipindahkan"}


def test_who_may_read_but_not_enter_is_not_offered_to_put_back(staf, client):
    sel = type_twice(staf, "pagu/perubahan")
    client.force_login(Pengguna.objects.get(username="camat.patrang"))
    assert "Pulihkan" not in page_at(client, history_of(sel))
    assert client.get(f"{history_of(sel)}pulihkan/0/").status_code == 403


def test_a_printed_form_goes_with_its_figure(staf):
    """The state before it has neither; the service alone would have left the form behind."""
    sel = type_twice(staf, "realisasi")
    row = pemulihan_of("capaian.RealisasiIndikator").find(str(sel.pk))
    texts = {"nilai": "7", "bentuk": "B (7)"}
    versi = f"tahun.{row.versi}"
    autosave(staf, "/isi/patrang/2021/realisasi/", (str(row.indikator_id), versi, texts))
    assert values(sel)["teks"] == "B (7)"
    act = Jejak.objects.order_by("-nomor")[1]
    put_back(staf, history_of(sel), act.nomor)
    told = values(sel)
    assert (told["nilai"], told["teks"], told["alasan"]) == (None, "", "belum disurvei")
