"""Builders of the parts: pure from LakipData to HTML, one for each key of the outline.

A builder takes the data, its own numbered heading and the register, and returns pieces of HTML:
the first continues the page where its bab stands (unless the section begins a page of its own),
each further piece begins a new page and so is a part of the layout by itself.
"""

from collections.abc import Callable

from laporan.bagian import (
    bab1,
    bab2,
    bab2_pk,
    bab3_evaluasi,
    bab3_keuangan,
    bab3_pengukuran,
    bab4,
    depan,
    ikhtisar,
    lampiran,
)
from laporan.data import LakipData
from laporan.register import Judul, Register

Builder = Callable[[LakipData, Judul, Register], list[str]]

BUILDERS: dict[str, Builder] = {
    "sampul": depan.build_sampul,
    "kata-pengantar": depan.build_kata_pengantar,
    "pernyataan-reviu": depan.build_pernyataan_reviu,
    "ikhtisar": ikhtisar.build_ikhtisar,
    "bab-1-latar": bab1.build_latar,
    "bab-1-maksud": bab1.build_maksud,
    "bab-1-organisasi": bab1.build_organisasi,
    "bab-1-isu": bab1.build_isu,
    "bab-2-renstra": bab2.build_renstra,
    "bab-2-rkt": bab2.build_rkt,
    "bab-2-pk": bab2_pk.build_pk,
    "bab-2-iku": bab2_pk.build_iku,
    "bab-3-pengukuran": bab3_pengukuran.build_pengukuran,
    "bab-3-evaluasi": bab3_evaluasi.build_evaluasi,
    "bab-3-keuangan": bab3_keuangan.build_keuangan,
    "bab-4-simpulan": bab4.build_simpulan,
    "bab-4-perbaikan": bab4.build_perbaikan,
    "lampiran-renstra": lampiran.build_renstra,
    "lampiran-rkt": lampiran.build_rkt,
    "lampiran-pk": lampiran.build_pk,
    "lampiran-iku": lampiran.build_iku,
}
