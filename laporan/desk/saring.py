"""What is left of the matrix: filters and order, as the address says them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms

from instansi.forms.saring import SaringForm
from kerja.models import Tahap
from laporan.alur import StatusLakip
from laporan.desk.data import Baris, Matriks, Sel


def _is(status: str) -> Callable[[Sel], bool]:
    return lambda sel: sel.tahap.status == status


_STATES: dict[str, tuple[str, Callable[[Sel], bool]]] = {
    "terlambat": ("Terlambat", lambda sel: sel.terlambat),
    "segera": ("Mendekati tenggat", lambda sel: sel.lampu.kunci == "segera"),
    "belum": ("Belum disetujui", lambda sel: sel.lampu.kunci != "selesai"),
    **{str(value): (str(label), _is(value)) for value, label in Tahap.Status.choices},
}
# How far a LAKIP is after the camat approved it.
_STATES |= {
    "menunggu-reviu": ("LAKIP menunggu reviu", lambda sel: sel.lakip == StatusLakip.DISETUJUI),
    "direviu": ("LAKIP telah direviu", lambda sel: sel.lakip == StatusLakip.DIREVIU),
    "terbit": ("LAKIP diterbitkan", lambda sel: sel.lakip == StatusLakip.TERBIT),
}
_LATEST = date(9999, 12, 31)
_ORDERS: dict[str, tuple[str, Callable[[Baris], Any]]] = {
    "": ("Nama", lambda row: row.instansi.nama),
    "terlambat": ("Paling banyak terlambat", lambda row: -row.terlambat),
    "tenggat": ("Tenggat terdekat", lambda row: _nearest(row)),
    "tertinggal": ("Paling sedikit disetujui", lambda row: row.disetujui),
    "maju": ("Paling banyak disetujui", lambda row: -row.disetujui),
}


class SaringMatriksForm(SaringForm):
    """Kecamatan by name; steps by kind, state and lateness; and the order of the rows."""

    langkah = forms.ChoiceField(
        label="Tahap", required=False, choices=[("", "Semua tahap"), *Tahap.Langkah.choices]
    )
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Semua keadaan"), *((key, label) for key, (label, _) in _STATES.items())],
    )
    urut = forms.ChoiceField(
        label="Urutkan menurut",
        required=False,
        choices=[(key, label) for key, (label, _) in _ORDERS.items()],
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["q"].label = "Cari kecamatan"


def narrow(matriks: Matriks, pilihan: dict[str, Any]) -> list[Baris]:
    """Return the rows that are wanted, in the order wanted, each with the steps wanted.

    A state keeps the kecamatan where some wanted step is in it.
    """
    rows = [
        replace(row, sel=tuple(_cells(row, pilihan.get("langkah"))))
        for row in matriks.baris
        if pilihan.get("q", "").casefold() in row.instansi.nama.casefold()
    ]
    if state := pilihan.get("keadaan"):
        _, holds = _STATES[state]
        rows = [row for row in rows if any(holds(sel) for sel in row.sel)]
    return sorted(rows, key=_ORDERS[pilihan.get("urut", "")][1])


def _cells(row: Baris, langkah: str | None) -> list[Sel]:
    return [sel for sel in row.sel if langkah in (None, sel.tahap.langkah)]


def _nearest(row: Baris) -> date:
    return min((sel.tenggat for sel in row.sel if sel.tenggat), default=_LATEST)
