"""Check-your-answers: everything of a step, as it stands, and its warnings."""

from dataclasses import replace

import pytest
from django.utils.html import conditional_escape

from instansi.models import Pengguna
from kerja.models import Tahap
from laporan.bagian.gaps import list_gaps
from laporan.periksa import check_answers
from sakip.angka import Angka
from tests.capaian.builders import make_anggaran, make_indikator
from tests.html import parse, words
from tests.laporan.builders import PK, SUB, make_data, make_empty
from tests.perjanjian.frozen import make_program

STEPS = Tahap.Langkah.values


def read(langkah: str, data=None) -> str:
    """The words of a step as a reader meets them."""
    groups = check_answers(langkah, data or make_data()).kelompok
    lines = []
    for group in groups:
        lines.append(group.judul)
        for row in group.baris:
            entries = [
                f"{label}: {words(parse(conditional_escape(html)))}" for label, html in row.isi
            ]
            lines.append(f"{row.nama} | {' | '.join(entries)}")
    return "\n".join(lines)


@pytest.mark.parametrize("langkah", STEPS)
def test_an_empty_report_can_be_looked_at_and_warns(langkah):
    found = check_answers(langkah, make_empty())
    expected = tuple(gap.hal for gap in list_gaps(make_empty()) if gap.langkah == langkah)
    assert found.kurang == expected
    assert found.temuan == ()


@pytest.mark.parametrize("langkah", STEPS)
def test_every_row_has_a_key_of_its_own(langkah, patrang):
    rows = [row.kunci for group in check_answers(langkah, patrang).kelompok for row in group.baris]
    assert rows
    assert len(set(rows)) == len(rows)
    assert max(map(len, rows)) <= 80


def test_results_stand_with_target_capaian_and_what_is_not_written():
    text = read("realisasi")
    assert "Target: B (80) | Realisasi: 69,8 | Capaian: 87,25% | Kategori: Baik" in text
    assert "Penyebab: belum diisi" in text
    own = make_data(fakta={"analisis": {1: ("Antrean panjang", "Loket baru")}})
    assert "Penyebab: Antrean panjang | Upaya perbaikan: Loket baru" in read("realisasi", own)


def test_what_is_declared_absent_says_why():
    outputs = {SUB: ((make_indikator(11), Angka.tidak_tersedia("tidak diukur")),)}
    text = read("realisasi", make_data(fakta={"keluaran": outputs}))
    assert "Target: tidak tersedia (tidak diukur)" in text


def test_every_part_that_is_offered_to_be_read_can_be(patrang, client, demo):
    client.force_login(Pengguna.objects.get(username="tim.sakip"))
    [group] = [g for g in check_answers("lakip", patrang).kelompok if g.judul == "Bagian dokumen"]
    links = [parse(str(text)).xpath("//a/@href")[0] for b in group.baris for _, text in b.isi]
    assert len(links) > 10
    assert {client.get(link).status_code for link in links} == {200}


def test_money_is_shown_by_leaf_and_group_and_never_empty_as_zero():
    text = read("keuangan")
    assert "Pagu Belanja Operasi: 1.000 | Realisasi Belanja Operasi: 700" in text
    assert "Pagu Belanja Modal: 250 | Realisasi Belanja Modal: belum diisi" in text


def test_a_pk_that_does_not_exist_says_why_and_the_other_what_it_promises():
    text = read("pk")
    assert "Tidak tersedia | Alasan: " in text
    assert "Target: B (80) | Target Renstra: 85 | Alasan berbeda: mengikuti RKT" in text
    assert "Jumlah | Anggaran: Rp1.250" in text


def test_what_people_typed_is_shown_as_text():
    evil = "<script>alert(1)</script>"
    data = make_data(isu=(evil,), fakta={"analisis": {1: (evil, evil)}})
    for langkah in ("lakip", "realisasi"):
        assert evil in read(langkah, data)


def test_own_texts_are_read_without_their_markup():
    text = read("lakip", make_data(narasi={"isu_strategis": "<p>Satu</p><p>dua &amp; tiga</p>"}))
    assert "Isu strategis | Teks: Satu dua & tiga" in text


def test_findings_name_targets_not_reached():
    assert any("Indikator 1" in f for f in check_answers("realisasi", make_data()).temuan)


def test_findings_name_what_was_spent_above_its_pagu():
    over = make_anggaran([(SUB, "5.1.01", 100)], [(SUB, "5.1.01", 101)])
    assert len(check_answers("keuangan", make_data(anggaran=over)).temuan) == 1
    for realisasi in (100, 0):
        fine = make_anggaran([(SUB, "5.1.01", 100)], [(SUB, "5.1.01", realisasi)])
        assert check_answers("keuangan", make_data(anggaran=fine)).temuan == ()
    unknown = make_anggaran([], [(SUB, "5.1.01", 101)])
    assert check_answers("keuangan", make_data(anggaran=unknown)).temuan == ()


def test_findings_name_a_pk_that_differs_from_the_budget():
    (finding,) = check_answers(
        "pk", make_data(pk=(replace(PK, program=(make_program(1, 1249),)),))
    ).temuan
    assert "Rp1.249" in finding
    assert "Rp1.250" in finding
    assert check_answers("pk", make_data()).temuan == ()
