"""The demo kabupaten: thirty more kecamatan, generated from Patrang, and one of another Pemda.

Nothing of Patrang changes. The same seed and day give the same kabupaten. Rows are written in
bulk, so that loading takes seconds; what the forms would check, the database checks.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet

from capaian.models import (
    Analisis,
    PembandingNasional,
    PengaturanCapaian,
    PitaSkala,
    PredikatIndikator,
    RealisasiIndikator,
    SkalaNilai,
)
from instansi.models import Instansi, Jabatan, Pemda, Pengguna, Penugasan, SubUnit, UraianOrganisasi
from kerja import jejak
from kerja.models import Tahap
from kerja.tahap import approve
from keuangan.models import Pagu, Realisasi
from laporan.demo import kabupaten_ragam as ragam
from laporan.demo.kabupaten_data import (
    BENIH,
    KECAMATAN,
    KECAMATAN_TETANGGA,
    PENYEBAB,
    PROFIL,
    SOLUSI,
    TAHUN,
    TETANGGA,
    Profil,
)
from laporan.demo.kabupaten_orang import add_people, add_team
from laporan.demo.kabupaten_tahap import add_steps
from laporan.demo.kabupaten_tempat import Tempat
from laporan.demo.salin import Ubah, copy_rows
from laporan.models import ButirLaporan, Laporan
from perjanjian.models import PerjanjianKinerja, PkPihak, PkProgram, PkSasaran, TemplatPernyataan
from perjanjian.pihak import describe_parties, parties_on
from perjanjian.services import freeze_isi
from renstra.models import (
    IkuBaris,
    Indikator,
    IndikatorRpjmd,
    Kebijakan,
    Misi,
    ProgramSasaran,
    Renstra,
    Rkt,
    RktBaris,
    Rpjmd,
    Sasaran,
    SasaranRpjmd,
    SkButir,
    SkIku,
    Strategi,
    TargetRenstra,
    TargetRkt,
    Tujuan,
    TujuanRpjmd,
)

# What a Pemda has once, and how each is reached from it. Parents first.
_PEMDA: tuple[tuple[type[models.Model], str], ...] = (
    (Rpjmd, "pemda"),
    (Misi, "rpjmd__pemda"),
    (TujuanRpjmd, "misi__rpjmd__pemda"),
    (SasaranRpjmd, "tujuan__misi__rpjmd__pemda"),
    (IndikatorRpjmd, "tujuan__misi__rpjmd__pemda"),
    (SkalaNilai, "pemda"),
    (PitaSkala, "skala__pemda"),
    (PengaturanCapaian, "pemda"),
    (TemplatPernyataan, "pemda"),
)
# What an Instansi has, how each is reached from it, and how its figures are drawn.
_INSTANSI: tuple[tuple[type[models.Model], str, Ubah | None], ...] = (
    (UraianOrganisasi, "instansi", None),
    (Jabatan, "instansi", None),
    (Renstra, "instansi", None),
    (Tujuan, "renstra__instansi", None),
    (Sasaran, "tujuan__renstra__instansi", None),
    (Strategi, "sasaran__tujuan__renstra__instansi", None),
    (Kebijakan, "sasaran__tujuan__renstra__instansi", None),
    (ProgramSasaran, "sasaran__tujuan__renstra__instansi", None),
    (Indikator, "renstra__instansi", None),
    (TargetRenstra, "indikator__renstra__instansi", None),
    (PredikatIndikator, "indikator__renstra__instansi", None),
    (SkIku, "instansi", None),
    (SkButir, "sk__instansi", None),
    (IkuBaris, "sk__instansi", None),
    (Pagu, "instansi", ragam.vary_pagu),
    (Realisasi, "instansi", ragam.vary_realisasi),
    (Rkt, "instansi", None),
    (RktBaris, "rkt__instansi", ragam.vary_anggaran),
    (TargetRkt, "rkt__instansi", ragam.vary_target),
    (RealisasiIndikator, "indikator__renstra__instansi", ragam.vary_capaian),
    (PembandingNasional, "indikator__renstra__instansi", None),
    (PerjanjianKinerja, "instansi", ragam.vary_pk),
    (PkSasaran, "perjanjian__instansi", ragam.thaw),
    (PkProgram, "perjanjian__instansi", ragam.vary_program),
    (Laporan, "instansi", None),
    (ButirLaporan, "laporan__instansi", None),
)
_RELATIONS = {"nomenklatur", "akun", "indikator"}  # that drawing asks for


@transaction.atomic
def load_kabupaten(patrang: Instansi, *, by: Pengguna | None, today: date) -> bool:
    """Generate the kabupaten around Patrang; False where it is there (then nothing changes).

    ``today`` is what deadlines are counted from.
    """
    if Instansi.objects.filter(pemda=patrang.pemda).exclude(pk=patrang.pk).exists():
        return False
    places = [*_kecamatan(patrang), _neighbour(patrang)]
    for model, way, ubah in _INSTANSI:
        rows = _rows(model, {way: patrang})
        wanted = [p for p in places if model.__name__ not in p.profil.tanpa]
        copy_rows(rows, wanted, ubah)
        for place in places:
            place.disalin.add(model)  # also where it was left out: what hangs on it is too
    _add_units(patrang, places)
    _add_triwulan(patrang, places)
    _add_year_before(patrang, places)
    _add_analisis(places)
    heads = Jabatan.objects.filter(instansi__in=[p.instansi for p in places], pimpinan=True)
    add_people(places, {one.instansi_id: one for one in heads if one.instansi_id})
    add_team(places[-1].instansi.pemda)
    _put_in_force(places)
    add_steps(places, today)
    _approve(places)
    told: dict[str, list] = {"kecamatan": [None, len(places)]}
    jejak.record("muat kabupaten contoh", patrang.pemda, by=by, perubahan=told)
    return True


def deal_profiles() -> list[tuple[str, Profil]]:
    """Return the kecamatan of the kabupaten, each with its profile."""
    profiles = [profil for profil in PROFIL for _ in range(profil.banyak)]
    Random(BENIH).shuffle(profiles)
    return list(zip(KECAMATAN, profiles, strict=True))


def _kecamatan(patrang: Instansi) -> list[Tempat]:
    pagu = _pagu_of(patrang)
    return [_place(patrang, patrang.pemda, nama, profil, pagu) for nama, profil in deal_profiles()]


def _neighbour(patrang: Instansi) -> Tempat:
    """Return a place of a Pemda of its own, which has all that a Pemda has."""
    old = patrang.pemda
    pemda = Pemda.objects.create(
        nama=TETANGGA, jenis=old.jenis, tempat=TETANGGA.split()[-1], contoh=True
    )
    place = _place(patrang, pemda, KECAMATAN_TETANGGA, PROFIL[0], _pagu_of(patrang))
    place.ganti += ((old.nama_pendek, pemda.nama_pendek),)
    for model, way in _PEMDA:
        copy_rows(_rows(model, {way: old}), [place])
    copy_rows(list(Jabatan.objects.filter(pemda=old, instansi=None)), [place])
    return place


def _place(
    patrang: Instansi,
    pemda: Pemda,
    nama: str,
    profil: Profil,
    pagu: Mapping[tuple[str, str], Decimal],
) -> Tempat:
    kode, acak = nama.lower(), Random(f"{BENIH}/{nama}")
    fields = {f.attname: getattr(patrang, f.attname) for f in patrang._meta.concrete_fields}
    fields |= {
        "id": None, "pemda_id": pemda.pk, "kode": kode, "nama": f"Kecamatan {nama}",
        "alamat": f"Jl. Raya {nama} Nomor {acak.randint(1, 180)}, {nama}, {pemda.tempat}",
        "jumlah_kelurahan": 0, "jumlah_desa": acak.randint(5, 11),
        "dasar_hukum": patrang.dasar_hukum.replace(patrang.pemda.nama_pendek, pemda.nama_pendek),
    }  # fmt: skip
    instansi = Instansi.objects.create(**fields)
    instansi.pemda = pemda
    place = Tempat(instansi=instansi, profil=profil, acak=acak, patrang=pagu)
    place.ukuran, place.mutu = place.draw("0.35", "1.05"), place.draw("0.72", "1.24")
    place.ganti = ((patrang.nama_pendek, nama),)
    place.baru |= {(Instansi, patrang.pk): instansi, (Pemda, patrang.pemda_id): pemda}
    return place


def _rows(model: type[models.Model], where: dict[str, Any]) -> list[Any]:
    rows: QuerySet = model._default_manager.filter(**where).order_by("pk")
    names = {f.name for f in model._meta.concrete_fields}
    related = _RELATIONS & names
    return list(rows.select_related(*related) if related else rows)


def _pagu_of(patrang: Instansi) -> dict[tuple[str, str], Decimal]:
    """Return Patrang's pagu perubahan by (kode, akun), and by (kode, 5.1) the sum below it."""
    found: dict[tuple[str, str], Decimal] = {}
    rows = Pagu.objects.filter(instansi=patrang, tahap="perubahan", nilai__isnull=False)
    for kode, akun, nilai in rows.values_list("nomenklatur__kode", "akun__kode", "nilai"):
        for level in {akun, akun[:3]}:
            found[kode, level] = found.get((kode, level), Decimal(0)) + (nilai or 0)
    return found


