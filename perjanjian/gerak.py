"""The acts on a PK as pages ask for them: the words around each, its form and its service."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile

from instansi.access import can
from instansi.models import Pengguna
from kerja import berkas
from kerja.periksa import examine
from perjanjian import services
from perjanjian.alur import (
    AJUKAN_PK,
    BATALKAN_RANCANGAN,
    CATAT_BASAH,
    CATAT_LUAR,
    KEMBALIKAN_PK,
    NYATAKAN_TIADA,
    PERBARUI_PK,
    SUSUN_PK,
    TARIK_PK,
    StatusPk,
)
from perjanjian.cetak import lay_out_naskah
from perjanjian.forms import AlasanForm, BasahForm, GerakForm, LuarForm, PerubahanForm
from perjanjian.models import PerjanjianKinerja
from perjanjian.tandatangan.ca import known_roots
from perjanjian.tandatangan.luar import TidakDapatDiperiksa, inspect
from sakip.errors import Ditolak
from sakip.workflow import Move

Run = Callable[[PerjanjianKinerja, GerakForm, Pengguna], PerjanjianKinerja]


@dataclass(frozen=True)
class Gerak:
    """An act: ``dari`` are the states it starts from, ``act`` the right it takes."""

    label: str
    dari: frozenset[str]
    act: str
    form: type[GerakForm]
    run: Run
    selesai: str
    akibat: tuple[str, ...] = ()
    bahaya: bool = False
    utama: bool = False


def acts_for(pk: PerjanjianKinerja, user: Pengguna) -> dict[str, Gerak]:
    """Return what somebody may do with a PK as it stands, by the word of the address."""
    return {
        name: gerak
        for name, gerak in GERAK.items()
        if pk.status in gerak.dari and _may(pk, user, gerak)
    }


def _is_done(pk: PerjanjianKinerja) -> bool:
    return hasattr(pk, "pembatalan")


def _may(pk: PerjanjianKinerja, user: Pengguna, gerak: Gerak) -> bool:
    return (
        is_for(pk, gerak)
        and not _is_done(pk)
        and can(user, services.right_of(pk, gerak.act), pk.instansi)
    )


def is_for(pk: PerjanjianKinerja, gerak: Gerak) -> bool:
    """Return whether there is such an act on this kind of PK: of lower officials none is reminded."""
    return gerak.act != "remind" or pk.jabatan.pimpinan


def _submit(pk: PerjanjianKinerja, form: GerakForm, by: Pengguna) -> PerjanjianKinerja:
    return services.submit_pk(pk, lay_out_naskah(pk), by=by, versi=form.dibaca)


def _refresh(pk: PerjanjianKinerja, form: GerakForm, by: Pengguna) -> PerjanjianKinerja:
    return services.refresh_pk(pk, lay_out_naskah(pk), by=by, versi=form.dibaca)


def _withdraw(pk: PerjanjianKinerja, form: GerakForm, by: Pengguna) -> PerjanjianKinerja:
    return services.withdraw_pk(pk, by=by, versi=form.dibaca)


def _return(pk: PerjanjianKinerja, form: GerakForm, by: Pengguna) -> PerjanjianKinerja:
    return services.return_pk(pk, by=by, versi=form.dibaca, alasan=form.cleaned_data["alasan"])


def _missing(pk: PerjanjianKinerja, form: GerakForm, by: Pengguna) -> PerjanjianKinerja:
    return services.declare_missing(
        pk, by=by, versi=form.dibaca, alasan=form.cleaned_data["alasan"]
    )


def _resume(pk: PerjanjianKinerja, form: GerakForm, by: Pengguna) -> PerjanjianKinerja:
    return services.resume_pk(pk, by=by, versi=form.dibaca)


def _cancel(pk: PerjanjianKinerja, form: GerakForm, by: Pengguna) -> PerjanjianKinerja:
    services.cancel_pk(pk, by=by, versi=form.dibaca, alasan=form.cleaned_data["alasan"])
    return pk


def _remind(pk: PerjanjianKinerja, form: GerakForm, by: Pengguna) -> PerjanjianKinerja:
    return services.remind_pk(pk, by=by)


def _amend(pk: PerjanjianKinerja, form: GerakForm, by: Pengguna) -> PerjanjianKinerja:
    said = form.cleaned_data
    return services.begin_perubahan(pk, by=by, alasan=said["alasan"], uraian=said["uraian"])


def _paper(pk: PerjanjianKinerja, form: GerakForm, by: Pengguna) -> PerjanjianKinerja:
    said = form.cleaned_data
    return services.enter_paper(
        pk, by=by, versi=form.dibaca, tanggal=said["tanggal"], presisi=said["presisi"],
        tempat=said["tempat"], tertulis=said["pihak"], pindaian=_keep(said["pindaian"]),
    )  # fmt: skip


def _outside(pk: PerjanjianKinerja, form: GerakForm, by: Pengguna) -> PerjanjianKinerja:
    upload = form.cleaned_data["pindaian"]
    content = upload.read()
    upload.seek(0)
    try:
        found = inspect(content, known_roots())
    except TidakDapatDiperiksa as reason:
        raise Ditolak(str(reason), "pindaian") from reason
    return services.enter_outside(
        pk, by=by, versi=form.dibaca, berkas=_keep(upload), tanda=found.tanda
    )


def _keep(upload: UploadedFile) -> "berkas.Berkas":
    """Store a scan whose content is what its name says. Raises Ditolak, at the field."""
    content = upload.read()
    try:
        jenis = examine(content, upload.name or "").jenis
    except Ditolak as refused:
        raise Ditolak(str(refused), "pindaian") from refused
    return berkas.store(content, jenis=jenis)


def _gerak(move: Move, form: type[GerakForm], run: Run, selesai: str, *akibat: str, **how: bool) -> Gerak:  # fmt: skip
    return Gerak(move.label, move.dari, move.act, form, run, selesai, akibat, **how)


GERAK: dict[str, Gerak] = {
    "ajukan": _gerak(
        AJUKAN_PK, GerakForm, _submit,
        "PK sudah diajukan. Penanda tangan pertama mendapat pesan.",
        "Naskah PDF disusun dan dibekukan; penanda tangan membaca tepat berkas itu.",
        "Selama ditinjau isinya terkunci. Sebelum ada yang menandatangani, PK dapat ditarik kembali.",
        utama=True,
    ),
    "perbarui": _gerak(
        PERBARUI_PK, GerakForm, _refresh,
        "Naskah sudah diperbarui. Penanda tangan pertama mendapat pesan.",
        "Naskah disusun ulang dengan pejabat yang memegang jabatan hari ini.",
    ),
    "tarik": _gerak(
        TARIK_PK, GerakForm, _withdraw, "PK sudah ditarik kembali; isinya dapat diubah lagi.",
        "PK kembali menjadi draf. Naskah yang dibekukan tidak dapat lagi ditandatangani.",
    ),
    "kembalikan": _gerak(
        KEMBALIKAN_PK, AlasanForm, _return,
        "PK sudah dikembalikan. Staf perencanaan mendapat pesan dengan alasan Anda.",
        "Staf perencanaan memperbaiki, lalu mengajukannya lagi.",
        "Tanda tangan yang sudah dibubuhkan pada naskah ini tidak dipakai lagi.",
    ),
    "basah": _gerak(
        CATAT_BASAH, BasahForm, _paper, "PK bertanda tangan basah sudah dicatat dan berlaku.",
        "PK langsung berlaku dan isinya tidak dapat diubah lagi.",
        "Pihak yang tidak ditulis di bawah diambil dari pemegang jabatan pada tanggal itu.",
    ),
    "luar": _gerak(
        CATAT_LUAR, LuarForm, _outside,
        "PK bertanda tangan elektronik dari luar sudah diperiksa, dicatat, dan berlaku.",
        "Tanda tangan di dalam PDF diperiksa dahulu: sedikitnya dua, utuh, dan tanpa ubahan sesudahnya.",
        "PK langsung berlaku dan isinya tidak dapat diubah lagi. Tanggalnya tanggal tanda tangan pertama.",
        "Kedua pihak diambil dari pejabat yang memegang jabatan pada tanggal itu.",
    ),
    "tidak-tersedia": _gerak(
        NYATAKAN_TIADA, AlasanForm, _missing, "PK dinyatakan tidak tersedia.",
        "LAKIP mencetak bahwa naskahnya tidak tersedia, beserta alasan ini.",
    ),
    "susun-lagi": _gerak(
        SUSUN_PK, GerakForm, _resume, "PK dapat disusun.",
        "Pernyataan tidak tersedia dicabut, dan PK menjadi draf.",
    ),
    "batalkan": _gerak(
        BATALKAN_RANCANGAN, AlasanForm, _cancel, "Rancangan PK dibatalkan.",
        "Rancangan ini tidak dapat diteruskan; susunlah yang baru bila diperlukan.", bahaya=True,
    ),
    "perubahan": Gerak(
        "Susun PK perubahan", frozenset({StatusPk.BERLAKU, StatusPk.TIDAK_TERSEDIA}), "draft",
        PerubahanForm, _amend, "PK perubahan disusun; periksa target dan pagunya.",
        ("PK yang sekarang tetap berlaku sampai PK perubahan ditandatangani kedua pihak.",),
    ),
    "cabut": Gerak(
        "Batalkan PK yang berlaku", frozenset({StatusPk.BERLAKU}), "return",
        AlasanForm, _cancel, "PK dibatalkan.",
        ("PK tidak berlaku lagi. Naskahnya tetap tersimpan dan pembatalannya tercatat.",), bahaya=True,
    ),
    "ingatkan": Gerak(
        "Ingatkan", frozenset(services.GILIRAN), "remind", GerakForm, _remind,
        "Pengingat sudah dikirim kepada yang ditunggu.",
        ("Yang sedang ditunggu mendapat pesan dan surel, paling banyak sekali sehari.",),
    ),
}  # fmt: skip
