"""Chasing a step by hand: who has to act next is told why, at most once a day for each step."""

from collections.abc import Collection
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from instansi.access import require
from instansi.models import Pengguna
from kerja import jejak, pesan
from kerja.models import Jejak, Tahap
from kerja.pengingat import concerned
from kerja.tahap import address_of, lock_step, right_for
from sakip.dates import describe_days_left, format_tanggal
from sakip.errors import Ditolak

AKSI = "ingatkan tahap"


@transaction.atomic
def remind_step(tahap: Tahap, *, by: Pengguna) -> tuple[Tahap, list[Pengguna]]:
    """Tell those whose turn it is that the step is waited for, and why; return them with it.

    Raises Ditolak where nothing is waited for, nobody can be told, or somebody reminded today
    already; Http404, PermissionDenied.
    """
    require(by, right_for(tahap.langkah, "remind"), tahap.instansi)
    step = lock_step(tahap.instansi, tahap.tahun, tahap.langkah)
    name = f"{step.get_langkah_display()} {step.instansi} tahun {step.tahun}"
    if step.status == Tahap.Status.DISETUJUI:
        raise Ditolak(f"{name} sudah disetujui; tidak ada yang ditunggu.")
    today = timezone.localdate()
    if step.pk in reminded_on(today, [step.pk]):
        raise Ditolak(f"{name} sudah diingatkan hari ini. Ingatkan lagi besok bila masih perlu.")
    people = concerned(step)
    if not people:
        raise Ditolak(
            f"Tidak ada yang dapat diingatkan tentang {name}: belum ada orang yang bertugas "
            "mengisi atau menyetujuinya. Undanglah dahulu orangnya."
        )
    text = f"{by} mengingatkan: {name} {explain(step, today)}."
    pesan.send(people, text, address_of(step))
    told: dict[str, list] = {"diingatkan": [None, [str(one) for one in people]]}
    jejak.record(AKSI, step, by=by, instansi=step.instansi, perubahan=told)
    return step, people


def explain(step: Tahap, today: date) -> str:
    """Return why a step is waited for: its state, its deadline, and what it was sent back for."""
    wanted = {
        Tahap.Status.DRAF: "belum dikirim",
        Tahap.Status.DIAJUKAN: "menunggu persetujuan",
        Tahap.Status.DIKEMBALIKAN: f"perlu diperbaiki ({step.alasan})",
    }[Tahap.Status(step.status)]
    if step.tenggat is None:
        return wanted
    left = describe_days_left(step.tenggat, today)
    return f"{wanted}; tenggatnya {format_tanggal(step.tenggat)} ({left})"


def reminded_on(day: date, steps: Collection[int]) -> frozenset[int]:
    """Return which of the steps somebody was reminded of by hand on a day, in one query."""
    start = timezone.make_aware(datetime.combine(day, time()))
    rows = Jejak.objects.filter(
        objek=Tahap._meta.label,
        objek_id__in=[str(pk) for pk in steps],
        aksi=AKSI,
        waktu__gte=start,
    )
    return frozenset(int(pk) for pk in rows.values_list("objek_id", flat=True))