def _add_units(patrang: Instansi, places: list[Tempat]) -> None:
    """Copy the units of the office; the kelurahan are Patrang's own."""
    copy_rows(list(patrang.sub_unit.exclude(jenis=SubUnit.Jenis.KELURAHAN)), places)


def _add_triwulan(patrang: Instansi, places: list[Tempat]) -> None:
    spent = _rows(Realisasi, {"instansi": patrang})
    Realisasi.objects.bulk_create(
        [row for p in places for old in spent for row in ragam.realisasi_triwulan(old, p)]
    )
    reached = _rows(RealisasiIndikator, {"indikator__renstra__instansi": patrang, "tahun": TAHUN})
    RealisasiIndikator.objects.bulk_create(
        [row for p in places for old in reached for row in ragam.capaian_triwulan(old, p)]
    )


def _add_year_before(patrang: Instansi, places: list[Tempat]) -> None:
    """Record what most places reached the year before, by the Renstra of that time.

    Patrang's own are not known. So the dashboard has somebody to say who moved, and who cannot.
    """
    targets = TargetRenstra.objects.filter(
        indikator__renstra__instansi=patrang,
        indikator__renstra__jenis=Renstra.Jenis.AWAL,
        tahun=TAHUN - 1,
        nilai__isnull=False,
    ).select_related("indikator")
    RealisasiIndikator.objects.bulk_create(
        [row for p in places for row in ragam.capaian_tahun_lalu(targets, p)]
    )


