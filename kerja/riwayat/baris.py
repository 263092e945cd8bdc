"""The acts about one row: those on itself, and those that wrote it with many others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from instansi.models import Instansi
from kerja.jejak import RESTORED
from kerja.models import Jejak
from kerja.riwayat.daftar import model_named, model_of, pemulihan_of
from kerja.riwayat.kata import Baris, describe, is_field
from kerja.riwayat.keadaan import Tindakan
from sakip.perubahan import Perubahan, mark_row, read_sel

_TEKS = "teks_perubahan"


def acts_about(rows: QuerySet[Jejak], objek: str, objek_id: str) -> QuerySet[Jejak]:
    """Return the acts about a row, by its label and id, among those that somebody may read."""
    own = Q(objek=objek, objek_id=objek_id)
    cara = pemulihan_of(objek)
    row = cara.find(objek_id) if cara and cara.massal else None
    if cara is None or row is None:
        return rows.filter(own)
    place = cara.place(row)
    assert isinstance(place, Instansi)
    # The Instansi first: it has an index, the text has none.
    among = Q(instansi=place, **{f"{_TEKS}__contains": mark_row(row._meta.model_name, row.pk)})
    return _with_text(rows).filter(own | among)


def _with_text(rows: QuerySet[Jejak]) -> QuerySet[Jejak]:
    return rows.annotate(**{_TEKS: Cast("perubahan", TextField())})


def changes_of(act: Jejak, objek: str, objek_id: str) -> Perubahan:
    """Return what an act changed in a row, by the row's own fields."""
    if (act.objek, act.objek_id) == (objek, objek_id):
        return act.perubahan
    model = model_of(objek)
    told: Perubahan = {}
    for key, pair in act.perubahan.items():
        sel = read_sel(key)
        if key == RESTORED:
            told[key] = pair
        elif sel and model and (sel.tabel, str(sel.pk)) == (model._meta.model_name, objek_id):
            told[sel.isian] = pair
    return told


def states_of(acts: Iterable[Jejak], objek: str, objek_id: str) -> list[Tindakan]:
    """Return the acts with what they did to fields: signing in leaves no state."""
    fields = [
        Tindakan(
            act.nomor,
            {k: p for k, p in changes_of(act, objek, objek_id).items() if is_field(objek, k)},
        )
        for act in acts
    ]
    return [act for act in fields if act.perubahan]


@dataclass(frozen=True)
class Isian:
    """A cell that an act changed: what it was called, its values, and whose history it is."""

    act: int
    sebutan: str
    objek: str
    objek_id: int
    baris: Baris


def find_cells(acts: QuerySet[Jejak], tabel: Sequence[str], cari: str) -> list[tuple[int, str]]:
    """Return (act, key) of every cell of these tables that was written, newest first.

    ``cari``: words that its name holds, all of them.
    """
    marks = Q()
    for one in tabel:
        marks |= Q(**{f"{_TEKS}__contains": f"{one} #"})
    words = cari.casefold().split()
    found = _with_text(acts).filter(marks).order_by("-nomor").values_list("pk", "perubahan")
    return list(_matching(found, frozenset(tabel), words))


def _matching(
    acts: Iterable[tuple[int, Perubahan]], tabel: frozenset[str], words: Sequence[str]
) -> Iterator[tuple[int, str]]:
    for pk, perubahan in acts:
        for key in perubahan:
            sel = read_sel(key)
            if sel and sel.tabel in tabel:
                name = sel.sebutan.casefold()
                if all(word in name for word in words):
                    yield pk, key


def tell_cells(found: Sequence[tuple[int, str]]) -> list[tuple[Jejak, Isian]]:
    """Return the cells with their acts, in words."""
    acts = Jejak.objects.select_related("pelaku").in_bulk([pk for pk, _ in found])
    told = describe([(acts[pk].objek, {key: acts[pk].perubahan[key]}) for pk, key in found])
    return [(acts[pk], _isian(pk, key, one)) for (pk, key), [one] in zip(found, told, strict=True)]


def _isian(act: int, key: str, baris: Baris) -> Isian:
    sel = read_sel(key)
    assert sel is not None
    model = model_named(sel.tabel)
    label = model._meta.label if model and pemulihan_of(model._meta.label) else ""
    return Isian(act, sel.sebutan, label, sel.pk, baris)
