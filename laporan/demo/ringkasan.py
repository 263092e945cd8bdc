"""What a loaded demo holds, in a few lines for the person who loaded it."""

from django.db.models import Model

from capaian.models import RealisasiIndikator
from keuangan.models import Pagu, Realisasi
from perjanjian.models import PerjanjianKinerja
from renstra.models import Indikator, Nomenklatur, Renstra, Rkt, SkIku

_ISI: list[list[type[Model]]] = [
    [Nomenklatur],
    [Renstra, Indikator, SkIku, Rkt],
    [PerjanjianKinerja],
    [Pagu, Realisasi, RealisasiIndikator],
]


def summarize() -> list[str]:
    """Return lines such as "2 Renstra, 36 indikator, 1 SK IKU, 1 RKT"."""
    return [
        ", ".join(
            f"{model._default_manager.count()} {model._meta.verbose_name_plural}" for model in line
        )
        for line in _ISI
    ]
