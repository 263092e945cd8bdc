"""Who the two parties of a PK are on a day, and how they are printed."""

from dataclasses import dataclass
from datetime import date

from instansi.models import MasaJabatan
from instansi.queries import holder_of_instansi, holder_of_jabatan, holder_of_pemda
from perjanjian.models import PerjanjianKinerja, PkPihak

PERTAMA, KEDUA = 1, 2
Parties = tuple[MasaJabatan | None, MasaJabatan | None]


@dataclass(frozen=True)
class Pihak:
    """A party as a PK keeps it: who held the post, worded as printed."""

    urutan: int
    pejabat_id: int | None
    nama: str
    jabatan: str
    pangkat: str
    nip: str


def parties_on(pk: PerjanjianKinerja, day: date) -> Parties:
    """Return who holds the two posts on a day; None where nobody is recorded.

    The second party is the kepala daerah to who leads the Instansi, and the latter to the rest.
    """
    second = (
        holder_of_pemda(pk.instansi.pemda, day)
        if pk.jabatan.pimpinan
        else holder_of_instansi(pk.instansi, day)
    )
    return holder_of_jabatan(pk.jabatan, day), second


def describe_parties(parties: Parties) -> tuple[Pihak, ...]:
    """Return the parties as a PK keeps them."""
    return tuple(
        Pihak(
            urutan=number,
            pejabat_id=masa.pejabat_id,
            nama=masa.pejabat.nama_gelar,
            jabatan=masa.sebutan,
            pangkat=masa.pejabat.pangkat,
            nip=masa.pejabat.nip,
        )
        for number, masa in enumerate(parties, PERTAMA)
        if masa
    )


def parties_in(pk: PerjanjianKinerja) -> tuple[Pihak, ...]:
    """Return the parties that the PK keeps."""
    rows = PkPihak.objects.filter(perjanjian=pk).order_by("urutan")
    return tuple(Pihak(p.urutan, p.pejabat_id, p.nama, p.jabatan, p.pangkat, p.nip) for p in rows)
