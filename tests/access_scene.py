"""Three places with everything that an address can name, and people of every role.

The people serve at the first place (or at its Pemda), one with each role of today; one held all of
them until yesterday, and one person never had any.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.tokens import default_token_generator
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.http import int_to_base36

from capaian.models import PitaSkala, SkalaNilai
from instansi.models import Instansi, Jabatan, Pejabat, Pemda, Pengguna, Penugasan, SubUnit
from instansi.services.organisasi import edit_unit
from instansi.services.undangan import invite
from kerja import berkas, tahap
from kerja.bukti import Objek, add_bukti
from kerja.models import Bukti, Jejak, Pekerjaan, Pesan
from keuangan.models import Akun, Pagu, Realisasi
from keuangan.susunan import key_of
from laporan.jobs import CETAK_LAKIP
from laporan.models import (
    ButirReviu,
    Cetakan,
    KerangkaBagian,
    KlienApi,
    Laporan,
    Narasi,
    Publikasi,
    Terbitan,
)
from laporan.reviu.queries import load_checklist
from laporan.reviu.services import IsianJawaban, save_answers, state_reviewed
from perjanjian.models import PerjanjianKinerja, PkSasaran, TemplatPernyataan
from renstra.models import (
    IkuBaris,
    Indikator,
    Misi,
    Nomenklatur,
    ProgramSasaran,
    Renstra,
    Rkt,
    RktBaris,
    Rpjmd,
    Sasaran,
    SkButir,
    SkIku,
    Strategi,
    Tujuan,
)
from tests import files
from tests.access_table import PEMDA_ROLES, ROLES
from tests.instansi.builders import (
    SANDI,
    days,
    give_role,
    make_instansi,
    make_jabatan,
    make_masa,
    make_orang,
    make_pemda,
    make_pengguna,
)
from tests.rows import make

TAHUN = 2021
LONG_AGO = 2010
Kwargs = dict[str, Any]
Data = dict[str, Any]


@dataclass
class Place:
    """An Instansi and one of each thing that an address can name there."""

    instansi: Instansi
    pemda: Pemda
    person: Pengguna  # active, with a second factor
    closed: Pengguna  # deactivated
    invited: Pengguna
    token: str
    role: Penugasan
    official: Pejabat
    masa: Any
    unit: SubUnit
    closed_unit: SubUnit
    cetakan: Cetakan
    pagu: Pagu  # murni, of a program
    spent: Realisasi  # at the unit, which has no pagu of its own
    act: Jejak  # the first on ``unit``, which has changed since
    indikator: Indikator
    strategi: Strategi  # the second of its sasaran
    rkt_baris: RktBaris
    misi: Misi  # the second of an RPJMD from 2016
    butir: SkButir  # the second of the diktum of an SK IKU
    bukti: Bukti  # a photo
    perjanjian: PerjanjianKinerja  # a draft of who leads the Instansi
    promise: PkSasaran  # its row
    issue: Terbitan  # of a year long ago, whose LAKIP was reopened since and reviewed again


@dataclass
class Scene:
    """The places by how they lie to the people, and the people by role."""

    own: Place
    sibling: Place  # another Instansi of the same Pemda
    foreign: Place  # one of another Pemda
    current: dict[str, Pengguna]
    ended: Pengguna  # held every role until yesterday
    missing: Pengguna
    guarded: Pengguna  # staf of today, logs in with a second factor


def build_scene(*, contoh: bool = False) -> Scene:
    """Write all of it; ``contoh`` marks it as a demo, beside which that of Patrang stays open."""
    for nama in ("Kabupaten Contoh", "Kota Seberang"):
        Pemda.objects.filter(pk=make_pemda(nama).pk).update(contoh=contoh)
    pemda = make_pemda("Kabupaten Contoh")
    own = build_place("Kecamatan Sukamaju", pemda)
    return Scene(
        own=own,
        sibling=build_place("Kecamatan Sukasari", pemda),
        foreign=build_place("Kecamatan Seberang", make_pemda("Kota Seberang")),
        current={role: _serving(role, own) for role in ROLES},
        ended=_served(own),
        missing=make_pengguna(password=SANDI, email="tanpa@example.id"),
        guarded=_serving("staf", own, jenis="plt", mulai=days(-3)),
    )


def _serving(role: str, place: Place, **period: Any) -> Pengguna:
    person = make_pengguna(password=SANDI, email=f"{role}{len(period)}@example.id")
    give_role(person, role, place.pemda if role in PEMDA_ROLES else place.instansi, **period)
    return person


def _served(place: Place) -> Pengguna:
    person = make_pengguna(password=SANDI, email="dahulu@example.id")
    for role in ROLES:
        at = place.pemda if role in PEMDA_ROLES else place.instansi
        give_role(person, role, at, selesai=days(-1))
    return person


def build_place(nama: str, pemda: Pemda) -> Place:
    """Write an Instansi with one of each thing."""
    instansi = make_instansi(nama, pemda)
    person = make_orang("staf", instansi, password=SANDI, email="a@example.id")
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
    closed = make_orang("staf", instansi, password=SANDI, is_active=False)
    invited, token = _invite(instansi)
    masa = make_masa(make_jabatan(instansi))
    unit = SubUnit.objects.create(instansi=instansi, nama="Seksi", jenis="seksi")
    edit_unit(unit, by=None, versi=1, nama="Seksi Satu")
    edit_unit(unit, by=None, versi=2, nama="Seksi Dua")
    laporan = Laporan.objects.create(instansi=instansi, tahun=TAHUN)
    file = berkas.store(nama.encode(), jenis="application/pdf")
    pagu = _pagu(instansi)
    return Place(
        instansi=instansi,
        pemda=pemda,
        person=person,
        closed=closed,
        invited=invited,
        token=token,
        role=person.penugasan.get(),
        official=masa.pejabat,
        masa=masa,
        unit=unit,
        closed_unit=SubUnit.objects.create(
            instansi=instansi, nama="Tutup", jenis="seksi", aktif=False
        ),
        cetakan=Cetakan.objects.create(laporan=laporan, kunci=file.sha256, berkas=file, halaman=1),
        pagu=pagu,
        spent=_spend(pagu, unit),
        act=Jejak.objects.filter(objek="instansi.SubUnit", objek_id=unit.pk).order_by("nomor")[0],
        **_written(instansi, laporan),
        issue=_issued(instansi),
    )


def _issued(instansi: Instansi) -> Terbitan:
    """A year of its own, since nothing of it may be changed."""
    laporan = Laporan.objects.create(instansi=instansi, tahun=LONG_AGO)
    make(Terbitan, laporan=laporan, **_files(instansi))
    issue = make(Terbitan, laporan=laporan, versi=2, perubahan="a", **_files(instansi))
    for act in (tahap.submit, tahap.approve):
        act(tahap.state_of(instansi, LONG_AGO, "lakip"), by=None)
    answers = [IsianJawaban(one.kunci, "ya", "", 0) for one in load_checklist(laporan).butir]
    save_answers(laporan, answers, by=None)
    state_reviewed(laporan, by=None, pereviu="Ani", jabatan="Inspektur", tanggal=days(0))
    return issue


def _files(instansi: Instansi) -> dict[str, Any]:
    return {
        "berkas": berkas.store(f"PDF {instansi}".encode(), jenis="application/pdf"),
        "data": berkas.store(f'{{"laporan": {{"a": "{instansi}"}}}}'.encode(), jenis="text/json"),
    }


def _kegiatan() -> Nomenklatur:
    row, _ = Nomenklatur.objects.get_or_create(
        kode="7.01.01.2.01",
        defaults={
            "tingkat": "kegiatan",
            "induk": Nomenklatur.objects.get(kode="7.01.01"),
            "uraian": "kegiatan",
        },
    )
    return row


def _pagu(instansi: Instansi) -> Pagu:
    node = None
    for kode, tingkat in (("7", "urusan"), ("7.01", "bidang"), ("7.01.01", "program")):
        node, _ = Nomenklatur.objects.get_or_create(
            kode=kode, defaults={"tingkat": tingkat, "induk": node, "uraian": tingkat}
        )
    akun, _ = Akun.objects.get_or_create(kode="5.1", defaults={"uraian": "Belanja Operasi"})
    return Pagu.objects.create(
        instansi=instansi, tahun=TAHUN, tahap="murni", nomenklatur=node, akun=akun
    )


def _spend(pagu: Pagu, unit: SubUnit) -> Realisasi:
    return Realisasi.objects.create(
        instansi=pagu.instansi,
        tahun=TAHUN,
        triwulan=4,
        nomenklatur=pagu.nomenklatur,
        akun=pagu.akun,
        sub_unit=unit,
    )


def _written(instansi: Instansi, laporan: Laporan) -> dict[str, Any]:
    """Write a plan, own text of the report, and evidence."""
    make(Narasi, laporan=laporan, kunci="penutup", teks="<p>Sendiri.</p>")
    renstra = make(Renstra, instansi=instansi)
    sasaran = make(Sasaran, tujuan=make(Tujuan, renstra=renstra))
    indikator = make(Indikator, renstra=renstra, sasaran=sasaran)
    objek = Objek(instansi, TAHUN, "realisasi", Indikator, indikator.pk)
    rpjmd = Rpjmd.objects.filter(pemda=instansi.pemda).first()
    rpjmd = rpjmd or make(Rpjmd, pemda=instansi.pemda)
    make(Strategi, sasaran=sasaran)
    make(ProgramSasaran, sasaran=sasaran, nomenklatur=Nomenklatur.objects.get(kode="7.01.01"))
    make(Misi, rpjmd=rpjmd)
    sk = make(SkIku, instansi=instansi)
    make(SkButir, sk=sk)
    make(IkuBaris, sk=sk, indikator=indikator)
    make(Indikator, renstra=renstra, sasaran=sasaran)
    scan = berkas.store(b"scan", jenis="application/pdf")
    pk = PerjanjianKinerja.objects.create(
        instansi=instansi,
        jabatan=make_jabatan(instansi, pimpinan=True),
        tahun=TAHUN,
        pindaian=scan,
    )
    promise = PkSasaran.objects.create(
        perjanjian=pk,
        urutan=1,
        sasaran=sasaran,
        indikator=indikator,
        uraian_sasaran="Sasaran",
        uraian_indikator="Indikator",
    )
    return {
        "perjanjian": pk,
        "promise": promise,
        "indikator": indikator,
        "strategi": make(Strategi, sasaran=sasaran),
        "misi": make(Misi, rpjmd=rpjmd),
        "rkt_baris": make(
            RktBaris,
            rkt=make(Rkt, instansi=instansi, tahun=TAHUN, renstra=renstra),
            sasaran=sasaran,
            nomenklatur=_kegiatan(),
        ),
        "butir": make(SkButir, sk=sk),
        "bukti": add_bukti(objek, _file(files.picture(), "a.jpg"), judul="Foto", by=None),
    }


def _file(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _invite(instansi: Instansi) -> tuple[Pengguna, str]:
    tokens = []
    person = Pengguna(nama="Siti", username=f"siti.{instansi.kode}", email="siti@example.id")
    role = Penugasan(
        pengguna=person, peran="staf", pemda=instansi.pemda, instansi=instansi, mulai=days(0)
    )
    invite(role, by=None, url_of=lambda token: tokens.append(token) or token)
    return person, tokens[0]


# What addresses name ----------------------------------------------------------------------

_PERSON: Callable = lambda p, user: {"pk": p.person.pk}  # noqa: E731
_KODE: Callable = lambda p, user: {"kode": p.instansi.kode}  # noqa: E731
_PEMDA: Callable = lambda p, user: {"pk": p.pemda.pk}  # noqa: E731
_POST: Callable = lambda p, user: {"pk": p.masa.jabatan_id}  # noqa: E731
_MASA: Callable = lambda p, user: {"pk": p.masa.pk}  # noqa: E731
_UNIT: Callable = lambda p, user: {"pk": p.unit.pk}  # noqa: E731
_ROLE: Callable = lambda p, user: {"pk": p.role.pk}  # noqa: E731
_DESK: Callable = lambda p, user: {"pk": p.pemda.pk, "tahun": TAHUN}  # noqa: E731
_REPORT: Callable = lambda p, user: {"kode": p.instansi.kode, "tahun": TAHUN}  # noqa: E731
_OLD: Callable = lambda p, user: {"kode": p.instansi.kode, "tahun": LONG_AGO}  # noqa: E731
_ISSUE: Callable = lambda p, user: {**_OLD(p, user), "versi": p.issue.versi}  # noqa: E731
_PK: Callable = lambda p, user: {"pk": p.perjanjian.pk}  # noqa: E731
_STAGE: Callable = lambda p, user: {**_REPORT(p, user), "tahap": "murni"}  # noqa: E731
_LATER: Callable = lambda p, user: {**_REPORT(p, user), "tahap": "perubahan"}  # noqa: E731
_STEP: Callable = lambda p, user: {**_REPORT(p, user), "langkah": "realisasi"}  # noqa: E731
_TRAIL: Callable = lambda p, user: {"objek": "instansi.SubUnit", "objek_id": str(p.unit.pk)}  # noqa: E731


_TEXT: Callable = lambda p, user: {**_REPORT(p, user), "kunci": "penutup"}  # noqa: E731
_EVIDENCE: Callable = lambda p, user: {**_REPORT(p, user), "indikator": p.indikator.pk}  # noqa: E731
_PHOTO: Callable = lambda p, user: {**_EVIDENCE(p, user), "pk": p.bukti.pk}  # noqa: E731


def _plan(**more: Any) -> Callable:
    return lambda p, user: {**_REPORT(p, user), "jenis": "strategi", **more}


def _strategi(**more: Any) -> Callable:
    return lambda p, user: {**_plan(**more)(p, user), "pk": p.strategi.pk}


def _sasaran(p: Place, user: Pengguna) -> Kwargs:
    return {**_plan(di="sasaran")(p, user), "induk": p.strategi.sasaran_id}


def _rpjmd(p: Place, user: Pengguna) -> Kwargs:
    return {"pemda": p.pemda.pk, "awal": 2016}


def _settings(p: Place, user: Pengguna) -> Kwargs:
    return {"pemda": p.pemda.pk}


def _skala(p: Place, user: Pengguna) -> Kwargs:
    """Name a scale that nothing uses."""
    skala, made = SkalaNilai.objects.get_or_create(pemda=p.pemda, nama="Tabel")
    if made:
        make(PitaSkala, skala=skala, label="Semua", batas_bawah=None)
    return {**_settings(p, user), "pk": skala.pk}


def _templat(p: Place, user: Pengguna) -> Kwargs:
    """Name a wording that no PK uses."""
    day = date(2030, 1, 1)
    row = TemplatPernyataan.objects.filter(pemda=p.pemda, mulai=day).first()
    row = row or make(TemplatPernyataan, pemda=p.pemda, mulai=day)
    # A PK without a wording of its own reads that of its Pemda, which is use.
    PerjanjianKinerja.objects.filter(instansi__pemda=p.pemda).update(
        pembuka="b", pernyataan_pertama="b", pernyataan_kedua="b"
    )
    return {**_settings(p, user), "pk": row.pk}


def _changed_outline(p: Place, user: Pengguna) -> Kwargs:
    KerangkaBagian.objects.get_or_create(pemda=p.pemda, bagian="bab-4", judul="Akhir")
    return _settings(p, user)


def _opened(p: Place, user: Pengguna) -> Kwargs:
    Publikasi.objects.get_or_create(pemda=p.pemda, aktif=True)
    return _settings(p, user)


def _klien(p: Place, user: Pengguna) -> Kwargs:
    """Name a client whose token holds."""
    row = KlienApi.objects.filter(pemda=p.pemda, nama="Tabel").first()
    return {**_settings(p, user), "pk": (row or make(KlienApi, pemda=p.pemda, nama="Tabel")).pk}


def _closed(p: Place, user: Pengguna) -> Kwargs:
    """Name a report whose Pemda never opened its page."""
    return {"pemda": p.pemda.pk, **_REPORT(p, user)}


def _changed_checklist(p: Place, user: Pengguna) -> Kwargs:
    ButirReviu.objects.update_or_create(
        pemda=p.pemda, kelompok="format", urutan=1, defaults={"pernyataan": "Diganti"}
    )
    return _settings(p, user)


def _with_logo(p: Place, user: Pengguna) -> Kwargs:
    name = p.pemda.logo.storage.save("logo/tabel.jpg", ContentFile(files.picture()))
    Pemda.objects.filter(pk=p.pemda.pk).update(logo=name)
    return _settings(p, user)


def _with_heir(p: Place, user: Pengguna) -> Kwargs:
    """Let the IKU name an indicator of an earlier Renstra that the present one continues."""
    row = IkuBaris.objects.get(sk=p.butir.sk)
    before = make(
        Renstra, instansi=p.instansi, tahun_awal=2010, tahun_akhir=2015, berlaku_dari=2010
    )
    old = make(Indikator, renstra=before)
    Indikator.objects.filter(pk=row.indikator_id).update(lanjutan_dari=old)
    IkuBaris.objects.filter(pk=row.pk).update(indikator=old)
    return _REPORT(p, user)


def _misi(**more: Any) -> Callable:
    return lambda p, user: {**_rpjmd(p, user), "jenis": "misi", "pk": p.misi.pk, **more}


def _whole_rpjmd(p: Place, user: Pengguna) -> Kwargs:
    where = {"jenis": "misi", "di": "rpjmd", "induk": p.misi.rpjmd_id}
    return {**_rpjmd(p, user), **where}


def _butir(**more: Any) -> Callable:
    return lambda p, user: {**_REPORT(p, user), "jenis": "diktum", "pk": p.butir.pk, **more}


def _whole_sk(p: Place, user: Pengguna) -> Kwargs:
    where = {"jenis": "diktum", "di": "sk", "induk": p.butir.sk_id}
    return {**_REPORT(p, user), **where}


def _job(place: Place, user: Pengguna) -> Kwargs:
    row = Pekerjaan.objects.create(
        nama=CETAK_LAKIP,
        args={"kode": place.instansi.kode, "tahun": TAHUN},
        oleh=user,
        status="selesai",
        berakhir=place.cetakan.dibuat,
        hasil=place.cetakan.berkas,
    )
    return {"pk": row.pk}


def _session(place: Place, user: Pengguna) -> Kwargs:
    row = UserSession.objects.create(user=user, ip="127.0.0.1", session_key=uuid4().hex)
    return {"pk": row.pk}


def _reset(place: Place, user: Pengguna) -> Kwargs:
    person = place.person
    key = default_token_generator.make_token(person)
    return {"uidb36": int_to_base36(person.pk), "key": key}


def _notice(place: Place, user: Pengguna) -> Kwargs:
    return {"pk": Pesan.objects.create(penerima=user, teks="a", tautan="/").pk}


# Arguments of an address for a place and a person; those that take none are not here.
TARGETS: dict[str, Callable[[Place, Pengguna], Kwargs]] = {
    "instansi:orang_rinci": _PERSON,
    "instansi:orang_ubah": _PERSON,
    "instansi:orang_nonaktifkan": _PERSON,
    "instansi:orang_aktifkan": lambda p, user: {"pk": p.closed.pk},
    "instansi:orang_dua_langkah": _PERSON,
    "instansi:undangan_kirim": lambda p, user: {"pk": p.invited.pk},
    "instansi:undangan_cabut": lambda p, user: {"pk": p.invited.pk},
    "instansi:undangan_terima": lambda p, user: {"token": p.token},
    "instansi:penugasan_baru": _PERSON,
    "instansi:penugasan_akhiri": _ROLE,
    "kerja:pindah": _ROLE,
    "instansi:pejabat_rinci": lambda p, user: {"pk": p.official.pk},
    "instansi:pejabat_ubah": lambda p, user: {"pk": p.official.pk},
    "instansi:pejabat_baru": _PEMDA,
    "instansi:jabatan_rinci": _POST,
    "instansi:jabatan_ubah": _POST,
    "instansi:jabatan_baru": _KODE,
    "instansi:jabatan_pemda_baru": _PEMDA,
    "instansi:masa_baru": _POST,
    "instansi:masa_ubah": _MASA,
    "instansi:masa_akhiri": _MASA,
    "instansi:instansi_rinci": _KODE,
    "instansi:instansi_baru": _PEMDA,
    "instansi:instansi_ubah": _KODE,
    "instansi:uraian": _KODE,
    "instansi:instansi_aktifkan": _KODE,
    "instansi:instansi_nonaktifkan": _KODE,
    "instansi:unit_baru": _KODE,
    "instansi:unit_ubah": _UNIT,
    "instansi:unit_aktifkan": lambda p, user: {"pk": p.closed_unit.pk},
    "instansi:unit_nonaktifkan": _UNIT,
    "laporan:lakip": _REPORT,
    "laporan:buat_pdf": _REPORT,
    "laporan:cetakan": lambda p, user: {**_REPORT(p, user), "pk": p.cetakan.pk},
    "laporan:bagian": lambda p, user: {**_REPORT(p, user), "kunci": "sampul"},
    **{
        f"capaian:{name}": _REPORT
        for name in ("analisis", "keluaran", "nasional", "predikat", "realisasi", "riwayat")
    },
    "perjanjian:daftar": _REPORT,
    "perjanjian:pk": _PK,
    "perjanjian:naskah": _PK,
    "perjanjian:susun": _REPORT,
    "perjanjian:susun_bawahan": lambda p, user: {
        **_REPORT(p, user),
        "jabatan": Jabatan.objects.get_or_create(
            pemda=p.pemda, instansi=p.instansi, nama=f"Kasi {p.instansi.kode}"
        )[0].pk,
    },
    "perjanjian:tambah_baris": lambda p, user: {**_PK(p, user), "jenis": "program"},
    "perjanjian:isi": lambda p, user: {**_PK(p, user), "jenis": "target"},
    "perjanjian:hapus_baris": lambda p, user: {
        **_PK(p, user),
        "jenis": "target",
        "baris": p.promise.pk,
    },
    "perjanjian:ubah_naskah": _PK,
    "perjanjian:gerak": lambda p, user: {**_PK(p, user), "gerak": "tidak-tersedia"},
    "perjanjian:berkas": _PK,
    "perjanjian:komentar": _PK,
    "perjanjian:tanda_tangan": _PK,
    "perjanjian:komentar_selesai": _PK,
    "verifikasi:nomor": lambda p, user: {"nomor": "AAAABBBBCCCCDDDD"},  # of nothing signed
    "keuangan:pagu": _REPORT,
    "keuangan:realisasi": _REPORT,
    "keuangan:pagu_tahap": _STAGE,
    "keuangan:tambah_pagu": _LATER,
    "keuangan:tempel_pagu": _LATER,
    "keuangan:salin_pagu": _LATER,
    "keuangan:hapus_pagu": lambda p, user: {**_STAGE(p, user), "pk": p.pagu.pk},
    "keuangan:tambah_realisasi": _REPORT,
    "keuangan:hapus_realisasi": lambda p, user: {
        **_REPORT(p, user),
        "nomenklatur": p.spent.nomenklatur_id,
        "akun": p.spent.akun_id,
        "unit": p.unit.pk,
    },
    "laporan:unduh": lambda p, user: {"pk": p.pemda.pk, "tahun": TAHUN},
    "laporan:meja": _DESK,
    "laporan:ingatkan": _DESK,
    "laporan:tenggat_semua": _DESK,
    "laporan:baca": lambda p, user: {**_OLD(p, user), "kunci": "bab-3"},
    "laporan:baca_awal": _OLD,
    "laporan:reviu": _OLD,
    "laporan:pernyataan": _OLD,
    "laporan:terbit": _OLD,
    "laporan:terbitan": _ISSUE,
    "laporan:terbitan_data": _ISSUE,
    "laporan:dasbor": _DESK,
    "laporan:rekap": _DESK,
    "laporan:buat_rekap": lambda p, user: {**_DESK(p, user), "bentuk": "xlsx"},
    "laporan:terbitan_banding": _ISSUE,
    "laporan:tugas": _REPORT,
    "laporan:tahap": _STEP,
    "laporan:gerak": lambda p, user: {**_STEP(p, user), "gerak": "ajukan"},
    "laporan:pemegang": _STEP,
    "laporan:tenggat": _STEP,
    "laporan:komentar": _STEP,
    "laporan:komentar_selesai": _STEP,
    "kerja:buka_pesan": _notice,
    "laporan:daftar_teks": _REPORT,
    "laporan:teks": _TEXT,
    "laporan:teks_bawaan": _TEXT,
    "laporan:butir": lambda p, user: {**_REPORT(p, user), "jenis": "isu"},
    "laporan:tanggal": _REPORT,
    **{
        f"renstra:{name}": _REPORT
        for name in (
            "matriks",
            "baru",
            "kepala",
            "target",
            "target_program",
            "indikator",
            "indikator_program",
        )
    },
    **{f"renstra:sk_{name}": _REPORT for name in ("iku", "baru", "kepala", "isi", "semua")},
    "renstra:sk_penerus": _with_heir,
    "renstra:sk_tambah": _whole_sk,
    "renstra:sk_tempel": _whole_sk,
    "renstra:sk_ubah": _butir(),
    "renstra:sk_hapus": _butir(),
    "renstra:sk_pindah": _butir(arah="naik"),
    "renstra:tambah": _sasaran,
    "renstra:tempel": _sasaran,
    "renstra:ubah": _strategi(),
    "renstra:hapus": _strategi(),
    "renstra:pindah": _strategi(arah="naik"),
    **{f"renstra:{name}": _REPORT for name in ("rkt", "rkt_kepala", "rkt_tambah", "rkt_isi")},
    "renstra:rkt_hapus": lambda p, user: {**_REPORT(p, user), "pk": p.rkt_baris.pk},
    "renstra:rpjmd_daftar": lambda p, user: {"pemda": p.pemda.pk},
    "renstra:rpjmd_baru": lambda p, user: {"pemda": p.pemda.pk},
    "renstra:rpjmd_susunan": _rpjmd,
    "renstra:rpjmd_kepala": _rpjmd,
    "renstra:rpjmd_tambah": _whole_rpjmd,
    "renstra:rpjmd_tempel": _whole_rpjmd,
    "renstra:rpjmd_ubah": _misi(),
    "renstra:rpjmd_hapus": _misi(),
    "renstra:rpjmd_pindah": _misi(arah="naik"),
    "terbuka:daftar": _opened,
    **{f"terbuka:{name}": _closed for name in ("pdf", "json")},
    "terbuka:csv": lambda p, user: {**_closed(p, user), "tabel": "capaian"},
    **{f"api:{name}": _REPORT for name in ("laporan", "pdf", "capaian", "anggaran")},
    "api:lain": lambda p, user: {"lain": "rahasia"},
    **{f"laporan:{name}": _settings for name in ("terbuka", "terbuka_saklar", "klien_baru")},
    "laporan:klien_cabut": _klien,
    "laporan:pengaturan_pemda": _settings,
    "laporan:skala_daftar": _settings,
    "laporan:skala_baru": _settings,
    **{f"laporan:skala{name}": _skala for name in ("", "_ubah", "_hapus", "_berlakukan")},
    **{f"laporan:{name}": _settings for name in ("templat", "templat_baru")},
    **{f"laporan:{name}": _settings for name in ("kerangka", "teks_pemda")},
    **{f"laporan:butir_reviu{name}": _settings for name in ("", "_baru")},
    "laporan:butir_reviu_baku": _changed_checklist,
    "laporan:butir_reviu_ubah": lambda p, user: {**_settings(p, user), "kunci": "format-2"},
    "laporan:kerangka_baku": _changed_outline,
    "laporan:kerangka_bagian": lambda p, user: {**_settings(p, user), "kunci": "bab-1"},
    "laporan:kerangka_pindah": lambda p, user: {
        **_settings(p, user),
        "kunci": "bab-1",
        "arah": "turun",
    },
    "laporan:teks_pemda_ubah": lambda p, user: {**_settings(p, user), "kunci": "penutup"},
    **{f"laporan:templat_{name}": _templat for name in ("ubah", "hapus", "pratinjau")},
    **{f"laporan:cetak{name}": _settings for name in ("", "_ubah", "_pratinjau")},
    **{f"laporan:logo{name}": _with_logo for name in ("", "_ubah", "_hapus")},
    "laporan:siapkan": _REPORT,
    **{
        f"laporan:{name}_renstra": lambda p, user: {
            **_KODE(p, user),
            "pk": p.indikator.renstra_id,
        }
        for name in ("perubahan", "periode")
    },
    "bukti:daftar": _REPORT,
    "bukti:indikator": _EVIDENCE,
    "bukti:unduh": _PHOTO,
    "bukti:ganti": _PHOTO,
    "bukti:foto": _PHOTO,
    "kerja:pekerjaan": _job,
    "kerja:berkas": _job,
    "kerja:ulang": _job,
    "kerja:batal": _job,
    "kerja:riwayat_objek": _TRAIL,
    "kerja:riwayat_isian": _TRAIL,
    "kerja:riwayat_pulihkan": lambda p, user: {**_TRAIL(p, user), "nomor": p.act.nomor},
    "account_reset_password_from_key": _reset,
    "usersessions_end": _session,
}

# What is sent ------------------------------------------------------------------------------


def _role(place: Place, peran: str = "pejabat") -> Data:
    return {
        "peran": peran,
        "tempat": f"instansi-{place.instansi.pk}",
        "jenis": "definitif",
        "mulai": days(0).isoformat(),
    }


_NEW_PASSWORD = "kata-sandi-lain-2027"  # noqa: S105
_TWICE = {"new_password1": _NEW_PASSWORD, "new_password2": _NEW_PASSWORD}
_MASA_FORM: Data = {"jenis": "definitif", "mulai": "2015-01-01", "selesai": "2015-12-31"}
_INSTANSI: Data = {"nama": "Kecamatan Baru", "sebutan_pimpinan": "Camat"}

_RENSTRA: Data = {
    "tahun_awal": "2016",
    "tahun_akhir": "2021",
    "jenis": "awal",
    "perubahan_ke": "0",
    "berlaku_dari": "2016",
    "nomor": "Lain",
    "presisi": "hari",
}
_SK: Data = {"tentang": "IKU", "berlaku_dari": "2018", "presisi": "hari"}
_WORDING: Data = {"pembuka": "Kami:", "pihak_pertama": "Berjanji.", "pihak_kedua": "Menilai."}
_BANDS: Data = {
    "jenis": "kategori",
    "pita-TOTAL_FORMS": 1,
    "pita-INITIAL_FORMS": 0,
    "pita-0-label": "Semua nilai",
    "pita-0-syarat": "mulai",
}
_RPJMD: Data = {"nama": "RPJMD", "tahun_awal": "2016", "tahun_akhir": "2021", "visi": "Lain"}

# What a person who may would send, by the address; the others send nothing.
PAYLOADS: dict[str, Callable[[Place, Pengguna], Data]] = {
    "laporan:tenggat_semua": lambda p, user: {"rkt": "2022-03-01", "awal": 10, "dekat": 2},
    "laporan:ingatkan": lambda p, user: {"tahap": f"{p.instansi.kode}/realisasi"},
    "instansi:undang": lambda p, user: {
        "nama": "Budi",
        "username": "budi",
        "email": "budi@example.id",
        **_role(p, "staf"),
    },
    "instansi:orang_ubah": lambda p, user: {
        "nama": "Nama Baru",
        "email": "baru@example.id",
        "versi": p.person.versi,
    },
    "instansi:penugasan_baru": lambda p, user: _role(p),
    "kerja:pindah": lambda p, user: _role(p),
    "laporan:unduh": lambda p, user: {
        "laporan": Laporan.objects.get(instansi=p.instansi, tahun=TAHUN).pk
    },
    "instansi:undangan_terima": lambda p, user: _TWICE,
    "instansi:pejabat_baru": lambda p, user: {"nama": "Haidori"},
    "instansi:pejabat_ubah": lambda p, user: {"nama": "Haidori", "versi": 1},
    "instansi:jabatan_baru": lambda p, user: {"nama": "Jabatan Baru"},
    "instansi:jabatan_pemda_baru": lambda p, user: {"nama": "Jabatan Baru"},
    "instansi:jabatan_ubah": lambda p, user: {"nama": "Nama Baru", "versi": 1},
    "instansi:masa_baru": lambda p, user: {**_MASA_FORM, "pejabat": p.official.pk},
    "instansi:masa_ubah": lambda p, user: {**_MASA_FORM, "pejabat": p.official.pk, "versi": 1},
    "instansi:masa_akhiri": lambda p, user: {"selesai": days(0).isoformat(), "versi": 1},
    "instansi:instansi_baru": lambda p, user: {**_INSTANSI, "kode": "baru"},
    "instansi:instansi_ubah": lambda p, user: {**_INSTANSI, "versi": 1},
    "instansi:uraian": lambda p, user: {"tugas": "Satu\nDua", "dibaca": "{}"},
    "instansi:unit_baru": lambda p, user: {"nama": "Unit", "jenis": "seksi", "urutan": "1"},
    "instansi:unit_ubah": lambda p, user: {
        "nama": "Unit",
        "jenis": "seksi",
        "urutan": "1",
        "versi": 3,
    },
    "laporan:teks": lambda p, user: {"teks": "<p>Lain.</p>", "versi": 1},
    "laporan:teks_bawaan": lambda p, user: {"versi": 1},
    "laporan:butir": lambda p, user: {"butir": ["Satu"], "dibaca": "[]", "aksi": "simpan"},
    "laporan:tanggal": lambda p, user: {"tempat": "Contoh", "tahun": "2022", "versi": 1},
    "renstra:baru": lambda p, user: {
        **_RENSTRA,
        "tahun_awal": "2021",
        "tahun_akhir": "2026",
        "berlaku_dari": "2022",
    },
    "renstra:kepala": lambda p, user: {**_RENSTRA, "versi": 1},
    "renstra:tambah": lambda p, user: {"uraian": "Baru"},
    "renstra:tempel": lambda p, user: {"tempelan": "Satu\nDua", "aksi": "simpan"},
    "renstra:ubah": lambda p, user: {"uraian": "Lain", "versi": 1},
    "renstra:hapus": lambda p, user: {"versi": 1},
    "renstra:target": lambda p, user: {
        f"v-{p.indikator.pk}": "t2021.0~x",
        f"c-{p.indikator.pk}-t2021": "80",
    },
    "renstra:indikator": lambda p, user: {
        f"v-{p.indikator.pk}": "teks.1~x",
        f"c-{p.indikator.pk}-satuan": "nilai",
    },
    "renstra:rkt": lambda p, user: {
        f"v-b{p.rkt_baris.pk}": "anggaran.1~x",
        f"c-b{p.rkt_baris.pk}-anggaran": "1.000",
    },
    "renstra:rkt_kepala": lambda p, user: {"tempat": "Lain", "presisi": "hari", "versi": 1},
    "renstra:rkt_tambah": lambda p, user: {
        "sasaran": p.strategi.sasaran_id,
        "nomenklatur": p.pagu.nomenklatur.kode,
    },
    "renstra:rkt_hapus": lambda p, user: {"versi": 1},
    "renstra:sk_baru": lambda p, user: {**_SK, "berlaku_dari": "2019"},
    "renstra:sk_kepala": lambda p, user: {**_SK, "versi": 1},
    "renstra:sk_isi": lambda p, user: {
        f"v-{p.butir.sk.iku.get().pk}": "teks.1~x",
        f"c-{p.butir.sk.iku.get().pk}-formulasi": "a / b",
    },
    "renstra:sk_tambah": lambda p, user: {"teks": "Baru"},
    "renstra:sk_tempel": lambda p, user: {"tempelan": "Satu\nDua", "aksi": "simpan"},
    "renstra:sk_ubah": lambda p, user: {"teks": "Lain", "versi": 1},
    "renstra:sk_hapus": lambda p, user: {"versi": 1},
    "renstra:rpjmd_baru": lambda p, user: {**_RPJMD, "tahun_awal": "2021", "tahun_akhir": "2026"},
    "renstra:rpjmd_kepala": lambda p, user: {**_RPJMD, "versi": 1},
    "renstra:rpjmd_tambah": lambda p, user: {"uraian": "Baru"},
    "renstra:rpjmd_tempel": lambda p, user: {"tempelan": "Satu\nDua", "aksi": "simpan"},
    "renstra:rpjmd_ubah": lambda p, user: {"uraian": "Lain", "versi": 1},
    "renstra:rpjmd_hapus": lambda p, user: {"versi": 1},
    "laporan:skala_baru": lambda p, user: {"nama": "Baru", **_BANDS},
    "laporan:skala_ubah": lambda p, user: {"nama": "Tabel", "versi": 1, **_BANDS},
    "laporan:skala_hapus": lambda p, user: {"versi": 1},
    "laporan:skala_berlakukan": lambda p, user: {"mulai": TAHUN, "batas": "", "versi": 0},
    "laporan:butir_reviu_baru": lambda p, user: {"kelompok": "format", "pernyataan": "Baru"},
    "laporan:butir_reviu_ubah": lambda p, user: {
        "pernyataan": "Bunyi lain",
        "dipakai": "on",
        "versi": 1,
    },
    "laporan:kerangka_bagian": lambda p, user: {"judul": "Lain", "versi": 0},
    "laporan:terbuka_saklar": lambda p, user: {"aktif": "ya"},
    "laporan:klien_baru": lambda p, user: {"nama": "Portal"},
    "laporan:teks_pemda_ubah": lambda p, user: {"teks": "Selesai.", "versi": 0},
    "laporan:templat_baru": lambda p, user: {**_WORDING, "mulai": "2031-01-01"},
    "laporan:templat_ubah": lambda p, user: {**_WORDING, "mulai": "2030-01-01", "versi": 1},
    "laporan:templat_hapus": lambda p, user: {"versi": 1},
    "laporan:cetak_ubah": lambda p, user: {
        "nama": p.pemda.nama,
        "tempat": "Lain",
        "kertas": "F4",
        "huruf": "serif",
        "huruf_naskah": "sans",
        "versi": 1,
    },
    "laporan:logo_ubah": lambda p, user: {
        "logo": _file(files.picture(size=(200, 200)), "a.jpg"),
        "versi": 1,
    },
    "laporan:logo_hapus": lambda p, user: {"versi": 1},
    "laporan:siapkan": lambda p, user: {"rkt": "on", "target": "kosong"},
    "laporan:periode_renstra": lambda p, user: {
        "tahun_awal": p.indikator.renstra.tahun_akhir + 1,
        "tahun_akhir": p.indikator.renstra.tahun_akhir + 5,
        "berlaku_dari": p.indikator.renstra.tahun_akhir + 1,
        **{f"nasib_{one.pk}": "dilanjutkan" for one in p.indikator.renstra.indikator.all()},
    },
    "laporan:perubahan_renstra": lambda p, user: {
        "berlaku_dari": TAHUN,
        **{f"nasib_{one.pk}": "dilanjutkan" for one in p.indikator.renstra.indikator.all()},
    },
    "bukti:indikator": lambda p, user: {"judul": "a", "berkas": _file(files.PDF, "a.pdf")},
    "bukti:ganti": lambda p, user: {"alasan": "a", "berkas": _file(files.PDF, "a.pdf")},
    "bukti:foto": lambda p, user: {"tampil": "on", "keterangan": "a", "versi": 1},
    "kerja:riwayat_pulihkan": lambda p, user: {"versi": 3},
    "keuangan:pagu_tahap": lambda p, user: {
        f"v-{key_of(p.pagu)}": "pagu.1~x",
        f"c-{key_of(p.pagu)}-pagu": "1.000",
    },
    "keuangan:realisasi": lambda p, user: {
        f"v-{key_of(p.pagu)}": "tw1.0~x",
        f"c-{key_of(p.pagu)}-tw1": "1.000",
    },
    "keuangan:tambah_pagu": lambda p, user: {
        "nomenklatur": p.pagu.nomenklatur.kode,
        "akun": p.pagu.akun_id,
    },
    "keuangan:tempel_pagu": lambda p, user: {
        "tempelan": f"{p.pagu.nomenklatur.kode}\t{p.pagu.akun.kode}\t1.000",
        "aksi": "simpan",
    },
    "keuangan:salin_pagu": lambda p, user: {"dari": "murni"},
    "keuangan:hapus_pagu": lambda p, user: {"versi": 1},
    "perjanjian:susun_bawahan": lambda p, user: {"indikator": [p.promise.indikator_id]},
    "perjanjian:tambah_baris": lambda p, user: {"nomenklatur": "7.01.01", "pagu": "1.000"},
    "perjanjian:ubah_naskah": lambda p, user: {"versi": 1, "pembuka": "Kami:"},
    "perjanjian:gerak": lambda p, user: {"versi": 1, "alasan": "Hilang."},
    "perjanjian:komentar": lambda p, user: {"indikator": p.indikator.pk, "teks": "Mana?"},
    "perjanjian:komentar_selesai": lambda p, user: {"indikator": p.indikator.pk},
    "keuangan:tambah_realisasi": lambda p, user: {
        "nomenklatur": p.pagu.nomenklatur.kode,
        "akun": p.pagu.akun_id,
    },
    "keuangan:hapus_realisasi": lambda p, user: {"versi": 1},
    "laporan:reviu": lambda p, user: {"j-format-1": "tidak", "v-format-1": 1},
    "laporan:pernyataan": lambda p, user: {
        "pereviu": "Ani",
        "jabatan": "Inspektur Pembantu",
        "tanggal": days(0).isoformat(),
        "versi": 1,
    },
    "laporan:terbit": lambda p, user: {
        "persetujuan": p.issue.laporan.persetujuan.first().pk,
        "perubahan": "Angka SKM.",
    },
    "laporan:gerak": lambda p, user: {"versi": 1},
    "laporan:pemegang": lambda p, user: {"pemegang": p.person.pk, "versi": 1},
    "laporan:tenggat": lambda p, user: {"tenggat": "2022-02-28", "versi": 1},
    "laporan:komentar": lambda p, user: {"tempat": "", "teks": "Mana sumbernya?"},
    "account_login": lambda p, user: {"login": p.person.username, "password": SANDI},
    "account_reauthenticate": lambda p, user: {"password": SANDI},
    "account_change_password": lambda p, user: {
        "oldpassword": SANDI,
        "password1": _NEW_PASSWORD,
        "password2": _NEW_PASSWORD,
    },
    "account_reset_password": lambda p, user: {"email": "a@example.id"},
}


def slug(name: str) -> str:
    """The name of an address without what a test id may not hold."""
    return re.sub(r"\W+", "-", name)
