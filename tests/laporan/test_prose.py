"""What must hold for every sentence of the document, whatever the data."""

import re
from dataclasses import fields, replace

import pytest

from instansi.data import Unit
from laporan.data import BagianPemda
from laporan.outline import cite_part
from sakip.angka import Angka
from tests.html import parse, words
from tests.instansi.frozen import LAIN
from tests.laporan.builders import PK, PROFIL, build_sections, make_data, make_empty
from tests.perjanjian.frozen import make_program
from tests.renstra.frozen import SK, make_indikator, make_renstra, make_sasaran, make_tujuan

SECTIONS = (
    "kata-pengantar",
    "ikhtisar",
    "bab-1-latar",
    "bab-1-maksud",
    "bab-1-organisasi",
    "bab-1-isu",
    "bab-2-renstra",
    "bab-2-rkt",
    "bab-2-pk",
    "bab-2-iku",
    "bab-4-simpulan",
    "bab-4-perbaikan",
)
LONG = "Peningkatan kapasitas penyelenggaraan " * 5 + "pemerintahan"


def read_all(data) -> str:
    return " ".join(words(parse(html)) for html in build_sections(data, SECTIONS).values())


def many(count: int, uraian: str = ""):
    """Return a report of one sasaran with so many indicators, none of them filled in."""
    indikator = [
        make_indikator(n, {2021: Angka.of(n)}, uraian=uraian and f"{uraian} {n}")
        for n in range(1, count + 1)
    ]
    sasaran = replace(make_sasaran(1, indikator), uraian=uraian or "Sasaran 1")
    return make_data(renstra=make_renstra(make_tujuan(1, sasaran)), rkt=None, pk=(), realisasi={})


DATA = {
    "complete": make_data(),
    "empty": make_empty(),
    "nothing measured": make_data(realisasi={}),
    "no Renstra": make_data(renstra=None),
    "no RKT": make_data(rkt=None),
    "no PK": make_data(pk=()),
    "no IKU": make_data(sk_iku=None),
    "no signer": make_data(penanda=None, tanggal=""),
    "no isu, no steps": make_data(isu=(), perbaikan=()),
    "one indicator": many(1),
    "forty indicators": many(40),
    "long names": many(3, LONG),
}


@pytest.mark.parametrize("data", DATA.values(), ids=DATA)
def test_no_sentence_is_broken_by_what_is_missing(data):
    said = read_all(data)
    assert not re.findall(r"None|\{\{|\(\)|“”| [.,;:](?: |$)|\.\.|,,|: \.", said)


@pytest.mark.parametrize("name", ["empty", "no Renstra", "no RKT", "no PK", "no IKU", "no signer"])
def test_what_is_missing_is_called_belum_diisi(name):
    assert "belum diisi" in read_all(DATA[name])


def test_forty_indicators_and_long_names_are_all_printed():
    said = read_all(DATA["forty indicators"])
    assert all(f"Indikator {n} " in said for n in range(1, 41))
    assert "Dari 40 (empat puluh) indikator, 40 (empat puluh) belum diisi" in said
    assert read_all(DATA["long names"]).count(f"{LONG} 3") >= 2


def test_names_are_taken_from_the_profile_everywhere():
    other = replace(
        LAIN,
        kepala_daerah="Wali Kota Tetangga",
        pemda="Kota Tetangga",
        pemerintah="Pemerintah Kota Tetangga",
        dasar_hukum="Peraturan Wali Kota Tetangga Nomor 2",
        susunan=(Unit("Seksi", "Kepala Seksi"),),
    )
    data = make_data(
        profil=other,
        penanda=None,
        sk_iku=replace(SK, tentang="Indikator Kinerja Utama"),
        pk=(replace(PK, pihak_pertama=None, pihak_kedua=None),),
    )
    said = read_all(data)
    assert not re.findall("Sukamaju|Contoh|Bupati", said.replace("RPJMD Contoh", ""))
    assert said.count("Kecamatan Seberang") > 20
    assert "Wali Kota Tetangga sebagai pihak kedua" in said
    assert "Visi dan Misi Kota Tetangga" in said


def test_year_is_taken_from_the_report_everywhere():
    pk = replace(PK, tahun=2019, tanggal="2 Januari 2019")
    data = make_data(tahun=2019, pk=(pk,), rkt=None, penanda=None, tanggal="")
    said = read_all(replace(data, capaian=replace(data.capaian, tahun=2019)))
    rest = re.sub("2019–2021|Target 2021|Desember 2021|/2018|Januari 2018", "", said)
    assert "2021" not in rest
    assert "kinerja tahun 2020" in rest


def test_every_text_of_the_profile_and_the_plans_is_escaped():
    evil = "<script>alert(1)</script>"
    text_fields = {f.name: evil for f in fields(PROFIL) if f.type == "str" and f.name != "kertas"}
    profil = replace(PROFIL, **text_fields, tugas=(evil,), susunan=(Unit(evil, evil),))
    data = make_data(
        profil=profil,
        isu=(evil,),
        perbaikan=(evil,),
        sk_iku=replace(SK, nomor=evil, tentang=evil),
        pk=(replace(PK, program=(make_program(1, 1, evil),), alasan=(evil,)),),
        renstra=replace(many(1, evil).renstra, visi=evil, misi=(evil,)),
    )
    assert "<script" not in "".join(build_sections(data, SECTIONS).values())


def test_own_text_is_cleaned_and_stands_instead_of_the_default():
    own = '<p onclick="x">Kata <strong>kami</strong>.</p><script>alert(1)</script>'
    data = make_data(narasi={"latar_belakang": own})
    html = build_sections(data, ["bab-1-latar"])["bab-1-latar"]
    assert "<p>Kata <strong>kami</strong>.</p>" in html
    assert "<script" not in html
    assert "XI/MPR/1998" not in html


def test_parts_are_cited_by_the_number_that_they_have():
    assert cite_part(make_data(), "bab-3") == "Bab III"
    assert cite_part(make_data(), "lampiran-iku") == "Lampiran 4"
    left_out = {"lampiran-renstra": BagianPemda("", None, False)}
    assert cite_part(make_data(kerangka=left_out), "lampiran-iku") == "Lampiran 3"
    assert cite_part(make_data(kerangka=left_out), "lampiran-renstra") == ""
