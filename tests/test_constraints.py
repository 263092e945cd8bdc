"""What can never be false is refused by the database itself, also past every form and service.

Rows are written without validation. A refusal is matched by the constraint's name; where SQLite
names only the columns of a unique constraint, by exactly those columns, which no other unique
constraint of the table has.
"""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import CheckConstraint, Model, UniqueConstraint

from capaian.models import PitaSkala, SkalaNilai
from instansi.models import Pengguna, SubUnit
from kerja import guards
from kerja.models import Berkas, Bukti
from renstra.models import Nomenklatur, SasaranRpjmd, SkButir, Tujuan
from tests.rows import VALID, make

APPS = ["instansi", "kerja", "renstra", "keuangan", "perjanjian", "capaian", "laporan"]
MODELS = [model for app in APPS for model in apps.get_app_config(app).get_models()]
CONSTRAINTS = {c.name: (model, c) for model in MODELS for c in model._meta.constraints}
CHECKS = {name: pair for name, pair in CONSTRAINTS.items() if isinstance(pair[1], CheckConstraint)}
UNIQUES = {
    name: pair
    for name, pair in CONSTRAINTS.items()
    if isinstance(pair[1], UniqueConstraint) and pair[1].fields
}
# Unique in an expression: two rows that differ, and still are the same to it.
ALIKE = {"pengguna_username_unik": ({"username": "siti"}, {"username": "Siti"})}


class Itself(str):
    """The name of a foreign key that a bad row points at itself with."""


A_DAY = date(2021, 11, 1)
PERIOD_REVERSED = {"mulai": A_DAY, "selesai": date(2021, 10, 31)}
LONG_AGO = datetime(2021, 11, 1, tzinfo=UTC)
UNKNOWN = "lain"
SHORT_NIP = [{"nip": "1967122919930310"}, {"nip": "19671229199303100x"}]
# A value beside the reason for its absence; a printed form of a value that is not there.
BOTH = {"nilai": 1, "alasan": "a"}
NO_YEAR = [{"tahun": 1998}, {"tahun": 2101}]
NO_FIGURE = [BOTH, {"teks": "B (80)"}, {"teks": "B (80)", "alasan": "a"}]


def empty(*fields: str) -> list[dict[str, Any]]:
    """Rows of which one wording is empty, or holds nothing but a space."""
    return [{field: text} for field in fields for text in ("", " ")]


