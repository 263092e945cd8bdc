"""What people type by mistake or on purpose: each ends in a clear message, and nothing breaks.

Files are tried in ``tests/kerja/test_periksa.py`` and ``tests/laporan/test_bukti.py``, an ended
session and a role that ended in ``tests/e2e/test_grid.py``.
"""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.urls import reverse

from capaian.models import Analisis, SkalaNilai
from instansi.models import Pengguna
from kerja.models import Jejak
from laporan.document import build_parts
from laporan.queries import load_lakip_data
from perjanjian.models import PerjanjianKinerja
from perjanjian.services import begin_perubahan
from renstra.models import Indikator
from sakip.pdf import Part
from tests.laporan.conftest import _loaded, demo  # noqa: F401
from tests.pages import autosave, form_of
from tests.rows import make

SCRIPT = "<script>alert(1)</script>"
OURS = ["instansi", "kerja", "renstra", "keuangan", "perjanjian", "capaian", "laporan"]
KEYS = {"kode", "password", "username"}  # by which pages and people are found
# Of each grid a column of figures, "" = it has none.
GRIDS = {
    "pagu/perubahan": "pagu",
    "realisasi-anggaran": "tw1",
    "realisasi": "nilai",
    "riwayat": "y2018",
    "nasional": "nilai",
    "predikat": "",
    "analisis": "",
    "keluaran": "nilai",
    "renstra/target": "t2021",
    "renstra/target-program": "t2021",
    "renstra/teks-indikator": "",
    "renstra/teks-indikator-program": "",
    "rkt": "anggaran",
    "sk-iku/isi": "",
    "pk/target": "target",
    "pk/program": "pagu",
}
FIGURES = [name for name, column in GRIDS.items() if column]
# Columns of words, of the grids that have no figures.
WORDS = ("skala", "penyebab", "uraian", "formulasi")
RUPIAH = ("pagu/perubahan", "realisasi-anggaran", "rkt", "pk/program")
PAGES = [
    *("/", "/riwayat/", "/pesan/", "/instansi/", "/orang/", "/jabatan/", "/pejabat/"),
    *("/lakip/patrang/2021/", "/lakip/patrang/2021/tahap/", "/bukti/patrang/2021/"),
    *(f"/lakip/patrang/2021/tahap/{one}/" for one in ("renstra", "realisasi", "keuangan", "lakip")),
    *("/lakip/patrang/2021/teks/", "/tahun/patrang/2022/siapkan/"),
    *(f"/isi/patrang/2021/{name}/" for name in GRIDS if not name.startswith("pk/")),
]
_CELL = re.compile(r'name="(c-[^"]+)"')


@pytest.fixture
def staf(demo, client):  # noqa: F811
    """A client where the demo's staf is logged in."""
    client.force_login(Pengguna.objects.get(username="staf.patrang"))
    return client


def address_of(name: str) -> str:
    """The address of a grid; those of a PK are of one that is being drawn up."""
    kind, _, jenis = name.partition("/")
    if kind != "pk":
        return f"/isi/patrang/2021/{name}/"
    drafts = PerjanjianKinerja.objects.filter(tahun=2021, status="draf")
    if not drafts.exists():
        before = PerjanjianKinerja.objects.filter(tahun=2021, status="berlaku").latest("pk")
        staf = Pengguna.objects.get(username="staf.patrang")
        begin_perubahan(before, by=staf, alasan=["alasan_prioritas"])
    return reverse("perjanjian:isi", args=[drafts.get().pk, jenis])


# Script in every text --------------------------------------------------------------------


def text_fields() -> Iterator[tuple[type[models.Model], models.Field]]:
    """Every column of ours into which people write words, but for the one that keeps HTML."""
    for kind in (kind for app in OURS for kind in apps.get_app_config(app).get_models()):
        for field in kind._meta.concrete_fields:
            writes = isinstance(field, models.CharField | models.TextField)
            if writes and not field.choices and field.name not in KEYS:
                yield kind, field


def poison() -> set[str]:
    """Put a script into every text of every row, where the database lets it in."""
    done = set()
    for kind, field in text_fields():
        if field.model._meta.label == "laporan.Narasi" and field.name == "teks":
            continue  # HTML, cleaned when it is saved
        mark = Concat(Value(SCRIPT), F("pk"), output_field=models.TextField())
        value = Substr(mark, 1, field.max_length) if field.max_length else mark
        # An empty text is filled too, unless it has to be empty there.
        for rows in (kind._base_manager.all(), kind._base_manager.exclude(**{field.name: ""})):
            try:
                with transaction.atomic():
                    count = rows.update(**{field.name: value})
            except DatabaseError:
                continue  # also a hash or a number of a person: no words of theirs
            if count:
                done.add(f"{kind.__name__}.{field.name}")
            break
    return done


@pytest.fixture
def poisoned(staf):
    """The demo with a script in every text."""
    for row in Indikator.objects.filter(sasaran__isnull=False):
        make(Analisis, indikator=row, tahun=2021, penyebab="a", solusi="a")
    done = poison()
    # Else this would prove nothing.
    for name in ("Indikator.uraian", "Sasaran.uraian", "Analisis.penyebab", "SubUnit.nama"):
        assert name in done
    return staf


def test_no_page_and_no_part_of_the_report_runs_what_somebody_typed(poisoned, demo):  # noqa: F811
    seen = 0
    for address in PAGES:
        response = poisoned.get(address)
        page = response.content.decode()
        assert response.status_code == 200, address
        assert SCRIPT not in page, address
        seen += page.count("&lt;script&gt;alert")
    assert seen > 100
    parts = build_parts(load_lakip_data("patrang", 2021))
    html = [part.html for part in parts if isinstance(part, Part)]
    assert sum(text.count("&lt;script&gt;alert") for text in html) > 100
    for text in html:
        assert SCRIPT not in text


