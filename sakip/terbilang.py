"""Numbers in Indonesian words (regulasi 9.1)."""

import re

_SMALL = (
    "nol", "satu", "dua", "tiga", "empat", "lima",
    "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"))
_LIMIT = 10**15
NO_BREAK = "\u00a0"
_COUNT = re.compile(r"[0-9] \([a-z]+(?: [a-z]+)?\)")
# In text only: what stands in a tag has a quote or an angle bracket before the next tag's end.
_NUMBER = re.compile(r"Nomor [^\s<>\"/]+/[^\s<>\",;]+(?=[^<>]*<)")


def terbilang(number: int) -> str:
    """16 → "enam belas". From 0 to 999 triliun; ValueError outside.

    "seribu" and not "satu ribu" (1.001.000 is "satu juta seribu"), "miliar" and not "milyar".
    """
    if not 0 <= number < _LIMIT:
        raise ValueError(f"terbilang knows 0 to 999 triliun, not {number}")
    if number == 0:
        return _SMALL[0]
    words: list[str] = []
    for scale, name in _SCALES:
        group, number = divmod(number, scale)
        if scale == 1000 and group == 1:
            words.append("seribu")
        elif group:
            words += [*_below_thousand(group), name]
    return " ".join(words + _below_thousand(number))


def counted(number: int) -> str:
    """2 → "2 (dua)": a count as documents print it. The digits are grouped from 1.000 on."""
    return f"{number:,} ({terbilang(number)})".replace(",", ".")


def tie_counts(html: str) -> str:
    """Return HTML whose lines never end inside "2 (dua)" or "Nomor 065/…/022/2018"."""
    tied = _COUNT.sub(lambda found: found[0].replace(" ", NO_BREAK), html)
    return _NUMBER.sub(r'<span class="utuh">\g<0></span>', tied)


def _below_thousand(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    if hundreds == 0:
        return _below_hundred(rest)
    head = ["seratus"] if hundreds == 1 else [_SMALL[hundreds], "ratus"]
    return head + _below_hundred(rest)


def _below_hundred(number: int) -> list[str]:
    if number == 0:
        return []
    if number < len(_SMALL):
        return [_SMALL[number]]
    tens, units = divmod(number, 10)
    if tens == 1:
        return [_SMALL[units], "belas"]
    return [_SMALL[tens], "puluh"] + _below_hundred(units)
