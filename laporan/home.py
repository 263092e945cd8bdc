"""What the home page lists: the Instansi that a person may see, their years and their state."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from instansi.access import roles_of, visible_instansi
from instansi.models import Instansi, Pengguna, Penugasan
from kerja.models import Tahap
from laporan.access import visible_laporan
from laporan.models import Cetakan


@dataclass(frozen=True)
class LaporanBeranda:
    """A report: its step in words, and when its last PDF was made (None = never)."""

    tahun: int
    status: str
    pdf_dibuat: datetime | None
    pdf_halaman: int | None


@dataclass(frozen=True)
class InstansiBeranda:
    """An Instansi with its reports, newest first."""

    instansi: Instansi
    laporan: tuple[LaporanBeranda, ...]


@dataclass(frozen=True)
class Beranda:
    """The home page of a person: roles of today, and what these let them see."""

    penugasan: tuple[Penugasan, ...]
    instansi: tuple[InstansiBeranda, ...]


def list_beranda(user: Pengguna) -> Beranda:
    """Return the home page, in a number of queries that does not grow with the Instansi."""
    reports = _reports_by_instansi(user)
    return Beranda(
        penugasan=roles_of(user),
        instansi=tuple(
            InstansiBeranda(instansi, tuple(reports[instansi.pk]))
            for instansi in visible_instansi(user)
        ),
    )


def _reports_by_instansi(user: Pengguna) -> dict[int, list[LaporanBeranda]]:
    prints = Cetakan.objects.filter(laporan=OuterRef("pk")).order_by("-dibuat")
    steps = Tahap.objects.filter(
        instansi=OuterRef("instansi"), tahun=OuterRef("tahun"), langkah=Tahap.Langkah.LAKIP
    )
    rows = (
        visible_laporan(user)
        .order_by("-tahun")
        .values_list(
            "instansi",
            "tahun",
            Subquery(steps.values("status")[:1]),
            Subquery(prints.values("dibuat")[:1]),
            Subquery(prints.values("halaman")[:1]),
        )
    )
    reports = defaultdict(list)
    for instansi, tahun, status, dibuat, halaman in rows:
        label = Tahap.Status(status or Tahap.Status.DRAF).label
        reports[instansi].append(LaporanBeranda(tahun, str(label), dibuat, halaman))
    return reports
