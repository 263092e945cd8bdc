"""Picking a row of the nomenclature by its code or name."""

from collections.abc import Collection

from django import forms
from django.core.exceptions import ValidationError

from renstra.models import Nomenklatur
from renstra.queries import find_nomenklatur, nomenklatur_in_force

_MOST_SHOWN = 5
MISSING = (
    "Tidak ada di nomenklatur tahun ini. Periksa kodenya, misalnya {contoh}, "
    "atau ketik sebagian namanya."
)
_EXAMPLES = {"program": "7.01.01", "sub_kegiatan": "7.01.01.2.01.01"}


def nomenklatur_field(label: str, help_text: str) -> forms.CharField:
    """Return a field for a code or name, which offers what there is (``datalist`` nomenklatur)."""
    return forms.CharField(
        label=label,
        max_length=600,
        help_text=help_text,
        widget=forms.TextInput(attrs={"list": "nomenklatur", "autocomplete": "off"}),
    )


def pick_nomenklatur(teks: str, tahun: int, tingkat: Collection[str] = ()) -> Nomenklatur:
    """Return the one row that is meant, of these levels (none = any).

    Raises ValidationError: "kosong" where there is none; several are named, so that one can be
    chosen.
    """
    found = [r for r in find_nomenklatur(teks, tahun) if not tingkat or r.tingkat in tingkat]
    if len(found) == 1:
        return found[0]
    if not found:
        contoh = _EXAMPLES["program" if set(tingkat) == {"program"} else "sub_kegiatan"]
        raise ValidationError(MISSING.format(contoh=contoh), "kosong")
    names = [f"{row.kode_cetak(tahun)} {row.uraian}" for row in found[:_MOST_SHOWN]]
    more = f"; dan {len(found) - _MOST_SHOWN} lainnya" if len(found) > _MOST_SHOWN else ""
    raise ValidationError(f"{len(found)} nama cocok; tulis kodenya: {'; '.join(names)}{more}.")


def offer_nomenklatur(tahun: int, tingkat: Collection[str] = ()) -> list[str]:
    """Return what can be picked: "7.01.01.2.01.01 Penyusunan …"."""
    rows = nomenklatur_in_force(tahun)
    if tingkat:
        rows = rows.filter(tingkat__in=tingkat)
    return [f"{row.kode_cetak(tahun)} {row.uraian}" for row in rows]
