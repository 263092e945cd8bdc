"""The naskah of the plans: matriks Renstra, RKT and the Keputusan on the IKU.

Each function returns inner HTML in the vocabulary of ``docs/document-style.md``; the page it
stands on and its heading belong to the document that includes it.
"""

from renstra.naskah.iku import render_sk_iku
from renstra.naskah.matriks import render_matriks
from renstra.naskah.rkt import render_rkt

__all__ = ["render_matriks", "render_rkt", "render_sk_iku"]
