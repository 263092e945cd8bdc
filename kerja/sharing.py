"""A job in parts that several workers do at the same time.

The parts are jobs of their own, queued behind the jobs that people wait for. The job that needs
them does not only wait for them: it does them itself from the other end, so that one worker
alone comes to the end too, and with more of them all have work.
"""

import time
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from kerja.engines import engine
from kerja.jobs import UNFINISHED, is_lost, run, take_up
from kerja.models import Pekerjaan
from kerja.registry import JOBS, Progress

LOOK = 0.2  # seconds between two looks at what others are still doing


def share(
    pekerjaan: Pekerjaan, name: str, many: Sequence[dict[str, Any]], progress: Progress
) -> list[Pekerjaan]:
    """Have the job ``name`` done with each of the arguments; return the ended rows, in order.

    Those that failed or were cancelled are among them. A job that is taken up again goes on with
    the parts it has.
    """
    parts = _parts(pekerjaan, name, many)
    while True:
        rows = Pekerjaan.objects.in_bulk(parts)
        left = [rows[pk] for pk in reversed(parts) if rows[pk].status in UNFINISHED]
        progress(len(parts) - len(left), len(parts))
        if not left:
            return [rows[pk] for pk in parts]
        waiting = [part for part in left if part.status == Pekerjaan.Status.ANTRE]
        if waiting:
            run(str(waiting[0].pk))
            continue
        for part in filter(is_lost, left):
            take_up(part)
        time.sleep(LOOK)


def _parts(pekerjaan: Pekerjaan, name: str, many: Sequence[dict[str, Any]]) -> list:
    """Return the keys of the parts, in the order of their arguments; the missing ones are queued."""
    there = {_key(part.args): part.pk for part in Pekerjaan.objects.filter(induk=pekerjaan)}
    describe = JOBS[name].describe
    missing = [
        Pekerjaan(
            nama=name, judul=describe(**args)[:300], args=args,
            oleh=pekerjaan.oleh, induk=pekerjaan,
        )
        for args in many
        if _key(args) not in there
    ]  # fmt: skip
    with transaction.atomic():
        Pekerjaan.objects.bulk_create(missing)
        for part in missing:
            engine().send(str(part.pk), later=True)
    there |= {_key(part.args): part.pk for part in missing}
    return [there[_key(args)] for args in many]


def _key(args: dict[str, Any]) -> tuple:
    return tuple(sorted(args.items()))
