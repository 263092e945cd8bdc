"""The public form of an issue: rows taken from its frozen data, never read anew. Pure.

Only the fields named here leave; texts that people wrote lose what looks like a NIP or an e-mail
address. Serapan follows from the frozen sums by the formula that the LAKIP itself prints.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from keuangan.data import Dana
from keuangan.formulas import Jumlah

_NIP = re.compile(r"(?<!\d)\d{8}[ .]?\d{6}[ .]?\d[ .]?\d{3}(?!\d)")
_SUREL = re.compile(r"[^\s@<>(),;]+@[^\s@<>(),;]+\.\w+")
HIDDEN = "[disamarkan]"
LOST = {"keadaan": "tidak tersedia", "nilai": None, "teks": "", "alasan": "berkas data hilang"}
Row = dict[str, Any]


def hide_people(text: str) -> str:
    """Return a text without a NIP (18 digits, also in groups) or an e-mail address."""
    return _SUREL.sub(HIDDEN, _NIP.sub(HIDDEN, text))


def summarize(data: Mapping[str, Any]) -> Row:
    """Return the result of a year: mean capaian in percent, rupiah, serapan in percent.

    Data that were lost, or are not those of a LAKIP, leave a mark instead of figures.
    """
    if not {"capaian", "anggaran"} <= data.keys():
        return {
            "capaian": LOST, "kategori": "", "pagu": LOST, "realisasi": LOST, "serapan": LOST,
        }  # fmt: skip
    capaian = data["capaian"]
    return {
        "capaian": _figure(capaian["rata_rata"]),
        "kategori": _label(capaian["kategori"]),
        **_money(data["anggaran"]["total"]),
    }


def rows_of_capaian(data: Mapping[str, Any]) -> list[Row]:
    """Return a row for every indicator, in the order of the report."""
    return [
        {
            "nomor_sasaran": one["sasaran"]["nomor"],
            "sasaran": hide_people(one["sasaran"]["uraian"]),
            "indikator": hide_people(row["indikator"]["uraian"]),
            "satuan": hide_people(row["indikator"]["satuan"]),
            "metode": row["indikator"]["metode"],
            "sumber_target": hide_people(row["sumber_target"]),
            "target": _figure(row["target"]),
            "realisasi": _figure(row["realisasi"]),
            "capaian": _figure(row["capaian"]),
            "kategori": _label(row["kategori"]),
        }
        for one in data["capaian"]["sasaran"]
        for row in one["indikator"]
    ]


def rows_of_anggaran(data: Mapping[str, Any]) -> list[Row]:
    """Return a row for every node of the budget and akun group, sums first; rupiah and percent."""
    whole: Row = {"tingkat": "seluruhnya", "uraian": "Seluruh anggaran", "kode_cetak": ""}
    whole |= {"total": data["anggaran"]["total"], "dana": {}}
    return [
        row for node in (whole, *_walk(data["anggaran"]["program"])) for row in _rows_of_node(node)
    ]


def _walk(nodes: list[Row]) -> Iterator[Row]:
    for node in nodes:
        yield node
        yield from _walk(node["anak"])


def _rows_of_node(node: Row) -> Iterator[Row]:
    for belanja, dana in {"total": node["total"], **node["dana"]}.items():
        yield {
            "kode": node["kode_cetak"],
            "tingkat": node["tingkat"],
            "uraian": hide_people(node["uraian"]),
            "belanja": belanja,
            **_money(dana),
        }


def _label(pita: Mapping[str, Any] | None) -> str:
    return hide_people(pita["label"]) if pita else ""


def _figure(value: Mapping[str, Any]) -> Row:
    return {
        "keadaan": value["keadaan"],
        "nilai": _plain(value.get("nilai")),
        "teks": hide_people(value.get("teks", "")),
        "alasan": hide_people(value.get("alasan", "")),
    }


def _plain(nilai: Any) -> str | None:
    """Return a number without exponent."""
    return None if nilai is None else f"{Decimal(nilai):f}"


def _money(dana: Mapping[str, Any]) -> Row:
    pagu, realisasi = _sum(dana["pagu"]), _sum(dana["realisasi"])
    serapan = Dana(pagu, realisasi).serapan
    return {
        "pagu": _of_sum(pagu),
        "realisasi": _of_sum(realisasi),
        "serapan": {
            "keadaan": serapan.keadaan.value,
            "nilai": _plain(serapan.nilai),
            "teks": "",
            "alasan": hide_people(serapan.alasan),
        },
    }


def _sum(value: Mapping[str, Any]) -> Jumlah:
    return Jumlah(
        Decimal(value["nilai"]), value["lengkap"], tuple(value["belum"]), value["terisi"],
        tuple(value["tidak_tersedia"]),
    )  # fmt: skip


def _of_sum(jumlah: Jumlah) -> Row:
    filled = jumlah.keadaan.value == "terisi"
    return {
        "keadaan": jumlah.keadaan.value,
        "nilai": _plain(jumlah.nilai) if filled else None,
        "teks": "",
        "alasan": hide_people(jumlah.catatan),
    }
