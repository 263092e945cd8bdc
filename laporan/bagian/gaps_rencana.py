"""What the plans lack: figures and parts of Renstra, RKT, PK and IKU that nobody has filled in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from laporan.data import LakipData
from laporan.wording import join_words
from renstra.data import IndikatorData, RenstraData, RktData, RktSimpul, SkIkuData
from sakip.angka import Angka, Keadaan
from sakip.terbilang import counted
from sakip.wording import span_years

NAMED = 5


@dataclass(frozen=True)
class Kurang:
    """What somebody still has to supply, and in which step (``kerja.models.Tahap.Langkah``)."""

    langkah: str
    hal: str


def is_waiting(angka: Angka) -> bool:
    """Whether somebody still has to fill the figure in; a declared absence is filled in."""
    return angka.keadaan is Keadaan.BELUM_DIISI


def name_indicators(what: str, names: list[str]) -> Iterator[str]:
    """Yield "<what> untuk 2 (dua) indikator, yaitu …", or nothing."""
    if names:
        yield f"{what} untuk {counted(len(names))} indikator, yaitu {join_words(names, NAMED)}"


def list_plan_gaps(data: LakipData) -> Iterator[Kurang]:
    """Yield what the documents of the plan lack, in the order of Bab II."""
    if data.renstra:
        yield from (Kurang("renstra", hal) for hal in _renstra_gaps(data.renstra))
    if data.rkt:
        yield from (Kurang("rkt", hal) for hal in _rkt_gaps(data.rkt))
    if data.pk_berlaku and not data.pk_berlaku.tanggal:
        yield Kurang("pk", f"tanggal penandatanganan {data.pk_berlaku.judul} Tahun {data.tahun}")
    if data.sk_iku:
        yield from (Kurang("renstra", hal) for hal in _iku_gaps(data.sk_iku))


def _renstra_gaps(renstra: RenstraData) -> Iterator[str]:
    if not renstra.rpjmd:
        yield "RPJMD yang dijabarkan Renstra"
    yield from _without_indicator(renstra)
    for indikator in (i for s in renstra.sasaran for i in s.indikator):
        yield from _target_gaps(indikator, renstra)


def _without_indicator(renstra: RenstraData) -> Iterator[str]:
    for tujuan in renstra.tujuan:
        if not tujuan.sasaran:
            yield f"sasaran dari Tujuan {tujuan.nomor}"
    bare = [f"Sasaran {s.nomor}" for s in renstra.sasaran if not s.indikator]
    if bare:
        yield f"indikator untuk {counted(len(bare))} sasaran, yaitu {join_words(bare, NAMED)}"


def _target_gaps(indikator: IndikatorData, renstra: RenstraData) -> Iterator[str]:
    years = [year for year in renstra.tahun if is_waiting(indikator.target_tahun(year))]
    if years:
        yield f"target Renstra {indikator.nama_pendek} tahun {span_years(years)}"


def _iku_gaps(sk: SkIkuData) -> Iterator[str]:
    parts = {
        "tanggal penetapan": sk.tanggal,
        "butir Menimbang": sk.menimbang,
        "butir Mengingat": sk.mengingat,
        "diktum": sk.diktum,
        "daftar IKU": sk.iku,
    }
    empty = [name for name, found in parts.items() if not found]
    if empty:
        yield f"{join_words(empty)} keputusan tentang IKU"
    texts = {
        "formulasi IKU": [i.indikator for i in sk.iku if not i.formulasi],
        "penanggung jawab IKU": [i.indikator for i in sk.iku if not i.penanggung_jawab],
        "sumber data IKU": [i.indikator for i in sk.iku if not i.sumber_data],
    }
    for what, names in texts.items():
        yield from name_indicators(what, names)


def _rkt_gaps(rkt: RktData) -> Iterator[str]:
    if not rkt.tanggal:
        yield "tanggal penetapan RKT"
    waiting = [
        indikator.nama_pendek
        for row in rkt.sasaran
        for indikator in row.sasaran.indikator
        if is_waiting(row.target.get(indikator.id, Angka.belum()))
    ]
    yield from name_indicators("target RKT", waiting)
    nodes = _distinct(node for row in rkt.sasaran for node in _walk(row.program))
    targets = sum(is_waiting(target) for node in nodes for _, target in node.indikator)
    if targets:
        yield f"target RKT {counted(targets)} indikator program dan kegiatan"
    for level, name in (("kegiatan", "kegiatan"), ("sub_kegiatan", "sub kegiatan")):
        count = sum(node.tingkat == level and is_waiting(node.anggaran) for node in nodes)
        if count:
            yield f"anggaran RKT {counted(count)} {name}"


def _walk(nodes: Iterable[RktSimpul]) -> Iterator[RktSimpul]:
    for node in nodes:
        yield node
        yield from _walk(node.anak)


def _distinct(nodes: Iterable[RktSimpul]) -> list[RktSimpul]:
    """Return each row once; one that supports two sasaran stands in the RKT twice."""
    return list({node.kode: node for node in nodes}.values())
