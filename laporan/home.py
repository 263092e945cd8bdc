"""What the home page shows: the work that waits, and the Instansi, years and states to be seen."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from instansi.access import can, roles_of, visible_instansi
from instansi.models import Instansi, Pemda, Pengguna, Penugasan
from instansi.rights import Right
from kerja.models import Tahap
from kerja.tahap import MENGIKUTI, right_for
from laporan.access import visible_laporan
from laporan.langkah import load_tugas
from laporan.models import Cetakan, Laporan
from laporan.terbit.antrean import Antrean, list_antrean
from laporan.tugas import DaftarTugas
from perjanjian.layar import PkLayar, load_menunggu

_SHOWN = 5  # so many Instansi are shown on the home page of who serves a whole Pemda
_Steps = Mapping[tuple[int, int], Mapping[str, Tahap]]  # (instansi, year) → step → its row


@dataclass(frozen=True)
class LaporanBeranda:
    """A report: its step in words, when its last PDF was made (None = never), and all its steps."""

    tahun: int
    status: str
    pdf_dibuat: datetime | None
    pdf_halaman: int | None
    tahap: tuple[tuple[str, str, str, str], ...]  # key, name, status and its label


@dataclass(frozen=True)
class InstansiBeranda:
    """An Instansi with its reports, newest first."""

    instansi: Instansi
    laporan: tuple[LaporanBeranda, ...]


@dataclass(frozen=True)
class Pekerjaan:
    """The report that a person of an Instansi works on now, with its task list."""

    instansi: Instansi
    daftar: DaftarTugas
    mengisi: bool  # the person enters data there


@dataclass(frozen=True)
class Beranda:
    """The home page of a person: roles of today, what waits for them, and what they may see."""

    penugasan: tuple[Penugasan, ...]
    menunggu: tuple[Tahap, ...]  # steps that this person may approve, longest waiting first
    pekerjaan: Pekerjaan | None
    instansi: tuple[InstansiBeranda, ...]
    pk: tuple[PkLayar, ...]  # PK that this person signs next
    lakip: tuple[Antrean, ...]  # LAKIP that wait for this person's reviu or issue
    se_pemda: bool  # the person serves a whole Pemda: states instead of tasks
    nama_tahap: tuple[str, ...] = tuple(str(name) for name in Tahap.Langkah.labels)

    @property
    def meja(self) -> list[tuple[Pemda, int]]:
        """Return the desks of the person, each with its newest year."""
        whole = {role.pemda_id for role in self.penugasan if role.instansi_id is None}
        newest: dict[Pemda, int] = {}
        for place in self.instansi:
            pemda = place.instansi.pemda
            for one in place.laporan[:1] if pemda.pk in whole else ():
                newest[pemda] = max(newest.get(pemda, 0), one.tahun)
        return list(newest.items())

    @property
    def ada_laporan(self) -> bool:
        """Return whether there is a report that the person reads."""
        return any(place.laporan for place in self.instansi)

    @property
    def banyak(self) -> bool:
        """Return whether there are too many Instansi to show each: the desk shows them."""
        return self.se_pemda and len(self.instansi) > _SHOWN


def list_beranda(user: Pengguna) -> Beranda:
    """Return the home page, in a number of queries that does not grow with the Instansi."""
    places = list(visible_instansi(user))
    steps = _steps_of(places)
    reports = _reports_by_instansi(user, steps)
    return Beranda(
        penugasan=roles_of(user),
        menunggu=tuple(sorted(_waiting_for(user, steps), key=lambda s: (s.sejak, s.pk))),
        pekerjaan=_find_work(user, steps),
        instansi=tuple(InstansiBeranda(place, tuple(reports[place.pk])) for place in places),
        pk=load_menunggu(user),
        lakip=list_antrean(user, (step for rows in steps.values() for step in rows.values())),
        se_pemda=any(role.instansi_id is None for role in roles_of(user)),
    )


def _steps_of(places: list[Instansi]) -> _Steps:
    """Return the rows of all steps at the places, in one query."""
    by_pk = {place.pk: place for place in places}
    steps: dict[tuple[int, int], dict[str, Tahap]] = defaultdict(dict)
    for row in Tahap.objects.filter(instansi__in=by_pk).select_related("oleh"):
        row.instansi = by_pk[row.instansi_id]
        steps[row.instansi_id, row.tahun][row.langkah] = row
    return steps


def _waiting_for(user: Pengguna, steps: _Steps) -> Iterator[Tahap]:
    submitted = (
        step
        for rows in steps.values()
        for step in rows.values()
        if step.status == Tahap.Status.DIAJUKAN
    )
    return (
        step
        for step in submitted
        # What follows its document waits with it, and is decided there.
        if step.langkah not in MENGIKUTI
        and can(user, right_for(step.langkah, "approve"), step.instansi)
    )


def _find_work(user: Pengguna, steps: _Steps) -> Pekerjaan | None:
    """Return the newest report not yet approved of an Instansi where the person enters or decides.

    One report, whatever the number of places: the others are a click away.
    """
    own = [role.instansi_id for role in roles_of(user) if role.instansi_id]
    reports = [
        laporan
        for laporan in visible_laporan(user).filter(instansi__in=own).order_by("-tahun", "pk")
        if any(can(user, r, laporan.instansi) for r in (Right.DATA_ENTER, Right.DATA_APPROVE))
    ]
    unfinished = [laporan for laporan in reports if not _is_approved(laporan, steps)]
    chosen = next(iter(unfinished or reports), None)
    if chosen is None:
        return None
    place = chosen.instansi
    return Pekerjaan(place, load_tugas(user, chosen), can(user, Right.DATA_ENTER, place))


def _is_approved(laporan: Laporan, steps: _Steps) -> bool:
    step = steps.get((laporan.instansi_id, laporan.tahun), {}).get(Tahap.Langkah.LAKIP)
    return step is not None and step.status == Tahap.Status.DISETUJUI


def _reports_by_instansi(user: Pengguna, steps: _Steps) -> dict[int, list[LaporanBeranda]]:
    prints = Cetakan.objects.filter(laporan=OuterRef("pk")).order_by("-dibuat")
    rows = (
        visible_laporan(user)
        .order_by("-tahun")
        .values_list(
            "instansi",
            "tahun",
            Subquery(prints.values("dibuat")[:1]),
            Subquery(prints.values("halaman")[:1]),
        )
    )
    reports = defaultdict(list)
    for instansi, tahun, dibuat, halaman in rows:
        states = tuple(_describe(steps.get((instansi, tahun), {})))
        reports[instansi].append(LaporanBeranda(tahun, states[-1][3], dibuat, halaman, states))
    return reports


def _describe(rows: Mapping[str, Tahap]) -> Iterator[tuple[str, str, str, str]]:
    """Yield every step in order, the LAKIP last."""
    for langkah, name in Tahap.Langkah.choices:
        status = rows[langkah].status if langkah in rows else Tahap.Status.DRAF
        yield langkah, str(name), str(status), str(Tahap.Status(status).label)
