"""What was promised for five years, and the yearly plan and IKU drawn from it."""

from renstra.models.iku import IkuBaris, SkButir, SkIku
from renstra.models.nomenklatur import Nomenklatur
from renstra.models.renstra import (
    Indikator,
    Kebijakan,
    ProgramSasaran,
    Renstra,
    Sasaran,
    Strategi,
    TargetRenstra,
    Tujuan,
)
from renstra.models.rkt import Rkt, RktBaris, TargetRkt
from renstra.models.rpjmd import IndikatorRpjmd, Misi, Rpjmd, SasaranRpjmd, TujuanRpjmd

__all__ = [
    "IkuBaris",
    "Indikator",
    "IndikatorRpjmd",
    "Kebijakan",
    "Misi",
    "Nomenklatur",
    "ProgramSasaran",
    "Renstra",
    "Rkt",
    "RktBaris",
    "Rpjmd",
    "Sasaran",
    "SasaranRpjmd",
    "SkButir",
    "SkIku",
    "Strategi",
    "TargetRenstra",
    "TargetRkt",
    "Tujuan",
    "TujuanRpjmd",
]
