"""The task list of a report, from its data and the states of its steps. Pure: it reads nothing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from kerja.models import Tahap
from laporan.bagian.gaps import list_gaps
from laporan.data import LakipData
from laporan.entri import places_of
from laporan.kemajuan import Kemajuan, count_progress, total_progress
from sakip.dates import describe_days_left
from sakip.workflow import TERKUNCI, StatusTahap, moves_from


@dataclass(frozen=True)
class Tugas:
    """A step of a report as one person sees it."""

    langkah: str
    judul: str
    status: str
    label: str  # of the status
    kurang: tuple[str, ...]
    kemajuan: Kemajuan
    pemegang: str  # who has it now; "" = nobody, it is done
    tenggat: date | None
    sejak: datetime | None
    oleh: str
    alasan: str
    giliran: bool  # it is this person who has to act
    ajakan: str  # what to do, as a link
    tempat: tuple[tuple[str, str], ...] = ()  # where to fill it in: (label, address)
    komentar: int = 0  # open remarks
    terlambat: bool = False
    tautan: str = ""  # where to act, if not on the page of the step
    sisa: str = ""  # how far the deadline is, "3 hari lagi"; "" = none or it is done


@dataclass(frozen=True)
class DaftarTugas:
    """The steps of a report, and how far all of them are together."""

    tahun: int
    tugas: tuple[Tugas, ...]

    @property
    def kemajuan(self) -> Kemajuan:
        """Return the progress of the whole report."""
        return total_progress(t.kemajuan for t in self.tugas)

    @property
    def tahun_teks(self) -> str:
        """Return the year as part of an id."""
        return str(self.tahun)

    @property
    def disetujui(self) -> int:
        """Return how many steps are approved."""
        return sum(t.status == StatusTahap.DISETUJUI for t in self.tugas)

    @property
    def giliran(self) -> tuple[Tugas, ...]:
        """Return the steps in which this person has to act."""
        return tuple(t for t in self.tugas if t.giliran)


def build_tugas(
    data: LakipData,
    steps: Mapping[str, Tahap],
    acts: Mapping[str, Collection[str]],
    komentar: Mapping[str, int],
    today: date,
) -> DaftarTugas:
    """Return the task list of a report for one person.

    ``acts``: step → what the person may do there ("read", "submit", …); a step without "read" is
    left out. ``komentar``: step → how many remarks are open.
    """
    progress, gaps = count_progress(data), list_gaps(data)
    tugas = []
    for langkah, step in steps.items():
        if "read" not in acts.get(langkah, ()):
            continue
        missing = tuple(gap.hal for gap in gaps if gap.langkah == langkah)
        tenggat = step.tenggat if step.status != StatusTahap.DISETUJUI else None
        built = _build(step, missing, progress[langkah], acts[langkah])
        fills_in = built.giliran and not step.terkunci
        tugas.append(
            replace(
                built,
                tempat=places_of(langkah, data.profil.kode, data.tahun) if fills_in else (),
                komentar=komentar.get(langkah, 0),
                terlambat=bool(tenggat and tenggat < today),
                sisa=describe_days_left(tenggat, today) if tenggat else "",
            )
        )
    return DaftarTugas(data.tahun, tuple(tugas))


def _build(
    step: Tahap, kurang: tuple[str, ...], kemajuan: Kemajuan, acts: Collection[str]
) -> Tugas:
    turn = _turn_of(step.status) in acts
    return Tugas(
        langkah=step.langkah,
        judul=str(step.get_langkah_display()),
        status=step.status,
        label=str(step.get_status_display()),
        kurang=kurang,
        kemajuan=kemajuan,
        pemegang=_holder(step),
        tenggat=step.tenggat,
        sejak=step.sejak,
        oleh=str(step.oleh) if step.oleh else "",
        alasan=step.alasan,
        giliran=turn,
        ajakan=_invitation(step.status, bool(kurang) or not kemajuan.seluruh, giliran=turn),
    )


_AFTER = {"review": ("Inspektorat", "Reviu"), "issue": ("Tim SAKIP", "Terbitkan")}


def continue_tugas(
    tugas: Tugas, label: str, waits_for: str, acts: Collection[str], tautan: str
) -> Tugas:
    """Return the step LAKIP with what comes after the camat's approval.

    ``label`` is the state in words, ``waits_for`` the act that is waited for ("review", "issue";
    "" = none) and ``tautan`` where it is done.
    """
    if tugas.status != StatusTahap.DISETUJUI:
        return tugas
    holder, invitation = _AFTER.get(waits_for, ("", ""))
    turn = bool(waits_for) and waits_for in acts
    return replace(
        tugas,
        label=label,
        pemegang=holder,
        giliran=turn,
        ajakan=invitation if turn else tugas.ajakan,
        tautan=tautan if turn else "",
    )


def _turn_of(status: str) -> str:
    """Return the act that a state waits for: the way on, not the way back; "" at the end."""
    onward = [m.act for m in moves_from(status) if m.ke in TERKUNCI]
    return onward[0] if onward else ""


_WAITS_FOR = {"submit": "Staf perencanaan", "approve": "Camat"}


def _holder(step: Tahap) -> str:
    """Return who has a step: the person named, else the role that its state waits for."""
    if step.pemegang and step.status not in TERKUNCI:
        return str(step.pemegang)
    return _WAITS_FOR.get(_turn_of(step.status), "")


def _invitation(status: str, kurang: bool, *, giliran: bool) -> str:
    if not giliran:
        return "Lihat"
    if status == StatusTahap.DIAJUKAN:
        return "Tinjau"
    if status == StatusTahap.DIKEMBALIKAN:
        return "Perbaiki"
    return "Lengkapi" if kurang else "Periksa dan kirim"
