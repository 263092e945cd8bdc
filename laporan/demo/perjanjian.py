"""The demo's PK: the murni that is not available, and the perubahan signed on paper."""

from datetime import date
from typing import Any

from instansi.models import Instansi, Jabatan, MasaJabatan, Pemda
from instansi.queries import holder_of_instansi, holder_of_pemda
from laporan.demo.berkas import create, create_all, figure, read_patrang
from laporan.demo.renstra import Indikators, official
from perjanjian.models import (
    PerjanjianKinerja,
    PkPihak,
    PkProgram,
    PkSasaran,
    TemplatPernyataan,
)
from perjanjian.services import follow_step, freeze_isi
from perjanjian.services.dasar import kop_of
from renstra.models import Sasaran


def load_perjanjian(instansi: Instansi, indikators: Indikators) -> None:
    """Make the wording of the Pemda and every PK of the year."""
    isi = read_patrang("perjanjian")
    templat = load_templat(instansi.pemda)
    jabatan = Jabatan.objects.get(instansi=instansi, pimpinan=True)
    for fields in isi["perjanjian"]:
        rows, programs = fields.pop("baris", []), fields.pop("program", [])
        if fields["status"] == PerjanjianKinerja.Status.BERLAKU:
            fields |= {
                "pembuka": templat.pembuka,
                "pernyataan_pertama": templat.pihak_pertama,
                "pernyataan_kedua": templat.pihak_kedua,
                "kop": kop_of(PerjanjianKinerja(instansi=instansi, jabatan=jabatan)),
            }
        pk = create(PerjanjianKinerja, instansi=instansi, jabatan=jabatan, **fields)
        create_all(PkSasaran, [_sasaran(row, indikators) for row in rows], perjanjian=pk)
        create_all(PkProgram, [_program(row) for row in programs], perjanjian=pk)
        if pk.tanggal:
            _load_pihak(pk, pk.tanggal)
        if pk.status == PerjanjianKinerja.Status.BERLAKU:
            freeze_isi(pk)
            follow_step(pk, by=None)


def load_templat(pemda: Pemda) -> TemplatPernyataan:
    """Make the wording of a Pemda."""
    return create(TemplatPernyataan, pemda=pemda, **read_patrang("perjanjian")["templat"])


def _sasaran(row: dict[str, Any], indikators: Indikators) -> dict[str, Any]:
    indikator = indikators[row["indikator"]]
    sasaran = Sasaran.objects.get(indikator=indikator)
    return {
        "indikator": indikator,
        "sasaran": sasaran,
        "uraian_sasaran": sasaran.uraian,
        "uraian_indikator": indikator.uraian,
        "satuan": indikator.satuan,
        "alasan_beda": row.get("alasan_beda", ""),
        **figure(row["target"]),
    }


def _program(row: dict[str, Any]) -> dict[str, Any]:
    nomenklatur = official(row["kode"])
    return {
        "nomenklatur": nomenklatur,
        "uraian": nomenklatur.uraian,
        "pagu": row["pagu"],
        "keterangan": row["keterangan"],
    }


def _load_pihak(pk: PerjanjianKinerja, on: date) -> None:
    """Freeze who held the two posts on the day of signing."""
    holders = [holder_of_instansi(pk.instansi, on), holder_of_pemda(pk.instansi.pemda, on)]
    create_all(PkPihak, [_pihak(masa) for masa in holders if masa], perjanjian=pk)


def _pihak(masa: MasaJabatan) -> dict[str, Any]:
    return {
        "pejabat": masa.pejabat,
        "nama": masa.pejabat.nama_gelar,
        "jabatan": masa.sebutan,
        "pangkat": masa.pejabat.pangkat,
        "nip": masa.pejabat.nip,
    }
