"""The pages of results: what the engine makes of each figure, and what is kept of it."""

from collections.abc import Sequence

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capaian.formulas.metode import compute_capaian
from capaian.formulas.triwulan import Agregasi, combine_triwulan
from capaian.models import (
    Analisis,
    PembandingNasional,
    PredikatIndikator,
    RealisasiIndikator,
)
from capaian.services import IsianIndikator, set_realisasi
from instansi.models import Pengguna
from kerja.models import Bukti, Jejak
from laporan.queries import load_lakip_data
from renstra.models import Indikator, Renstra, Sasaran
from sakip.angka import Angka
from sakip.errors import Ditolak
from sakip.fields import AngkaField
from sakip.grid.save import NO_CELL
from tests.html import parse, words
from tests.pages import autosave, form_of
from tests.rows import make, make_step

BASE = "/isi/patrang/2021"
REALISASI = f"{BASE}/realisasi/"
PAGES = ["realisasi", "riwayat", "nasional", "predikat", "analisis", "keluaran"]


def indikator(word: str) -> Indikator:
    """An indicator of the demo's sasaran by a word of its name."""
    return Indikator.objects.get(
        uraian__icontains=word, sasaran__isnull=False, renstra__jenis="perubahan"
    )


@pytest.fixture
def skm(demo) -> Indikator:
    """Nilai SKM: target 80, reached 69,8."""
    return indikator("Survei Kepuasan")


def save(staf, row: Indikator, page="realisasi", versi="", **cells) -> dict:
    """Save cells of a row and return what the server tells about it."""
    answer = autosave(staf, f"{BASE}/{page}/", (str(row.pk), versi, cells))
    assert answer.status_code == 200, answer.content
    return answer.json()["rows"][str(row.pk)]


# Realisasi --------------------------------------------------------------------------------


def test_the_page_shows_target_last_year_capaian_and_category(staf, skm):
    page = staf.get(REALISASI).content.decode()
    [row] = parse(page).xpath(f'//tr[@data-k="{skm.pk}"]')
    text = words(row)
    for figure in ("B (80)", "69,8", "87,25%", "69,8 / 80 × 100 = 87,25%", "Baik"):
        assert figure in text


def test_capaian_and_category_are_the_report_s(staf, skm):
    told = save(staf, skm, versi="tahun.1", nilai="84,846")
    report = load_lakip_data("patrang", 2021).capaian
    [hasil] = [one for one in report.indikator if one.indikator.id == skm.pk]
    assert told["cells"]["capaian"] == str(hasil.capaian) == "106,06%"
    assert told["details"]["capaian"] == hasil.capaian.derivasi
    assert told["cells"]["kategori"] == "Sangat Baik"


def test_an_outlier_is_warned_of_and_saved(staf, skm):
    told = save(staf, skm, versi="tahun.1", nilai="698")
    assert "jauh dari yang biasa" in told["warning"]
    assert told["versi"].startswith("tahun.2")


QUARTERS = ("61,5", "70", "58,25", "69")


@pytest.mark.parametrize(
    ("rule", "year", "left_out"),
    [
        # With every quarter, and with the third left empty: an empty one is no zero.
        ("jumlah", "258,75", "belum diisi"),
        ("rata_rata", "64,69", "belum diisi"),
        ("maksimum", "70", "belum diisi"),
        ("terakhir", "69", "69"),
    ],
)
def test_triwulan_combine_by_the_indicator_s_own_rule(staf, skm, rule, year, left_out):
    """The cells of the grid say what the engine makes of the quarters."""
    Indikator.objects.filter(pk=skm.pk).update(agregasi=rule)
    label = Indikator.Agregasi(rule).label.lower()
    versi = "tahun.1 tw1.0 tw2.0 tw3.0 tw4.0"
    typed = {f"tw{n}": text for n, text in enumerate(QUARTERS, 1)}
    told = save(staf, skm, versi=versi, nilai="", **typed)
    check_triwulan(told, QUARTERS, rule)
    assert f"Realisasi {year} dari triwulan ({label})" in told["details"]["capaian"]
    told = save(staf, skm, versi=told["versi"], tw3="")
    check_triwulan(told, (*QUARTERS[:2], "", QUARTERS[3]), rule)
    assert left_out in told["details"]["capaian"]
    told = save(staf, skm, versi=told["versi"], tw3="tidak tersedia: tidak disurvei")
    check_triwulan(told, (*QUARTERS[:2], "tidak tersedia: tidak disurvei", QUARTERS[3]), rule)
    # What is given for the year stands above its quarters.
    told = save(staf, skm, versi=told["versi"], nilai="64")
    assert told["cells"]["capaian"] == "80,00%"
    assert "triwulan" not in told["details"]["capaian"]


