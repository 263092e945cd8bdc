"""Deadlines that a Pemda sets for all its Instansi at once, and when it reminds of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F, Q

from instansi.access import holders_within, require
from instansi.models import Instansi, Pemda, Pengguna
from instansi.rights import Right
from kerja import jejak, pesan
from kerja.models import PengaturanPengingat, Tahap
from sakip.dates import format_tanggal

Tenggat = Mapping[str, date | None]  # step → deadline


_WORDS = {
    "awal": "pengingat pertama (hari)",
    "dekat": "pengingat kedua (hari)",
    "lewat": "pengingat sesudah lewat",
}


class TenggatUsang(Exception):
    """Somebody else set deadlines since the page was read; ``sekarang`` is what stands now."""

    def __init__(self, sekarang: Tenggat) -> None:
        super().__init__("deadlines changed meanwhile")
        self.sekarang = sekarang


@dataclass(frozen=True)
class Bersama:
    """The deadline of a step that most Instansi share, and who has another one."""

    langkah: str
    tenggat: date | None
    lain: tuple[tuple[Instansi, date | None], ...]


@dataclass(frozen=True)
class Hari:
    """When to remind: days before, days before once more, and whether once they passed."""

    awal: int
    dekat: int
    lewat: bool


def shared_deadlines(pemda: Pemda, tahun: int) -> dict[str, Bersama]:
    """Return the shared deadline of every step of a year, in two queries.

    It is the one that most active Instansi have; the later of two that are as frequent.
    """
    places = list(Instansi.objects.filter(pemda=pemda, aktif=True).order_by("nama"))
    rows = Tahap.objects.filter(instansi__in=places, tahun=tahun)
    known = {(row.instansi_id, row.langkah): row.tenggat for row in rows}
    return {
        langkah: _shared(langkah, {one: known.get((one.pk, langkah)) for one in places})
        for langkah in Tahap.Langkah.values
    }


def _shared(langkah: str, found: Mapping[Instansi, date | None]) -> Bersama:
    counts = Counter(day for day in found.values() if day)
    most = max(counts, key=lambda day: (counts[day], day), default=None)
    others = [(one, day) for one, day in found.items() if day != most]
    # Where a step has a deadline nowhere, nobody is an exception.
    return Bersama(langkah, most, tuple(others) if most else ())


def reminders_of(pemda: Pemda) -> Hari:
    """Return when a Pemda reminds of deadlines."""
    row = PengaturanPengingat.objects.filter(pemda=pemda).first() or PengaturanPengingat()
    return Hari(row.awal, row.dekat, row.lewat)


@transaction.atomic
def set_deadlines(  # noqa: PLR0913 - one act: what the page says
    pemda: Pemda,
    tahun: int,
    tenggat: Tenggat,
    hari: Hari,
    *,
    timpa: bool,
    dibaca: Tenggat,
    by: Pengguna | None,
) -> int:
    """Set the deadlines of all active Instansi and the days of reminders; return how many changed.

    ``timpa`` overwrites those that differ from the shared one; else they stay. ``dibaca`` is what
    the person saw: raises TenggatUsang where it changed since. Raises PermissionDenied and Http404.
    """
    if by:
        require(by, Right.PENGATURAN_SET, pemda)
    Pemda.objects.select_for_update().get(pk=pemda.pk)
    before = shared_deadlines(pemda, tahun)
    if any(before[langkah].tenggat != day for langkah, day in dibaca.items()):
        raise TenggatUsang({langkah: one.tenggat for langkah, one in before.items()})
    changed = sum(_spread(pemda, tahun, before[one], tenggat[one], timpa) for one in tenggat)
    told = {
        str(Tahap.Langkah(one).label): [_iso(before[one].tenggat), _iso(day)]
        for one, day in tenggat.items()
        if before[one].tenggat != day
    }
    days = _remind_on(pemda, hari)
    if not changed and not days:
        return 0
    if told:
        _tell(pemda, tahun, tenggat, by)
    perubahan: dict[str, list] = {**told, **days, f"tahap {tahun} berubah": [None, changed]}
    jejak.record("tetapkan tenggat semua", pemda, by=by, perubahan=perubahan)
    return changed


def _spread(pemda: Pemda, tahun: int, before: Bersama, day: date | None, timpa: bool) -> int:
    """Give a step its deadline at every Instansi that has the shared one, or at all of them."""
    kept = {one.pk for one, _ in before.lain if not timpa}
    places = Instansi.objects.filter(pemda=pemda, aktif=True).exclude(pk__in=kept)
    here = {"tahun": tahun, "langkah": before.langkah}
    rows = Tahap.objects.filter(instansi__in=places, **here)
    missing = list(places.exclude(pk__in=rows.values("instansi"))) if day else []
    differ = Q(tenggat__isnull=False) if day is None else ~Q(tenggat=day) | Q(tenggat=None)
    changed = rows.filter(differ).update(tenggat=day, versi=F("versi") + 1)
    Tahap.objects.bulk_create(Tahap(instansi=one, tenggat=day, **here) for one in missing)
    return len(missing) + changed


def _remind_on(pemda: Pemda, hari: Hari) -> dict[str, list]:
    """Keep when to remind; return what changed."""
    row = PengaturanPengingat.objects.filter(pemda=pemda).first()
    row = row or PengaturanPengingat(pemda=pemda)
    values = {"awal": hari.awal, "dekat": hari.dekat, "lewat": hari.lewat}
    changed = {
        _WORDS[name]: [getattr(row, name), value]
        for name, value in values.items()
        if getattr(row, name) != value
    }
    if changed:
        for name, value in values.items():
            setattr(row, name, value)
        row.versi += 1 if row.pk else 0
        row.full_clean()
        row.save()
    return changed


def _tell(pemda: Pemda, tahun: int, tenggat: Tenggat, by: Pengguna | None) -> None:
    """Tell everybody who fills in or approves, in one notice."""
    named = "; ".join(
        f"{Tahap.Langkah(one).label} {format_tanggal(day)}" for one, day in tenggat.items() if day
    )
    people = holders_within(pemda, Right.DATA_SUBMIT, Right.DATA_APPROVE)
    text = f"Tenggat tahun {tahun} di {pemda}: {named or 'tidak ada lagi'}."
    pesan.send([person for person in people if person != by], text, "/")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
