"""Print docs/workflow-lakip.md, drawn from the tables that the product works by."""

from typing import Any

from django.core.management.base import BaseCommand

from instansi.models import Peran
from instansi.rights import RIGHTS, Right
from laporan.alur import GERAK_LAKIP, StatusLakip
from sakip.workflow import draw_mermaid

_PAGE = """# States of a LAKIP up to its issue

Drawn by `python manage.py draw_lakip_workflow > docs/workflow-lakip.md`; a test compares. The
tables are `laporan/alur.py` (acts) and `instansi/rights.py` (who). Up to the approval the step
moves (`kerja/tahap.py`); reviu and issue are rows about one approval (`laporan/reviu/`,
`laporan/terbit/`), so that reopening ends both without touching them.

```mermaid
{diagram}
```

An approval keeps its data (`PersetujuanLakip`): what is frozen is compared with them. From the
submission on all data of the year are locked. An issue never changes; a reopened LAKIP becomes a
further issue, which says what changed.

| act | who | who hears of it |
|---|---|---|
{rows}
"""


class Command(BaseCommand):
    """Print the page."""

    help = "Cetak docs/workflow-lakip.md dari tabel alur LAKIP."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the page to standard output."""
        self.stdout.write(render_lakip_workflow(), ending="")


def render_lakip_workflow() -> str:
    """Return the page: the diagram of states, and who does what."""
    rows = [f"| {move.label} | {_roles(move.act)} | {_roles(*move.tell)} |" for move in GERAK_LAKIP]
    return _PAGE.format(
        diagram=draw_mermaid(lambda move: _roles(move.act), GERAK_LAKIP, StatusLakip),
        rows="\n".join(rows),
    )


def _roles(*acts: str) -> str:
    rights = {Right(f"lakip.{act}") for act in acts}
    return ", ".join(str(peran.label) for peran in Peran if rights & RIGHTS[peran])
