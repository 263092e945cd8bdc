"""Rows of what is checked before submitting, and how their entries are worded. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from renstra.data import SasaranData
from sakip.angka import Angka
from sakip.wording import mark, mark_text


@dataclass(frozen=True)
class Baris:
    """A row: its key, its name, and its entries as (label, HTML)."""

    kunci: str
    nama: str
    isi: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Kelompok:
    """Rows under one heading."""

    judul: str
    baris: tuple[Baris, ...]


@dataclass(frozen=True)
class Periksa:
    """What a person sees before submitting, or deciding on, a step."""

    kelompok: tuple[Kelompok, ...]
    kurang: tuple[str, ...]  # warnings, never refusals
    temuan: tuple[str, ...]

    @property
    def nama(self) -> dict[str, str]:
        """Return the rows that remarks can be tied to: key → name; "" = the whole step."""
        return {"": ""} | {b.kunci: b.nama for k in self.kelompok for b in k.baris}


def figure(angka: Angka, satuan: str = "") -> str:
    """Return a figure or its state, and why it is declared absent."""
    return (
        format_html("{} ({})", mark(angka), angka.alasan) if angka.alasan else mark(angka, satuan)
    )


def head(sasaran: SasaranData) -> str:
    """Return the heading of a sasaran."""
    return f"Sasaran {sasaran.nomor}. {sasaran.uraian}"


def lines(items: Sequence[str]) -> str:
    """Return the items one below the other, or the mark of what nobody has written."""
    if not items:
        return mark_text("")
    return format_html_join(mark_safe("<br>"), "{}", ((item,) for item in items))
