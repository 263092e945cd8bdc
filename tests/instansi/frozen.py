"""A Profil for tests of naskah."""

from dataclasses import replace

from instansi.data import Profil

PROFIL = Profil(
    kode="sukamaju",
    nama="Kecamatan Sukamaju",
    nama_pendek="Sukamaju",
    sebutan_pimpinan="Camat",
    pimpinan="Camat Sukamaju",
    pemda="Kabupaten Contoh",
    pemda_pendek="Contoh",
    pemerintah="Pemerintah Kabupaten Contoh",
    sebutan_kepala_daerah="Bupati",
    kepala_daerah="Bupati Contoh",
    tempat="Contoh",
    alamat="Jalan Raya 1",
    kertas="A4",
    contoh=False,
    logo="",
    dasar_hukum="",
    kedudukan=(),
    tugas=("menyelenggarakan urusan;", "mengoordinasikan; dan", "melaksanakan tugas lain."),
    fungsi=("pembinaan", "penanganan"),
    susunan=(),
    jumlah_kelurahan=None,
    jumlah_desa=None,
)
LAIN = replace(
    PROFIL,
    nama="Kecamatan Seberang",
    nama_pendek="Seberang",
    pimpinan="Camat Seberang",
    pemda="Kabupaten Tetangga",
    pemerintah="Pemerintah Kabupaten Tetangga",
    kepala_daerah="Bupati Tetangga",
    alamat="Jalan Lain 2",
)