# Cells of the grids ----------------------------------------------------------------------


def post_everywhere(staf, name: str, text: str) -> str:
    """Type a text into every cell of a grid and send the form; return the page that answers."""
    address = address_of(name)
    page = staf.get(address).content.decode()
    typed = dict.fromkeys(_CELL.findall(page), text)
    assert typed
    answer = staf.post(address, {**form_of(page), **typed}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", GRIDS)
def test_a_script_in_every_cell_is_refused_or_printed_as_text(staf, name):
    page = post_everywhere(staf, name, SCRIPT)
    assert SCRIPT not in page
    assert "&lt;script&gt;" in page
    assert SCRIPT not in staf.get(address_of(name)).content.decode()


@pytest.mark.parametrize("name", FIGURES)
def test_no_number_is_guessed(staf, name):
    """Each cell of figures says why, and the trail has nothing to tell."""
    address, column = address_of(name), GRIDS[name]
    before = Jejak.objects.count()
    rows = rows_with(staf.get(address).content.decode(), column)
    for number, text in enumerate(
        ["9" * 400, "1e9", "NaN", "-1.00", "1,2,3", "74.48", "\x00", "½"]
    ):
        key, versi = rows[number % len(rows)]
        told = autosave(staf, address, (key, versi, {column: text})).json()["rows"][key]
        assert told["errors"][column], text
        assert text not in told["cells"].values()
    assert Jejak.objects.count() == before


def rows_with(page: str, column: str) -> list[tuple[str, str]]:
    """The key and versi of every row that can be filled in in a column."""
    found = re.findall(r'name="v-([^"]+)" value="([^"~]*)~', page)
    return [(key, versi) for key, versi in found if f'name="c-{key}-{column}"' in page]


@pytest.mark.parametrize("name", GRIDS)
def test_a_stale_row_is_told_with_both_values(staf, name):
    """Who was slower is shown what stands and what they typed; nothing is overwritten."""
    address = address_of(name)
    page = staf.get(address).content.decode()
    column = GRIDS[name] or next(one for one in WORDS if f'-{one}"' in page)
    key, versi = rows_with(page, column)[0]
    first, second = ("7", "8") if GRIDS[name] else ("Satu", "Dua")
    if name == "predikat":  # known by its name, and none
        first, second = "", SkalaNilai.objects.filter(jenis="predikat")[0].nama
    told = autosave(staf, address, (key, versi, {column: first})).json()["rows"][key]
    assert told["cells"][column] == first
    form = {f"v-{key}": f"{versi}~00000000", f"c-{key}-{column}": second}
    after = staf.post(address, form, follow=True).content.decode()
    assert f"Tersimpan: “{first or 'kosong'}”" in unescape(after)
    assert f"isian Anda: “{second}”" in unescape(after)
    told = autosave(staf, address, (key, versi, {column: second})).json()["rows"][key]
    assert (told["conflict"], told["cells"][column]) == (True, first)


@pytest.mark.parametrize("name", RUPIAH)
def test_rupiah_are_not_negative(staf, name):
    address, column = address_of(name), GRIDS[name]
    key, versi = rows_with(staf.get(address).content.decode(), column)[0]
    for text in ("-5", "-0,01"):
        told = autosave(staf, address, (key, versi, {column: text})).json()["rows"][key]
        assert told["errors"] == {column: "Nilai rupiah tidak boleh negatif."}


@pytest.mark.parametrize("name", RUPIAH)
def test_an_amount_that_looks_like_millions_is_saved_with_a_warning(staf, name):
    address, column = address_of(name), GRIDS[name]
    key, versi = rows_with(staf.get(address).content.decode(), column)[0]
    told = autosave(staf, address, (key, versi, {column: "12,5"})).json()["rows"][key]
    assert told["cells"][column] == "12,5"
    assert "Rp12,5 kurang dari Rp1.000" in told["warning"]


# What cannot be empty says so: the words of an indicator, and the amount that a PK promises.
NEVER_EMPTY = ("renstra/teks-indikator", "renstra/teks-indikator-program", "pk/program")


@pytest.mark.parametrize("name", GRIDS)
def test_emptying_every_cell_says_belum_diisi_and_never_zero(staf, name):
    page = post_everywhere(staf, name, "   ")
    if name in NEVER_EMPTY:
        assert "belum tersimpan" in page
        return
    assert "baris tersimpan" in page or "Tidak ada yang berubah" in page
    cells = [text.strip() for name, text in form_of(page).items() if name.startswith("c-")]
    assert cells
    assert set(cells) <= {""}


@pytest.mark.parametrize("name", GRIDS)
def test_the_same_post_twice_is_one_act(staf, name):
    address = address_of(name)
    page = staf.get(address).content.decode()
    column = GRIDS[name] or next(one for one in WORDS if f'-{one}"' in page)
    key, versi = rows_with(page, column)[0]
    row = (key, versi, {column: "" if column == "skala" else "7"})
    before = Jejak.objects.count()
    first, second = (autosave(staf, address, row).json()["rows"][key] for _ in range(2))
    assert not {"errors", "conflict"} & {*first, *second}
    assert Jejak.objects.count() == before + 1


@pytest.mark.parametrize(
    "body",
    ["[]", "{", '{"rows": 5}', '{"rows": [{"key": []}]}', '{"rows": [' + "[" * 5000, "null"],
)
def test_what_no_page_of_ours_sends_is_refused_in_words(staf, body):
    address = "/isi/patrang/2021/pagu/perubahan/"
    answer = staf.post(address, body, content_type="application/json")
    assert answer.status_code == 409
    assert "Muat ulang" in answer.json()["message"]
