"""Lampiran: the Keputusan on the IKU with its annex (B767–B868)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.template.loader import render_to_string

from instansi.data import Profil
from instansi.naskah import build_kop
from renstra.data import ButirSk, RenstraData, SkIkuData
from sakip.terbilang import terbilang
from sakip.wording import end_items


@dataclass(frozen=True)
class Butir:
    """A point with its punctuation; ``kata`` is the word that numbers a diktum."""

    teks: str
    rincian: tuple[str, ...] = ()
    kata: str = ""


def render_sk_iku(sk: SkIkuData | None, renstra: RenstraData | None, profil: Profil) -> str:
    """Return the Keputusan and its annex; a statement where there is no Keputusan."""
    context: dict[str, object] = {"sk": sk, "profil": profil}
    if sk:
        tujuan = renstra.tujuan if renstra else ()
        context |= {
            "kop": build_kop(profil),
            "menimbang": [_butir(butir, ";") for butir in sk.menimbang],
            "mengingat": _points(sk.mengingat, ";"),
            "diktum": _diktum(sk.diktum),
            "tugas": end_items(profil.tugas),
            "fungsi": end_items(profil.fungsi),
            "tujuan": end_items([t.uraian for t in tujuan]),
            "indikator_tujuan": end_items([i.uraian for t in tujuan for i in t.indikator]),
            "penanda_lampiran": replace(sk.penanda, tempat="", tanggal="", anchor="")
            if sk.penanda
            else None,
        }
    return render_to_string("renstra/naskah_sk_iku.html", context)


def diktum_word(number: int) -> str:
    """Return the word that numbers a diktum: KESATU, KEDUA, … KESEBELAS."""
    return f"KE{terbilang(number).upper()}"


def _diktum(points: Sequence[ButirSk]) -> list[Butir]:
    """Number the points by their order, so that there is never a gap (the seed's has one, B804)."""
    return [
        replace(_butir(point, "."), kata=diktum_word(number))
        for number, point in enumerate(points, 1)
    ]


def _points(points: Sequence[ButirSk], end: str) -> list[Butir]:
    """Return the points of a list, the last of which ends the sentence."""
    ends = [end] * (len(points) - 1) + ["."]
    return [_butir(point, mark) for point, mark in zip(points, ends, strict=False)]


def _butir(point: ButirSk, end: str) -> Butir:
    teks = point.teks.strip().rstrip(" ;:,.")
    return Butir(teks + (":" if point.rincian else end), end_items(point.rincian))
