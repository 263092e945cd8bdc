"""Where a PK is looked at."""

from kerja import tahap
from kerja.models import Tahap
from perjanjian.models import PerjanjianKinerja


def address_of(pk: PerjanjianKinerja) -> str:
    """Return the path of the page of a PK."""
    step = Tahap(instansi=pk.instansi, tahun=pk.tahun, langkah=Tahap.Langkah.PK)
    return tahap.address_of(step)
