"""The trail: one append-only row for every act, written last in the act's transaction."""

from django.db import models

from instansi.models import Instansi, Pengguna
from kerja.models import Jejak


def record(
    aksi: str,
    objek: models.Model,
    *,
    by: Pengguna | None,
    instansi: Instansi | None = None,
    perubahan: dict[str, list] | None = None,
) -> Jejak:
    """Write the trail row of one act.

    ``by`` is the acting user (None = the system itself), ``perubahan`` maps a field's name to
    ``[before, after]`` in JSON values. Call it as the last statement of the service.
    """
    return Jejak.objects.create(
        pelaku=by,
        aksi=aksi,
        objek=objek._meta.label,
        objek_id=str(objek.pk),
        uraian=str(objek)[:300],
        instansi=instansi,
        perubahan=perubahan or {},
    )
