"""The demo's SK IKU and RKT."""

from typing import Any

from instansi.models import Instansi
from laporan.demo.berkas import create, create_all, figure, read_patrang
from laporan.demo.renstra import Indikators, official
from renstra.models import (
    IkuBaris,
    Indikator,
    Renstra,
    Rkt,
    RktBaris,
    Sasaran,
    SkButir,
    SkIku,
    TargetRkt,
)


def load_sk_iku(instansi: Instansi, indikators: Indikators) -> None:
    """Make the Keputusan with its points and the table of IKU."""
    isi = read_patrang("iku")
    rows = isi.pop("iku")
    parts = {bagian: isi.pop(bagian) for bagian in SkButir.Bagian.values}
    sk = create(SkIku, instansi=instansi, **isi)
    for bagian, items in parts.items():
        for number, item in enumerate(items, 1):
            _load_butir(item, sk=sk, bagian=bagian, urutan=number)
    for row in rows:
        row["indikator"] = indikators[row["indikator"]]
        row["penanggung_jawab"] = "\n".join(row["penanggung_jawab"])
    create_all(IkuBaris, rows, sk=sk)


def _load_butir(item: str | dict[str, Any], **place: Any) -> None:
    if isinstance(item, str):
        item = {"teks": item}
    row = create(SkButir, teks=item["teks"], **place)
    points = [{"teks": teks} for teks in item.get("rincian", [])]
    create_all(SkButir, points, sk=row.sk, bagian=row.bagian, induk=row)


def load_rkt(instansi: Instansi, renstra: Renstra, indikators: Indikators) -> Rkt:
    """Make the RKT: its rows with their own anggaran, and the targets it states."""
    isi = read_patrang("rkt")
    rows, targets = isi.pop("baris"), isi.pop("target")
    rkt = create(Rkt, instansi=instansi, renstra=renstra, **isi)
    sasaran = list(Sasaran.objects.filter(tujuan__renstra=renstra))
    for key, target in targets.items():
        create(TargetRkt, rkt=rkt, indikator=indikators[key], **figure(target))
    for row in rows:
        nomenklatur = official(row["kode"])
        create(
            RktBaris,
            rkt=rkt,
            sasaran=sasaran[row["sasaran"] - 1],
            nomenklatur=nomenklatur,
            **figure(row["anggaran"]),
        )
        indikator = create(
            Indikator,
            renstra=renstra,
            nomenklatur=nomenklatur,
            uraian=row["indikator"],
            satuan=row["satuan"],
        )
        create(TargetRkt, rkt=rkt, indikator=indikator, **figure(row["target"]))
    return rkt
