"""How the rows of a plan hang together: what each kind is called, and what it stands under."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.db.models.deletion import Collector, ProtectedError

from instansi.models import Instansi, Pemda
from kerja.models import Bukti
from renstra.models import (
    Indikator,
    IndikatorRpjmd,
    Kebijakan,
    Misi,
    ProgramSasaran,
    Renstra,
    Rpjmd,
    Sasaran,
    SasaranRpjmd,
    Strategi,
    Tujuan,
    TujuanRpjmd,
)
from sakip.models import Editable

Akar = Renstra | Rpjmd
_MOST_NAMED = 3


@dataclass(frozen=True)
class Jenis:
    """A kind of row: its name in addresses and on screens, and the columns that may own it."""

    kunci: str
    model: type[Editable]
    induk: tuple[str, ...]
    nama: str


JENIS = {
    one.kunci: one
    for one in (
        Jenis("tujuan", Tujuan, ("renstra",), "tujuan"),
        Jenis("sasaran", Sasaran, ("tujuan",), "sasaran"),
        Jenis("strategi", Strategi, ("sasaran",), "strategi"),
        Jenis("kebijakan", Kebijakan, ("sasaran",), "kebijakan"),
        Jenis("program", ProgramSasaran, ("sasaran",), "program"),
        Jenis("indikator", Indikator, ("tujuan", "sasaran", "renstra"), "indikator"),
        Jenis("misi", Misi, ("rpjmd",), "misi"),
        Jenis("tujuan-rpjmd", TujuanRpjmd, ("misi",), "tujuan RPJMD"),
        Jenis("sasaran-rpjmd", SasaranRpjmd, ("tujuan",), "sasaran RPJMD"),
        Jenis("indikator-rpjmd", IndikatorRpjmd, ("tujuan", "sasaran"), "indikator RPJMD"),
    )
}
_OF_MODEL = {one.model: one for one in JENIS.values()}


@dataclass(frozen=True)
class Akibat:
    """What removing a row would do: what goes with it, and what keeps it from going."""

    ikut: tuple[str, ...]  # "2 sasaran"
    pemakai: tuple[str, ...]  # "RKT Kecamatan Patrang 2021"


def jenis_of(row: Model) -> Jenis:
    """Return the kind of a row."""
    return _OF_MODEL[type(row)]  # type: ignore[index]


def owner_of(row: Model) -> tuple[str, Model]:
    """Return the column by which a row has its owner, and the owner."""
    for name in jenis_of(row).induk:
        owner = getattr(row, name)
        if owner is not None:
            return name, owner
    raise ValueError(f"{row!r} has no owner")


def akar_of(row: Model) -> Akar:
    """Return the Renstra or RPJMD that a row belongs to."""
    while not isinstance(row, Renstra | Rpjmd):
        _, row = owner_of(row)
    return row


def place_of(row: Model) -> Instansi | Pemda:
    """Return where a row belongs: the Instansi of its Renstra, or the Pemda of its RPJMD."""
    akar = akar_of(row)
    return akar.instansi if isinstance(akar, Renstra) else akar.pemda


def siblings_of(row: Model) -> QuerySet:
    """Return the rows of the same kind under the same owner, in their order."""
    name, owner = owner_of(row)
    rows = type(row)._default_manager.filter(**{name: owner})
    if name == "renstra" and isinstance(row, Indikator):
        rows = rows.filter(nomenklatur=row.nomenklatur_id)
    return rows.order_by("urutan", "pk")


def years_of(renstra: Renstra) -> list[int]:
    """Return the years whose documents print this version: those in which it is in force."""
    versions = [
        one for one in Renstra.objects.filter(instansi=renstra.instansi_id) if one.pk != renstra.pk
    ] + [renstra]
    years = range(renstra.berlaku_dari, renstra.tahun_akhir + 1)
    return [year for year in years if _in_force(versions, year) is renstra]


def _in_force(versions: Iterable[Renstra], tahun: int) -> Renstra | None:
    here = [one for one in versions if one.berlaku_dari <= tahun <= one.tahun_akhir]
    return max(here, key=lambda one: (one.berlaku_dari, one.perubahan_ke), default=None)


def weigh_removal(row: Model) -> Akibat:
    """Return what removing a row would take along, and which rows forbid it."""
    collector = Collector(using="default", origin=row)
    try:
        collector.collect([row])
    except ProtectedError as error:
        return Akibat((), _name_users(error.protected_objects))
    counts: Counter[type[Model]] = Counter()
    for model, rows in collector.data.items():
        counts[model] += sum(one != row for one in rows)
    for found in collector.fast_deletes:
        counts[found.model] += sum(one != row for one in found)
    gone = [one.pk for one in collector.data.get(Indikator, ())]
    gone += [one.pk for rows in collector.fast_deletes for one in rows if type(one) is Indikator]
    proofs = Bukti.objects.filter(objek=Indikator._meta.label, objek_id__in=gone)
    if gone and proofs.exists():
        return Akibat((), _name_users(proofs))
    ikut = [f"{n} {model._meta.verbose_name}" for model, n in counts.items() if n]
    return Akibat(tuple(ikut), ())


def _name_users(rows: Iterable[Model]) -> tuple[str, ...]:
    """Name the kinds of what uses a row, each with its number and an example or two."""
    by_kind: dict[str, list[str]] = {}
    for row in rows:
        by_kind.setdefault(str(row._meta.verbose_name), []).append(str(row))
    return tuple(
        f"{len(names)} {kind} ({'; '.join(dict.fromkeys(names[:_MOST_NAMED]))})"
        for kind, names in by_kind.items()
    )


def earlier_indikator(renstra: Renstra) -> QuerySet[Indikator]:
    """Return the indicators of other versions of the Instansi, which one may go on with."""
    return (
        Indikator.objects.filter(renstra__instansi=renstra.instansi_id)
        .exclude(renstra=renstra)
        .select_related("renstra__instansi")
        .order_by("-renstra__berlaku_dari", "urutan", "pk")
    )


def instansi_of(akar: Akar) -> Instansi | None:
    """Return whose plan it is; None for the RPJMD, which is the Pemda's."""
    return akar.instansi if isinstance(akar, Renstra) else None
