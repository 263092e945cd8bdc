"""What every naskah of an Instansi shares."""

from instansi.data import Profil
from sakip.pdf.blocks import Kop


def build_kop(profil: Profil) -> Kop:
    """Return the letterhead."""
    return Kop(profil.pemerintah, profil.nama, profil.alamat, profil.logo, profil.contoh)
