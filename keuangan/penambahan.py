"""Adding many rows of pagu at once, as somebody pasted them; all of them or none."""

from collections.abc import Sequence

from django.db import transaction

from instansi.models import Instansi, Pengguna
from kerja import jejak
from kerja.tahap import check_entry
from keuangan.models import Pagu
from keuangan.services import KEUANGAN, TempatBaru, check_places
from sakip.angka import Angka
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

    Raises Ditolak where one of them is there already, else as ``services.add_pagu`` does.
    """
    check_entry(by, instansi, tahun, KEUANGAN)
    check_places(instansi, [tempat for tempat, _ in rows])
    # Whoever adds rows to one budget takes turns, so that no two add the same.
    Instansi.objects.select_for_update(of=("self",)).get(pk=instansi.pk)
    here = {"instansi": instansi, "tahun": tahun, "tahap": tahap}
    there: set[tuple] = set(
        Pagu.objects.filter(**here).values_list("nomenklatur", "akun", "sub_unit")
    )
    for tempat, _ in rows:
        if tempat.kunci in there:
            raise Ditolak(f"{tempat} sudah ada. Muat ulang halaman, lalu tempel yang belum ada.")
        there.add(tempat.kunci)
    made = Pagu.objects.bulk_create(
        Pagu(**here, **tempat.kolom, nilai=angka.nilai, alasan=angka.alasan)
        for tempat, angka in rows
    )
    told: Perubahan = {
        f"pagu {tahun} {tahap} {tempat.sebutan}": [None, str(angka)] for tempat, angka in rows
    }
    jejak.record("tempel pagu", instansi, by=by, instansi=instansi, perubahan=told)
    return len(made)
