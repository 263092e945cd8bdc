"""Evidence of any object: added, replaced with a reason, shown in the report; never deleted."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.db.models import QuerySet, Sum

from instansi.models import Instansi, Pengguna
from kerja import berkas
from kerja.jejak import record
from kerja.models import Bukti
from kerja.periksa import JPEG, examine
from kerja.tahap import check_open
from sakip.errors import Ditolak
from sakip.numbers import format_number
from sakip.perubahan import change, create


@dataclass(frozen=True)
class Objek:
    """What evidence is of: an object of an Instansi's year, and the step that its figure is in."""

    instansi: Instansi
    tahun: int
    langkah: str
    model: type[models.Model]
    id: int

    @property
    def label(self) -> str:
        """Return the kind of the object as the trail writes it."""
        return self.model._meta.label

    def bukti(self) -> QuerySet[Bukti]:
        """Return all evidence of the object, also what was replaced."""
        return Bukti.objects.filter(
            instansi=self.instansi, tahun=self.tahun, objek=self.label, objek_id=self.id
        )


def current(rows: QuerySet[Bukti]) -> QuerySet[Bukti]:
    """Return the evidence that nothing has replaced."""
    return rows.filter(pengganti__isnull=True)


def count_bukti(instansi: Instansi, tahun: int, model: type[models.Model]) -> Counter[int]:
    """Return how many files in use each object of a kind has in a year, by id; in one query."""
    rows = current(Bukti.objects.filter(instansi=instansi, tahun=tahun, objek=model._meta.label))
    return Counter(rows.order_by().values_list("objek_id", flat=True))


def add_bukti(objek: Objek, upload: UploadedFile, *, judul: str, by: Pengguna | None) -> Bukti:
    """Keep a file as evidence. The same file again under the same title is the same evidence.

    Raises Ditolak, which says what is wrong with the file and what to do. Not to be called
    inside a transaction.
    """
    return _keep(objek, upload, {"judul": judul}, by)


def replace_bukti(
    objek: Objek, lama: Bukti, upload: UploadedFile, *, alasan: str, by: Pengguna | None
) -> Bukti:
    """Put a file in the place of another, with the reason; the other stays readable.

    Raises Ditolak. Not to be called inside a transaction.
    """
    if not alasan.strip():
        raise Ditolak("Tulis alasan penggantiannya, misalnya “halaman 2 tertinggal”.", "alasan")
    values = {"judul": lama.judul, "menggantikan": lama, "alasan": alasan.strip()}
    return _keep(objek, upload, values, by)


def _keep(objek: Objek, upload: UploadedFile, values: dict, by: Pengguna | None) -> Bukti:
    content = _read(upload)
    isi = examine(content, upload.name or "")
    _check_quota(objek, len(content))
    file = berkas.store(content, jenis=isi.jenis)
    printed = berkas.store(isi.cetak, jenis=JPEG) if isi.cetak else None
    with transaction.atomic():
        return _write(objek, {**values, "berkas": file, "cetak": printed, "ekor": isi.ekor}, by)


def _write(objek: Objek, values: dict, by: Pengguna | None) -> Bukti:
    # One after the other, so that two clicks at once make one row.
    Instansi.objects.select_for_update().get(pk=objek.instansi.pk)
    check_open(objek.instansi, objek.tahun, objek.langkah)
    lama = values.get("menggantikan")
    same = current(objek.bukti()).filter(berkas=values["berkas"]).first()
    if same:
        _check_twin(same, values["judul"], lama)
        return same
    if lama and Bukti.objects.filter(menggantikan=lama).exists():
        raise Ditolak("Bukti ini sudah diganti orang lain. Muat ulang halaman untuk melihatnya.")
    row, perubahan = create(
        Bukti(
            instansi=objek.instansi,
            tahun=objek.tahun,
            objek=objek.label,
            objek_id=objek.id,
            oleh=by,
            **values,
        )
    )
    aksi = "ganti bukti dukung" if lama else "unggah bukti dukung"
    perubahan["sha256"] = [None, row.berkas.sha256]
    record(aksi, row, by=by, instansi=objek.instansi, perubahan=perubahan)
    return row


def _check_twin(same: Bukti, judul: str, lama: Bukti | None) -> None:
    """Let a second click pass; else say that a file which is in use already changes nothing."""
    if same == lama:
        raise Ditolak("Ini berkas yang sama dengan yang akan diganti. Pilih berkas yang baru.")
    if (same.menggantikan, same.judul) != (lama, judul):
        raise Ditolak(f"Berkas yang sama sudah ada di sini sebagai “{same.judul}”.")


def _read(upload: UploadedFile) -> bytes:
    limit = settings.BUKTI_MAX_FILE
    if (upload.size or 0) > limit:
        raise Ditolak(too_large())
    return upload.read()


def too_large() -> str:
    """Return what is said of a file over the limit."""
    return (
        f"Berkas ini lebih besar daripada {largest()}. Perkecil fotonya, "
        "atau pindai dokumennya dengan resolusi lebih rendah, lalu unggah lagi."
    )


def largest() -> str:
    """Return how large one file may be, in words."""
    return _megabytes(settings.BUKTI_MAX_FILE)


def _check_quota(objek: Objek, size: int) -> None:
    rows = Bukti.objects.filter(instansi=objek.instansi, tahun=objek.tahun)
    used = rows.aggregate(jumlah=Sum("berkas__ukuran"))["jumlah"] or 0
    if used + size > settings.BUKTI_QUOTA:
        raise Ditolak(
            f"Tempat bukti dukung tahun {objek.tahun} sudah terpakai {_megabytes(used)} dari "
            f"{_megabytes(settings.BUKTI_QUOTA)}. Perkecil berkasnya, atau mintalah admin menambah "
            "tempat."
        )


def _megabytes(size: int) -> str:
    return f"{format_number(size // (1024 * 1024))} MB"


@transaction.atomic
def show_bukti(
    objek: Objek, row: Bukti, values: dict[str, Any], *, versi: int, by: Pengguna | None
) -> Bukti:
    """Print a photo in the report (``tampil``) under its ``keterangan``, or no longer.

    Raises Ditolak and VersiUsang.
    """
    check_open(objek.instansi, objek.tahun, objek.langkah)
    keterangan = " ".join(values["keterangan"].split())
    if values["tampil"] and not keterangan:
        raise Ditolak("Tulis keterangan yang dicetak di bawah foto.", "keterangan")
    if values["tampil"] and row.cetak_id is None:
        raise Ditolak("Yang dapat tampil di laporan hanya foto (PNG atau JPG).")
    told = {"tampil": values["tampil"], "keterangan": keterangan}
    saved, perubahan = change(row, told, versi=versi)
    if perubahan:
        record("atur foto di laporan", saved, by=by, instansi=objek.instansi, perubahan=perubahan)
    return saved
