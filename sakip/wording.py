"""How figures and lists are worded in a naskah. No facts and no figures of its own."""

from collections.abc import Sequence

from django.utils.html import format_html

from sakip.angka import Angka, Hasil, Keadaan
from sakip.numbers import is_persen

# Units that say what the figure is and are not spoken after it ("nilai 69,8").
_UNSPOKEN = ("", "angka", "indeks", "nilai", "poin", "skor")


def end_items(items: Sequence[str]) -> tuple[str, ...]:
    """Return the items of a list with its punctuation: "…;" then "…; dan" and at last "…."."""
    ends = {len(items): ".", len(items) - 1: "; dan"}
    return tuple(_strip_end(item) + ends.get(n, ";") for n, item in enumerate(items, 1))


def _strip_end(item: str) -> str:
    text = item.strip().rstrip(" ;,.")
    return text.removesuffix("; dan").removesuffix(", dan").rstrip(" ;,.")


def print_figure(angka: Angka, satuan: str = "") -> str:
    """Return a figure with its unit: "84,85%", "64 Orang", "B (80)", or its state in words."""
    if not angka.terisi or angka.teks:
        return str(angka)
    if is_persen(satuan):
        return f"{angka}%"
    unit = satuan.strip().casefold()
    return str(angka) if unit in _UNSPOKEN else f"{angka} {satuan.strip()}"


def mark(figure: Angka | Hasil, satuan: str = "") -> str:
    """Return a figure as HTML for a cell: its text, or its state in the dress of that state."""
    text = print_figure(figure, satuan) if isinstance(figure, Angka) else str(figure)
    if figure.nilai is not None:
        return text
    name = "belum" if text == Keadaan.BELUM_DIISI else "tiada"
    return format_html('<span class="{}">{}</span>', name, text)


def mark_text(text: str) -> str:
    """Return a text as it stands, or the mark of what nobody has written yet."""
    return text or format_html('<span class="belum">{}</span>', Keadaan.BELUM_DIISI)


def span_years(years: Sequence[int]) -> str:
    """Return ascending years with runs drawn together: "2016–2018, 2020"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{r[0]}–{r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)


def short_label(text: str, longest: int = 40) -> str:
    """Return the beginning of a text up to a whole word: labels of cells repeat it in every cell."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rpartition(' ')[0] or text[:longest]}…"
