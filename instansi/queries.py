"""Reading who held which post, how an Instansi is printed, and the roles of today."""

import base64
import mimetypes
from collections import defaultdict
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone

from instansi.data import Huruf, Profil, Unit
from instansi.formulas import format_nip
from instansi.models import (
    Instansi,
    Jabatan,
    JenisJabatan,
    MasaJabatan,
    Pemda,
    Pengguna,
    Penugasan,
    SubUnit,
)
from sakip.dates import Presisi, format_tanggal, last_day
from sakip.models import BertanggalModel
from sakip.pdf.blocks import Penanda

# Who acts for an absent or missing holder signs before a definitif one of the same day.
_PRECEDENCE = [JenisJabatan.PLH, JenisJabatan.PLT, JenisJabatan.PJ, JenisJabatan.DEFINITIF]
HURUF: dict[str, Huruf] = {"sans": "sans", "serif": "serif", "bookman": "bookman"}


def in_force(on: date) -> Q:
    """Return the condition that a period (mulai, selesai) covers the day ``on``."""
    return Q(mulai__lte=on) & (Q(selesai__isnull=True) | Q(selesai__gte=on))


def holder_of_instansi(instansi: Instansi, on: date) -> MasaJabatan | None:
    """Return who led the Instansi on that day, or None if nobody is recorded."""
    return _holder(Q(jabatan__instansi=instansi, jabatan__pimpinan=True), on)


def holder_of_pemda(pemda: Pemda, on: date) -> MasaJabatan | None:
    """Return who was kepala daerah on that day, or None if nobody is recorded."""
    return _holder(
        Q(jabatan__pemda=pemda, jabatan__instansi__isnull=True, jabatan__pimpinan=True), on
    )


def holder_of_jabatan(jabatan: Jabatan, on: date) -> MasaJabatan | None:
    """Return who held a post on that day, or None if nobody is recorded."""
    return _holder(Q(jabatan=jabatan), on)


def _holder(post: Q, on: date) -> MasaJabatan | None:
    rank = Case(
        *[When(jenis=jenis, then=Value(i)) for i, jenis in enumerate(_PRECEDENCE)],
        output_field=IntegerField(),
    )
    return (
        MasaJabatan.objects.filter(post, in_force(on))
        .select_related("jabatan", "pejabat")
        .order_by(rank, "-mulai")
        .first()
    )


def current_penugasan(user: Pengguna) -> QuerySet[Penugasan]:
    """Return the roles that a user holds today.

    One that ended, was withdrawn or has not begun grants nothing, nor does any to an inactive
    user, or at an Instansi that is no longer active.
    """
    return (
        Penugasan.objects.filter(
            in_force(timezone.localdate()),
            pengguna=user,
            pengguna__is_active=True,
            dicabut__isnull=True,
        )
        .exclude(instansi__aktif=False)
        .select_related("instansi__pemda", "pemda")
    )


def unfinished_penugasan(user: Pengguna) -> QuerySet[Penugasan]:
    """Return the roles that a user holds today or will hold, whether or not they may log in."""
    return Penugasan.objects.filter(
        unfinished(), pengguna=user, dicabut__isnull=True
    ).select_related("instansi__pemda", "pemda")


def home_of(user: Pengguna) -> Instansi | None:
    """Return the one Instansi where somebody serves or will serve; None where it is not one."""
    places = {role.instansi_id: role.instansi for role in unfinished_penugasan(user)}
    return next(iter(places.values())) if len(places) == 1 else None


def unfinished(day: date | None = None) -> Q:
    """Return the condition that a period (mulai, selesai) reaches a day (today) or a later one."""
    return Q(selesai__isnull=True) | Q(selesai__gte=day or timezone.localdate())


