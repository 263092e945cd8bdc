"""The state of a PK in words, and what happens next, for everyone who reads it; pure."""

from dataclasses import dataclass

DIGANTIKAN = "digantikan"  # derived: a later version is in force


@dataclass(frozen=True)
class Keadaan:
    """``warna`` names the dress of the tag; ``berikut`` is who does what next ("" = nobody waits)."""

    kunci: str
    label: str
    warna: str
    berikut: str


@dataclass(frozen=True)
class Pihak:
    """How sentences call the two parties ("Camat Patrang", "Bupati Jember")."""

    pertama: str
    kedua: str


def describe(status: str, cara: str, pihak: Pihak, *, digantikan: bool = False) -> Keadaan:
    """Return a PK's state in words. Raises KeyError for a state that does not exist."""
    if status == "berlaku" and digantikan:
        return Keadaan(
            DIGANTIKAN,
            "Digantikan",
            "dikembalikan",
            "Tidak berlaku lagi: PK perubahan yang lebih baru sudah ditandatangani.",
        )
    label, warna, berikut = _WORDS[status]
    if status == "berlaku":
        label = _SIGNED.get(cara, label)
    return Keadaan(status, label, warna, berikut.format(pertama=pihak.pertama, kedua=pihak.kedua))


_SIGNED = {
    "basah": "Berlaku (tanda tangan basah)",
    "luar": "Berlaku (ditandatangani di luar aplikasi)",
}
_WORDS = {
    "draf": ("Draf", "draf", "Staf perencanaan melengkapinya, lalu mengirimnya ke {pertama}."),
    "diajukan": (
        "Diajukan",
        "diajukan",
        "{pertama} membaca, lalu menandatangani atau mengembalikan.",
    ),
    "dikembalikan": (
        "Perlu perbaikan",
        "dikembalikan",
        "Staf perencanaan memperbaikinya, lalu mengirimnya lagi.",
    ),
    "ditandatangani": (
        "Ditandatangani pihak pertama",
        "diajukan",
        "{kedua} membaca, lalu menandatangani atau mengembalikan.",
    ),
    "berlaku": ("Berlaku", "disetujui", ""),
    "dibatalkan": ("Dibatalkan", "dikembalikan", ""),
    "tidak_tersedia": ("Tidak tersedia", "draf", ""),
}
