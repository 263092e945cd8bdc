"""Full titles of the regulations that a LAKIP cites, as they stand (regulasi 0 and 1)."""

from collections.abc import Mapping

# Narrative templates cite them as ``{{ regulasi.pp_8_2006 }}``.
REGULASI: Mapping[str, str] = {
    "tap_mpr_11_1998": (
        "Ketetapan Majelis Permusyawaratan Rakyat Republik Indonesia Nomor XI/MPR/1998 tentang "
        "Penyelenggara Negara yang Bersih dan Bebas Korupsi, Kolusi, dan Nepotisme"
    ),
    "uu_28_1999": (
        "Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggara Negara yang Bersih dan Bebas "
        "dari Korupsi, Kolusi, dan Nepotisme"
    ),
    "pp_8_2006": (
        "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja "
        "Instansi Pemerintah"
    ),
    "perpres_29_2014": (
        "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja "
        "Instansi Pemerintah"
    ),
    "permenpanrb_53_2014": (
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 "
        "Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara "
        "Reviu atas Laporan Kinerja Instansi Pemerintah"
    ),
}
