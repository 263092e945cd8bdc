"""A list of items as its form sends it: the texts, the list as read, and what to do with it."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from sakip.errors import Ditolak


@dataclass(frozen=True)
class Kiriman:
    """What was sent: the list after the button's act, the list as read, the place to return to."""

    teks: list[str]
    dibaca: list[str]
    fokus: str  # "#butir-2" or ""


_BULLET = re.compile(r"^(?:[-–•*·●▪]|\(?(?:\d{1,2}|[A-Za-z])[.)])\s+")
TERPANJANG, TERBANYAK = 1000, 100


def read_pasted(text: str) -> list[str]:
    """Return the items of a pasted list, a line each, without the number or dot that began it.

    Raises Ditolak for none, too many, or one longer than an item may be.
    """
    lines = (_BULLET.sub("", " ".join(line.split())) for line in text.splitlines())
    items = [line for line in lines if line]
    if not items:
        raise Ditolak("Belum ada yang ditempel. Tempel daftarnya, satu butir satu baris.")
    if len(items) > TERBANYAK:
        raise Ditolak(f"{len(items)} butir sekaligus terlalu banyak; paling banyak {TERBANYAK}.")
    for number, item in enumerate(items, start=1):
        if len(item) > TERPANJANG:
            raise Ditolak(
                f"Baris {number} dari tempelan panjangnya {len(item)} huruf; satu butir paling "
                f"panjang {TERPANJANG}. Pisahkan menjadi beberapa baris."
            )
    return items


def seal(items: Sequence[str]) -> str:
    """Return the list as read, for the hidden field that notices a change by somebody else."""
    return json.dumps(list(items), ensure_ascii=False)


def read_list(post: QueryDict) -> Kiriman:
    """Read the form; ``aksi`` is "simpan", "naik:2", "turun:2" or "hapus:2" (counted from 1)."""
    items = post.getlist("butir")
    act, _, number = post.get("aksi", "simpan").partition(":")
    index = int(number) - 1 if number.isdigit() else -1
    focus = ""
    if 0 <= index < len(items):
        focus = f"#butir-{_act(items, act, index) + 1}"
    return Kiriman(items, _unseal(post.get("dibaca", "")), focus)


def _act(items: list[str], act: str, index: int) -> int:
    """Move or remove an item; return where the person looks next."""
    if act == "hapus":
        del items[index]
        return max(index - 1, 0)
    target = index + {"naik": -1, "turun": 1}.get(act, 0)
    # The last field is the empty one for a new item; nothing moves below it.
    if 0 <= target < len(items) and items[target].strip():
        items[index], items[target] = items[target], items[index]
        return target
    return index


def _unseal(text: str) -> list[str]:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return [str(item) for item in read] if isinstance(read, list) else []
