"""Reminding who acts next on a PK, by hand; reminders of deadlines come by themselves."""

from django.db import transaction
from django.utils import timezone

from instansi.models import Pengguna
from kerja import jejak
from kerja.models import Jejak
from perjanjian.alur import StatusPk
from perjanjian.models import PerjanjianKinerja
from perjanjian.services.dasar import lock_pk, require_right, tell
from sakip.errors import Ditolak
from sakip.workflow import Move, check_transition

AKSI = "ingatkan PK"
# Whose turn it is, by the right of the act that is waited for.
GILIRAN: dict[str, str] = {
    StatusPk.DRAF: "submit",
    StatusPk.DIKEMBALIKAN: "submit",
    StatusPk.DIAJUKAN: "sign_first",
    StatusPk.DITANDATANGANI: "sign_second",
}


@transaction.atomic
def remind_pk(pk: PerjanjianKinerja, *, by: Pengguna) -> PerjanjianKinerja:
    """Send a notice to those whose turn it is, at most once a day.

    Raises Ditolak where nobody is waited for or somebody reminded today already; Http404,
    PermissionDenied.
    """
    require_right(by, pk, "remind")
    saved = lock_pk(pk)
    move = Move(
        "ingatkan", "Ingatkan", "menunggu tindakan Anda; diingatkan", frozenset(GILIRAN),
        saved.status, act="remind", tell=(GILIRAN.get(saved.status, "submit"),),
    )  # fmt: skip
    check_transition(move, saved.status, StatusPk)
    last = Jejak.objects.filter(
        objek=PerjanjianKinerja._meta.label, objek_id=str(saved.pk), aksi=AKSI
    ).order_by("-waktu")
    today = timezone.localdate()
    if any(timezone.localtime(row.waktu).date() == today for row in last[:1]):
        raise Ditolak("Hari ini sudah diingatkan. Ingatkan lagi besok bila masih perlu.")
    tell(saved, move, by=by, alasan="")
    jejak.record(AKSI, saved, by=by, instansi=saved.instansi, perubahan={})
    return saved
