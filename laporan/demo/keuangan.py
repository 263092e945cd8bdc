"""The demo's pagu and realisasi."""

from typing import Any

from instansi.models import Instansi
from keuangan.akun import import_akun
from keuangan.models import Akun, Pagu, Realisasi, TahapAnggaran
from laporan.demo.berkas import create, figure, read_patrang
from laporan.demo.renstra import official

Akuns = dict[str, Akun]


def load_anggaran(instansi: Instansi) -> None:
    """Make pagu murni and perubahan, and realisasi to the end of the year, per sub kegiatan."""
    import_akun(by=None)
    akuns = {akun.kode: akun for akun in Akun.objects.all()}
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
