"""Two issues side by side: what changed between their frozen data, in words. Pure.

Works on the JSON of an issue, so that also an issue of years ago can be compared.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from laporan.narrate.places import name_place
from sakip.numbers import format_number, format_persen, format_rupiah

# What stands elsewhere too (the plan inside the results), is told by the issue itself, or is how
# a figure came about.
_SKIP = {"derivasi", "persetujuan", "terbitan", "kode_cetak", "tingkat", "anchor", "alamat_qr"}
_COPIES = {
    ("capaian", "sasaran"): {"sasaran", "program", "dana"},
    ("indikator",): {"indikator"},
    ("efisiensi",): {"alasan"},
}
_PARTS = {
    "profil": "Profil instansi", "penanda": "Penanda tangan", "renstra": "Renstra", "rkt": "RKT",
    "sk_iku": "SK IKU", "pk": "Perjanjian Kinerja", "anggaran": "Anggaran",
    "capaian": "Capaian kinerja", "reviu": "Pernyataan Telah Direviu", "isu": "Isu strategis",
    "perbaikan": "Langkah perbaikan", "foto": "Foto", "narasi": "Teks laporan",
}  # fmt: skip
_WORDS = {
    "dana": "belanja", "total": "jumlah", "teks": "bunyi", "rata_rata": "rata-rata",
    "target_akhir": "target akhir Renstra", "kemajuan": "tingkat kemajuan",
    "nasional": "angka nasional", "anak": "", "label": "", "pimpinan": "sebutan pimpinan",
}  # fmt: skip
_NAMES = ("nama_pendek", "uraian", "nama", "judul", "indikator", "label", "keterangan")
_LONGEST = 90
_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")


@dataclass
class Beda:
    """What changed about one thing: ``hal`` names it, ``rincian`` says each change."""

    bagian: str
    hal: str
    rincian: list[str] = field(default_factory=list)

    @property
    def kalimat(self) -> str:
        """Return it as a sentence: "Nilai SKM: realisasi 69,8 → 70,1; capaian …"."""
        told = "; ".join(self.rincian)
        return f"{self.hal}: {told}" if self.hal else told


@dataclass(frozen=True)
class _Place:
    """Where the walk is: the part, the thing, the words since the thing, and the keys so far."""

    bagian: str
    hal: str = ""
    kata: tuple[str, ...] = ()
    kunci: tuple[str, ...] = ()

    def below(self, key: str, hal: str = "") -> "_Place":
        """Return the place of a key; a thing with a name begins anew."""
        kunci = (*self.kunci, key)
        if hal:
            return _Place(self.bagian, hal, (), kunci)
        word = _WORDS.get(key, key.replace("_", " "))
        return _Place(self.bagian, self.hal, (*self.kata, word) if word else self.kata, kunci)


def compare_issues(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Beda]:
    """Return what changed, thing by thing, in the order of the newer issue."""
    found: dict[tuple[str, str], Beda] = {}
    this_year = f"riwayat {new.get('tahun')} "  # the realisasi, which is told beside it
    for key in [*new, *(key for key in old if key not in new)]:
        if key in _SKIP:
            continue
        place = _Place(_PARTS.get(key, "Laporan"), kunci=(key,))
        if key not in _PARTS:
            place = place.below(key)
        for where, told in _walk(old.get(key), new.get(key), place):
            beda = found.setdefault((where.bagian, where.hal), Beda(where.bagian, where.hal))
            line = " ".join((*where.kata, told)).strip()
            if line not in beda.rincian and not line.startswith(this_year):
                beda.rincian.append(line)
    return list(found.values())


def _walk(old: Any, new: Any, place: _Place) -> Iterator[tuple[_Place, str]]:
    if old == new:
        return
    if _is_figure(old) and _is_figure(new):
        before, after = _figure(old), _figure(new)
        if before != after:
            yield place, f"{before} → {after}"
    elif isinstance(old, dict) and isinstance(new, dict):
        yield from _walk_dict(old, new, place)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _walk_list(old, new, place)
    elif place.kunci[0] == "narasi":
        yield place, "diubah" if old and new else "ditulis" if new else "kembali ke teks bawaan"
    else:
        yield place, _change(old, new)


def _walk_dict(old: dict, new: dict, place: _Place) -> Iterator[tuple[_Place, str]]:
    copies = {
        key for end, keys in _COPIES.items() if place.kunci[-len(end) :] == end for key in keys
    }
    for key in [*new, *(key for key in old if key not in new)]:
        if key in _SKIP or key in copies:
            continue
        hal = name_place(key) if place.kunci == ("narasi",) else ""
        yield from _walk(old.get(key), new.get(key), place.below(key, hal))


def _walk_list(old: list, new: list, place: _Place) -> Iterator[tuple[_Place, str]]:
    """Match the items by what they are called; the same name twice is matched in order."""
    before, after = _by_name(old), _by_name(new)
    for name in [*after, *(name for name in before if name not in after)]:
        shown = name[0]
        if name not in before:
            yield place, f"ditambah: {shown}"
        elif name not in after:
            yield place, f"dihapus: {shown}"
        elif before[name] != after[name]:
            below = _Place(place.bagian, shown, (), place.kunci)
            pair = (before[name], after[name])
            if all(isinstance(one, list) for one in pair):  # a year with its figure
                yield from _walk(pair[0][-1], pair[1][-1], place.below(shown))
            else:
                yield from _walk(*pair, below)


def _by_name(items: list) -> dict[tuple[str, int], Any]:
    found: dict[tuple[str, int], Any] = {}
    for item in items:
        name = _name(item)
        found[name, sum(one == name for one, _ in found)] = item
    return found


def _name(item: Any) -> str:
    """Return what an item is called; a text is its own name."""
    if isinstance(item, list):
        return str(item[0]) if item else ""
    if not isinstance(item, dict):
        return str(item)
    for key in _NAMES:
        value = item.get(key)
        if isinstance(value, dict) and not _is_figure(value):
            return _name(value)
        if isinstance(value, str) and value:
            return f"{item['kode']} {value}" if item.get("kode") else value
    return str(item.get("sasaran") and _name(item["sasaran"]) or item.get("kode", ""))


def _is_figure(value: Any) -> bool:
    return isinstance(value, dict) and ("keadaan" in value or {"nilai", "lengkap"} <= set(value))


def _figure(value: Mapping[str, Any]) -> str:
    """Return a figure as documents print it, or its state."""
    if "lengkap" in value:
        amount = format_rupiah(Decimal(value["nilai"]))
        if value["lengkap"]:
            return amount
        return f"{amount} (sebagian belum diisi)" if value.get("terisi") else "belum diisi"
    if value.get("nilai") is None:
        return str(value["keadaan"])
    nilai = Decimal(value["nilai"])
    if value["keadaan"] == "terhitung":
        return format_persen(nilai)
    return value.get("teks") or format_number(nilai)


def _change(old: Any, new: Any) -> str:
    """Return how a text changed; a long one is only named."""
    before, after = _text(old), _text(new)
    if max(len(before), len(after)) > _LONGEST:
        return "diubah" if before != "kosong" else "ditulis"
    return f"{before} → {after}"


def _text(value: Any) -> str:
    if value in (None, "", [], {}):
        return "kosong"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if _is_figure(value):
        return _figure(value)
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return format_number(Decimal(value))
    return _name(value) if isinstance(value, dict | list) else str(value)
