"""Small PK for tests: only what a test does not care about is made up here."""

from datetime import date

from instansi.models import Jabatan
from perjanjian.models import PerjanjianKinerja, PkPihak, PkProgram, PkSasaran
from tests.renstra.builders import make_nomenklatur


def make_pk(instansi, *, jabatan=None, perubahan_ke=0, tahun=2021, **fields) -> PerjanjianKinerja:
    post = jabatan or Jabatan.objects.get(instansi=instansi, pimpinan=True)
    default = {"jenis": "perubahan", "alasan_pejabat": True} if perubahan_ke else {}
    return PerjanjianKinerja.objects.create(
        instansi=instansi,
        jabatan=post,
        perubahan_ke=perubahan_ke,
        tahun=tahun,
        **(default | fields),
    )


def sign_pk(pk) -> None:
    """Give a PK its date and parties."""
    pk.status, pk.cara, pk.tanggal = "berlaku", "basah", date(2021, 11, 1)
    pk.save()
    PkPihak.objects.create(
        perjanjian=pk,
        urutan=1,
        nama="Siti Aminah, S.Sos.",
        jabatan="Camat Sukamaju",
        pangkat="Pembina",
        nip="196712291993031008",
    )
    PkPihak.objects.create(perjanjian=pk, urutan=2, nama="Budi", jabatan="Bupati Contoh")


def make_pk_baris(pk, indikator, urutan=1, **fields) -> PkSasaran:
    return PkSasaran.objects.create(
        perjanjian=pk,
        urutan=urutan,
        sasaran=indikator.sasaran,
        indikator=indikator,
        **(
            {"uraian_sasaran": f"Sasaran {urutan}", "uraian_indikator": f"Indikator {urutan}"}
            | fields
        ),
    )


def make_pk_program(pk, kode, pagu, urutan=1, **fields) -> PkProgram:
    return PkProgram.objects.create(
        perjanjian=pk,
        urutan=urutan,
        nomenklatur=make_nomenklatur(kode),
        uraian=f"Program {kode}",
        pagu=pagu,
        **fields,
    )
