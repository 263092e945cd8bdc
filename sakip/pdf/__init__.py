"""From HTML parts to a finished PDF, for any naskah: knows no model and queries nothing.

``document.py`` says what a document is, ``render.py`` lays it out, ``blocks.py`` holds what the
templates in ``templates/naskah/`` print and ``charts/`` draws SVG. The vocabulary of the HTML
stands in ``docs/document-style.md``. Importing this package does not load the layout engine.
"""

from sakip.pdf.document import Attachment, Contents, Document, Labels, LabelsSoFar, Numbering, Part
from sakip.pdf.engine import document_key, engine_versions
from sakip.pdf.render import Whole, render_part, render_whole

__all__ = [
    "Attachment",
    "Contents",
    "Document",
    "Labels",
    "LabelsSoFar",
    "Numbering",
    "Part",
    "Whole",
    "document_key",
    "engine_versions",
    "render_part",
    "render_whole",
]
