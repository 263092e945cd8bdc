"""Grammar of Indonesian sentences that are made from data. No facts and no figures of its own."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from sakip.dates import format_tanggal
from sakip.terbilang import counted
from sakip.wording import end_items, mark, mark_text, print_figure

__all__ = [
    "capitalize",
    "end_items",
    "end_sentence",
    "format_saat",
    "join_words",
    "mark",
    "mark_text",
    "print_figure",
]


def join_words(items: Sequence[str], limit: int | None = None, word: str = "dan") -> str:
    """Return "a", "a dan b", or "a, b, dan c"; above ``limit`` the rest is counted."""
    named = list(items)
    if limit is not None and len(named) > limit:
        named[limit:] = [f"{counted(len(named) - limit)} lainnya"]
    if len(named) < 3:
        return f" {word} ".join(named)
    return f"{', '.join(named[:-1])}, {word} {named[-1]}"


def end_sentence(text: str) -> str:
    """Return what a person wrote with one full stop at its end, unless it ends otherwise."""
    bare = text.strip()
    return bare if bare.endswith(("?", "!", "…")) else f"{bare.rstrip(' ;.')}."


def capitalize(text: str) -> str:
    """Return the text with a capital first letter and the rest as it stands."""
    return text[:1].upper() + text[1:]


def format_saat(waktu: datetime) -> str:
    """Return a moment as documents print it: "1 November 2021, pukul 09.05 WIB"."""
    local = timezone.localtime(waktu)
    return f"{format_tanggal(local.date())}, pukul {local:%H.%M} {local.tzname() or ''}".strip()
