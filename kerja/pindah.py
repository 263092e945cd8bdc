"""Moving a person to another place: the old role ends, the new one starts, tasks pass on."""

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from instansi.models import Pengguna, Penugasan
from instansi.queries import in_force
from instansi.services.penugasan import give, take
from kerja import jejak
from kerja.models import Tahap
from sakip.errors import Ditolak
from sakip.perubahan import Perubahan, change, lock


def held_tasks(role: Penugasan) -> QuerySet[Tahap]:
    """Return the unfinished steps that somebody holds where the role is."""
    tasks = Tahap.objects.filter(pemegang=role.pengguna).exclude(status=Tahap.Status.DISETUJUI)
    if role.instansi_id:
        tasks = tasks.filter(instansi=role.instansi_id)
    return tasks.filter(instansi__pemda=role.pemda_id).select_related("instansi")


def successors(role: Penugasan) -> QuerySet[Pengguna]:
    """Return who else serves today at the place of the role and may log in."""
    here = Penugasan.objects.filter(
        in_force(timezone.localdate()),
        pemda=role.pemda_id,
        instansi=role.instansi_id,
        dicabut__isnull=True,
    )
    return Pengguna.objects.filter(pk__in=here.values("pengguna"), is_active=True).exclude(
        pk=role.pengguna_id
    )


@transaction.atomic
def move(
    role: Penugasan, baru: Penugasan, *, by: Pengguna | None, penerus: Pengguna | None = None
) -> Penugasan:
    """End ``role`` on the day before ``baru`` begins (or earlier, as it would), give ``baru``, and pass the tasks on.

    The tasks pass at once, to ``penerus`` or (None) to nobody; both roles are the same person's.
    Raises PermissionDenied where ``by`` may not end or give one of the roles, Ditolak and
    ValidationError.
    """
    baru.pengguna = lock(role.pengguna)
    if baru.mulai <= role.mulai:
        raise Ditolak("Tugas baru harus mulai sesudah hari pertama tugas yang lama.", "mulai")
    last = baru.mulai - timedelta(days=1)
    _, ended = take(role, by=by, selesai=min(last, role.selesai or last))
    given, _ = give(baru, by=by)
    told: Perubahan = {"penugasan": [role.sebutan, given.sebutan]}
    told |= {f"penugasan {role.pk} {name}": pair for name, pair in ended.items()}
    told |= _pass_on(role, penerus)
    jejak.record("pindahkan orang", given.pengguna, by=by, instansi=role.instansi, perubahan=told)
    return given


def _pass_on(role: Penugasan, penerus: Pengguna | None) -> Perubahan:
    if penerus and not successors(role).filter(pk=penerus.pk).exists():
        raise Ditolak("Penerus harus sedang bertugas di tempat yang lama.", "penerus")
    told: Perubahan = {}
    for task in held_tasks(role):
        _, changed = change(task, {"pemegang": penerus})
        told |= {f"tahap {task.pk} {name}": pair for name, pair in changed.items()}
    return told