# Constraint → rows that break it and no other rule.
BAD: dict[str, list[dict[str, Any] | Itself]] = {
    "pemda_jenis_sah": [{"jenis": "provinsi"}],
    "pemda_kertas_sah": [{"kertas": "A5"}],
    "pemda_huruf_sah": [{"huruf": "comic"}],
    "pemda_huruf_naskah_sah": [{"huruf_naskah": ""}],
    "uraian_organisasi_jenis_sah": [{"jenis": UNKNOWN}],
    "sub_unit_bukan_induk_sendiri": [Itself("induk")],
    "sub_unit_jenis_sah": [{"jenis": "desa"}],
    "jabatan_bukan_atasan_sendiri": [Itself("atasan")],
    "jabatan_sub_unit_dalam_instansi": [{"instansi": None, "sub_unit": SubUnit}],
    "pejabat_nip_18_angka": SHORT_NIP,
    "masa_jabatan_urut": [PERIOD_REVERSED],
    "masa_jabatan_jenis_sah": [{"jenis": "ad interim"}],
    "pengguna_nip_18_angka": SHORT_NIP,
    "pengguna_username_bukan_nip_lain": [{"username": "196712291993031008"}],
    "penugasan_urut": [PERIOD_REVERSED],
    "penugasan_peran_sah": [{"peran": "tamu", "instansi": None}],
    "penugasan_jenis_sah": [{"jenis": UNKNOWN}],
    "penugasan_peran_sesuai_tempat": [{"instansi": None}, {"peran": "bupati"}],
    "undangan_sidik_sah": [{"sidik": ""}, {"sidik": "G" * 64}],
    "undangan_masa_berlaku_urut": [{"kedaluwarsa": LONG_AGO}],
    "undangan_dipakai_atau_dicabut": [{"dipakai": LONG_AGO, "dicabut": LONG_AGO}],
    "jejak_rantai_sah": [{"rantai": ""}, {"rantai": "G" * 64}],
    "jejak_nomor_dari_satu": [{"nomor": 0}],
    "tahap_langkah_sah": [{"langkah": UNKNOWN}],
    "tahap_status_sah": [{"status": UNKNOWN, "sejak": LONG_AGO}],
    "tahap_sejak_sesuai_status": [{"sejak": LONG_AGO}, {"status": "diajukan"}],
    "tahap_dikembalikan_beralasan": [
        {"alasan": "a"},
        {"status": "dikembalikan", "sejak": LONG_AGO},
        {"status": "disetujui", "sejak": LONG_AGO, "alasan": "a"},
    ],
    "komentar_berisi": [{"teks": ""}],
    "komentar_selesai_bertanggal": [{"selesai_oleh": Pengguna}],
    "pesan_berisi": [{"teks": ""}],
    "pesan_tautan_di_dalam": [
        {"tautan": "//lain.id/"},
        {"tautan": "/\\lain.id/"},
        {"tautan": "https://lain.id/"},
        {"tautan": "lakip/"},
    ],
    "berkas_sha256_sah": [{"sha256": "A" * 64}, {"sha256": "a" * 63}],
    "bukti_bukan_pengganti_sendiri": [Itself("menggantikan")],
    "bukti_pengganti_beralasan": [{"alasan": "a"}, {"menggantikan": Bukti}],
    "bukti_foto_berketerangan": [
        {"tampil": True},
        {"tampil": True, "keterangan": "a"},
        {"tampil": True, "cetak": Berkas},
    ],
    "pengaturan_pengingat_urut": [
        {"awal": 3, "dekat": 3},
        {"awal": 91},
        {"dekat": 0},
    ],
    "pengingat_saat_sah": [{"saat": "h1"}],
    "pekerjaan_berakhir_sesuai_status": [
        {"status": "selesai"},
        {"status": "batal"},
        {"status": "antre", "berakhir": "2021-11-01T00:00Z"},
    ],
    "nomenklatur_kode_sesuai_tingkat": [
        {"kode": "7.01"},
        {"kode": "7.1", "tingkat": "bidang", "induk": Nomenklatur},
        {"kode": "7.01.01.2.01.06", "tingkat": "sub_kegiatan", "induk": Nomenklatur},
        {"kode": "7", "tingkat": UNKNOWN, "induk": Nomenklatur},
    ],
    "nomenklatur_masa_urut": [{"berlaku_dari": 2022, "berlaku_sampai": 2021}],
    "nomenklatur_punya_induk": [{"induk": Nomenklatur}, {"kode": "7.01", "tingkat": "bidang"}],
    "rpjmd_tahun_urut": [{"tahun_akhir": 2015}],
    "indikator_rpjmd_satu_pemilik": [{"sasaran": SasaranRpjmd}, {"tujuan": None}],
    "renstra_berlaku_di_masanya": [
        {"berlaku_dari": 2015},
        {"berlaku_dari": 2022},
        {"tahun_akhir": 2015},
    ],
    "renstra_jenis_sesuai_nomor": [
        {"perubahan_ke": 1},
        {"jenis": "perubahan"},
        {"jenis": UNKNOWN},
    ],
    "renstra_presisi_sah": [{"presisi": "jam"}],
    "program_sasaran_kode_atau_nama": [{"nama": "PROGRAM"}, {"nomenklatur": None}],
    "indikator_satu_pemilik": [
        {"tujuan": Tujuan},
        {"sasaran": None},
        {"tujuan": Tujuan, "sasaran": None, "nomenklatur": Nomenklatur},
    ],
    "indikator_bukan_lanjutan_sendiri": [Itself("lanjutan_dari")],
    "indikator_metode_sah": [{"metode": UNKNOWN}],
    "indikator_agregasi_sah": [{"agregasi": UNKNOWN}],
    "indikator_rentang_sesuai_metode": [
        {"metode": "rentang"},
        {"metode": "rentang", "rentang_bawah": 1},
        {"metode": "rentang", "rentang_bawah": 2, "rentang_atas": 1},
        {"rentang_bawah": 1, "rentang_atas": 2},
        {"rentang_atas": 2},
    ],
    "target_renstra_nilai_atau_alasan": NO_FIGURE,
    "sk_iku_presisi_sah": [{"presisi": "jam"}],
    "sk_butir_bukan_induk_sendiri": [Itself("induk")],
    "sk_butir_bagian_sah": [{"bagian": UNKNOWN}],
    "rkt_presisi_sah": [{"presisi": "jam"}],
    "rkt_baris_nilai_atau_alasan": NO_FIGURE,
    "rkt_baris_tidak_negatif": [{"nilai": -1}],
    "target_rkt_nilai_atau_alasan": NO_FIGURE,
    "akun_bukan_induk_sendiri": [Itself("induk")],
    "akun_kode_sah": [{"kode": "5.1.2"}, {"kode": "belanja"}, {"kode": "5.1.02.01.01.1"}],
    "pagu_tahap_sah": [{"tahap": UNKNOWN}],
    "pagu_tidak_negatif": [{"nilai": -1}],
    "pagu_nilai_atau_alasan": [BOTH],
    "realisasi_triwulan_sah": [{"triwulan": 0}, {"triwulan": 5}],
    "realisasi_tidak_negatif": [{"nilai": -1}],
    "realisasi_nilai_atau_alasan": [BOTH],
    "pk_status_sah": [{"status": UNKNOWN}],
    "pk_nomor_sah": [{"nomor_verifikasi": "A" * 15}, {"nomor_verifikasi": "a" * 16}],
    "pk_nomor_terbit": [{"status": "diajukan"}, {"cara": "elektronik"}],
    "pk_dikembalikan_beralasan": [{"status": "dikembalikan"}, {"alasan_kembali": "a"}],
    "pk_revisi_ajuan_sah": [{"ajuan": 0}],
    "pk_revisi_urutan_sah": [{"urutan": 3, "penanda": Pengguna, "sertifikat": "1"}],
    "pk_revisi_bertanda_tangan": [
        {"urutan": 0, "sertifikat": "1"},
        {"urutan": 1, "penanda": Pengguna},
        {"urutan": 2, "sertifikat": "1"},
    ],
    "pk_revisi_penerbit_sah": [{"penerbit": "lain"}],
    "pk_pembatalan_terisi": empty("alasan"),
    "pk_komentar_terisi": empty("teks"),
    "pk_komentar_selesai_bertanggal": [{"selesai_oleh": Pengguna}],
    "sertifikat_terisi": empty("serial", "nama", "pem", "kunci"),
    "sertifikat_cabut_beralasan": [{"alasan_cabut": "a"}],
    "pk_cara_sah": [{"cara": "lisan"}],
    "pk_luar_bertanda_tangan": [{"cara": "luar"}, {"tanda_luar": ["a"]}],
    "pk_presisi_sah": [{"presisi": "jam"}],
    "pk_jenis_sesuai_nomor": [
        {"perubahan_ke": 1},
        {"jenis": "perubahan", "alasan_pejabat": True},
        {"jenis": UNKNOWN, "alasan_pejabat": True},
    ],
    "pk_perubahan_beralasan": [{"jenis": "perubahan", "perubahan_ke": 1}],
    "pk_berlaku_bertanggal": [
        {"status": "berlaku", "cara": "basah"},
        {"status": "berlaku", "tanggal": A_DAY},
    ],
    "pk_tidak_tersedia_beralasan": [{"status": "tidak_tersedia"}, {"alasan_tidak_tersedia": "a"}],
    "pk_pihak_dua": [{"urutan": 0}, {"urutan": 3}],
    "pk_pihak_nip_18_angka": SHORT_NIP,
    "pk_sasaran_nilai_atau_alasan": NO_FIGURE,
    "pk_program_pagu_tidak_negatif": [{"pagu": -1}],
    "skala_jenis_sah": [{"jenis": UNKNOWN}],
    "pengaturan_batas_sah": [{"batas_rata_rata": 150}],
    "pengaturan_mulai_sah": [{"mulai": 1998}, {"mulai": 2101}],
    "templat_terisi": [{"pembuka": " "}, {"pihak_pertama": ""}, {"pihak_kedua": ""}],
    "realisasi_indikator_triwulan_sah": [{"triwulan": 0}, {"triwulan": 5}],
    "realisasi_indikator_rasio_lengkap": [{"pembilang": 28, "nilai": 1}, {"penyebut": 33}],
    "realisasi_indikator_penyebut_positif": [
        {"pembilang": 28, "penyebut": 0, "nilai": 1},
        {"pembilang": 28, "penyebut": -1, "nilai": 1},
    ],
    "realisasi_indikator_rasio_bernilai": [
        {"pembilang": 28, "penyebut": 33},
        {"pembilang": 28, "penyebut": 33, "alasan": "a"},
    ],
    "realisasi_indikator_tahun_sah": NO_YEAR,
    "analisis_tahun_sah": NO_YEAR,
    "nasional_tahun_sah": NO_YEAR,
    "laporan_tahun_sah": NO_YEAR,
    "tahap_tahun_sah": NO_YEAR,
    "bukti_tahun_sah": NO_YEAR,
    "target_renstra_tahun_sah": NO_YEAR,
    "rkt_tahun_sah": NO_YEAR,
    "pagu_tahun_sah": NO_YEAR,
    "realisasi_tahun_sah": NO_YEAR,
    "pk_tahun_sah": NO_YEAR,
    "sk_iku_tahun_sah": [{"berlaku_dari": 1998}, {"berlaku_dari": 2101}],
    "nomenklatur_tahun_sah": [
        {"berlaku_dari": 1998},
        {"berlaku_dari": 2101},
        {"berlaku_dari": 2021, "berlaku_sampai": 2101},
    ],
    "rpjmd_tahun_sah": [{"tahun_awal": 1998}, {"tahun_akhir": 2101}],
    "renstra_tahun_sah": [{"tahun_awal": 1998}, {"tahun_akhir": 2101}],
    "bukti_terisi": empty("judul"),
    "pemda_terisi": empty("nama"),
    "instansi_terisi": empty("nama"),
    "sub_unit_terisi": empty("nama"),
    "uraian_organisasi_terisi": empty("teks"),
    "jabatan_terisi": empty("nama"),
    "pejabat_terisi": empty("nama"),
    "nomenklatur_terisi": empty("uraian"),
    "rpjmd_terisi": empty("nama"),
    "misi_terisi": empty("uraian"),
    "tujuan_rpjmd_terisi": empty("uraian"),
    "sasaran_rpjmd_terisi": empty("uraian"),
    "indikator_rpjmd_terisi": empty("uraian"),
    "tujuan_terisi": empty("uraian"),
    "sasaran_terisi": empty("uraian"),
    "strategi_terisi": empty("uraian"),
    "kebijakan_terisi": empty("uraian"),
    "indikator_terisi": empty("uraian"),
    "akun_terisi": empty("uraian"),
    "pk_pihak_terisi": empty("nama", "jabatan"),
    "pk_sasaran_terisi": empty("uraian_sasaran", "uraian_indikator"),
    "pk_program_terisi": empty("uraian"),
    "skala_terisi": empty("nama"),
    "pita_terisi": empty("label"),
    "butir_terisi": empty("teks"),
    "pk_tidak_tersedia_tanpa_tanda_tangan": [
        {"status": "tidak_tersedia", "alasan_tidak_tersedia": "a", "tanggal": A_DAY},
        {"status": "tidak_tersedia", "alasan_tidak_tersedia": "a", "cara": "basah"},
    ],
    "realisasi_indikator_nilai_atau_alasan": NO_FIGURE,
    "nasional_nilai_atau_alasan": NO_FIGURE,
    "laporan_presisi_sah": [{"presisi": "jam"}],
    "butir_reviu_kelompok_sah": [{"kelompok": UNKNOWN}],
    "butir_reviu_terisi": empty("pernyataan"),
    "jawaban_reviu_sah": [{"jawaban": UNKNOWN}],
    "jawaban_reviu_terisi": empty("pernyataan"),
    "klien_api_sidik_sah": [{"sidik": ""}, {"sidik": "G" * 64}],
    "klien_api_terisi": empty("nama"),
    "klien_api_waktu_urut": [{"dicabut": LONG_AGO}],
    "persetujuan_lakip_kunci_sah": [{"kunci": "a"}],
    "persetujuan_lakip_terisi": empty("nama", "jabatan"),
    "terbitan_nomor_sah": [{"nomor": "a" * 16}, {"nomor": "A" * 15}],
    "terbitan_ulang_beralasan": [
        {"perubahan": "a"},
        {"versi": 2},
        {"versi": 0, "perubahan": "a"},
    ],
    "terbitan_rantai_sah": [{"jejak_rantai": "a"}],
    "butir_jenis_sah": [{"jenis": UNKNOWN}],
    "pernyataan_reviu_bertanggal": [{"tanggal": None}],
    "pernyataan_reviu_presisi_sah": [{"presisi": "jam"}],
    "pernyataan_reviu_nip_18_angka": SHORT_NIP,
}
# A rule that another one contains: PostgreSQL names whichever comes first in the alphabet.
CONTAINED = {"pekerjaan_status_sah": "pekerjaan_berakhir_sesuai_status"}
BAD["pekerjaan_status_sah"] = [{"status": UNKNOWN}]

