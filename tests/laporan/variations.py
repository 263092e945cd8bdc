"""The demo with something taken away, or very much put in: changes of rows in a test's database."""

from datetime import date

from django.db import connection

from capaian.models import PembandingNasional, RealisasiIndikator
from instansi.models import Instansi, Jabatan, MasaJabatan, Pemda, SubUnit, UraianOrganisasi
from kerja import guards
from keuangan.models import Akun, Pagu, Realisasi
from laporan.models import ButirLaporan, Laporan
from perjanjian.models import PerjanjianKinerja
from renstra.models import Indikator, Nomenklatur, ProgramSasaran, Renstra, Rkt, Sasaran, SkIku

PROGRAM = "7.01.01"
LONG = " ".join(
    ["Terselenggaranya pelayanan yang cepat, murah, dan dapat dipertanggungjawabkan"] * 3
)


def no_realisasi(demo):
    Realisasi.objects.all().delete()
    RealisasiIndikator.objects.all().delete()


def no_national_figure(demo):
    PembandingNasional.objects.all().delete()


def no_logo(demo):
    Pemda.objects.update(contoh=False)


def no_sub_kegiatan(demo):
    for model in (Pagu, Realisasi):
        model.objects.filter(nomenklatur__kode__startswith=PROGRAM).delete()


def no_program(demo):
    ProgramSasaran.objects.filter(nomenklatur__kode=PROGRAM).delete()


def no_perubahan(demo):
    guards.remove(connection)  # the demo's PK is in force: no user could vary it
    PerjanjianKinerja.objects.filter(jenis="murni").delete()
    PerjanjianKinerja.objects.update(jenis="murni", perubahan_ke=0, tanggal=date(2021, 1, 4))


def no_pk(demo):
    guards.remove(connection)
    PerjanjianKinerja.objects.all().delete()


def no_rkt(demo):
    Rkt.objects.all().delete()


def no_sk_iku(demo):
    SkIku.objects.all().delete()


def no_renstra(demo):
    guards.remove(connection)
    for model in (PerjanjianKinerja, Rkt, SkIku, RealisasiIndikator, PembandingNasional):
        model.objects.all().delete()
    Indikator.objects.update(lanjutan_dari=None)
    Renstra.objects.all().delete()


def no_officials(demo):
    MasaJabatan.objects.all().delete()


def no_budget(demo):
    for model in (Pagu, Realisasi):
        model.objects.all().delete()


def zero_pagu(demo):
    Pagu.objects.filter(nilai__isnull=False).update(nilai=0)


def nothing_at_all(demo):
    for empty in (no_budget, no_renstra, no_officials, no_logo):
        empty(demo)
    for model in (UraianOrganisasi, SubUnit, ButirLaporan):
        model.objects.all().delete()
    Laporan.objects.update(tanggal=None)
    Instansi.objects.update(alamat="", dasar_hukum="", jumlah_kelurahan=None, jumlah_desa=None)


def forty_indicators(demo):
    """Two sasaran with twenty indicators each, some measured."""
    for sasaran in Sasaran.objects.filter(tujuan__renstra__berlaku_dari=2021):
        first = sasaran.indikator.get()
        for number in range(19):
            first.pk, first.uraian = None, f"Indikator tambahan {number} {LONG[:100]}"
            first.nama_pendek = f"Tambahan {sasaran.pk}-{number}"
            first.urutan = number + 2
            first.save()
            if number % 3:
                RealisasiIndikator.objects.create(indikator=first, tahun=2021, nilai=number * 5)


def sub_kegiatan_by_the_hundred(demo):
    """Give the kegiatan of the kantor 250 sub kegiatan in all."""
    induk = Nomenklatur.objects.get(kode="7.01.01.2.06")
    akun = Akun.objects.get(kode="5.1.02")
    for number in range(234):
        row = Nomenklatur.objects.create(
            kode=f"{induk.kode}.{number + 100:04d}", tingkat="sub_kegiatan", induk=induk,
            uraian=f"Penyediaan Barang ke-{number}",
        )  # fmt: skip
        place = {"tahun": 2021, "nomenklatur": row, "akun": akun, "nilai": 1_000_000 + number}
        Pagu.objects.create(
            instansi=Instansi.objects.get(kode="patrang"), tahap="perubahan", **place
        )


def names_of_200_characters(demo):
    """Return the name of the Instansi."""
    name = f"Kecamatan {LONG}"[:200]
    Instansi.objects.update(nama=name)
    Jabatan.objects.filter(instansi=demo).update(nama=f"Camat {LONG}"[:200])
    Sasaran.objects.update(uraian=LONG[:200])
    Indikator.objects.update(uraian=LONG[:200], nama_pendek=LONG[:80])
    SubUnit.objects.filter(nama__startswith="Seksi Pelayanan").update(nama=LONG[:200])
    return name


def very_much(demo):
    """Long names, and many indicators that bear them."""
    forty_indicators(demo)
    names_of_200_characters(demo)
