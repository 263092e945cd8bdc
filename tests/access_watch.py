"""Which tables a request writes, and what is wrong with that."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection

APPS = ("instansi", "kerja", "renstra", "keuangan", "perjanjian", "capaian", "laporan")
TRAIL = "kerja_jejak"
# No act of a person changes what these mean: sessions, counters, queues, the login's own notes.
FREE = re.compile(
    r"(django_session|cache|django_admin_log|kerja_pekerjaan)$"
    r"|(account|mfa|usersessions|django_tasks)_"
)
_WRITE = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)


def domain_tables() -> set[str]:
    """The tables of the product itself; the trail is told apart."""
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return {model._meta.db_table for model in models} - {TRAIL, "kerja_pekerjaan"}


@contextmanager
def watch() -> Iterator[list[str]]:
    """Collect the tables that are written meanwhile, one entry a statement."""
    written: list[str] = []

    def note(execute: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        found = _WRITE.match(sql)
        if found:
            written.append(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield written


def find_faults(written: list[str], *, allowed: bool, verb: str, domain: set[str]) -> list[str]:
    """Say what a request may not have written.

    ``allowed`` is whether the table grants it. Looking changes no data, but handing out a file is
    an act too; every change of data has its row of trail.
    """
    tables = set(written)
    data = sorted(tables & domain)
    unknown = sorted(t for t in tables - domain - {TRAIL} if not FREE.match(t))
    faults = [f"writes {table}, which nobody knows" for table in unknown]
    if not allowed and (data or TRAIL in tables or "kerja_pekerjaan" in tables):
        faults.append(f"is refused and writes {', '.join(sorted(tables))}")
    elif data and verb == "GET":
        faults.append(f"only looks and writes {', '.join(data)}")
    elif data and TRAIL not in tables:
        faults.append(f"writes {', '.join(data)} without a row of trail")
    elif written.count(TRAIL) > 1:
        faults.append(f"writes {written.count(TRAIL)} rows of trail for one act")
    return faults