NIP = "196712291993031008"
# Unique only under a condition: fields that put two rows inside it, and no other …
INSIDE: dict[str, dict[str, Any]] = {
    "jabatan_satu_pimpinan_instansi": {"pimpinan": True},
    "jabatan_satu_kepala_daerah": {"pimpinan": True, "instansi": None},
    "pejabat_nip_unik": {"nip": NIP},
    "pengguna_nip_unik": {"nip": NIP},
    "sertifikat_satu_yang_dipakai": {},
    "masa_jabatan_mulai_unik": {"selesai": date(2090, 12, 31)},
    "masa_jabatan_satu_definitif": {},
    "undangan_satu_terbuka": {},
    "klien_api_nama_unik": {},
    "sk_butir_urutan_unik": {},
    "sk_butir_rincian_unik": {"induk": SkButir},
    "pagu_unik": {},
    "pagu_sub_unit_unik": {"sub_unit": SubUnit},
    "realisasi_unik": {},
    "realisasi_sub_unit_unik": {"sub_unit": SubUnit},
    "pita_satu_terbawah": {"batas_bawah": None},
    "realisasi_indikator_tahun_unik": {},
    "realisasi_indikator_triwulan_unik": {"triwulan": 1},
}
# … and fields with which the same two rows are welcome.
OUTSIDE: dict[str, dict[str, Any]] = {
    "jabatan_satu_pimpinan_instansi": {"pimpinan": False},
    "jabatan_satu_kepala_daerah": {"pimpinan": True},
    "pejabat_nip_unik": {"nip": ""},
    "pengguna_nip_unik": {"nip": ""},
    "sertifikat_satu_yang_dipakai": {
        "dicabut": datetime(2022, 1, 1, tzinfo=UTC),
        "alasan_cabut": "a",
    },
    "masa_jabatan_satu_definitif": {"selesai": date(2090, 12, 31)},
    "undangan_satu_terbuka": {"dicabut": LONG_AGO},
    "klien_api_nama_unik": {"dicabut": datetime(2090, 1, 1, tzinfo=UTC)},
    "sk_butir_urutan_unik": {"induk": SkButir},
    "pagu_unik": {"sub_unit": SubUnit},
    "realisasi_unik": {"sub_unit": SubUnit},
}


