"""Nothing is called efisien that is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.formulas import Capaian, StatusEfisiensi, compute_efisiensi
from keuangan.formulas import Persen
from tests.sakip.strategies import decimals, modest


def capaian(nilai: str) -> Capaian:
    return Capaian.terhitung(Decimal(nilai), "")


def serapan(nilai: str) -> Persen:
    return Persen.terhitung(Decimal(nilai), "")


@pytest.mark.parametrize(
    ("kinerja", "uang", "selisih", "status"),
    [
        ("105.01", "100.00", "5.01", "efisien"),
        ("105.00", "100.00", "5.00", "cukup efisien"),
        ("100.00", "100.00", "0.00", "cukup efisien"),
        ("100.00", "105.00", "-5.00", "cukup efisien"),
        ("100.00", "105.01", "-5.01", "tidak efisien"),
        ("87.25", "70.86", "16.39", "tidak dapat disebut efisien"),  # Patrang, sasaran 1
        ("84.85", "89.51", "-4.66", "tidak dapat disebut efisien"),  # Patrang, sasaran 2
        ("99.99", "10.00", "89.99", "tidak dapat disebut efisien"),
        ("120.00", "0.00", "120.00", "tidak dapat disebut efisien"),
    ],
)
def test_verdicts(kinerja: str, uang: str, selisih: str, status: str) -> None:
    hasil = compute_efisiensi(capaian(kinerja), serapan(uang), True)
    assert (str(hasil.selisih), hasil.status) == (selisih, status)


def test_a_withheld_verdict_says_why() -> None:
    hasil = compute_efisiensi(capaian("87.25"), serapan("0.00"), False)
    assert hasil.alasan == (
        "target tidak tercapai (capaian 87,25%); realisasi anggaran belum lengkap; "
        "tidak ada anggaran yang terserap"
    )
    assert hasil.derivasi == "87,25 − 0,00 = 87,25"


def test_nothing_is_computed_from_a_missing_part() -> None:
    unknown = Persen.tidak_dapat_dihitung("realisasi belum termasuk Belanja Modal (belum diisi)")
    hasil = compute_efisiensi(Capaian.belum_diisi("realisasi belum diisi"), unknown, False)
    assert (hasil.selisih, hasil.status) == (None, StatusEfisiensi.TIDAK_DIHITUNG)
    assert hasil.alasan == (
        "capaian belum diisi: realisasi belum diisi; serapan tidak dapat dihitung: "
        "realisasi belum termasuk Belanja Modal (belum diisi)"
    )
    assert compute_efisiensi(capaian("120.00"), unknown).selisih is None


@modest
@given(decimals(-50, 250, places=2), decimals(0, 150, places=2), st.booleans())
def test_efisien_is_said_only_of_a_reached_target_and_a_complete_absorption(
    kinerja: Decimal, uang: Decimal, lengkap: bool
) -> None:
    hasil = compute_efisiensi(Capaian.terhitung(kinerja, ""), Persen.terhitung(uang, ""), lengkap)
    praised = hasil.status in (StatusEfisiensi.EFISIEN, StatusEfisiensi.CUKUP_EFISIEN)
    assert not praised or (kinerja >= 100 and lengkap and uang > 0)
    assert bool(hasil.alasan) == (hasil.status is StatusEfisiensi.TIDAK_DAPAT_DISEBUT)
    assert hasil.selisih == kinerja - uang
