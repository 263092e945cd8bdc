"""How the rows of a plan hang together: what each kind is called, and what it stands under."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Min, Model, QuerySet
from django.db.models.deletion import Collector, ProtectedError

from instansi.models import Instansi, Pemda
from kerja.models import Bukti, Tahap
from renstra.models import (
    IkuBaris,
    Indikator,
    IndikatorRpjmd,
    Kebijakan,
    Misi,
    ProgramSasaran,
    Renstra,
    Rpjmd,
    Sasaran,
    SasaranRpjmd,
    SkButir,
    SkIku,
    Strategi,
    Tujuan,
    TujuanRpjmd,
)
from sakip.models import Editable

Akar = Renstra | Rpjmd | SkIku
_MOST_NAMED = 3


@dataclass(frozen=True)
class Jenis:
    """A kind of row: its name in addresses and on screens, and the columns that may own it."""

    kunci: str
    model: type[Editable]
    induk: tuple[str, ...]
    nama: str
    bagian: str = ""  # the part of a Keputusan that rows of this kind stand in


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
        *(
            Jenis(bagian.value, SkButir, ("sk",), f"butir {bagian.label}", bagian.value)
            for bagian in SkButir.Bagian
        ),
        Jenis("rincian", SkButir, ("induk",), "rincian"),
        Jenis("iku", IkuBaris, ("sk",), "IKU"),
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
    if isinstance(row, SkButir):
        return JENIS["rincian" if row.induk_id else row.bagian]
    return _OF_MODEL[type(row)]  # type: ignore[index]


def new_row(jenis: Jenis, di: str, owner: Any, **isian: Any) -> Any:
    """Return a row that is not written yet, under its owner."""
    more: dict[str, Any] = {}
    if jenis.model is Indikator:
        more = {"renstra": akar_of(owner)}
    elif jenis.kunci == "rincian":
        more = {"sk": owner.sk, "bagian": owner.bagian}
    elif jenis.bagian:
        more = {"bagian": jenis.bagian}
    return jenis.model(**{**more, di: owner}, **isian)


def owner_of(row: Model) -> tuple[str, Model]:
    """Return the column by which a row has its owner, and the owner."""
    for name in jenis_of(row).induk:
        owner = getattr(row, name)
        if owner is not None:
            return name, owner
    raise ValueError(f"{row!r} has no owner")


def akar_of(row: Model) -> Akar:
    """Return the Renstra, RPJMD or Keputusan that a row belongs to."""
    while not isinstance(row, Renstra | Rpjmd | SkIku):
        _, row = owner_of(row)
    return row


def place_of(row: Model) -> Instansi | Pemda:
    """Return where a row belongs: the Pemda for the RPJMD, else an Instansi."""
    akar = akar_of(row)
    return akar.pemda if isinstance(akar, Rpjmd) else akar.instansi


def siblings_of(row: Model) -> QuerySet:
    """Return the rows of the same kind under the same owner, in their order."""
    name, owner = owner_of(row)
    rows = type(row)._default_manager.filter(**{name: owner})
    if name == "renstra" and isinstance(row, Indikator):
        rows = rows.filter(nomenklatur=row.nomenklatur_id)
    elif name == "sk" and isinstance(row, SkButir):
        rows = rows.filter(bagian=row.bagian, induk=None)
    return rows.order_by("urutan", "pk")


def years_of(renstra: Renstra) -> list[int]:
    """Return the years whose documents print this version: those in which it is in force."""
    versions = [
        one for one in Renstra.objects.filter(instansi=renstra.instansi_id) if one.pk != renstra.pk
    ] + [renstra]
    years = range(renstra.berlaku_dari, renstra.tahun_akhir + 1)
    return [year for year in years if _in_force(versions, year) is renstra]


def years_of_sk(sk: SkIku) -> list[int]:
    """Return the years whose documents print this Keputusan, as far as anybody works on them.

    It is in force until the next one; a year counts that a Renstra of the Instansi covers or that
    has a step.
    """
    others = SkIku.objects.filter(instansi=sk.instansi_id, berlaku_dari__gt=sk.berlaku_dari)
    until = others.exclude(pk=sk.pk).aggregate(first=Min("berlaku_dari"))["first"]
    ends = Renstra.objects.filter(instansi=sk.instansi_id).aggregate(last=Max("tahun_akhir"))
    steps = Tahap.objects.filter(instansi=sk.instansi_id, tahun__gte=sk.berlaku_dari)
    years = {sk.berlaku_dari, *steps.values_list("tahun", flat=True)}
    years |= set(range(sk.berlaku_dari, (ends["last"] or 0) + 1))
    return sorted(year for year in years if until is None or year < until)


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
    return None if isinstance(akar, Rpjmd) else akar.instansi
