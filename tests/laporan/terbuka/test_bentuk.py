"""The public form of an issue: what it says, and what it never says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laporan.terbuka.bentuk import HIDDEN, hide_people, summarize
from laporan.terbuka.berkas import write_csv

NIP = "196712291993031008"


@pytest.mark.parametrize(
    "text",
    [NIP, "19671229 199303 1 008", "19671229.199303.1.008", "siti@jember.go.id", "a.b+c@x.id"],
)
def test_a_nip_and_an_address_do_not_leave(text):
    assert hide_people(f"Camat ({text}), Patrang") == f"Camat ({HIDDEN}), Patrang"


@given(before=st.text(), after=st.text())
def test_wherever_a_nip_stands_it_does_not_leave(before, after):
    assert NIP not in hide_people(f"{before} {NIP} {after}")


@pytest.mark.parametrize(
    "text", ["7.01.01.2.01.0001", "Rp14.034.368.149,00", "a" * 64, "0331 486040"]
)
def test_codes_and_amounts_stay(text):
    assert hide_people(text) == text


def test_an_issue_whose_data_were_lost_says_so():
    told = summarize({})
    assert told["capaian"]["keadaan"] == "tidak tersedia"
    assert told["capaian"]["nilai"] is None


def test_csv_keeps_numbers_and_defuses_formulas():
    figure = {"keadaan": "terisi", "nilai": "-1.5", "teks": "", "alasan": "=1+1"}
    [head, row] = write_csv([{"uraian": "=cmd|' /C calc'!A0", "target": figure}]).splitlines()
    assert head == "uraian,target,target_keadaan,target_teks,target_alasan"
    assert row.startswith("'=cmd")
    assert ",-1.5,terisi,,'=1+1" in row
