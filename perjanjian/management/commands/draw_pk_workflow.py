"""Print docs/workflow-pk.md, drawn from the tables that the product works by."""

from typing import Any

from django.core.management.base import BaseCommand

from instansi.models import Peran
from instansi.rights import RIGHTS, Right
from perjanjian.alur import GERAK_PK, StatusPk
from sakip.workflow import Move, draw_mermaid

_PAGE = """# States of a Perjanjian Kinerja

Drawn by `python manage.py draw_pk_workflow > docs/workflow-pk.md`; a test compares. The tables are
`perjanjian/alur.py` (acts) and `instansi/rights.py` (who); `perjanjian/services/` does them.

```mermaid
{diagram}
```

Rows and texts change as a draft and when sent back, never else. The year's step follows the PK of
who leads the Instansi. A PK in force is cancelled by a row of its own, by whoever may return it.

| act | PK of who leads the Instansi | PK of a lower official |
|---|---|---|
{rows}
"""


class Command(BaseCommand):
    """Print the page."""

    help = "Cetak docs/workflow-pk.md dari tabel alur PK."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the page to standard output."""
        self.stdout.write(render_pk_workflow(), ending="")


def render_pk_workflow() -> str:
    """Return the page: the diagram of states, and who does what."""
    rows = [
        f"| {move.label} | {_roles('pk_camat', move)} | {_roles('pk_bawahan', move)} |"
        for move in GERAK_PK
    ]
    return _PAGE.format(
        diagram=draw_mermaid(lambda move: _roles("pk_camat", move), GERAK_PK, StatusPk),
        rows="\n".join(rows),
    )


def _roles(kind: str, move: Move) -> str:
    right = Right(f"{kind}.{move.act}")
    return ", ".join(str(peran.label) for peran in Peran if right in RIGHTS[peran])
