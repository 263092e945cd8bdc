"""Evidence is kept under its hash, once, within limits; replaced with a reason, never deleted."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from instansi.models import Pengguna
from kerja import berkas, guards
from kerja.bukti import Objek, add_bukti, current, replace_bukti, show_bukti
from kerja.models import Berkas, Bukti, Jejak, Tahap
from renstra.models import Indikator
from sakip.errors import Ditolak, VersiUsang
from tests import files
from tests.rows import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def objek() -> Objek:
    indikator = make(Indikator)
    return Objek(indikator.renstra.instansi, 2021, "realisasi", Indikator, indikator.pk)


@pytest.fixture
def staf() -> Pengguna:
    return make(Pengguna)


def upload(content: bytes = files.PDF, name: str = "laporan.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def add(objek, by=None, content=files.PDF, name="laporan.pdf") -> Bukti:
    return add_bukti(objek, upload(content, name), judul="Laporan SKM", by=by)


def test_a_file_is_kept_with_who_and_what(objek, staf):
    row = add(objek, staf)
    assert berkas.read(row.berkas) == files.PDF
    assert (row.objek, row.objek_id, row.oleh) == ("renstra.Indikator", objek.id, staf)
    assert (row.ekor, row.cetak, row.tampil) == (".pdf", None, False)
    told = Jejak.objects.get()
    assert (told.aksi, told.pelaku) == ("unggah bukti dukung", staf)
    assert told.perubahan["sha256"] == [None, row.berkas.sha256]


def test_a_photo_is_kept_as_it_is_and_as_it_prints(objek):
    content = files.picture(size=(2000, 1000))
    row = add(objek, content=content, name="foto.jpg")
    assert berkas.read(row.berkas) == content
    assert row.cetak.jenis == "image/jpeg"
    assert len(berkas.read(row.cetak)) < len(content)


def test_the_same_file_twice_is_one_evidence(objek, staf):
    assert add(objek, staf) == add(objek, staf)
    assert Bukti.objects.count() == Jejak.objects.count() == 1


def test_a_file_that_is_there_already_changes_nothing_and_that_is_said(objek):
    row = add(objek)
    with pytest.raises(Ditolak, match="sama dengan yang akan diganti"):
        replace_bukti(objek, row, upload(), alasan="Buram", by=None)
    with pytest.raises(Ditolak, match="sudah ada di sini sebagai “Laporan SKM”"):
        add_bukti(objek, upload(), judul="Yang lain", by=None)


def test_the_same_file_may_show_two_things(objek):
    other = make(Indikator, renstra=Indikator.objects.get().renstra)
    add(objek)
    add(Objek(objek.instansi, 2021, "realisasi", Indikator, other.pk))
    assert Bukti.objects.count() == 2
    assert Berkas.objects.count() == 1


def test_a_file_is_replaced_with_a_reason_and_stays(objek, staf):
    old = add(objek, staf)
    new = replace_bukti(
        objek, old, upload(files.picture(), "b.jpg"), alasan=" Salah halaman ", by=staf
    )
    assert list(current(objek.bukti())) == [new]
    assert (new.menggantikan, new.alasan, new.judul) == (old, "Salah halaman", old.judul)
    assert berkas.read(old.berkas) == files.PDF
    assert Jejak.objects.first().aksi == "ganti bukti dukung"


def test_a_replacement_needs_a_reason_and_comes_once(objek):
    old = add(objek)
    with pytest.raises(Ditolak, match="alasan"):
        replace_bukti(objek, old, upload(files.picture(), "b.jpg"), alasan=" ", by=None)
    replace_bukti(objek, old, upload(files.picture(), "b.jpg"), alasan="a", by=None)
    with pytest.raises(Ditolak, match="sudah diganti"):
        replace_bukti(objek, old, upload(files.workbook(), "c.xlsx"), alasan="a", by=None)


def test_a_bad_file_leaves_nothing_behind(objek):
    with pytest.raises(Ditolak):
        add(objek, content=b"MZ", name="virus.pdf")
    assert not Bukti.objects.exists()
    assert not Berkas.objects.exists()


def test_limits_of_one_file_and_of_a_year(objek, settings):
    settings.BUKTI_MAX_FILE = 10
    with pytest.raises(Ditolak, match="lebih besar daripada"):
        add(objek)
    settings.BUKTI_MAX_FILE = 10_000
    settings.BUKTI_QUOTA = len(files.PDF) + 5
    add(objek)
    with pytest.raises(Ditolak, match="sudah terpakai"):
        add(objek, content=files.picture(), name="a.jpg")
    add(Objek(objek.instansi, 2022, "realisasi", Indikator, objek.id))


def test_nothing_is_added_once_the_step_is_locked(objek):
    row = add(objek)
    Tahap.objects.filter(langkah="realisasi").update(status="disetujui", sejak=timezone.now())
    for act in (
        lambda: add(objek, content=files.picture(), name="a.jpg"),
        lambda: replace_bukti(objek, row, upload(files.workbook(), "c.xlsx"), alasan="a", by=None),
        lambda: show_bukti(objek, row, {"tampil": False, "keterangan": "a"}, versi=1, by=None),
    ):
        with pytest.raises(Ditolak, match="kunci"):
            act()


def test_a_photo_is_shown_under_a_caption(objek, staf):
    row = add(objek, content=files.picture(), name="a.jpg")
    with pytest.raises(Ditolak, match="keterangan"):
        show_bukti(objek, row, {"tampil": True, "keterangan": " "}, versi=1, by=staf)
    shown = show_bukti(
        objek, row, {"tampil": True, "keterangan": " Loket  baru "}, versi=1, by=staf
    )
    assert (shown.tampil, shown.keterangan) == (True, "Loket baru")
    assert Jejak.objects.first().aksi == "atur foto di laporan"
    with pytest.raises(VersiUsang):
        show_bukti(objek, row, {"tampil": False, "keterangan": ""}, versi=1, by=staf)


def test_only_a_photo_is_shown(objek):
    with pytest.raises(Ditolak, match="hanya foto"):
        show_bukti(objek, add(objek), {"tampil": True, "keterangan": "a"}, versi=1, by=None)


def test_the_database_itself_refuses_to_delete_evidence(objek):
    row = add(objek)
    guards.install(connection)
    try:
        with pytest.raises(DatabaseError, match="tidak dapat dihapus"), transaction.atomic():
            Bukti.objects.filter(pk=row.pk).delete()
        Bukti.objects.filter(pk=row.pk).update(judul="Lain")
    finally:
        guards.remove(connection)
