"""What the public learns of a PK: signers, states and hashes; NIP masked and nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from perjanjian.alur import StatusPk
from perjanjian.models import PerjanjianKinerja, PkPihak, PkRevisi, Sertifikat
from perjanjian.nomor import spot_nomor
from perjanjian.tandatangan.cocok import Putusan, digest, judge
from perjanjian.verifikasi.jenis import Jenis, all_files

_PUBLIC = (StatusPk.DITANDATANGANI, StatusPk.BERLAKU)
_PIHAK = {1: "Pihak pertama", 2: "Pihak kedua"}


@dataclass(frozen=True)
class Tanda:
    """One signature."""

    pihak: str
    nama: str
    jabatan: str
    nip: str  # masked
    waktu: datetime
    serial: str
    terbit: datetime | None


@dataclass(frozen=True)
class Revisi:
    """A file of the PK, by its hash."""

    sebutan: str
    sha256: str


@dataclass(frozen=True)
class Verifikasi:
    """A signed PK as the public sees it."""

    nomor: str
    judul: str
    instansi: str
    jabatan: str
    tahun: int
    keadaan: str
    tanda: tuple[Tanda, ...]
    revisi: tuple[Revisi, ...]
    bsre: bool  # signed with certificates of BSrE, else with those of this installation


def load_verifikasi(nomor: str) -> Verifikasi | None:
    """Return what the public sees of the PK of a number; None where nobody has signed such a one."""
    pk = (
        PerjanjianKinerja.objects.filter(
            nomor_verifikasi=nomor, status__in=_PUBLIC, cara=PerjanjianKinerja.Cara.ELEKTRONIK
        )
        .select_related("instansi", "jabatan", "pembatalan")
        .first()
    )
    if pk is None:
        return None
    revisi = list(
        PkRevisi.objects.filter(perjanjian=pk, ajuan=pk.ajuan, urutan__gt=0)
        .select_related("berkas")
        .order_by("urutan")
    )
    return Verifikasi(
        nomor=nomor,
        judul=pk.sebutan,
        instansi=pk.kop.get("instansi") or pk.instansi.nama,
        jabatan=pk.kop.get("jabatan") or pk.jabatan.nama,
        tahun=pk.tahun,
        keadaan=_state(pk),
        tanda=_signatures(pk, revisi),
        revisi=tuple(Revisi(f"Dengan tanda tangan {r.urutan}", r.berkas.sha256) for r in revisi),
        bsre=any(r.penerbit == PkRevisi.Penerbit.BSRE for r in revisi),
    )


def list_files() -> Iterator[tuple[str, int, str]]:
    """Yield every signed file: SHA-256, length in bytes, number of its PK.

    Only signed files count as ours: what was frozen and never signed proves nothing.
    """
    rows = PkRevisi.objects.filter(urutan__gt=0, perjanjian__status__in=_PUBLIC)
    listed = rows.values_list("berkas__sha256", "berkas__ukuran", "perjanjian__nomor_verifikasi")
    for sha256, size, nomor in listed:
        yield sha256, size, nomor or ""


PK = Jenis(
    "Perjanjian Kinerja",
    sebutan="naskah bertanda tangan",
    sesudah="ditandatangani",
    template="perjanjian/verifikasi/nomor.html",
    load=load_verifikasi,
    berkas=list_files,
)


@dataclass(frozen=True)
class Penilaian:
    """What an uploaded file is, and the number and kind of the naskah that it belongs to, if any."""

    putusan: Putusan
    nomor: str = ""
    jenis: Jenis | None = None


def judge_upload(chunks: Iterable[bytes], nomor: str = "") -> Penilaian:
    """Return what an uploaded file is, by its hash alone; it was sent in beside a number or not.

    A file that is none of ours and bears the number of one is compared with that: it is not it.
    """
    borne: list[str] = []
    known, owner = dict[str, int](), dict[str, tuple[Jenis, str]]()
    for jenis, sha256, size, whose in all_files():
        known[sha256], owner[sha256] = size, (jenis, whose)
    sidik = digest(spot_nomor(chunks, borne), known.values())
    wanted = nomor or next(iter(borne), "")
    asked = next((pair for pair in owner.values() if wanted and pair[1] == wanted), None)
    putusan = judge(sidik, known, nomor_dikenal=bool(asked))
    beginning = [
        sha256 for size, sha256 in sorted(sidik.awalan.items()) if known.get(sha256) == size
    ]
    found = owner.get(sidik.sha256) or (owner[beginning[-1]] if beginning else asked)
    return Penilaian(putusan, found[1], found[0]) if found else Penilaian(putusan)


def mask_nip(nip: str) -> str:
    """Return a NIP of which only the year of birth and the last two digits can be read."""
    return f"{nip[:4]}{'•' * 12}{nip[-2:]}" if nip else ""


def _state(pk: PerjanjianKinerja) -> str:
    """Return whether the PK holds, in words."""
    if hasattr(pk, "pembatalan"):
        return "dibatalkan"
    if pk.status != StatusPk.BERLAKU:
        return "menunggu tanda tangan pihak kedua"
    later = PerjanjianKinerja.objects.filter(
        jabatan=pk.jabatan,
        tahun=pk.tahun,
        status=StatusPk.BERLAKU,
        perubahan_ke__gt=pk.perubahan_ke,
        pembatalan=None,
    )
    return "digantikan oleh PK perubahan" if later.exists() else "berlaku"


def _signatures(pk: PerjanjianKinerja, revisi: list[PkRevisi]) -> tuple[Tanda, ...]:
    pihak = {p.urutan: p for p in PkPihak.objects.filter(perjanjian=pk)}
    serials = [r.sertifikat for r in revisi]
    issued = dict(
        Sertifikat.objects.filter(serial__in=serials).values_list("serial", "berlaku_dari")
    )
    return tuple(
        Tanda(
            pihak=_PIHAK[r.urutan],
            nama=pihak[r.urutan].nama,
            jabatan=pihak[r.urutan].jabatan,
            nip=mask_nip(pihak[r.urutan].nip),
            waktu=r.waktu,
            serial=r.sertifikat,
            terbit=issued.get(r.sertifikat),
        )
        for r in revisi
        if r.urutan in pihak
    )
