"""Adding many rows of pagu at once, as somebody pasted them; all of them or none."""

from collections.abc import Sequence

from django.db import transaction

from instansi.models import Instansi, Pengguna
from kerja import jejak
from kerja.tahap import check_entry
from keuangan.models import Pagu
from keuangan.services import KEUANGAN, TempatBaru, check_places
from sakip.angka import Angka, Keadaan
from sakip.errors import Ditolak
from sakip.perubahan import Perubahan


@transaction.atomic
def add_pagu_rows(
    instansi: Instansi,
    tahun: int,
    tahap: str,
    rows: Sequence[tuple[TempatBaru, Angka]],
    *,
    by: Pengguna | None,
) -> int:
    """Add places with their pagu in rupiah to a stage; return how many there are.

    A row that is there without a figure, as a new year begins, takes the one that is pasted.
    Raises Ditolak where one has its figure already, else as ``services.add_pagu`` does.
    """
    check_entry(by, instansi, tahun, KEUANGAN)
    check_places(instansi, [tempat for tempat, _ in rows])
    # Whoever adds rows to one budget takes turns, so that no two add the same.
    Instansi.objects.select_for_update(of=("self",)).get(pk=instansi.pk)
    here = {"instansi": instansi, "tahun": tahun, "tahap": tahap}
    there = {
        (row.nomenklatur_id, row.akun_id, row.sub_unit_id): row
        for row in Pagu.objects.select_for_update().filter(**here)
    }
    new, filled = [], []
    seen: set[tuple] = set()
    for tempat, angka in rows:
        row = there.get(tempat.kunci)
        if tempat.kunci in seen or (row and row.angka.keadaan is not Keadaan.BELUM_DIISI):
            raise Ditolak(f"{tempat} sudah ada. Muat ulang halaman, lalu tempel yang belum ada.")
        seen.add(tempat.kunci)
        if row is None:
            row = Pagu(**here, **tempat.kolom)
            new.append(row)
        else:
            row.versi += 1
            filled.append(row)
        row.nilai, row.alasan = angka.nilai, angka.alasan
    Pagu.objects.bulk_create(new)
    Pagu.objects.bulk_update(filled, ["nilai", "alasan", "versi"])
    told: Perubahan = {
        f"pagu {tahun} {tahap} {tempat.sebutan}": [None, str(angka)] for tempat, angka in rows
    }
    jejak.record("tempel pagu", instansi, by=by, instansi=instansi, perubahan=told)
    return len(rows)
