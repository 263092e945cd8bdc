"""What one row may be depends on another: no constraint can say it, so ``full_clean`` does."""

import pytest
from django.core.exceptions import ValidationError

from instansi.models import Instansi, Pemda, Penugasan
from keuangan.models import Akun, Pagu, Realisasi
from keuangan.services import IsianDana, Tempat, TempatBaru, add_pagu, set_pagu, set_realisasi
from renstra.models import Nomenklatur, TargetRenstra
from sakip.angka import Angka
from sakip.errors import Ditolak
from tests.rows import make

pytestmark = pytest.mark.django_db


def refused(row, field: str) -> str:
    """Return why a row is refused, at this field alone."""
    with pytest.raises(ValidationError) as error:
        row.full_clean()
    assert list(error.value.message_dict) == [field]
    return " ".join(error.value.message_dict[field])


def make_program() -> Nomenklatur:
    bidang = make(
        Nomenklatur, kode="7.01", tingkat="bidang", induk=make(Nomenklatur), berlaku_dari=2021
    )
    return make(Nomenklatur, kode="7.01.01", tingkat="program", induk=bidang, berlaku_dari=2021)


def test_a_role_stays_within_its_pemda():
    row = make(Penugasan)
    row.pemda = row.instansi.pemda
    row.full_clean()
    row.instansi = make(Instansi, pemda=make(Pemda))
    assert "Pemda lain" in refused(row, "instansi")


def test_the_parent_of_a_code_is_the_code_above_it():
    program = make_program()
    program.full_clean()
    program.induk = make(Nomenklatur, kode="8")
    assert refused(program, "induk") == "Induk dari 7.01.01 ialah 7.01."


def test_a_target_lies_in_a_year_of_its_renstra():
    row = make(TargetRenstra, tahun=2021)
    row.full_clean()
    row.tahun = 2022
    assert refused(row, "tahun") == "Tahun 2022 di luar Renstra 2016–2021."


@pytest.mark.parametrize("model", [Pagu, Realisasi])
def test_rupiah_stand_at_a_program_or_below(model):
    row = make(model, nomenklatur=make_program())
    row.full_clean()
    row.nomenklatur = row.nomenklatur.induk
    assert "program, kegiatan, atau sub kegiatan" in refused(row, "nomenklatur")


def test_services_refuse_rupiah_above_a_program():
    instansi, akun, program = make(Instansi), make(Akun), make_program()

    def isian(place: Nomenklatur, **more) -> list[IsianDana]:
        tempat = Tempat(place.pk, akun.pk, None, "a")
        return [IsianDana("a", tempat, Angka.of(1), 0, **more)]

    for wrong in (program.induk, program.induk.induk):
        with pytest.raises(Ditolak, match="program, kegiatan"):
            set_pagu(instansi, 2021, "murni", isian(wrong), by=None)
        with pytest.raises(Ditolak, match="program, kegiatan"):
            set_realisasi(instansi, 2021, isian(wrong, triwulan=4), by=None)
        with pytest.raises(Ditolak, match="program, kegiatan"):
            add_pagu(instansi, 2021, "murni", TempatBaru(wrong, akun), by=None)
    assert set_pagu(instansi, 2021, "murni", isian(program), by=None) == frozenset()
    assert Pagu.objects.get().nomenklatur == program