def build_penanda(
    masa: MasaJabatan | None,
    *,
    tempat: str = "",
    tanggal: date | None = None,
    presisi: Presisi | str = Presisi.HARI,
    anchor: str = "",
) -> Penanda | None:
    """Return the signature block of who holds a post, or None if nobody is recorded.

    ``masa`` comes with jabatan and pejabat. The kepala daerah has neither pangkat nor NIP.
    """
    if masa is None:
        return None
    pejabat = masa.pejabat
    return Penanda(
        jabatan=masa.sebutan,
        nama=pejabat.nama_gelar,
        pangkat=pejabat.pangkat,
        nip=format_nip(pejabat.nip),
        tempat=tempat,
        tanggal=format_tanggal(tanggal, presisi) if tanggal else "",
        anchor=anchor,
    )


def build_signer(instansi: Instansi, naskah: BertanggalModel, *, anchor: str) -> Penanda | None:
    """Return the block of who led the Instansi on the document's date; None without a date.

    A date known to the month or year means its last day. Without a place of its own, a document
    is made where the Pemda sits.
    """
    if naskah.tanggal is None:
        return None
    return build_penanda(
        holder_of_instansi(instansi, last_day(naskah.tanggal, naskah.presisi)),
        tempat=naskah.tempat or instansi.pemda.tempat,
        tanggal=naskah.tanggal,
        presisi=naskah.presisi,
        anchor=anchor,
    )


def load_profil(instansi: Instansi) -> Profil:
    """Return the Instansi and its Pemda as they are printed."""
    pemda = instansi.pemda
    pimpinan, kepala_daerah = _heads(instansi)
    uraian = defaultdict(list)
    for butir in instansi.uraian.order_by("urutan"):
        uraian[butir.jenis].append(butir.teks)
    return Profil(
        kode=instansi.kode,
        nama=instansi.nama,
        nama_pendek=instansi.nama_pendek,
        sebutan_pimpinan=instansi.sebutan_pimpinan,
        pimpinan=pimpinan,
        pemda=pemda.nama,
        pemda_pendek=pemda.nama_pendek,
        pemerintah=f"Pemerintah {pemda.nama}",
        sebutan_kepala_daerah=pemda.sebutan_kepala,
        kepala_daerah=kepala_daerah,
        tempat=pemda.tempat,
        alamat=instansi.alamat,
        kertas="F4" if pemda.kertas == Pemda.Kertas.F4 else "A4",
        contoh=pemda.contoh,
        logo=logo_of(pemda),
        dasar_hukum=instansi.dasar_hukum,
        kedudukan=tuple(uraian["kedudukan"]),
        tugas=tuple(uraian["tugas"]),
        fungsi=tuple(uraian["fungsi"]),
        susunan=_units(instansi),
        jumlah_kelurahan=instansi.jumlah_kelurahan,
        jumlah_desa=instansi.jumlah_desa,
        huruf=HURUF[pemda.huruf],
        huruf_naskah=HURUF[pemda.huruf_naskah],
    )


def _heads(instansi: Instansi) -> tuple[str, str]:
    """Return the posts that lead the Instansi and the Pemda, named by rule where none is set."""
    posts = Jabatan.objects.filter(
        Q(instansi=instansi) | Q(instansi__isnull=True), pemda=instansi.pemda, pimpinan=True
    )
    names = {post.instansi_id: post.nama for post in posts}
    pemda = instansi.pemda
    return (
        names.get(instansi.pk) or f"{instansi.sebutan_pimpinan} {instansi.nama_pendek}",
        names.get(None) or f"{pemda.sebutan_kepala} {pemda.nama_pendek}",
    )


def _units(instansi: Instansi) -> tuple[Unit, ...]:
    below = defaultdict(list)
    for unit in instansi.sub_unit.filter(aktif=True).order_by("urutan", "id"):
        below[unit.induk_id].append(unit)

    def build(unit: SubUnit) -> Unit:
        anak = tuple(map(build, below[unit.pk]))
        return Unit(unit.nama, unit.sebutan_pimpinan or unit.nama, anak)

    return tuple(map(build, below[None]))


def logo_of(pemda: Pemda) -> str:
    """Return the logo as a data: address; "" also where its file has been lost."""
    name = pemda.logo.name
    if not name or not pemda.logo.storage.exists(name):
        return ""
    with pemda.logo.open("rb") as file:
        content = base64.b64encode(file.read()).decode()
    mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"data:{mime};base64,{content}"