def check_triwulan(told: dict, quarters: Sequence[str], rule: str) -> None:
    """Compare the cells of SKM, whose target is 80, with what the formulas say."""
    read = AngkaField().clean
    realisasi = combine_triwulan([read(text) for text in quarters], Agregasi(rule))
    capaian = compute_capaian(Angka.of(80), realisasi)
    assert told["cells"]["capaian"] == str(capaian)
    assert (capaian.derivasi or capaian.alasan) in told["details"]["capaian"]
    bands = {"Sangat Baik": 100, "Baik": 76, "Cukup": 55}
    category = next((name for name, low in bands.items() if (capaian.nilai or 0) >= low), "")
    assert told["cells"]["kategori"] == (category if capaian.nilai is not None else "")


def test_a_yearly_indicator_has_no_triwulan_to_fill(staf, skm):
    told = save(staf, skm, versi="tw1.0", tw1="5")
    assert set(told["errors"].values()) == {NO_CELL}
    told = save(staf, skm, versi="tahun.1", nilai="64")
    assert (told["cells"]["capaian"], told["cells"]["kategori"]) == ("80,00%", "Baik")
    # The page has those cells where another indicator counts by triwulan.
    assert [told["cells"][f"tw{n}"] for n in range(1, 5)] == [""] * 4
    assert not RealisasiIndikator.objects.filter(triwulan=1).exists()


@pytest.mark.parametrize(
    ("cells", "column", "word"),
    [
        ({"bentuk": "B (80)"}, "bentuk", "tidak memuat angkanya, yaitu 69,8"),
        ({"nilai": "", "bentuk": "B"}, "bentuk", "Isi angkanya dahulu"),
        ({"pembilang": "28"}, "penyebut", "bersama-sama"),
        ({"pembilang": "tidak tersedia: x", "penyebut": "3"}, "pembilang", "kosongkan"),
        ({"pembilang": "3", "penyebut": "0"}, "penyebut", "lebih dari nol"),
        ({"nilai": "", "pembilang": "3", "penyebut": "4"}, "nilai", "Isi realisasinya"),
        ({"nilai": "69.8"}, "nilai", "titik memisahkan ribuan"),
        ({"nilai": "9" * 400}, "nilai", "terlalu panjang"),
        ({"bentuk": "x" * 201}, "bentuk", "200"),
    ],
)
def test_what_is_wrong_is_told_at_its_cell(staf, skm, cells, column, word):
    told = save(staf, skm, versi="tahun.1", **cells)
    assert word in told["errors"][column]
    assert str(RealisasiIndikator.objects.get(indikator=skm, tahun=2021).nilai) == "69.8000"


def test_figure_printed_form_and_ratio_are_kept(staf):
    one = indikator("rekomendasi")
    save(staf, one, versi="tahun.1", nilai="84,85%", bentuk="84,85", pembilang="28", penyebut="33")
    row = RealisasiIndikator.objects.get(indikator=one, tahun=2021)
    assert [str(v) for v in (row.nilai, row.teks, row.pembilang, row.penyebut)] == [
        "84.8500",
        "84,85",
        "28.0000",
        "33.0000",
    ]
    assert (row.versi, Jejak.objects.first().aksi) == (2, "isi realisasi kinerja")


