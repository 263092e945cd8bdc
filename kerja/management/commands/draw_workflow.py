"""Print docs/workflow.md, drawn from the tables that the product works by."""

from typing import Any

from django.core.management.base import BaseCommand

from instansi.models import Peran
from instansi.rights import RIGHTS
from kerja.models import Tahap
from kerja.tahap import MENGIKUTI, right_for
from sakip.workflow import TAHAP, Move, draw_mermaid

_PAGE = """# Steps of a year

Drawn by `python manage.py draw_workflow > docs/workflow.md`; a test compares. The tables are
`sakip/workflow.py` (moves) and `instansi/rights.py` (who); `kerja/tahap.py` makes the moves.

```mermaid
{diagram}
```

What is submitted or approved is locked, so that the camat decides on what was read; with the
LAKIP all that it is made from. `kerja.tahap.check_entry` then refuses to change the data.
Sending back and reopening take a reason. Every move is one row of trail and a notice.

| step | {heads} |
|---|{rule}|
{rows}
"""


class Command(BaseCommand):
    """Print the page."""

    help = "Cetak docs/workflow.md dari tabel alur kerja."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the page to standard output."""
        self.stdout.write(render_workflow(), ending="")


def render_workflow() -> str:
    """Return the page: the diagram of states, and who makes each move on each step."""
    rows = [
        f"| {label} | {' | '.join(_roles(langkah, move) for move in TAHAP)} |"
        for langkah, label in Tahap.Langkah.choices
        if langkah not in MENGIKUTI
    ]
    return _PAGE.format(
        diagram=draw_mermaid(lambda move: _roles(Tahap.Langkah.REALISASI, move)),
        heads=" | ".join(move.label for move in TAHAP),
        rule="|".join(["---"] * len(TAHAP)),
        rows="\n".join(rows),
    )


def _roles(langkah: str, move: Move) -> str:
    right = right_for(langkah, move.act)
    return ", ".join(str(peran.label) for peran in Peran if right in RIGHTS[peran])
