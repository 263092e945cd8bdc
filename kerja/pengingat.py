"""Reminders of deadlines: twice before (14 and 3 days unless the Pemda says otherwise), once after.

``manage.py remind`` sends what is due. Each reminder is recorded under its deadline, so that it
goes out once however often the command runs, and anew where the deadline is moved.
"""

import logging
from datetime import date

from django.db import transaction
from django.db.models import Q

from instansi.access import holders
from instansi.models import Pengguna
from kerja import jejak, pesan
from kerja.models import PengaturanPengingat, Pengingat, Tahap
from kerja.tahap import address_of, lock_step, right_for
from sakip.dates import describe_days_left, format_tanggal

logger = logging.getLogger(__name__)

Saat = Pengingat.Saat
_OPEN = ~Q(status=Tahap.Status.DISETUJUI)


def due(tenggat: date, today: date, setting: PengaturanPengingat | None = None) -> Saat | None:
    """Return the reminder that the day calls for: the most urgent one, None = none yet."""
    setting, left = setting or PengaturanPengingat(), (tenggat - today).days
    if left < 0:
        return Saat.LEWAT if setting.lewat else None
    days = ((setting.dekat, Saat.H3), (setting.awal, Saat.H14))  # at most so many days left
    return next((saat for most, saat in days if left <= most), None)


def send_reminders(today: date) -> int:
    """Send every reminder that is due and was not sent; return how many steps were reminded of.

    One transaction for each step: a fault in one is logged and keeps no other from being sent.
    Mail leaves after the transaction.
    """
    rows = Tahap.objects.filter(_OPEN, tenggat__isnull=False, instansi__aktif=True)
    sent = set(Pengingat.objects.filter(tahap__in=rows).values_list("tahap", "tenggat", "saat"))
    settings = {one.pemda_id: one for one in PengaturanPengingat.objects.all()}
    waiting = [
        row
        for row in rows.select_related("instansi__pemda")
        if row.tenggat
        and (saat := due(row.tenggat, today, settings.get(row.instansi.pemda_id)))
        and (row.pk, row.tenggat, saat.value) not in sent
    ]
    return sum(_try(row, today, settings.get(row.instansi.pemda_id)) for row in waiting)


def _try(tahap: Tahap, today: date, setting: PengaturanPengingat | None) -> bool:
    try:
        return _remind(tahap, today, setting)
    except Exception:
        logger.exception("no reminder of step %s", tahap.pk)
        return False


@transaction.atomic
def _remind(tahap: Tahap, today: date, setting: PengaturanPengingat | None) -> bool:
    """Remind of a step as it stands now; False where nobody could be told or somebody was."""
    step = lock_step(tahap.instansi, tahap.tahun, tahap.langkah)
    people = concerned(step)
    saat = due(step.tenggat, today, setting) if step.tenggat else None
    if step.tenggat is None or saat is None or step.status == Tahap.Status.DISETUJUI or not people:
        return False
    row, new = Pengingat.objects.get_or_create(tahap=step, tenggat=step.tenggat, saat=saat)
    if not new:
        return False
    pesan.send(people, _text(step, row.tenggat, today), address_of(step))
    jejak.record(
        "ingatkan tenggat",
        step,
        by=None,
        instansi=step.instansi,
        perubahan={"pengingat": [None, f"{row.get_saat_display()} ({row.tenggat})"]},
    )
    return True


def concerned(step: Tahap) -> list[Pengguna]:
    """Return who can act now: those who submit, its holder first among them, or who approves."""
    act = "approve" if step.terkunci else "submit"
    people = list(holders(step.instansi, right_for(step.langkah, act)))
    return sorted(people, key=lambda one: one.pk != step.pemegang_id)


def _text(step: Tahap, tenggat: date, today: date) -> str:
    name = f"{step.get_langkah_display()} {step.instansi} tahun {step.tahun}"
    when = f"{format_tanggal(tenggat)} ({describe_days_left(tenggat, today)})"
    wanted = "belum disetujui" if step.terkunci else "belum dikirim"
    return f"Pengingat tenggat {when}: {name} {wanted}."