def test_an_earlier_year_without_its_figure_loses_its_ratio_too(staf, skm):
    year = RealisasiIndikator.objects.filter(indikator=skm, tahun=2020)
    year.update(nilai=50, pembilang=1, penyebut=2)
    told = save(staf, skm, "riwayat", versi="y2020.1", y2020="")
    assert "errors" not in told
    row = year.get()
    assert (row.nilai, row.pembilang, row.penyebut) == (None, None, None)


# The other pages --------------------------------------------------------------------------


def test_earlier_years_feed_the_comparison(staf, skm):
    save(staf, skm, "riwayat", versi="y2016.1", y2016="70,5")
    told = save(staf, skm, "riwayat", versi="y2017.1", y2017="tidak tersedia: arsip hilang")
    assert told["cells"]["y2016"] == "70,5"
    [hasil] = [
        one
        for one in load_lakip_data("patrang", 2021).capaian.indikator
        if one.indikator.id == skm.pk
    ]
    assert [str(angka) for _, angka in hasil.riwayat][:2] == ["70,5", "tidak tersedia"]


def test_a_locked_earlier_year_stays_as_it_is(staf, skm, demo):
    make_step("lakip", "disetujui", instansi=demo, tahun=2019)
    page = staf.get(f"{BASE}/riwayat/").content.decode()
    assert f"c-{skm.pk}-y2018" in page
    assert f"c-{skm.pk}-y2019" not in page
    assert "errors" in save(staf, skm, "riwayat", versi="y2019.1", y2019="1")
    with pytest.raises(Ditolak, match="2019 sudah disetujui"):
        set_realisasi(demo, [IsianIndikator("a", skm.pk, 2019, {"nilai": 1}, 1, "SKM")], by=None)


def test_the_national_figure_is_given_or_declared_absent(staf, skm):
    told = save(staf, skm, "nasional", versi="tahun.1", nilai="88,3", sumber="KemenPANRB 2021")
    assert told["cells"]["nilai"] == "88,3"
    row = PembandingNasional.objects.get(indikator=skm)
    assert (str(row.nilai), row.alasan, row.sumber) == ("88.3000", "", "KemenPANRB 2021")


def test_causes_and_remedies_are_written_as_they_stand(staf, skm):
    text = "Sebab <script>alert(1)</script>\nbaris dua"
    save(staf, skm, "analisis", versi="tahun.0", penyebab=text)
    assert Analisis.objects.get().penyebab == text
    page = staf.get(f"{BASE}/analisis/").content.decode()
    assert "<script>alert(1)" not in page
    assert "baris dua" in page
    form = form_of(page)
    assert staf.post(f"{BASE}/analisis/", form).status_code == 302
    assert Analisis.objects.get().versi == 1


def test_outputs_of_sub_kegiatan_have_realisasi_and_explanation(staf):
    one = Indikator.objects.filter(nomenklatur__kode="7.01.01.2.01.0001").get()
    told = save(staf, one, "keluaran", versi="tahun.1", nilai="7", penjelasan="Tujuh dokumen.")
    assert told["cells"]["nilai"] == "7"
    row = RealisasiIndikator.objects.get(indikator=one)
    assert (row.nilai, row.penjelasan) == (7, "Tujuh dokumen.")


@pytest.mark.parametrize("name", [name for name in PAGES if name != "predikat"])
def test_the_second_of_two_people_is_asked(staf, name):
    form = form_of(staf.get(f"{BASE}/{name}/").content.decode())
    cell = next(cell for cell in form if cell.startswith("c-"))
    staf.post(f"{BASE}/{name}/", {**form, cell: "1"})
    again = staf.post(f"{BASE}/{name}/", {**form, cell: "2"}).content.decode()
    assert "Tersimpan: “1”; isian Anda: “2”" in again


