"""The one capaian engine. Pure: no Django, no database, Decimal only.

Everything a report computes about performance is here, and only here.
"""

from capaian.formulas.efisiensi import (
    TOLERANSI,
    Efisiensi,
    StatusEfisiensi,
    compute_efisiensi,
)
from capaian.formulas.metode import (
    METODE,
    Capaian,
    KeadaanCapaian,
    Metode,
    Pecahan,
    RumusMetode,
    compute_capaian,
    compute_kemajuan,
)
from capaian.formulas.rasio import compute_rasio, is_rasio
from capaian.formulas.rekap import RataRata, RekapKategori, compute_mean, count_categories
from capaian.formulas.skala import (
    SKALA_BAWAAN,
    SKALA_PERMENDAGRI_86_2017,
    SKALA_SKM,
    Pita,
    PredikatHasil,
    Skala,
    check_batas_atas,
    check_skala,
    classify,
    compare_predikat,
    describe_intervals,
    sort_pita,
)
from capaian.formulas.tren import Arah, Perubahan, compare_years, describe_trend
from capaian.formulas.triwulan import Agregasi, combine_triwulan

__all__ = [
    "METODE",
    "SKALA_BAWAAN",
    "SKALA_PERMENDAGRI_86_2017",
    "SKALA_SKM",
    "TOLERANSI",
    "Agregasi",
    "Arah",
    "Capaian",
    "Efisiensi",
    "KeadaanCapaian",
    "Metode",
    "Pecahan",
    "Perubahan",
    "Pita",
    "PredikatHasil",
    "RataRata",
    "RekapKategori",
    "RumusMetode",
    "Skala",
    "StatusEfisiensi",
    "check_batas_atas",
    "check_skala",
    "classify",
    "combine_triwulan",
    "compare_predikat",
    "compare_years",
    "compute_capaian",
    "compute_efisiensi",
    "compute_kemajuan",
    "compute_mean",
    "compute_rasio",
    "count_categories",
    "describe_intervals",
    "describe_trend",
    "is_rasio",
    "sort_pita",
]
