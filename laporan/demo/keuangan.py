"""The demo's accounts, pagu and realisasi."""

from typing import Any

from instansi.models import Instansi
from keuangan.models import Akun, Pagu, Realisasi, TahapAnggaran
from laporan.demo.berkas import create, figure, read, read_patrang
from laporan.demo.renstra import official

Akuns = dict[str, Akun]


def load_akun() -> Akuns:
    """Make the accounts that are not there yet; the parent of 5.1.02 is 5.1."""
    akuns = {akun.kode: akun for akun in Akun.objects.all()}
    for fields in read("akun"):
        if fields["kode"] not in akuns:
            induk = akuns.get(fields["kode"].rpartition(".")[0])
            akuns[fields["kode"]] = create(Akun, induk=induk, **fields)
    return akuns


def load_anggaran(instansi: Instansi) -> None:
    """Make pagu murni and perubahan, and realisasi to the end of the year, per sub kegiatan."""
    akuns = load_akun()
    isi = read_patrang("anggaran")
    for row in isi["sub_kegiatan"]:
        place = {
            "instansi": instansi,
            "tahun": isi["tahun"],
            "nomenklatur": official(row["kode"]),
        }
        absent = {"tidak_tersedia": isi["murni_tidak_tersedia"]}
        murni = row.get("murni", dict.fromkeys(row["pagu"], absent))
        _load_rows(Pagu, murni, akuns, tahap=TahapAnggaran.MURNI, **place)
        _load_rows(Pagu, row["pagu"], akuns, tahap=TahapAnggaran.PERUBAHAN, **place)
        _load_rows(Realisasi, row["realisasi"], akuns, triwulan=isi["triwulan"], **place)


def _load_rows(
    model: type[Pagu] | type[Realisasi], amounts: dict[str, Any], akuns: Akuns, **place: Any
) -> None:
    for kode, amount in amounts.items():
        create(model, akun=akuns[kode], **place, **figure(amount))