@pytest.mark.parametrize("name", PAGES)
def test_who_reads_may_not_write(demo, client, name):
    address = f"{BASE}/{name}/"
    client.force_login(Pengguna.objects.get(username="staf.patrang"))
    form = form_of(client.get(address).content.decode())
    cell = next(cell for cell in form if cell.startswith("c-"))
    client.force_login(Pengguna.objects.get(username="camat.patrang"))
    assert "Anda membaca saja" in client.get(address).content.decode()
    assert client.post(address, {**form, cell: "1"}).status_code == 403
    client.force_login(Pengguna.objects.get(username="admin"))
    assert client.get(address).status_code == client.post(address, form).status_code == 404
    assert Jejak.objects.filter(aksi__startswith="isi").count() == 0


def test_an_indicator_of_others_is_refused(staf, skm, demo):
    other = make(Indikator)
    told = save(staf, other, versi="tahun.0", nilai="1")
    assert told == {"gone": True}
    with pytest.raises(Ditolak, match="bukan milik"):
        set_realisasi(demo, [IsianIndikator("a", other.pk, 2021, {"nilai": 1}, 0, "x")], by=None)


def test_without_a_renstra_the_page_says_what_to_do_first(staf):
    page = staf.get("/isi/patrang/2040/realisasi/").content.decode()
    assert "isi Renstra yang berlaku pada tahun ini dahulu" in page


# Size -------------------------------------------------------------------------------------


def add_indikator(numbers: range) -> None:
    """Give the demo more indicators, with figures in every triwulan."""
    renstra = Renstra.objects.get(jenis="perubahan")
    sasaran = Sasaran.objects.filter(tujuan__renstra=renstra).first()
    for urutan in numbers:
        one = make(
            Indikator,
            renstra=renstra,
            sasaran=sasaran,
            urutan=urutan,
            agregasi="jumlah",
            uraian="Persentase rekomendasi hasil koordinasi pemerintahan yang ditindaklanjuti",
        )
        for triwulan in (None, 1, 2, 3, 4):
            make(RealisasiIndikator, indikator=one, triwulan=triwulan, nilai=1_234_567)


def test_the_scale_of_a_predicate_is_chosen_by_name_and_taken_away(staf, skm):
    scale = PredikatIndikator.objects.get(indikator=skm).skala
    told = save(staf, skm, "predikat", "skala.1", skala="")
    assert told["cells"]["realisasi"] == ""
    assert PredikatIndikator.objects.get(indikator=skm).skala is None
    assert Jejak.objects.first().aksi == "pilih skala predikat"
    told = save(staf, skm, "predikat", "skala.2", skala=scale.nama.upper())
    assert told["cells"] == {"skala": scale.nama, "target": "B", "realisasi": "C"}
    told = save(staf, skm, "predikat", "skala.3", skala="Mutu emas")
    assert scale.nama in told["errors"]["skala"]
    assert save(staf, skm, "predikat", "skala.7", skala="")["conflict"]


def test_a_row_leads_to_its_evidence_and_says_how_much_there_is(staf, demo):
    one = indikator("Survei Kepuasan")
    address = f"/bukti/patrang/2021/{one.pk}/"
    page = staf.get(f"{BASE}/realisasi/").content.decode()
    assert f'href="{address}">Tambah bukti<' in page
    row = {"instansi": demo, "tahun": 2021, "objek": "renstra.Indikator", "objek_id": one.pk}
    old = make(Bukti, **row)
    make(Bukti, **row, menggantikan=old, alasan="salah halaman")
    make(Bukti, **row)
    page = staf.get(f"{BASE}/realisasi/").content.decode()
    assert f'href="{address}">Bukti: 2 berkas<' in page
    assert f'href="{BASE}/realisasi/"' in staf.get(address).content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_60_indicators_stay_light(staf, name):
    add_indikator(range(50, 51))
    with CaptureQueriesContext(connection) as few:
        staf.get(f"{BASE}/{name}/")
    add_indikator(range(51, 110))
    with CaptureQueriesContext(connection) as many:
        content = staf.get(f"{BASE}/{name}/").content
    assert len(many) == len(few) < 70
    assert len(content) <= 300_000
