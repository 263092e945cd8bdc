"""Which tables a request writes, and what is wrong with that."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.db import connection

APPS = ("instansi", "kerja", "renstra", "keuangan", "perjanjian", "capaian", "laporan")
TRAIL = "kerja_jejak"
# No act of a person changes what these mean: sessions, counters, queues, whether a notice was read.
FREE = re.compile(
    r"(django_session|cache|django_admin_log|kerja_pekerjaan|kerja_pesan)$|django_tasks_"
)
# The ways into an account: free on its owner's own pages, data to everybody else.
ACCOUNT = re.compile(r"(account|mfa|usersessions)_")
ANOTHERS = "the account of somebody else"
_WRITE = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)


def domain_tables() -> set[str]:
    """The tables of the product itself; the trail is told apart."""
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return {model._meta.db_table for model in models} - {TRAIL, "kerja_pekerjaan", "kerja_pesan"}


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


def is_own_page(url: str) -> bool:
    """Whether an address belongs to the account of whoever asks for it."""
    return bool(ACCOUNT.match(url))


def accounts_of_others(user: Any) -> list[tuple]:
    """The ways into every account but one, as they stand."""
    return [
        *Authenticator.objects.exclude(user=user).order_by("pk").values_list("pk", "data"),
        *UserSession.objects.exclude(user=user).order_by("pk").values_list("pk", "ip"),
    ]


def find_faults(
    written: list[str], *, allowed: bool, verb: str, domain: set[str], own: bool = False
) -> list[str]:
    """Say what a request may not have written.

    ``allowed`` is whether the table grants it. Looking changes no data, but handing out a file is
    an act too; every change of data has its row of trail. On the pages of the ``own`` account
    the ways into it are not data.
    """
    tables = set(written)
    ways = {table for table in tables if ACCOUNT.match(table)}
    data = sorted(tables & domain | (set() if own else ways))
    unknown = sorted(t for t in tables - domain - ways - {TRAIL} if not FREE.match(t))
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
