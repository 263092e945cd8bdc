"""The demo's RPJMD and both versions of its Renstra."""

from typing import Any

from instansi.models import Instansi
from laporan.demo.berkas import create, create_all, figure, read_patrang
from renstra.models import (
    Indikator,
    IndikatorRpjmd,
    Kebijakan,
    Misi,
    Nomenklatur,
    ProgramSasaran,
    Renstra,
    Rpjmd,
    Sasaran,
    SasaranRpjmd,
    Strategi,
    TargetRenstra,
    Tujuan,
    TujuanRpjmd,
)

Indikators = dict[str, Indikator]  # by the key that the files name them with


def official(kode: str) -> Nomenklatur:
    """Return the official row of a code."""
    return Nomenklatur.objects.get(kode=kode)


def load_renstra(instansi: Instansi) -> tuple[Renstra, Indikators]:
    """Make the RPJMD and every version; return the one in force and all keyed indicators."""
    rpjmd = _load_rpjmd(instansi)
    indikators: Indikators = {}
    versions = [
        _load_version(isi, instansi=instansi, rpjmd=rpjmd, indikators=indikators)
        for isi in read_patrang("renstra")
    ]
    return versions[-1], indikators


def _load_rpjmd(instansi: Instansi) -> Rpjmd:
    isi = read_patrang("rpjmd")
    misi_isi = isi.pop("misi")
    rpjmd = create(Rpjmd, pemda=instansi.pemda, **isi)
    for number, misi in enumerate(misi_isi, 1):
        row = create(Misi, rpjmd=rpjmd, urutan=number, uraian=misi["uraian"])
        for place, tujuan in enumerate(misi.get("tujuan", []), 1):
            _load_tujuan_rpjmd(tujuan, misi=row, urutan=place)
    return rpjmd


def _load_tujuan_rpjmd(isi: dict[str, Any], **place: Any) -> None:
    tujuan = create(TujuanRpjmd, uraian=isi["uraian"], **place)
    for fields in isi["indikator"]:
        create(IndikatorRpjmd, tujuan=tujuan, **fields)
    for number, below in enumerate(isi["sasaran"], 1):
        sasaran = create(SasaranRpjmd, tujuan=tujuan, urutan=number, uraian=below["uraian"])
        for fields in below["indikator"]:
            create(IndikatorRpjmd, sasaran=sasaran, **fields)


def _load_version(
    isi: dict[str, Any], *, instansi: Instansi, rpjmd: Rpjmd, indikators: Indikators
) -> Renstra:
    tujuan_isi = isi.pop("tujuan")
    renstra = create(Renstra, instansi=instansi, rpjmd=rpjmd, **isi)
    for number, below in enumerate(tujuan_isi, 1):
        tujuan = create(
            Tujuan,
            renstra=renstra,
            urutan=number,
            uraian=below["uraian"],
            sasaran_rpjmd=SasaranRpjmd.objects.get(uraian=below["sasaran_rpjmd"]),
        )
        _load_indikator(below["indikator"], indikators, renstra=renstra, tujuan=tujuan)
        for place, sasaran in enumerate(below["sasaran"], 1):
            row = create(Sasaran, tujuan=tujuan, urutan=place, uraian=sasaran["uraian"])
            _load_indikator(sasaran["indikator"], indikators, renstra=renstra, sasaran=row)
            _load_ways(sasaran, row)
    return renstra


def _load_indikator(items: list[dict[str, Any]], indikators: Indikators, **owner: Any) -> None:
    for number, fields in enumerate(items, 1):
        key = fields.pop("kunci")
        targets = fields.pop("target", {})
        absent = fields.pop("target_tidak_tersedia", "")
        before = indikators.get(fields.pop("lanjutan_dari", ""))
        row = create(Indikator, urutan=number, lanjutan_dari=before, **owner, **fields)
        indikators[key] = row
        for tahun in owner["renstra"].tahun:
            isi = {"tidak_tersedia": absent} if absent else targets[str(tahun)]
            create(TargetRenstra, indikator=row, tahun=tahun, **figure(isi))


def _load_ways(isi: dict[str, Any], sasaran: Sasaran) -> None:
    """Make strategi, kebijakan and program; a program without a code stands by its old name."""
    create_all(Strategi, [{"uraian": uraian} for uraian in isi["strategi"]], sasaran=sasaran)
    create_all(Kebijakan, [{"uraian": uraian} for uraian in isi["kebijakan"]], sasaran=sasaran)
    programs: list[dict[str, Any]] = [
        {"nomenklatur": official(name)} if name[0].isdigit() else {"nama": name}
        for name in isi["program"]
    ]
    create_all(ProgramSasaran, programs, sasaran=sasaran)