def refusal(name: str) -> str:
    """The pattern of the message with which the database in use refuses."""
    model, constraint = CONSTRAINTS[name]
    if isinstance(constraint, UniqueConstraint) and connection.vendor == "sqlite":
        columns = ", ".join(f"{model._meta.db_table}.{c}" for c in columns_of(model, constraint))
        return f"^UNIQUE constraint failed: {re.escape(columns)}$"
    names = "|".join(sorted({name, CONTAINED.get(name, name)}))
    return f'(constraint failed: |check constraint "|unique constraint ")({names})\\b'


def columns_of(model: type[Model], constraint: UniqueConstraint) -> tuple[str, ...]:
    return tuple(model._meta.get_field(field).column for field in constraint.fields)


def write(model: type[Model], bad: dict[str, Any] | Itself) -> None:
    with transaction.atomic():
        if isinstance(bad, Itself):
            row = make(model)
            model._default_manager.filter(pk=row.pk).update(**{bad: row})
        else:
            make(model, **bad)


def make_twin(model: type[Model], constraint: UniqueConstraint, first: Model, extra: dict) -> Model:
    """Write a second row that equals the first in the fields of the constraint alone."""
    same = {field: getattr(first, field) for field in constraint.fields}
    with transaction.atomic():
        return make(model, **(extra | same))