def _add_analisis(places: list[Tempat]) -> None:
    """Explain the results of places where nothing is missing; Patrang's own are still to write."""
    rows = [
        Analisis(indikator=new, tahun=TAHUN, penyebab=PENYEBAB, solusi=SOLUSI)
        for place in places
        if place.profil.lengkap
        for (model, _), new in place.baru.items()
        if model is Indikator and new.sasaran_id
    ]
    Analisis.objects.bulk_create(rows)


def _put_in_force(places: list[Tempat]) -> None:
    """Name the parties of every PK in force, and freeze it."""
    signed = PerjanjianKinerja.objects.filter(
        instansi__in=[p.instansi for p in places], status="berlaku"
    ).select_related("instansi__pemda", "jabatan")
    for pk in signed:
        PkPihak.objects.bulk_create(
            PkPihak(
                perjanjian=pk, urutan=one.urutan, pejabat_id=one.pejabat_id, nama=one.nama,
                jabatan=one.jabatan, pangkat=one.pangkat, nip=one.nip,
            )
            for one in describe_parties(parties_on(pk, pk.tanggal or date(TAHUN, 12, 31)))
        )  # fmt: skip
        freeze_isi(pk)


def _approve(places: list[Tempat]) -> None:
    """Let the camat approve each LAKIP that is to be, so that the approval is kept with its data."""
    codes = [p.instansi.kode for p in places if p.profil.status.endswith("s")]
    camat = {
        role.instansi_id: role.pengguna
        for role in Penugasan.objects.filter(
            instansi__kode__in=codes, peran="camat"
        ).select_related("pengguna")
    }
    waiting = Tahap.objects.filter(instansi__kode__in=codes, langkah="lakip", status="diajukan")
    for step in waiting.select_related("instansi__pemda"):
        approve(step, by=camat[step.instansi_id])
