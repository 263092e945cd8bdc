"""What a backup holds: which tables, in which order, and how a file of it is called."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

MANIFES, DATA, BERKAS = "manifes.json", "data.jsonl", "berkas/"
JENIS = "cadangan-sakip"
VERSI = 1
# Visits and the records of the queue are of the running installation, not of its data.
_LEFT_OUT = {"sessions", "usersessions", "django_tasks_database"}


@dataclass(frozen=True)
class Manifes:
    """What a backup says of itself. ``berkas`` gives the SHA-256 of every file by its path."""

    jenis: str
    versi: int
    dibuat: str
    migrasi: list[str]
    baris: dict[str, int]
    data: str  # SHA-256
    berkas: dict[str, str] = field(default_factory=dict)
    hilang: list[str] = field(default_factory=list)  # named by a row, and nowhere on disk
    jejak: str = ""  # the head of the trail, "" = nothing was done yet


def kept_models() -> list[type[Model]]:
    """Return the models whose rows a backup holds, also those that only join two others."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.app_label not in _LEFT_OUT
    ]


def applied_migrations() -> list[str]:
    """Return the migrations of this database, as "app.name"."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def kept_files() -> Iterator[Path]:
    """Yield the files that are kept, without those that are being written."""
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")) if root.exists() else ():
        if path.is_file() and path.relative_to(root).parts[0] != "sementara":
            yield path
