"""Putting a backup into an empty installation: looked through whole before anything is written."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from itertools import groupby, islice
from pathlib import Path, PurePosixPath
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import Error, connection, transaction
from django.db.models import Model

from instansi.models import Pemda, Pengguna
from kerja import guards
from kerja.berkas import draft
from kerja.cadangan.isi import (
    BERKAS,
    DATA,
    JENIS,
    MANIFES,
    VERSI,
    Manifes,
    applied_migrations,
    kept_models,
)
from kerja.rantai import Head, keep_head
from sakip.errors import Ditolak

_BATCH, _BLOCK = 500, 1 << 20  # rows, bytes
RUSAK = "Cadangan rusak: {apa}. Tidak ada yang dipulihkan; pakailah cadangan lain."


def restore_backup(path: Path) -> Manifes:
    """Give an empty installation all rows and files of a backup, or change nothing of it.

    Raises Ditolak where the file is no backup, damaged or of another version, and where the
    database holds data.
    """
    try:
        with ZipFile(path) as archive:
            manifes = _read_manifes(archive)
            _check_place(manifes)
            _check_whole(archive, manifes)
            _copy_files(archive, manifes)  # a file without a row is harmless
            _load(archive, manifes)
    except BadZipFile as error:
        raise Ditolak(f"“{path}” bukan cadangan SAKIP, atau terpotong.") from error
    if manifes.jejak:
        keep_head(Head.parse(manifes.jejak))
    return manifes


def _read_manifes(archive: ZipFile) -> Manifes:
    try:
        told = json.loads(archive.read(MANIFES))
        if told["jenis"] != JENIS or told["versi"] != VERSI:
            raise ValueError(told["jenis"])
        return Manifes(**{one.name: told[one.name] for one in fields(Manifes)})
    except (KeyError, ValueError, TypeError) as error:
        raise Ditolak(f"“{archive.filename}” bukan cadangan SAKIP versi {VERSI}.") from error


def _check_place(manifes: Manifes) -> None:
    """Refuse an installation with data of its own, and one of another version."""
    if Pemda.objects.exists() or Pengguna.objects.exists():
        raise Ditolak(
            "Basis data ini sudah berisi data. Cadangan hanya dipulihkan ke basis data kosong: "
            "siapkan yang baru (DATABASE_URL atau SAKIP_VAR), jalankan migrate, lalu ulangi."
        )
    here, there = set(applied_migrations()), set(manifes.migrasi)
    if here != there:
        more = sorted(there - here) or sorted(here - there)
        raise Ditolak(
            f"Cadangan ini dibuat dengan versi aplikasi lain (berbeda pada {more[0]}). Pulihkan "
            "dengan versi yang sama, lalu perbarui aplikasinya."
        )


def _check_whole(archive: ZipFile, manifes: Manifes) -> None:
    """Refuse a backup of which any byte is not what its manifest says."""
    names = {name for name in archive.namelist() if name.startswith(BERKAS)}
    if odd := names ^ {BERKAS + name for name in manifes.berkas}:
        raise Ditolak(RUSAK.format(apa=f"daftar berkasnya tidak cocok pada {sorted(odd)[0]}"))
    for name, sha256 in ((DATA, manifes.data), *manifes.berkas.items()):
        if ".." in PurePosixPath(name).parts or PurePosixPath(name).is_absolute():
            raise Ditolak(RUSAK.format(apa=f"nama berkas {name} tidak wajar"))
        member = name if name == DATA else BERKAS + name
        try:
            with archive.open(member) as content:
                same = _hash_of(content) == sha256
        except (KeyError, BadZipFile, EOFError):
            same = False
        if not same:
            raise Ditolak(RUSAK.format(apa=f"isi {member} bukan yang dicatat manifesnya"))


def _copy_files(archive: ZipFile, manifes: Manifes) -> None:
    root = Path(settings.MEDIA_ROOT)
    for name, sha256 in manifes.berkas.items():
        target = root / name
        if target.exists():
            with target.open("rb") as there:
                if _hash_of(there) == sha256:
                    continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft() as path:
            with archive.open(BERKAS + name) as content, path.open("wb") as out:
                while block := content.read(_BLOCK):
                    out.write(block)
                out.flush()
                os.fsync(out.fileno())
            os.replace(path, target)


def _hash_of(content: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := content.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


@transaction.atomic
def _load(archive: ZipFile, manifes: Manifes) -> None:
    """Write every row as it was. Guards come off meanwhile; keys are checked at the end."""
    models = kept_models()
    guards.remove(connection)
    for model in models:  # what a fresh database has of itself: permissions, kinds of content
        model._base_manager.all()._raw_delete(connection.alias)
    count = Counter[str]()
    try:
        with _as_they_were(models):
            for model, rows in groupby(_rows(archive), type):
                while some := list(islice(rows, _BATCH)):
                    model._base_manager.bulk_create(some)
                    count[model._meta.label] += len(some)
        connection.check_constraints()
    except (DeserializationError, Error) as error:
        raise Ditolak(RUSAK.format(apa=f"datanya tidak dapat dibaca ({error})")) from error
    if dict(count) != manifes.baris:
        raise Ditolak(RUSAK.format(apa="jumlah barisnya tidak cocok"))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    guards.install(connection)


def _rows(archive: ZipFile) -> Iterator[Model]:
    with archive.open(DATA) as data:
        for line in data:
            for found in serializers.deserialize("jsonl", line.decode()):
                yield found.object


@contextmanager
def _as_they_were(models: list[type[Model]]) -> Iterator[None]:
    """Let moments that a new row takes from the clock be those of the backup."""
    own: list[Any] = [
        one for m in models for one in m._meta.local_fields if getattr(one, "auto_now_add", False)
    ]
    for one in own:
        one.auto_now_add = False
    try:
        yield
    finally:
        for one in own:
            one.auto_now_add = True
