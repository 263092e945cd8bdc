"""The task list and the progress of steps: from the data alone, for each person their own."""

from datetime import UTC, date, datetime

import pytest

from instansi.models import Pengguna
from kerja.models import Tahap
from laporan.bagian.gaps import list_gaps, list_missing
from laporan.data import LakipData
from laporan.entri import PAGES, places_of
from laporan.kemajuan import Kemajuan, count_progress, total_progress
from laporan.tugas import DaftarTugas, build_tugas
from sakip.angka import Angka
from tests.capaian.builders import make_indikator
from tests.laporan.builders import SUB, make_complete, make_data, make_empty

TODAY = date(2022, 1, 15)
STEPS = Tahap.Langkah.values
STAF = dict.fromkeys(STEPS, {"read", "submit"})
CAMAT = dict.fromkeys(STEPS, {"read", "return", "approve"})
READER = dict.fromkeys(STEPS, {"read"})
SINCE = datetime(2022, 1, 10, 9, 0, tzinfo=UTC)


def steps(**states: Tahap) -> dict[str, Tahap]:
    """All steps as drafts, but those given."""
    return {name: states.get(name) or Tahap(tahun=2021, langkah=name) for name in STEPS}


def step(langkah: str, status: str, **fields) -> Tahap:
    """A step in a state, without a database."""
    return Tahap(tahun=2021, langkah=langkah, status=status, sejak=SINCE, **fields)


def tasks(data=None, acts=STAF, komentar=None, **states: Tahap) -> DaftarTugas:
    """The task list of a report."""
    return build_tugas(data or make_data(), steps(**states), acts, komentar or {}, TODAY)


def one(found: DaftarTugas, langkah: str):
    """The task of a step."""
    return next(t for t in found.tugas if t.langkah == langkah)


# Gaps and progress ------------------------------------------------------------------------

OUTPUTS = {SUB: ((make_indikator(11), Angka.of(4)), (make_indikator(12), Angka.belum()))}
REPORTS: dict[str, LakipData] = {
    "complete": make_complete(),
    "full but for money": make_data(fakta={"analisis": dict.fromkeys((1, 2, 3), ("a", "b"))}),
    "empty": make_empty(),
    "without results": make_data(realisasi={}),
    "outputs": make_data(fakta={"keluaran": OUTPUTS}),
    "nothing stated": make_data(isu=(), perbaikan=()),
    "no pk": make_data(pk=()),
    "no iku": make_data(sk_iku=None),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_step_is_complete_exactly_where_nothing_is_named_as_missing(name):
    data = REPORTS[name]
    progress = count_progress(data)
    incomplete = {langkah for langkah, found in progress.items() if not found.selesai}
    assert set(progress) == set(STEPS)
    assert incomplete == {gap.langkah for gap in list_gaps(data)}


@pytest.mark.parametrize("name", REPORTS)
def test_gaps_are_what_the_report_itself_names(name):
    assert tuple(gap.hal for gap in list_gaps(REPORTS[name])) == list_missing(REPORTS[name])


def test_progress_is_told_in_words():
    assert str(Kemajuan(3, 9)) == "3 dari 9 terisi"
    assert str(Kemajuan(9, 9)) == "semua terisi"
    assert str(Kemajuan(0, 0)) == "belum ada yang dapat diisi"
    assert total_progress([Kemajuan(1, 2), Kemajuan(3, 4)]) == Kemajuan(4, 6)


def test_what_is_declared_absent_counts_as_filled():
    before, after = (
        count_progress(
            make_data(
                realisasi={(11, 2021): 0},
                fakta={"keluaran": {SUB: ((make_indikator(11), target),)}},
            )
        )["realisasi"]
        for target in (Angka.belum(), Angka.tidak_tersedia("tidak diukur"))
    )
    assert after.terisi == before.terisi + 1


# Whose turn it is -------------------------------------------------------------------------


def test_a_draft_waits_for_staf_and_says_what_to_do():
    found = tasks()
    keuangan, rkt = one(found, "keuangan"), one(tasks(make_complete()), "rkt")
    assert (keuangan.pemegang, keuangan.giliran, keuangan.ajakan) == (
        "Staf perencanaan",
        True,
        "Lengkapi",
    )
    assert keuangan.kurang == ("realisasi Belanja Modal",)
    assert (rkt.kurang, rkt.ajakan, rkt.label) == ((), "Periksa dan kirim", "Draf")
    assert not any(t.giliran for t in tasks(acts=CAMAT).tugas)


def test_what_was_submitted_waits_for_the_camat():
    state = {"realisasi": step("realisasi", "diajukan")}
    staf, camat = (one(tasks(acts=acts, **state), "realisasi") for acts in (STAF, CAMAT))
    assert (staf.giliran, staf.ajakan, staf.pemegang) == (False, "Lihat", "Camat")
    assert (camat.giliran, camat.ajakan, camat.sejak) == (True, "Tinjau", SINCE)


def test_what_came_back_waits_for_staf_with_its_reason():
    back = step("pk", "dikembalikan", alasan="Target keliru", oleh=Pengguna(nama="Haidori"))
    found = one(tasks(pk=back), "pk")
    assert (found.ajakan, found.alasan, found.oleh) == ("Perbaiki", "Target keliru", "Haidori")


def test_what_is_approved_waits_for_nobody():
    state = {"pk": step("pk", "disetujui", tenggat=date(2022, 1, 1))}
    for acts in (STAF, CAMAT):
        found = one(tasks(acts=acts, **state), "pk")
        assert (found.pemegang, found.giliran, found.terlambat) == ("", False, False)
    assert tasks(**state).disetujui == 1


def test_a_named_holder_has_it_until_it_is_submitted():
    rina = Pengguna(nama="Rina")
    assert one(tasks(pk=step("pk", "dikembalikan", pemegang=rina)), "pk").pemegang == "Rina"
    assert one(tasks(pk=step("pk", "diajukan", pemegang=rina)), "pk").pemegang == "Camat"


@pytest.mark.parametrize(
    ("tenggat", "late"), [(date(2022, 1, 14), True), (TODAY, False), (None, False)]
)
def test_late_is_the_day_after_the_deadline(tenggat, late):
    assert one(tasks(pk=Tahap(langkah="pk", tenggat=tenggat)), "pk").terlambat is late


def test_who_only_reads_has_no_turn_and_who_may_not_read_sees_no_step():
    assert tasks(acts=READER).giliran == ()
    found = tasks(acts={**STAF, "pk": set()}, komentar={"rkt": 3})
    assert [t.langkah for t in found.tugas] == [name for name in STEPS if name != "pk"]
    assert one(found, "rkt").komentar == 3


def test_the_places_to_fill_in_stand_beside_ones_own_open_steps():
    found = one(tasks(), "lakip")
    assert found.tempat == (
        ("Teks laporan", "/lakip/sukamaju/2021/teks/"),
        ("Tempat dan tanggal", "/lakip/sukamaju/2021/tanggal/"),
        ("Profil instansi", "/instansi/sukamaju/"),
        ("Angka dan dokumen", "/lakip/sukamaju/2021/"),
    )
    assert one(tasks(acts=CAMAT), "lakip").tempat == ()
    assert one(tasks(lakip=step("lakip", "diajukan")), "lakip").tempat == ()


def test_every_place_is_the_page_of_a_step_and_has_an_address():
    assert set(PAGES) <= set(STEPS)
    for langkah, pages in PAGES.items():
        assert len(places_of(langkah, "sukamaju", 2021)) == len(pages)
