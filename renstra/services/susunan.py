"""Writing the rows of a Renstra, RPJMD or Keputusan on the IKU: add, change, move, remove; one row of trail each."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from instansi.access import require
from instansi.models import Pengguna
from instansi.rights import Right
from kerja import jejak
from kerja.models import Tahap
from kerja.tahap import check_entry
from renstra.models import Indikator, IndikatorRpjmd, Renstra, Rpjmd, SkIku, TargetRenstra
from renstra.queries.susunan import (
    Akar,
    akar_of,
    instansi_of,
    jenis_of,
    owner_of,
    siblings_of,
    weigh_removal,
    years_of,
    years_of_sk,
)
from sakip.angka import Angka
from sakip.errors import Ditolak
from sakip.models import Editable
from sakip.perubahan import change, create, lock, snapshot

RENSTRA = Tahap.Langkah.RENSTRA
_OWNERS = {"renstra", "tujuan", "sasaran", "misi", "rpjmd", "sk", "induk"}


def check_akar(akar: Akar, *, by: Pengguna | None) -> None:
    """Let somebody write in a plan, and let writers of one plan take turns; or raise.

    A Renstra or a Keputusan belongs to the step of every year in which it is in force. The RPJMD is a setting of
    the Pemda. Raises Terkunci, and Http404 or PermissionDenied.
    """
    if isinstance(akar, SkIku):
        check_entry(by, akar.instansi, years_of_sk(akar), RENSTRA)
        SkIku.objects.select_for_update(of=("self",)).get(pk=akar.pk)
        return
    if isinstance(akar, Renstra):
        check_entry(by, akar.instansi, years_of(akar), RENSTRA)
        Renstra.objects.select_for_update(of=("self",)).get(pk=akar.pk)
        return
    if by is not None:
        require(by, Right.PENGATURAN_SET, akar.pemda)
    Rpjmd.objects.select_for_update(of=("self",)).get(pk=akar.pk)


@transaction.atomic
def add_row(row: Any, *, by: Pengguna | None) -> Editable:
    """Write a new row as the last under its owner. Raises ValidationError, else as check_akar."""
    akar = akar_of(row)
    check_akar(akar, by=by)
    _check_twin(row)
    if repeated := _find_repeated([row]):
        raise ValidationError({_wording_of(row): f"Sudah ada di sini: “{repeated[0]}”."})
    if not isinstance(row, IndikatorRpjmd):
        row.urutan = _last(row) + 1
    saved, changed = create(row)
    act = f"tambah {jenis_of(row).nama}"
    jejak.record(act, saved, by=by, instansi=instansi_of(akar), perubahan=changed)
    return saved


@transaction.atomic
def edit_row(row: Editable, *, by: Pengguna | None, versi: int, **isian: Any) -> Editable:
    """Change a row. Raises VersiUsang and ValidationError, else as :func:`check_akar`."""
    akar = akar_of(row)
    check_akar(akar, by=by)
    for name, value in isian.items():
        setattr(row, name, value)
    _check_twin(row)
    saved, changed = change(row, isian, versi=versi)
    if changed:
        act = f"ubah {jenis_of(row).nama}"
        jejak.record(act, saved, by=by, instansi=instansi_of(akar), perubahan=changed)
    return saved


@transaction.atomic
def remove_row(row: Editable, versi: int, *, by: Pengguna | None) -> None:
    """Remove a row as somebody saw it, with what hangs on it.

    Raises Ditolak, naming them, where others use it; VersiUsang; else as :func:`check_akar`.
    """
    akar = akar_of(row)
    check_akar(akar, by=by)
    saved = lock(row, versi)
    akibat = weigh_removal(saved)
    if akibat.pemakai:
        raise Ditolak(describe_users(akibat.pemakai))
    gone = {k: [v, None] for k, v in snapshot(saved).items() if v not in (None, "")}
    gone |= {f"ikut terhapus: {one}": [1, None] for one in akibat.ikut}
    pk = saved.pk
    saved.delete()
    saved.pk = pk
    act = f"hapus {jenis_of(row).nama}"
    jejak.record(act, saved, by=by, instansi=instansi_of(akar), perubahan=gone)


def describe_users(pemakai: Sequence[str]) -> str:
    """Return why a row cannot go: what uses it, and the way out."""
    return (
        f"Tidak dapat dihapus karena dipakai: {', '.join(pemakai)}. Lepaskan atau hapus dahulu "
        "di sana, atau ubah saja rumusannya."
    )


@transaction.atomic
def move_row(row: Editable, arah: int, *, by: Pengguna | None) -> None:
    """Move a row one place up (-1) or down (1) among its siblings; at the end it stays."""
    akar = akar_of(row)
    check_akar(akar, by=by)
    rows: list[Any] = list(siblings_of(row))
    here = rows.index(row)
    there = here + arah
    if not 0 <= there < len(rows):
        return
    rows[here], rows[there] = rows[there], rows[here]
    moved = [(n, one) for n, one in enumerate(rows, 1) if one.urutan != n]
    model: Any = type(row)
    top = max(one.urutan for one in rows) + len(rows)
    # No two may have one number even for a moment: first out of the way, then to their places.
    for _, one in moved:
        one.urutan += top
    model._default_manager.bulk_update(rows, ["urutan"])
    for number, one in moved:
        one.urutan = number
    model._default_manager.bulk_update(rows, ["urutan"])
    act = f"pindahkan {jenis_of(row).nama}"
    places = {"urutan": [here + 1, there + 1]}
    jejak.record(act, rows[there], by=by, instansi=instansi_of(akar), perubahan=places)


@transaction.atomic
def add_rows(
    rows: Sequence[Editable],
    target: Sequence[Mapping[int, Angka]] = (),
    *,
    by: Pengguna | None,
    aksi: str = "tempel",
) -> int:
    """Write new rows of one kind under one owner, indicators with targets by year, all or none.

    Returns how many there are. Raises ValidationError, else as :func:`check_akar`.
    """
    if not rows:
        raise Ditolak("Belum ada baris yang ditempel.")
    akar = akar_of(rows[0])
    check_akar(akar, by=by)
    kind = type(rows[0])
    if repeated := _find_repeated(rows):
        raise Ditolak(
            f"Sudah ada di sini: “{'”, “'.join(repeated[:3])}”. Hapus dari tempelan yang sudah ada."
        )
    if kind is not IndikatorRpjmd:
        first = _last(rows[0]) + 1
        for number, row in enumerate(rows, first):
            row.urutan = number  # type: ignore[attr-defined]
    for row in rows:
        row.clean_fields(exclude={f.name for f in row._meta.concrete_fields if f.is_relation})
        row.validate_constraints(exclude=_OWNERS)
    made: Any = kind._default_manager.bulk_create(rows)  # type: ignore[arg-type]
    TargetRenstra.objects.bulk_create(
        TargetRenstra(indikator=row, tahun=tahun, nilai=angka.nilai, alasan=angka.alasan)
        for row, by_year in zip(made, target or [{}] * len(made), strict=True)
        for tahun, angka in by_year.items()
        if angka.nilai is not None or angka.alasan
    )
    nama = jenis_of(rows[0]).nama
    told = {f"{nama} {n}": [None, str(row)] for n, row in enumerate(made, 1)}
    jejak.record(f"{aksi} {nama}", akar, by=by, instansi=instansi_of(akar), perubahan=told)
    return len(made)


def _last(row: Editable) -> int:
    return siblings_of(row).aggregate(last=Max("urutan"))["last"] or 0


def _wording_of(row: Any) -> str:
    """Return the column of a row's own words, "" where it has none."""
    names = {field.name for field in row._meta.concrete_fields}
    return next((name for name in ("uraian", "teks") if name in names), "")


