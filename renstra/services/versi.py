"""A Renstra as a copy of the one before it; which indicator goes on stays known."""

from collections.abc import Mapping, Sequence
from copy import copy
from enum import StrEnum
from typing import Any, TypeVar

from django.db.models import Model

from renstra.models import (
    Indikator,
    Kebijakan,
    ProgramSasaran,
    Renstra,
    Sasaran,
    Strategi,
    TargetRenstra,
    Tujuan,
)
from sakip.perubahan import create

Row = TypeVar("Row", bound=Model)


class Nasib(StrEnum):
    """What becomes of an indicator in the next version."""

    LANJUT = "dilanjutkan"  # earlier years stay comparable
    UBAH = "berubah definisi"  # taken over, but measured anew and without targets
    HENTI = "dihentikan"


def copy_renstra(
    lama: Renstra, kepala: Renstra, nasib: Mapping[int, Nasib]
) -> tuple[Renstra, dict[int, Indikator]]:
    """Write the copy under an unsaved head; return it with the new indicators by the old ids.

    Within the same period the targets go along, and under the same RPJMD the sasaran that a
    tujuan supports. Runs in the transaction of the service that calls it, which also records it.
    """
    baru, _ = create(kepala)
    links = {} if baru.rpjmd_id == lama.rpjmd_id else {"sasaran_rpjmd_id": None}
    tujuan = _copy(list(Tujuan.objects.filter(renstra=lama)), renstra_id=baru.pk, **links)
    sasaran = _copy_below(Sasaran, "tujuan_id", tujuan)
    for model in (Strategi, Kebijakan, ProgramSasaran):
        _copy_below(model, "sasaran_id", sasaran)
    heirs = _copy_indikator(lama, baru, nasib, {"tujuan_id": tujuan, "sasaran_id": sasaran})
    if baru.tahun_awal == lama.tahun_awal:
        going_on = {pk: row for pk, row in heirs.items() if row.lanjutan_dari_id}
        _copy_below(TargetRenstra, "indikator_id", going_on)
    return baru, heirs


def _copy_below(model: type[Row], parent: str, parents: Mapping[int, Model]) -> dict[int, Row]:
    """Copy the rows that hang on the given parents onto the copies of those."""
    rows = list(model._default_manager.filter(**{f"{parent}__in": list(parents)}))
    return _copy(rows, **{parent: lambda row: parents[getattr(row, parent)].pk})


def _copy_indikator(
    lama: Renstra,
    baru: Renstra,
    nasib: Mapping[int, Nasib],
    owners: Mapping[str, Mapping[int, Model]],
) -> dict[int, Indikator]:
    def owner(name: str) -> Any:
        return lambda row: owners[name][pk].pk if (pk := getattr(row, name)) else None

    fate = {row.pk: nasib.get(row.pk, Nasib.LANJUT) for row in lama.indikator.all()}
    rows = [row for row in lama.indikator.all() if fate[row.pk] is not Nasib.HENTI]
    return _copy(
        rows,
        renstra_id=baru.pk,
        lanjutan_dari_id=lambda row: row.pk if fate[row.pk] is Nasib.LANJUT else None,
        **{name: owner(name) for name in owners},
    )


def _copy(rows: Sequence[Row], **values: Any) -> dict[int, Row]:
    """Write copies with some values changed (given, or made from the old row), by old id."""
    copies: list[Any] = []
    for row in rows:
        new: Any = copy(row)
        for name, value in values.items():
            # Through the attribute, so that a cached parent goes with the old key.
            setattr(new, name, value(row) if callable(value) else value)
        new.pk, new.versi, new._state.adding = None, 1, True
        copies.append(new)
    made: list[Any] = type(rows[0])._default_manager.bulk_create(copies) if rows else []
    return {row.pk: new for row, new in zip(rows, made, strict=True)}
