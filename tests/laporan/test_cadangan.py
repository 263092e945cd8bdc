"""A backup gives back every row and file as it was, or is refused and leaves nothing."""

import json
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from instansi.models import Pemda, Pengguna
from kerja import berkas, guards, rantai
from kerja.cadangan.baca import restore_backup
from kerja.cadangan.isi import DATA, MANIFES, kept_models
from kerja.cadangan.tulis import write_backup
from kerja.models import Jejak
from laporan.queries import load_lakip_data
from sakip.errors import Ditolak

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, monkeypatch, tmp_path):
    """Files and the head of the trail of an installation of its own."""
    settings.MEDIA_ROOT = tmp_path / "berkas"
    monkeypatch.setattr(rantai, "head_path", lambda: tmp_path / "jejak_head")
    return tmp_path


def empty() -> None:
    """Leave what a fresh database has: tables, and no row that anybody wrote."""
    connection.check_constraints()
    guards.remove(connection)
    for model in kept_models():
        model._base_manager.all()._raw_delete("default")
    connection.check_constraints()
    guards.install(connection)


def repack(path, name: str, content: bytes) -> None:
    """Let a member of a backup be another; None of the others changes."""
    with ZipFile(path) as old:
        kept = {one: old.read(one) for one in old.namelist()}
    with ZipFile(path, "w") as new:
        for one, before in (kept | {name: content}).items():
            new.writestr(one, content if one == name else before)


def test_everything_comes_back_as_it_was(demo, folder):
    kept = berkas.store(b"%PDF bukti", jenis="application/pdf")
    before, trail = load_lakip_data("patrang", 2021), Jejak.objects.count()
    write_backup(folder / "a.zip")
    empty()
    berkas.path_of(kept.sha256).unlink()
    assert not Pengguna.objects.exists()
    call_command("restore", folder / "a.zip")
    assert load_lakip_data("patrang", 2021) == before
    assert berkas.read(kept) == b"%PDF bukti"
    assert Jejak.objects.count() == trail
    faults = rantai.check_chain(
        Jejak.objects.order_by("nomor"), rantai.read_head(), rantai.chain_key()
    )
    assert faults == []
    assert guards.missing(connection) == []
    write_backup(folder / "b.zip")
    with ZipFile(folder / "a.zip") as a, ZipFile(folder / "b.zip") as b:
        assert a.read(DATA) == b.read(DATA)
    # The next row of a table is one more, also where the database counts by itself.
    assert Pemda.objects.create(nama="Kabupaten Lain", jenis="kabupaten", tempat="Lain").pk


def test_a_database_with_data_is_left_alone(demo, folder):
    write_backup(folder / "a.zip")
    with pytest.raises(CommandError, match="sudah berisi data"):
        call_command("restore", folder / "a.zip")


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        (DATA, lambda old: old[:-20], "isi data.jsonl bukan yang dicatat"),
        ("berkas/xx/asing", lambda old: b"asing", "daftar berkasnya tidak cocok"),
        (MANIFES, lambda old: old.replace(b"cadangan-sakip", b"lain"), "bukan cadangan SAKIP"),
        (
            MANIFES,
            lambda old: old.replace(b"kerja.0001_initial", b"kerja.0099_nanti"),
            "versi aplikasi lain",
        ),
    ],
)
def test_what_is_not_whole_is_refused_before_anything_is_written(folder, name, change, told):
    path = folder / "a.zip"
    write_backup(path)
    empty()
    with ZipFile(path) as archive:
        old = archive.read(name) if name in archive.namelist() else b""
    repack(path, name, change(old))
    with pytest.raises(Ditolak, match=told):
        restore_backup(path)
    assert not (folder / "berkas").exists()


def test_a_file_that_is_no_backup_is_refused_in_words(folder):
    (folder / "foto.zip").write_bytes(b"bukan zip")
    with pytest.raises(CommandError, match="bukan cadangan SAKIP"):
        call_command("restore", folder / "foto.zip")
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        call_command("restore", folder / "tiada.zip")


def test_the_backup_is_its_owners_alone_and_names_what_was_lost(demo, folder, capsys):
    kept = berkas.store(b"hilang", jenis="application/pdf")
    berkas.path_of(kept.sha256).unlink()
    call_command("backup", folder / "a.zip")
    assert (folder / "a.zip").stat().st_mode & 0o077 == 0
    assert kept.sha256 in capsys.readouterr().err
    with ZipFile(folder / "a.zip") as archive:
        assert kept.sha256 in json.loads(archive.read(MANIFES))["hilang"]
