"""Putting back targets of the Renstra and figures of the RKT, by the services that fill them in."""

from typing import Any

from instansi.models import Pengguna
from instansi.rights import Right
from kerja.riwayat.daftar import restorable
from renstra.models import RktBaris, TargetRenstra, TargetRkt
from renstra.services.rkt import IsianRkt, set_rkt
from renstra.services.target import IsianTarget, set_target
from sakip.isian import refuse_stale
from sakip.perubahan import with_values

_LONGEST_NAME = 80


def restore_target(row: TargetRenstra, *, by: Pengguna, versi: int, **values: Any) -> None:
    """Give a target earlier values. Raises VersiUsang and ValidationError, else as set_target."""
    after, indikator = with_values(row, values), row.indikator
    name = indikator.nama_grafik[:_LONGEST_NAME]
    given = IsianTarget("baris", indikator.pk, row.tahun, after.angka, versi, name)
    refuse_stale(row, set_target(indikator.renstra, [given], by=by))


def restore_target_rkt(row: TargetRkt, *, by: Pengguna, versi: int, **values: Any) -> None:
    """Give a target of the RKT earlier values. Raises VersiUsang and ValidationError, else as set_rkt."""
    after = with_values(row, values)
    figures = {"nilai": after.nilai, "alasan": after.alasan, "teks": after.teks}
    name = row.indikator.nama_grafik[:_LONGEST_NAME]
    given = IsianRkt("baris", row.indikator_id, figures, versi, name)
    refuse_stale(row, set_rkt(row.rkt, [], [given], by=by))


def restore_anggaran(row: RktBaris, *, by: Pengguna, versi: int, **values: Any) -> None:
    """Give an anggaran of the RKT earlier values. Raises as :func:`restore_target_rkt` does."""
    after = with_values(row, values)
    figures = {"nilai": after.nilai, "alasan": after.alasan}
    given = IsianRkt("baris", row.pk, figures, versi, str(row.nomenklatur)[:_LONGEST_NAME])
    refuse_stale(row, set_rkt(row.rkt, [given], [], by=by))


def register() -> None:
    """Let the trail restore these figures, for those who enter the data of their Instansi."""
    more: dict[str, Any] = {"right": Right.DATA_ENTER, "massal": True}
    restorable(
        TargetRenstra,
        *("nilai", "alasan"),
        place=lambda row: row.indikator.renstra.instansi,
        service=restore_target,
        **more,
    )
    restorable(
        TargetRkt,
        *("nilai", "teks", "alasan"),
        place=lambda row: row.rkt.instansi,
        service=restore_target_rkt,
        **more,
    )
    restorable(
        RktBaris,
        *("nilai", "alasan"),
        place=lambda row: row.rkt.instansi,
        service=restore_anggaran,
        **more,
    )
