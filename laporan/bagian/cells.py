"""Cells that several tables of Bab III print. No facts of their own."""

from django.utils.html import format_html
from django.utils.safestring import mark_safe

from capaian.data import HasilIndikator
from capaian.formulas import Metode
from keuangan.formulas import Jumlah
from laporan.wording import mark, print_figure
from sakip.angka import Angka, Keadaan
from sakip.numbers import format_amount, format_number

NO_INDICATOR = mark_safe('indikator <span class="belum">belum diisi</span>')  # noqa: S308


def mark_money(jumlah: Jumlah) -> str:
    """Return the sum of what is filled, or its state in the dress of that state."""
    if jumlah.keadaan is Keadaan.TERISI:
        return format_amount(jumlah.nilai)
    name = "belum" if jumlah.keadaan is Keadaan.BELUM_DIISI else "tiada"
    return format_html('<span class="{}">{}</span>', name, jumlah.keadaan)


def mark_target(hasil: HasilIndikator) -> str:
    """Return the target as it was promised, and its number where the text does not show it.

    An indicator that has to stay within a range has that range as its target.
    """
    target, satuan = hasil.target, hasil.indikator.satuan
    if hasil.indikator.metode == Metode.RENTANG and not target.terisi and not target.alasan:
        return _print_rentang(hasil)
    if target.nilai is None or not target.teks:
        return mark(target, satuan)
    number = format_number(target.nilai)
    return target.teks if number in target.teks else f"{target.teks} ({number})"


def _print_rentang(hasil: HasilIndikator) -> str:
    if hasil.indikator.rentang is None:
        return mark(hasil.target)
    bawah, atas = map(format_number, hasil.indikator.rentang)
    return f"{bawah} sampai dengan {atas}"


def mark_realisasi(hasil: HasilIndikator) -> str:
    """Return the realisasi of the report year with its unit."""
    return mark(hasil.realisasi, hasil.indikator.satuan)


def unit_of_change(satuan: str) -> str:
    """Return the unit of a difference: percentages and indices change by "poin"."""
    return print_figure(Angka.of(1), satuan).partition(" ")[2] or "poin"


def in_sentence(name: str) -> str:
    """Return a name as it stands inside a sentence: "nilai SKM", but "SKM" as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def end_sentence(text: str) -> str:
    """Return the text with one full stop, also where it ends with a reason that has its own."""
    return f"{text.rstrip(' .')}."
