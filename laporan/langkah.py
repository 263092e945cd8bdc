"""Reads what the pages of steps show: the task list of a report, and one step in full."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from instansi.models import Pengguna
from kerja.komentar import UtasTerbuka, may_comment, open_threads, threads_of
from kerja.models import Jejak, Komentar, Tahap
from kerja.rencana import may_assign, may_set_deadline
from kerja.tahap import MENGIKUTI, history_of, states_of
from laporan.access import acts_of
from laporan.models import Laporan
from laporan.periksa import Baris, Periksa, check_answers
from laporan.queries import lakip_data_of
from laporan.terbit.keadaan import Keadaan, load_keadaan, name_state
from laporan.tugas import DaftarTugas, Tugas, build_tugas, continue_tugas
from sakip.workflow import AJUKAN, SETUJUI, TAHAP, Move, moves_from

_HISTORY = 30
_PAGES = {"review": "laporan:reviu", "issue": "laporan:terbit"}
_ACTS = {f"{move.nama} tahap": move for move in TAHAP}


@dataclass(frozen=True)
class Riwayat:
    """A move as the trail tells it."""

    jejak: Jejak
    kata: str  # "diajukan"
    alasan: str


@dataclass(frozen=True)
class HalamanTahap:
    """One step for one person: what is in it, what was said about it, what they may do."""

    tahap: Tahap
    tugas: Tugas
    periksa: Periksa
    komentar: Mapping[str, tuple[Komentar, ...]]
    gerak: tuple[Move, ...]
    boleh_komentar: bool
    boleh_menunjuk: bool
    boleh_tenggat: bool
    belum_disetujui: tuple[str, ...]  # the other steps, where the LAKIP itself is looked at
    riwayat: tuple[Riwayat, ...]
    baca_lakip: bool  # the person reads the report itself as it stands
    keadaan: Keadaan | None = None  # of the LAKIP: its way to the issue

    @property
    def isi(self) -> Iterator[tuple[str, list[tuple[Baris, tuple[Komentar, ...]]]]]:
        """Yield the groups of rows, each row with its remarks."""
        for group in self.periksa.kelompok:
            yield group.judul, [(row, self.komentar.get(row.kunci, ())) for row in group.baris]

    @property
    def utas_terbuka(self) -> tuple[UtasTerbuka, ...]:
        """Return the threads that nobody settled yet."""
        return open_threads(row for rows in self.komentar.values() for row in rows)

    @property
    def umum(self) -> tuple[Komentar, ...]:
        """Return the remarks on the step as a whole."""
        return self.komentar.get("", ())

    @property
    def judul(self) -> str:
        """Return what the page is for, to this person."""
        if AJUKAN in self.gerak:
            return f"Periksa sebelum mengirim: {self.tugas.judul}"
        return f"Tinjau {self.tugas.judul}" if SETUJUI in self.gerak else self.tugas.judul

    @property
    def judul_gerak(self) -> str:
        """Return what the section of buttons is called: the only act, or the choice of two."""
        return self.gerak[0].label if len(self.gerak) == 1 else "Keputusan"

    @property
    def tanpa_baris(self) -> tuple[tuple[Komentar, ...], ...]:
        """Return the threads on rows that are no longer there."""
        return tuple(
            rows for place, rows in self.komentar.items() if place not in self.periksa.nama
        )


def load_tugas(user: Pengguna, laporan: Laporan) -> DaftarTugas:
    """Return the task list of a report, in a constant number of queries."""
    steps = states_of(laporan.instansi, laporan.tahun)
    acts = acts_of(user, steps)
    daftar = build_tugas(
        lakip_data_of(laporan), steps, acts, _count_open(laporan), timezone.localdate()
    )
    return _continue(daftar, load_keadaan(laporan, steps[Tahap.Langkah.LAKIP]), acts)


def _continue(
    daftar: DaftarTugas, keadaan: Keadaan, acts: Mapping[str, Collection[str]]
) -> DaftarTugas:
    """Let the step LAKIP say how far it is on its way to the issue."""
    name, where = keadaan.giliran and _PAGES[keadaan.giliran], keadaan.tahap
    tautan = reverse(name, args=[where.instansi.kode, where.tahun]) if name else ""
    told = (name_state(keadaan), keadaan.giliran, acts.get("lakip", ()), tautan)
    tugas = (continue_tugas(one, *told) if one.langkah == "lakip" else one for one in daftar.tugas)
    return replace(daftar, tugas=tuple(tugas))


def load_tahap(user: Pengguna, laporan: Laporan, langkah: str) -> HalamanTahap:
    """Return one step of a report in full, in a constant number of queries."""
    steps = states_of(laporan.instansi, laporan.tahun)
    step, acts = steps[langkah], acts_of(user, steps)
    data, threads = lakip_data_of(laporan), threads_of(steps[langkah])
    waiting = {langkah: sum(row.selesai is None for rows in threads.values() for row in rows)}
    daftar = build_tugas(data, {langkah: step}, acts, waiting, timezone.localdate())
    keadaan = load_keadaan(laporan, step) if langkah == Tahap.Langkah.LAKIP else None
    if keadaan:
        daftar = _continue(daftar, keadaan, acts)
    others = [s for key, s in steps.items() if key != langkah and s.status != s.Status.DISETUJUI]
    return HalamanTahap(
        tahap=step,
        tugas=daftar.tugas[0],
        periksa=check_answers(langkah, data),
        komentar=threads,
        gerak=tuple(
            m
            for m in moves_from(step.status)
            if m.act in acts[langkah] and langkah not in MENGIKUTI
        ),
        boleh_komentar=may_comment(user, step),
        boleh_menunjuk=may_assign(user, step) and not step.terkunci,
        boleh_tenggat=may_set_deadline(user, step),
        belum_disetujui=tuple(
            str(s.get_langkah_display()) for s in others if langkah == Tahap.Langkah.LAKIP
        ),
        keadaan=keadaan,
        baca_lakip="read" in acts[Tahap.Langkah.LAKIP],
        riwayat=tuple(_tell(row) for row in history_of(step)[:_HISTORY] if row.aksi in _ACTS),
    )


def _count_open(laporan: Laporan) -> dict[str, int]:
    rows = (
        Komentar.objects.filter(
            tahap__instansi=laporan.instansi, tahap__tahun=laporan.tahun, selesai=None
        )
        .order_by()
        .values_list("tahap__langkah")
        .annotate(jumlah=Count("pk"))
    )
    return dict(rows)


def _tell(row: Jejak) -> Riwayat:
    reason = row.perubahan.get("alasan", ["", ""])[1]
    return Riwayat(row, _ACTS[row.aksi].done, reason if _ACTS[row.aksi].reason else "")
