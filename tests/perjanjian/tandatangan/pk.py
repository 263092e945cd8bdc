"""A PK that waits for its signatures, with both signers and their certificates."""

from dataclasses import dataclass

from instansi.models import Pengguna
from kerja import berkas
from perjanjian.models import PerjanjianKinerja, PkPihak, PkRevisi
from perjanjian.pihak import describe_parties, parties_on
from perjanjian.services.sertifikat import issue_certificate
from perjanjian.tandatangan.ca import make_ca
from tests.instansi.builders import (
    days,
    give_role,
    make_instansi,
    make_jabatan,
    make_masa,
    make_pejabat,
    make_pengguna,
)
from tests.perjanjian.builders import make_pk
from tests.perjanjian.tandatangan.signed import FIRST, SECOND, frozen_pdf

FRASA = "frasa sandi untuk pengujian"


@dataclass
class Siap:
    """The PK and who signs it."""

    pk: PerjanjianKinerja
    camat: Pengguna
    bupati: Pengguna
    sha256: str


def make_signer(peran: str, place, jabatan, **fields) -> Pengguna:
    """An account of who holds a post, with the role to sign."""
    pejabat = make_pejabat(jabatan.pemda, **fields)
    make_masa(jabatan, pejabat, mulai=days(-100))
    person = make_pengguna(pejabat=pejabat)
    give_role(person, peran, place)
    return person


def make_siap(*, certificates: bool = True, penerbit: str = "sendiri") -> Siap:
    """A PK as it was just submitted."""
    make_ca("Penerbit Uji")
    instansi = make_instansi()
    post = make_jabatan(instansi, "Camat Sukamaju", pimpinan=True)
    head = make_jabatan(instansi.pemda, "Bupati Contoh", pimpinan=True)
    camat = make_signer("camat", instansi, post, nama="Siti Aminah", nip="196712291993031008")
    bupati = make_signer("bupati", instansi.pemda, head, nama="Budi Contoh")
    nomor, kept = "ABCDEFGHIJKLMNO2", berkas.store(frozen_pdf(), jenis="application/pdf")
    pk = make_pk(instansi, jabatan=post, status="diajukan", ajuan=1, nomor_verifikasi=nomor)
    for p in describe_parties(parties_on(pk, days(0))):
        PkPihak.objects.create(
            perjanjian=pk,
            urutan=p.urutan,
            pejabat_id=p.pejabat_id,
            nama=p.nama,
            jabatan=p.jabatan,
            pangkat=p.pangkat,
            nip=p.nip,
        )
    kolom = {
        name: {"halaman": place.halaman, "kotak": list(place.kotak)}
        for name, place in (("pertama", FIRST), ("kedua", SECOND))
    }
    PkRevisi.objects.create(
        perjanjian=pk, ajuan=1, urutan=0, berkas=kept, kolom=kolom, penerbit=penerbit
    )
    if certificates:
        for person in (camat, bupati):
            issue_certificate(by=person, passphrase=FRASA)
    return Siap(pk, camat, bupati, kept.sha256)
