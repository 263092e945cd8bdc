"""The Renstra of an Instansi with its indicators and the RPJMD above it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from instansi.models import Instansi
from renstra.data import (
    IndikatorData,
    ProgramData,
    RenstraData,
    RpjmdLink,
    SasaranData,
    TujuanData,
)
from renstra.models import (
    Indikator,
    Nomenklatur,
    ProgramSasaran,
    Renstra,
    Sasaran,
    SasaranRpjmd,
    Tujuan,
)

PROGRAM_ROWS = 100  # on a page of the list of indicators of program and below
_TUJUAN = Tujuan.objects.select_related("sasaran_rpjmd__tujuan__misi").prefetch_related(
    "indikator__target_renstra",
    "sasaran__indikator__target_renstra",
    "sasaran__strategi",
    "sasaran__kebijakan",
    Prefetch("sasaran__program", ProgramSasaran.objects.select_related("nomenklatur")),
    "sasaran_rpjmd__indikator",
    "sasaran_rpjmd__tujuan__indikator",
)


def renstra_in_force(instansi: Instansi, tahun: int) -> Renstra | None:
    """Return the version in force in ``tahun``: the last that began, within its period."""
    return renstra_in_force_of([instansi], tahun).get(instansi.pk)


def renstra_before(instansi: Instansi, tahun: int) -> Renstra | None:
    """Return the last version of a period that ended before ``tahun``."""
    rows = Renstra.objects.filter(instansi=instansi, tahun_akhir__lt=tahun)
    return rows.order_by("berlaku_dari", "perubahan_ke").last()


def renstra_in_force_of(instansi: Collection[Instansi], tahun: int) -> dict[int, Renstra]:
    """Return the version in force of each Instansi that has one, by its id."""
    rows = Renstra.objects.filter(
        instansi__in=instansi, berlaku_dari__lte=tahun, tahun_akhir__gte=tahun
    )
    # The last one of an Instansi stands.
    ordered = rows.select_related("rpjmd").order_by("berlaku_dari", "perubahan_ke")
    return {row.instansi_id: row for row in ordered}


def list_indikator_program(renstra: int) -> QuerySet[Indikator]:
    """Return the indicators of program and below in the order of their list."""
    rows = Indikator.objects.filter(renstra=renstra, nomenklatur__isnull=False)
    return rows.select_related("nomenklatur").order_by("nomenklatur__kode", "urutan", "pk")


def page_of_indikator(row: Indikator) -> int:
    """Return on which page of that list, counted from 1, an indicator stands."""
    there = list(list_indikator_program(row.renstra_id).values_list("pk", flat=True))
    return (there.index(row.pk) if row.pk in there else 0) // PROGRAM_ROWS + 1


def load_renstra(instansi: Instansi, tahun: int) -> RenstraData | None:
    """Return the Renstra in force in ``tahun``, or None if there is none."""
    return load_renstra_many([instansi], tahun).get(instansi.pk)


def load_renstra_many(instansi: Collection[Instansi], tahun: int) -> dict[int, RenstraData]:
    """Return the Renstra in force of each Instansi that has one, in a constant number of queries."""
    rows = renstra_in_force_of(instansi, tahun)
    built = _build(list(rows.values()))
    return {pk: built[row.pk] for pk, row in rows.items()}


def load_indikator_sasaran(
    instansi: Instansi, tahun: int, ids: Collection[int] | None = None
) -> tuple[IndikatorData, ...]:
    """Return the indicators of all sasaran in force; of them only ``ids`` where given."""
    row = renstra_in_force(instansi, tahun)
    if row is None:
        return ()
    rows = Indikator.objects.filter(sasaran__tujuan__renstra=row)
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    return _indikator_all(rows.prefetch_related("target_renstra"), _predecessors({instansi.pk}))


def load_renstra_head(instansi: Instansi, tahun: int) -> RenstraData | None:
    """Return the Renstra in force without its tujuan and what hangs on them."""
    row = renstra_in_force(instansi, tahun)
    return _renstra(row, (), {}) if row else None


def load_indikator_nomenklatur(
    instansi: Instansi, tahun: int, ids: Collection[int] | None = None
) -> Mapping[str, tuple[IndikatorData, ...]]:
    """Return the indicators of program, kegiatan and sub kegiatan by kode (four-digit form).

    Of them only ``ids`` where given.
    """
    row = renstra_in_force(instansi, tahun)
    if row is None:
        return {}
    by_nomenklatur = indikator_of_rows(row, ids)
    rows = Nomenklatur.objects.filter(pk__in=by_nomenklatur).order_by("kode")
    return {n.kode: tuple(by_nomenklatur[n.pk]) for n in rows}


def build_renstra(renstra: Renstra) -> RenstraData:
    """Return one version with all that hangs on it."""
    return _build([renstra])[renstra.pk]


def _build(rows: Sequence[Renstra]) -> dict[int, RenstraData]:
    prefetch_related_objects(rows, "rpjmd__misi")
    before = _predecessors({row.instansi_id for row in rows})
    below = defaultdict(list)
    for tujuan in _TUJUAN.filter(renstra__in=rows):
        below[tujuan.renstra_id].append(tujuan)
    return {row.pk: _renstra(row, below[row.pk], before) for row in rows}


def _renstra(renstra: Renstra, rows: Iterable[Tujuan], before: Mapping[int, int]) -> RenstraData:
    rpjmd = renstra.rpjmd
    tujuan: list[TujuanData] = []
    count = 0
    for nomor, row in enumerate(rows, 1):
        tujuan.append(_tujuan(row, nomor, count, before))
        count += len(tujuan[-1].sasaran)
    return RenstraData(
        jenis=renstra.jenis,
        periode=renstra.periode,
        tahun=tuple(renstra.tahun),
        nomor=renstra.nomor,
        rpjmd=rpjmd.nama if rpjmd else "",
        visi=rpjmd.visi if rpjmd else "",
        misi=tuple(misi.uraian for misi in rpjmd.misi.all()) if rpjmd else (),
        tujuan=tuple(tujuan),
    )


def _tujuan(row: Tujuan, nomor: int, count: int, before: Mapping[int, int]) -> TujuanData:
    """Build a tujuan; its sasaran are numbered on from ``count``."""
    return TujuanData(
        nomor=nomor,
        uraian=row.uraian,
        indikator=_indikator_all(row.indikator.all(), before),
        sasaran=tuple(
            _sasaran(sasaran, nomor, number, before)
            for number, sasaran in enumerate(row.sasaran.all(), count + 1)
        ),
        rpjmd=_rpjmd_link(row.sasaran_rpjmd) if row.sasaran_rpjmd else None,
    )


def _sasaran(row: Sasaran, nomor_tujuan: int, nomor: int, before: Mapping[int, int]) -> SasaranData:
    return SasaranData(
        id=row.pk,
        nomor=nomor,
        nomor_tujuan=nomor_tujuan,
        uraian=row.uraian,
        indikator=_indikator_all(row.indikator.all(), before),
        strategi=tuple(strategi.uraian for strategi in row.strategi.all()),
        kebijakan=tuple(kebijakan.uraian for kebijakan in row.kebijakan.all()),
        program=tuple(
            ProgramData(program.nomenklatur.kode if program.nomenklatur else "", str(program))
            for program in row.program.all()
        ),
    )


def _rpjmd_link(sasaran: SasaranRpjmd) -> RpjmdLink:
    return RpjmdLink(
        misi=sasaran.tujuan.misi.uraian,
        tujuan=sasaran.tujuan.uraian,
        indikator_tujuan=tuple(i.uraian for i in sasaran.tujuan.indikator.all()),
        sasaran=sasaran.uraian,
        indikator_sasaran=tuple(i.uraian for i in sasaran.indikator.all()),
    )


def _indikator_all(
    rows: Iterable[Indikator], before: Mapping[int, int]
) -> tuple[IndikatorData, ...]:
    return tuple(_indikator(row, before) for row in rows)


def _indikator(row: Indikator, before: Mapping[int, int]) -> IndikatorData:
    return IndikatorData(
        id=row.pk,
        uraian=row.uraian,
        nama_pendek=row.nama_grafik,
        satuan=row.satuan,
        metode=row.metode,
        rentang=_rentang(row),
        agregasi=row.agregasi,
        target={target.tahun: target.angka for target in row.target_renstra.all()},
        pendahulu=tuple(_chain(row.pk, before)),
    )


def _rentang(row: Indikator) -> tuple[Decimal, Decimal] | None:
    if row.rentang_bawah is None or row.rentang_atas is None:
        return None
    return row.rentang_bawah, row.rentang_atas


def _predecessors(instansi: Collection[int]) -> Mapping[int, int]:
    """Return which indicator each indicator of these Instansi goes on with, by id."""
    rows = Indikator.objects.filter(renstra__instansi__in=instansi, lanjutan_dari__isnull=False)
    return dict(rows.order_by().values_list("pk", "lanjutan_dari_id"))


def _chain(pk: int, before: Mapping[int, int]) -> Iterator[int]:
    """Yield the predecessors, the nearest first; a chain that bites its tail ends there."""
    seen = {pk}
    while (pk := before.get(pk, 0)) and pk not in seen:
        seen.add(pk)
        yield pk


def indikator_of_rows(
    renstra: Renstra, ids: Collection[int] | None = None
) -> Mapping[int, list[IndikatorData]]:
    """Return the indicators of program, kegiatan and sub kegiatan by id of the nomenklatur."""
    before = _predecessors({renstra.instansi_id})
    found: dict[int, list[IndikatorData]] = {}
    rows = Indikator.objects.filter(renstra=renstra, nomenklatur__isnull=False)
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    for row in rows.prefetch_related("target_renstra"):
        if row.nomenklatur_id is not None:
            found.setdefault(row.nomenklatur_id, []).append(_indikator(row, before))
    return found