def _find_repeated(rows: Sequence[Any]) -> list[str]:
    """Return the words of new rows that stand under their owner already, or twice among the new.

    A form that is sent twice must not write its row twice. Indicators may share their words where
    their units or their sub kegiatan differ.
    """
    name = _wording_of(rows[0])
    if not name:
        return []
    own = {field.attname for field in rows[0]._meta.concrete_fields}
    columns = [name, *(own & {"satuan", "nomenklatur_id", "bagian", "induk_id"})]
    below, owner = owner_of(rows[0])
    there = type(rows[0])._default_manager.filter(**{below: owner})
    known = {_fold(values) for values in there.values_list(*columns)}
    repeated = []
    for row in rows:
        words = _fold([getattr(row, column) for column in columns])
        if words in known:
            repeated.append(str(getattr(row, name)))
        known.add(words)
    return repeated


def _fold(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple(" ".join(str(value).casefold().split()) for value in values)


def _check_twin(row: Any) -> None:
    """Say in words what the constraint on programs of a sasaran would refuse."""
    if isinstance(row, Indikator) or getattr(row, "nomenklatur_id", None) is None:
        return
    if siblings_of(row).filter(nomenklatur=row.nomenklatur_id).exclude(pk=row.pk).exists():
        raise ValidationError({"program": "Program ini sudah ada pada sasaran ini."})
