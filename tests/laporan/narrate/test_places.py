"""Every replaceable text of the report is found, once, in reading order, under a name."""

from dataclasses import replace

from django.conf import settings

from laporan.models import Narasi
from laporan.narrate.places import NAMES, REVIEWERS, Keadaan, judge, part_key, survey
from tests.laporan.builders import make_data, make_empty


def test_each_template_has_a_name_on_screen():
    folder = settings.BASE_DIR / "templates/laporan/lakip/narasi"
    assert {path.stem for path in folder.glob("*.html")} == {*NAMES, REVIEWERS}


def test_all_places_of_patrang_in_the_order_of_the_outline(patrang):
    keys = [tempat.kunci for tempat in survey(patrang).tempat]
    assert len(keys) == len(set(keys))
    assert keys[:5] == ["kata_pengantar", "ikhtisar_perencanaan", "ikhtisar_capaian",
                        "ikhtisar_anggaran", "ikhtisar_tindak_lanjut"]  # fmt: skip
    assert keys[-1] == "penutup"
    per_sasaran = {key for key in NAMES if key.startswith("evaluasi_")} - {"evaluasi_pengantar"}
    assert {f"{key}_{n}" for key in per_sasaran for n in (1, 2)} < set(keys)
    assert {key.rstrip("_12") for key in keys} == set(NAMES)


def test_a_place_of_a_sasaran_says_which_and_where(patrang):
    tempat = survey(patrang).get("evaluasi_capaian_2")
    assert tempat.judul == "Sasaran 2: Capaian sasaran"
    assert tempat.induk == "BAB III AKUNTABILITAS KINERJA"
    assert tempat.bagian.startswith("B. Evaluasi")
    assert "84,85" in " ".join(tempat.kata)


def test_own_text_does_not_change_what_the_data_say(patrang):
    own = replace(
        patrang, narasi={"latar_belakang": "<p>lain 12345</p>", "isu_strategis": "<p>x</p>"}
    )
    assert survey(own) == survey(patrang)


def test_numbers_of_the_whole_document_are_known(patrang):
    assert {"69,8", "87,25", "14.034.368.149", "2021"} <= survey(patrang).angka
    assert "12345" not in survey(patrang).angka


def test_an_empty_report_has_places_too():
    keys = [tempat.kunci for tempat in survey(make_empty()).tempat]
    assert "latar_belakang" in keys
    assert "evaluasi_capaian_1" not in keys


def test_the_preview_of_a_place_is_the_part_that_prints_it(patrang):
    wanted = {
        "kata_pengantar": "kata-pengantar",
        "latar_belakang": "bab-1",
        "evaluasi_nasional_1": "bab-3-evaluasi",
        "evaluasi_nasional_2": "bab-3-evaluasi-1",
        "keuangan_program": "bab-3-keuangan",
        "tidak_ada": "",
    }
    assert {key: part_key(patrang, key) for key in wanted} == wanted


# State ------------------------------------------------------------------------------------


def state(teks: str, bawaan: str | None = None):
    peta = survey(make_data())
    tempat = peta.get("penutup")
    row = Narasi(
        kunci="penutup", teks=teks, bawaan="\n".join(tempat.kata) if bawaan is None else bawaan
    )
    return judge(tempat, row, peta)


def test_without_own_text_the_default_stands():
    peta = survey(make_data())
    assert judge(peta.get("penutup"), None, peta).keadaan is Keadaan.BAWAAN
    assert state("").keadaan is Keadaan.BAWAAN


def test_own_text_with_numbers_of_the_data_is_in_order():
    assert state("<p>Nilai 69,8 pada tahun 2021.</p>").keadaan is Keadaan.SENDIRI


def test_own_text_with_an_old_number_differs():
    nilai = state("<p>Nilai 71,55 pada tahun 2021.</p>")
    assert nilai.keadaan is Keadaan.BERBEDA
    assert nilai.angka_lama == ("71,55",)


def test_own_text_differs_once_the_default_has_changed():
    nilai = state("<p>Selesai.</p>", bawaan="Yang dulu dikatakan data.")
    assert (nilai.keadaan, nilai.data_berubah) == (Keadaan.BERBEDA, True)
