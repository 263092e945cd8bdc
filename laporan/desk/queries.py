"""Reads the matrix of a Pemda: a constant number of queries, however many kecamatan there are."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from capaian.models import RealisasiIndikator
from instansi.access import can
from instansi.models import Instansi, Pemda, Pengguna
from instansi.rights import Right
from kerja.models import Tahap
from kerja.tagih import reminded_on
from kerja.tahap import right_for
from keuangan.models import Pagu, Realisasi
from laporan.alur import StatusLakip, state_of
from laporan.desk.data import Baris, Isian, Matriks, Sel
from laporan.desk.lampu import light_of
from laporan.models import Laporan, PernyataanReviu, Terbitan
from perjanjian.alur import StatusPk
from perjanjian.models import PerjanjianKinerja
from renstra.models import Indikator
from renstra.queries import renstra_in_force_of

_QUARTERS = (1, 2, 3, 4)
_SAYS = Q(nilai__isnull=False) | ~Q(alasan="")
_Reviewed = Mapping[int, datetime | None]
_Issued = Mapping[int, tuple[int, datetime]]
_Counts = Mapping[int, Mapping[int, int]]  # Instansi → triwulan (0 = of how many) → count
_WAITS = {
    Tahap.Status.DRAF: "Staf perencanaan",
    Tahap.Status.DIKEMBALIKAN: "Staf perencanaan",
    Tahap.Status.DIAJUKAN: "Camat",
}
_WAITS_LAKIP: dict[StatusLakip | None, str] = {
    StatusLakip.DISETUJUI: "Inspektorat",
    StatusLakip.DIREVIU: "Tim SAKIP",
}


@dataclass(frozen=True)
class _Found:
    """What was read at once for all kecamatan."""

    steps: Mapping[tuple[int, str], Tahap]
    reports: frozenset[int]
    pk: Mapping[int, str]  # Instansi → status of the PK that stands last
    reviewed: _Reviewed  # Instansi → when what was reviewed was approved
    issued: _Issued  # Instansi → its last issue, and so of its approval
    triwulan: Mapping[str, _Counts]  # step → counts
    reminded: frozenset[int]


def years_of(pemda: Pemda) -> list[int]:
    """Return the years that have a report at the Pemda, newest first."""
    rows = Laporan.objects.filter(instansi__pemda=pemda, instansi__aktif=True)
    return sorted(set(rows.order_by().values_list("tahun", flat=True)), reverse=True)


def load_matriks(user: Pengguna, pemda: Pemda, tahun: int, today: date) -> Matriks:
    """Return every active kecamatan of the Pemda with the steps of the year."""
    places = list(Instansi.objects.filter(pemda=pemda, aktif=True).order_by("nama", "pk"))
    for place in places:
        place.pemda = pemda
    found = _read(places, tahun, today)
    reader = _Reader(user, pemda, tahun, today)
    return Matriks(tahun, tuple(reader.row(place, found) for place in places))


def _read(places: list[Instansi], tahun: int, today: date) -> _Found:
    here = {"instansi__in": places, "tahun": tahun}
    steps = {
        (step.instansi_id, step.langkah): step
        for step in Tahap.objects.filter(**here).select_related("pemegang")
    }
    documents = PerjanjianKinerja.objects.filter(
        **here, jabatan__pimpinan=True, pembatalan__isnull=True
    ).exclude(status=StatusPk.DIBATALKAN)
    return _Found(
        steps,
        frozenset(Laporan.objects.filter(**here).values_list("instansi", flat=True)),
        dict(
            documents.order_by("perubahan_ke", "ulang").values_list("instansi", "status")
        ),  # of each Instansi the last one stays
        *_read_lakip(places, tahun),
        {
            Tahap.Langkah.REALISASI: _count_capaian(places, tahun),
            Tahap.Langkah.KEUANGAN: _count_spent(places, tahun),
        },
        reminded_on(today, [step.pk for step in steps.values()]),
    )


def _read_lakip(places: list[Instansi], tahun: int) -> tuple[_Reviewed, _Issued]:
    """Return of which approval each LAKIP was reviewed, and its last issue."""
    here = {"laporan__instansi__in": places, "laporan__tahun": tahun}
    said = PernyataanReviu.objects.filter(**here)
    issues = Terbitan.objects.filter(**here).order_by("versi")  # the last one stays
    return (
        dict(said.values_list("laporan__instansi", "persetujuan__waktu")),
        {
            place: (versi, waktu)
            for place, versi, waktu in issues.values_list(
                "laporan__instansi", "versi", "persetujuan__waktu"
            )
        },
    )


def _count_capaian(places: list[Instansi], tahun: int) -> _Counts:
    """Count the indicators of the sasaran in force, and those with a figure for each triwulan."""
    renstra = renstra_in_force_of(places, tahun)
    own = Indikator.objects.filter(renstra__in=renstra.values(), sasaran__isnull=False)
    counts: dict[int, dict[int, int]] = defaultdict(dict)
    for place, total in own.order_by().values_list("renstra__instansi").annotate(n=Count("pk")):
        counts[place][0] = total
    known = RealisasiIndikator.objects.filter(
        _SAYS, indikator__in=own, tahun=tahun, triwulan__isnull=False
    )
    grouped = known.order_by().values_list("indikator__renstra__instansi", "triwulan")
    for place, triwulan, total in grouped.annotate(n=Count("pk")):
        counts[place][triwulan] = total
    return counts


def _count_spent(places: list[Instansi], tahun: int) -> _Counts:
    """Count the sub kegiatan that have a pagu, and those with a realisasi for each triwulan."""
    here = {"instansi__in": places, "tahun": tahun}
    counts: dict[int, dict[int, int]] = defaultdict(dict)
    rows = Count("nomenklatur", distinct=True)
    planned = Pagu.objects.filter(_SAYS, **here).order_by().values_list("instansi")
    for place, total in planned.annotate(n=rows):
        counts[place][0] = total
    spent = Realisasi.objects.filter(_SAYS, **here).order_by().values_list("instansi", "triwulan")
    for place, triwulan, total in spent.annotate(n=rows):
        counts[place][triwulan] = total
    return counts


class _Reader:
    """Builds cells for one person; what they may do is asked once, not for each cell."""

    def __init__(self, user: Pengguna, pemda: Pemda, tahun: int, today: date) -> None:
        self.pemda, self.tahun, self.today = pemda, tahun, today
        self.reads, self.reminds = (
            {langkah for langkah in Tahap.Langkah if can(user, right_for(langkah, act), pemda)}
            for act in ("read", "remind")
        )
        self.reads_submitted = can(user, Right.LAKIP_READ_SUBMITTED, pemda)

    def row(self, place: Instansi, found: _Found) -> Baris:
        """Return a kecamatan with all its steps; one that nobody moved yet is a draft."""
        ready = place.pk in found.reports
        cells = tuple(self._cell(place, langkah, found, ready) for langkah in Tahap.Langkah)
        return Baris(place, ready, cells)

    def _cell(self, place: Instansi, langkah: Tahap.Langkah, found: _Found, ready: bool) -> Sel:
        step = found.steps.get((place.pk, langkah))
        step = step or Tahap(instansi=place, tahun=self.tahun, langkah=langkah)
        step.instansi = place
        open_ = step.status != Tahap.Status.DISETUJUI
        document = found.pk.get(place.pk) if langkah == Tahap.Langkah.PK else None
        lakip = _lakip_of(step, found) if langkah == Tahap.Langkah.LAKIP else None
        handed_in = step.status in (Tahap.Status.DIAJUKAN, Tahap.Status.DISETUJUI)
        submitted = langkah == Tahap.Langkah.LAKIP and handed_in and self.reads_submitted
        return Sel(
            tahap=step,
            lampu=light_of(step.status, step.tenggat, self.today),
            status=_describe(step, document, lakip, found.issued.get(place.pk)),
            lakip=lakip,
            pemegang=self._holder(step, document) if open_ else _WAITS_LAKIP.get(lakip, ""),
            triwulan=_quarters(found.triwulan.get(langkah, {}).get(place.pk)),
            dibuka=ready and (langkah in self.reads or submitted),
            diingatkan=step.pk in found.reminded,
            dapat_diingatkan=ready and open_ and langkah in self.reminds,
        )

    def _holder(self, step: Tahap, document: str | None) -> str:
        if document == StatusPk.DITANDATANGANI:
            return self.pemda.sebutan_kepala
        if step.pemegang and not step.terkunci:
            return str(step.pemegang)
        return _WAITS[Tahap.Status(step.status)]


def _lakip_of(step: Tahap, found: _Found) -> StatusLakip:
    """Return the state of a LAKIP; what is not about the approval in force says nothing of it."""
    place = step.instansi_id
    _, issued = found.issued.get(place, (0, None))
    approved = step.sejak if step.status == Tahap.Status.DISETUJUI else None
    return state_of(
        step.status,
        reviewed=approved is not None and found.reviewed.get(place) == approved,
        issued=approved is not None and issued == approved,
    )


def _describe(
    step: Tahap,
    document: str | None,
    lakip: StatusLakip | None,
    issue: tuple[int, datetime] | None,
) -> str:
    """Return the state in words: of a PK that of its document, of a LAKIP with its last issue."""
    if document:
        return str(StatusPk(document).label)
    if lakip is None:
        return str(step.get_status_display())
    return f"{lakip.label}, terbitan ke-{issue[0]}" if issue else str(lakip.label)


def _quarters(counts: Mapping[int, int] | None) -> tuple[Isian, ...]:
    """Return what is there of each triwulan; nothing where there is nothing to fill in."""
    if not counts or not counts.get(0):
        return ()
    return tuple(Isian(q, counts.get(q, 0), counts[0]) for q in _QUARTERS)
