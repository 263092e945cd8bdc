"""Putting back what was recorded of an indicator, by the services that record it."""

from collections.abc import Callable
from typing import Any

from capaian.models import Analisis, PembandingNasional, PredikatIndikator, RealisasiIndikator
from capaian.services import (
    IsianIndikator,
    set_analisis,
    set_nasional,
    set_predikat,
    set_realisasi,
)
from instansi.models import Instansi, Pengguna
from sakip.isian import refuse_stale
from sakip.perubahan import with_values

Record = RealisasiIndikator | PembandingNasional | Analisis | PredikatIndikator
# The columns that people fill in, and the service that writes them.
ISIAN: dict[type[Record], tuple[tuple[str, ...], Callable[..., frozenset[str]]]] = {
    RealisasiIndikator: (
        ("nilai", "teks", "alasan", "pembilang", "penyebut", "penjelasan"),
        set_realisasi,
    ),
    PembandingNasional: (("nilai", "teks", "alasan", "sumber"), set_nasional),
    Analisis: (("penyebab", "solusi"), set_analisis),
    PredikatIndikator: (("skala",), set_predikat),
}


def place_of(row: Record) -> Instansi:
    """Return whose record it is."""
    return row.indikator.renstra.instansi


def restore(row: Record, *, by: Pengguna, versi: int, **values: Any) -> None:
    """Give a record earlier values. Raises VersiUsang and ValidationError, else as set_realisasi."""
    fields, write = ISIAN[type(row)]
    after = with_values(row, values)
    given = IsianIndikator(
        "baris",
        row.indikator_id,
        # A predicate holds for all years of its Renstra; the last of them has to be open.
        getattr(row, "tahun", row.indikator.renstra.tahun_akhir),
        {_column(row, name): getattr(after, _column(row, name)) for name in fields},
        versi,
        row.indikator.nama_grafik[:80],
        getattr(row, "triwulan", None),
    )
    refuse_stale(row, write(place_of(row), [given], by=by))


def _column(row: Record, name: str) -> str:
    """Return under which name the service takes a field: a row that is referred to by its id."""
    return row._meta.get_field(name).attname  # type: ignore[union-attr]
