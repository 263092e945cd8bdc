"""What may be restored of the settings of a Pemda from their history."""

from operator import attrgetter

from instansi.models import Pemda
from instansi.rights import Right
from kerja.riwayat.daftar import restorable
from laporan.models import ButirReviu, KerangkaBagian, TeksPemda
from laporan.pengaturan.services_cetak import set_cetak
from laporan.reviu.services_butir import restore_butir


def register_restorable() -> None:
    """Register the settings that hold at once; a scale or wording in use is replaced instead."""
    right = Right.PENGATURAN_SET
    of_pemda = attrgetter("pemda")
    restorable(KerangkaBagian, "judul", "urutan", "tampil", place=of_pemda, right=right)
    restorable(
        ButirReviu,
        *("pernyataan", "dipakai"),
        place=of_pemda,
        service=restore_butir,
        right=Right.LAKIP_REVIEW,
    )
    restorable(TeksPemda, "teks", place=of_pemda, right=right)
    restorable(
        Pemda,
        *("nama", "tempat", "kertas", "huruf", "huruf_naskah"),
        place=lambda row: row,
        service=set_cetak,
        right=right,
    )
