"""Writing targets of the Renstra and texts of indicators and IKU, many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q

from instansi.models import Pengguna
from kerja import jejak
from renstra.models import IkuBaris, Indikator, Renstra, SkIku, TargetRenstra
from renstra.services.susunan import check_akar
from sakip.angka import Angka
from sakip.isian import Isian, write


@dataclass(frozen=True)
class IsianTarget:
    """A target that somebody gives; ``versi`` 0 = there was none when they read it."""

    kunci: str
    indikator: int
    tahun: int
    angka: Angka
    versi: int
    sebutan: str


@dataclass(frozen=True)
class IsianTeks:
    """Texts of a row that somebody gives."""

    kunci: str
    baris: int
    nilai: Mapping[str, Any]
    versi: int
    sebutan: str


@transaction.atomic
def set_target(
    renstra: Renstra, isian: Sequence[IsianTarget], *, by: Pengguna | None
) -> frozenset[str]:
    """Set targets of the plan; return the ``kunci`` that somebody else had changed.

    A row whose figure is emptied stays and says nothing. Raises as check_akar does.
    """
    check_akar(renstra, by=by)
    rows = [
        Isian(
            one.kunci,
            {"indikator_id": one.indikator, "tahun": one.tahun},
            {"nilai": one.angka.nilai, "alasan": one.angka.alasan},
            one.versi,
            f"{one.sebutan} {one.tahun}",
        )
        for one in isian
    ]
    hasil = write(TargetRenstra, rows, Q(indikator__renstra=renstra))
    if hasil.perubahan:
        jejak.record(
            "isi target Renstra",
            renstra,
            by=by,
            instansi=renstra.instansi,
            perubahan=hasil.perubahan,
        )
    return hasil.usang


@transaction.atomic
def set_teks(
    akar: Renstra | SkIku, isian: Sequence[IsianTeks], *, by: Pengguna | None
) -> frozenset[str]:
    """Set texts of the indicators of a Renstra, or of the rows of a Keputusan.

    Returns the ``kunci`` that somebody else had changed. Raises as check_akar does.
    """
    check_akar(akar, by=by)
    model: Any = IkuBaris if isinstance(akar, SkIku) else Indikator
    # Rows of one statement have one shape: what an edit does not name stays as it is.
    here = Q(sk=akar) if isinstance(akar, SkIku) else Q(renstra=akar)
    known = {row.pk: row for row in model.objects.filter(here)}
    names = sorted({name for one in isian for name in one.nilai})
    rows = [
        Isian(
            one.kunci,
            {"id": one.baris},
            {n: one.nilai.get(n, getattr(known[one.baris], n)) for n in names},
            one.versi,
            one.sebutan,
        )
        for one in isian
        if one.baris in known
    ]
    hasil = write(model, rows, here)
    if hasil.perubahan:
        act = "isi IKU" if model is IkuBaris else "isi indikator Renstra"
        jejak.record(act, akar, by=by, instansi=akar.instansi, perubahan=hasil.perubahan)
    return hasil.usang
