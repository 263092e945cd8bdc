"""Deadlines for all Instansi of a Pemda at once: exceptions kept or not, one act, one notice."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from instansi.models import Pemda
from kerja.models import Jejak, PengaturanPengingat, Pesan, Tahap
from kerja.pengingat import due
from kerja.tenggat import Hari, TenggatUsang, reminders_of, set_deadlines, shared_deadlines
from tests.instansi.builders import make_instansi, make_orang, make_pemda

DAY, OTHER, NEW = date(2022, 2, 28), date(2022, 3, 15), date(2022, 2, 1)
HARI = Hari(14, 3, True)
NONE = dict.fromkeys(Tahap.Langkah.values)


@pytest.fixture
def pemda(db) -> Pemda:
    """A Pemda with three kecamatan; the last one has more time for its RKT."""
    pemda = make_pemda()
    for n, tenggat in enumerate((DAY, DAY, OTHER)):
        place = make_instansi(f"Kecamatan Nomor{n}", pemda)
        Tahap.objects.create(instansi=place, tahun=2021, langkah="rkt", tenggat=tenggat)
    return pemda


def save(pemda: Pemda, tenggat: dict, *, hari: Hari = HARI, timpa=False, by=None) -> int:
    read = {key: one.tenggat for key, one in shared_deadlines(pemda, 2021).items()}
    wanted = {**read, **tenggat}
    return set_deadlines(pemda, 2021, wanted, hari, timpa=timpa, dibaca=read, by=by)


def rkt() -> list[date | None]:
    rows = Tahap.objects.filter(langkah="rkt").order_by("instansi__nama")
    return list(rows.values_list("tenggat", flat=True))


def test_the_shared_deadline_is_that_of_most_and_the_rest_are_exceptions(pemda):
    found = shared_deadlines(pemda, 2021)
    assert found["rkt"].tenggat == DAY
    assert [(str(one), day) for one, day in found["rkt"].lain] == [("Kecamatan Nomor2", OTHER)]
    assert (found["pk"].tenggat, found["pk"].lain) == (None, ())


def test_an_exception_stays_unless_it_is_to_be_overwritten(pemda):
    assert save(pemda, {"rkt": NEW}) == 2
    assert rkt() == [NEW, NEW, OTHER]
    assert save(pemda, {"rkt": NEW}, timpa=True) == 1
    assert rkt() == [NEW, NEW, NEW]


def test_a_step_without_a_row_gets_one_and_none_takes_the_deadline_away(pemda):
    assert save(pemda, {"pk": NEW}) == 3
    assert save(pemda, {"pk": None}) == 3
    assert set(Tahap.objects.filter(langkah="pk").values_list("tenggat", flat=True)) == {None}


def test_it_is_one_act_and_one_notice_to_each_and_none_where_nothing_changes(pemda):
    staf = make_orang("staf", pemda.instansi.first())
    tim = make_orang("tim_sakip", pemda)
    make_orang("staf", make_instansi("Kecamatan Jauh", make_pemda("Kabupaten Lain")))
    save(pemda, {"rkt": NEW, "pk": DAY}, by=tim)
    row = Jejak.objects.get(aksi="tetapkan tenggat semua")
    assert row.pemda == pemda
    assert row.perubahan["RKT"] == [str(DAY), str(NEW)]
    notice = Pesan.objects.get()
    assert notice.penerima == staf
    assert "RKT 1 Februari 2022; Perjanjian Kinerja 28 Februari 2022" in notice.teks
    assert save(pemda, {}, by=tim) == 0
    assert Jejak.objects.filter(aksi="tetapkan tenggat semua").count() == 1


def test_the_second_of_two_is_told_and_nothing_is_overwritten(pemda):
    with pytest.raises(TenggatUsang) as stale:
        set_deadlines(pemda, 2021, {"rkt": NEW}, HARI, timpa=True, dibaca={"rkt": OTHER}, by=None)
    assert stale.value.sekarang["rkt"] == DAY
    assert rkt() == [DAY, DAY, OTHER]


def test_only_who_sets_the_settings_of_the_pemda_may(pemda):
    with pytest.raises(PermissionDenied):
        save(pemda, {"rkt": NEW}, by=make_orang("inspektorat", pemda))


def test_the_days_of_reminders_are_those_of_the_pemda(pemda):
    assert reminders_of(pemda) == HARI
    save(pemda, {}, hari=Hari(21, 7, False))
    setting = PengaturanPengingat.objects.get()
    left = {days: due(DAY, DAY - timedelta(days=days), setting) for days in (22, 21, 7, -1)}
    assert left == {22: None, 21: "h14", 7: "h3", -1: None}
    save(pemda, {}, hari=HARI)
    assert PengaturanPengingat.objects.get().versi == 2
