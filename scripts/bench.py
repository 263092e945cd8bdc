"""What laying out by parts gains on one document, as ratios measured side by side in one run.

    python scripts/bench.py [--runs 5] [--document DOTTED.PATH.CALLABLE [ARGUMENT ...]]

Plain is the same parts in one HTML with WeasyPrint's own means: automatic column widths, a
leader of single dots, numbers by target-counter, the garbage collector on. Each cold side runs
in a process of its own, all sides take turns, and the medians are compared. An unchanged whole
is what a running server does before it hands over the kept file: read all data, build every
part, compare the key. Targets stand in ``TARGETS``; the exit status is 1 when one is missed.
The document is the LAKIP of the demo unless another callable is named.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import django  # noqa: E402
from django.utils.module_loading import import_string  # noqa: E402

from sakip.pdf import (  # noqa: E402
    Contents,
    Document,
    Labels,
    LabelsSoFar,
    Numbering,
    Part,
    document_key,
    engine_versions,
    render_part,
    render_whole,
)

TARGETS = {
    "whole, cold": 0.75,
    "preview, median part": 0.1,
    "unchanged whole": 0.02,
    "growth per page": 1.05,
}
GROWTH = 4
LAKIP = ["laporan.document.load_document", "patrang", "2021"]
PLAIN_CSS = """
.part + .part { break-before: page }
.mulai { page: mulai }
@page :nth(1 of mulai) { counter-reset: page 1 }
.asked::after { content: target-counter(attr(href), page) }
"""
SLOW_CSS = """
table { table-layout: auto }
.daftar .halaman::before { content: leader(".") }
"""


def plain(document: Document, css: str = SLOW_CSS, labels: Labels | None = None) -> bytes:
    """Lay the parts out as one HTML, the way it is done without parts.

    With ``labels`` the lists print those numbers instead of asking for them by target-counter.
    """
    import weasyprint

    from sakip.pdf import layout

    shared = layout.styles()
    source = weasyprint.HTML(
        string=_one_html(document, labels or AskedLabels()), url_fetcher=layout.data_only()
    )
    rules = layout.page_rules(document, Numbering.ARABIC, 1) + PLAIN_CSS + css
    return source.write_pdf(
        font_config=shared.fonts,
        counter_style=shared.counters,
        stylesheets=[shared.css, weasyprint.CSS(string=rules)],
        pdf_variant=layout.VARIANT,
    )


class AskedLabels(LabelsSoFar):
    """In place of each page number a mark that becomes a link with a target-counter."""

    def __missing__(self, anchor: str) -> str:
        return f"@@{anchor}@@"


def _one_html(document: Document, labels: Labels) -> str:
    started, bodies = False, []
    for part in document.parts:
        html = part.build(labels) if isinstance(part, Contents) else part.html
        first = part.numbering is Numbering.ARABIC and not started
        started = started or first
        bodies.append(f'<div class="part{" mulai" if first else ""}">{html}</div>')
    body = re.sub("@@(.*?)@@", r'<a class="asked" href="#\1"></a>', "".join(bodies))
    title = f"<title>{document.title}</title>"
    return f'<html lang="{document.lang}"><head>{title}</head><body>{body}</body></html>'


def grown(document: Document, times: int) -> Document:
    """Return ``document`` with its numbered parts repeated under other keys and ids."""
    copies = [
        replace(part, key=f"{part.key}-salinan-{n}", html=_renamed(part.html, n))
        for n in range(2, times + 1)
        for part in document.parts
        if isinstance(part, Part) and part.numbering is Numbering.ARABIC
    ]
    return replace(document, parts=(*document.parts, *copies))


def _renamed(html: str, number: int) -> str:
    return re.sub(r'( id="|href="#)([^"]+)"', rf'\1\2-salinan-{number}"', html)


def _timed(work: Callable) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(side: str, load: Callable[[], Document]) -> dict[str, float]:
    """Do one side's work in this process and return seconds (and pages)."""
    document = load()
    if side == "plain":
        return {"seconds": _timed(lambda: plain(document))}
    if side == "key":
        return {"seconds": _timed(lambda: document_key(load()))}
    if side == "previews":
        parts = [part for part in document.parts if isinstance(part, Part)]
        render_part(document, parts[0])  # the process that previews is a running one
        seconds = [_timed(lambda part=part: render_part(document, part)) for part in parts]
        return {"seconds": statistics.median(seconds), "slowest": max(seconds)}
    if side == "grown":
        document = grown(document, GROWTH)
    start = time.perf_counter()
    pages = render_whole(document).pages
    return {"seconds": time.perf_counter() - start, "pages": pages}


def child(side: str, source: list[str]) -> dict[str, float]:
    """Run ``measure`` in a fresh process."""
    command = [sys.executable, __file__, "--side", side, "--document", *source]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def report(runs: int, source: list[str]) -> bool:
    """Measure, print and say whether every target is met."""
    sides: dict[str, list[dict]] = {
        side: [] for side in ("plain", "whole", "previews", "key", "grown")
    }
    for _ in range(runs):
        for side, results in sides.items():
            results.append(child(side, source))

    def median(side: str, field: str = "seconds") -> float:
        return statistics.median(result[field] for result in sides[side])

    base, pages, many = median("plain"), median("whole", "pages"), median("grown", "pages")
    ratios = {
        "whole, cold": median("whole") / base,
        "preview, median part": median("previews") / base,
        "unchanged whole": median("key") / base,
        "growth per page": (median("grown") / many) / (median("whole") / pages),
    }
    print(", ".join(f"{name} {number}" for name, number in engine_versions().items()))
    print(f"{pages:.0f} pages; grown {many:.0f} pages; medians of {runs}; plain {base:.2f} s")
    for name, ratio in ratios.items():
        verdict = "ok" if ratio <= TARGETS[name] else "MISSED"
        print(f"{name:22} {ratio:6.3f}  target {TARGETS[name]:.2f}  {verdict}")
    print(f"{'preview, slowest part':22} {median('previews', 'slowest') / base:6.3f}")
    return all(ratio <= TARGETS[name] for name, ratio in ratios.items())


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--document", nargs="+", default=LAKIP)
    parser.add_argument("--side", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.side:
        return 0 if report(options.runs, options.document) else 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.settings")
    django.setup()
    path, *words = options.document
    arguments = [int(word) if word.isdigit() else word for word in words]
    json.dump(measure(options.side, lambda: import_string(path)(*arguments)), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
