"""The generated kabupaten: thirty-one kecamatan in many states, always the same, Patrang as it is."""

from datetime import date

import pytest
from django.db import transaction

from instansi.models import Instansi, Pemda, Pengguna
from kerja.models import Jejak, Tahap
from keuangan.models import Pagu, Realisasi
from laporan.demo.kabupaten import deal_profiles, load_kabupaten
from laporan.demo.kabupaten_data import KECAMATAN, PROFIL, TETANGGA
from laporan.demo.muat import find_demo, load_demo
from laporan.queries import load_lakip_data
from perjanjian.models import PerjanjianKinerja
from renstra.models import Renstra

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def kabupaten(django_db_setup, django_db_blocker):
    """The kabupaten once for this module; the database is left as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(by=None)
        demo, before = find_demo(), load_lakip_data("patrang", 2021)
        assert load_kabupaten(demo, by=None, today=TODAY)
        assert load_lakip_data("patrang", 2021) == before, "Patrang stays exactly as it is"
        yield demo.pemda
        transaction.set_rollback(True)


def test_there_is_a_profile_for_every_kecamatan():
    assert sum(profil.banyak for profil in PROFIL) == len(KECAMATAN) == len(set(KECAMATAN)) == 30
    assert deal_profiles() == deal_profiles()


def test_the_kabupaten_has_thirty_one_and_the_neighbour_one(kabupaten):
    assert Instansi.objects.filter(pemda=kabupaten).count() == 31
    assert Instansi.objects.get(pemda__nama=TETANGGA).nama == "Kecamatan Maesan"
    assert not Pemda.objects.filter(contoh=False).exists()


def test_a_second_load_changes_nothing(kabupaten):
    before = Jejak.objects.count()
    assert not load_demo(by=None)
    assert not load_kabupaten(find_demo(), by=None, today=TODAY)
    assert Jejak.objects.count() == before


def test_every_state_of_a_step_and_of_a_pk_occurs(kabupaten):
    here = {"instansi__pemda": kabupaten}
    assert set(Tahap.objects.filter(**here).values_list("status", flat=True)) == {
        *Tahap.Status.values
    }
    assert set(PerjanjianKinerja.objects.filter(**here).values_list("status", flat=True)) == {
        "berlaku", "draf", "dikembalikan", "tidak_tersedia",
    }  # fmt: skip
    late = Tahap.objects.filter(**here, tenggat__lt=TODAY).exclude(status="disetujui")
    assert late.exists()
    assert Instansi.objects.filter(pemda=kabupaten, renstra=None).count() == 2
    assert Instansi.objects.filter(pemda=kabupaten, laporan=None).count() == 1


def test_nobody_spends_more_than_there_is(kabupaten):
    spent = Realisasi.objects.filter(nilai__isnull=False, triwulan=4)
    for row in spent.select_related("akun"):
        place = {"instansi": row.instansi_id, "nomenklatur": row.nomenklatur_id}
        pagu = Pagu.objects.filter(
            **place, tahap="perubahan", akun__kode__startswith=row.akun.kode
        ).values_list("nilai", flat=True)
        assert row.nilai <= sum(pagu), row


def test_a_copy_names_its_own_kecamatan_and_renstra(kabupaten):
    data = load_lakip_data("ajung", 2021)
    assert "Patrang" not in repr(data)
    mine = Renstra.objects.filter(instansi__kode="ajung")
    assert PerjanjianKinerja.objects.filter(
        instansi__kode="ajung", baris__indikator__renstra__in=mine
    ).exists()
    assert "Jember" not in repr(load_lakip_data("maesan", 2021).profil)


def test_what_is_done_lacks_no_figure_and_differs_from_place_to_place(kabupaten):
    done = [n.lower() for n, profil in deal_profiles() if profil.nama == "selesai"]
    results = [load_lakip_data(kode, 2021) for kode in done[:3]]
    assert all(r.anggaran.total.serapan.nilai and r.capaian.rata_rata.nilai for r in results)
    assert len({r.capaian.rata_rata.nilai for r in results}) == 3


def test_every_place_has_people_who_are_marked_as_examples(kabupaten):
    people = Pengguna.objects.filter(username__in=["staf.ajung", "camat.ajung", "tim.sakip"])
    assert people.count() == 3
    assert all(person.contoh for person in people)