def test_every_constraint_has_a_row_that_it_refuses():
    """Whoever adds a rule adds the row that breaks it."""
    assert set(BAD) == set(CHECKS)
    assert {name for name, (_, c) in UNIQUES.items() if c.condition} <= set(INSIDE)
    assert set(OUTSIDE) <= set(INSIDE)
    assert set(CONSTRAINTS) == {*CHECKS, *UNIQUES, *ALIKE}


def test_every_table_has_a_valid_row():
    assert set(VALID) == set(MODELS)


def test_the_columns_of_a_unique_constraint_name_it():
    """Else SQLite's message would not say which of two refused."""
    keys = [(model, columns_of(model, constraint)) for model, constraint in UNIQUES.values()]
    assert len(set(keys)) == len(keys)


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_valid_row_is_accepted(model):
    make(model)
    make(model)
    assert model._default_manager.count() >= 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "bad"),
    [pytest.param(name, bad, id=f"{name}-{n}") for name in BAD for n, bad in enumerate(BAD[name])],
)
def test_a_bad_row_is_refused(name, bad):
    guards.remove(connection)  # they would refuse a number of the trail before its constraint does
    with pytest.raises(IntegrityError, match=refusal(name)):
        write(CHECKS[name][0], bad)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ALIKE)
def test_a_second_row_that_only_looks_different_is_refused(name):
    model = CONSTRAINTS[name][0]
    first, second = ALIKE[name]
    make(model, **first)
    with pytest.raises(IntegrityError, match=f"index '{name}'|\"{name}\""), transaction.atomic():
        make(model, **second)


@pytest.mark.django_db
@pytest.mark.parametrize("name", UNIQUES)
def test_a_second_row_of_the_same_kind_is_refused(name):
    guards.remove(connection)  # the guard of an append-only table would refuse it first
    model, constraint = UNIQUES[name]
    extra = INSIDE.get(name, {})
    first = make(model, **extra)
    with pytest.raises(IntegrityError, match=refusal(name)):
        make_twin(model, constraint, first, extra)


@pytest.mark.django_db
@pytest.mark.parametrize("name", OUTSIDE)
def test_outside_the_condition_a_second_row_is_welcome(name):
    model, constraint = UNIQUES[name]
    first = make(model, **OUTSIDE[name])
    assert make_twin(model, constraint, first, OUTSIDE[name]).pk != first.pk


@pytest.mark.django_db
def test_a_band_above_100_may_stand_over_a_band_from_100():
    """ "Lebih dari 100" and "mulai 100" are two bands: the lower one then holds 100 alone."""
    skala = make(SkalaNilai)
    make(PitaSkala, skala=skala, batas_bawah=100, inklusif=False)
    make(PitaSkala, skala=skala, batas_bawah=100, inklusif=True)
    assert skala.pita.count() == 2
