"""What the lists of people, posts and places show, in a number of queries that does not grow."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from instansi.access import (
    User,
    instansi_with,
    visible_jabatan,
    visible_masa,
    visible_pejabat,
    visible_pengguna,
    visible_penugasan,
)
from instansi.formulas import find_gaps
from instansi.models import Instansi, Jabatan, MasaJabatan, Pejabat, Pengguna, SubUnit
from instansi.queries import in_force, unfinished
from instansi.rights import Right

_STATES = {
    Pengguna.Keadaan.AKTIF: Q(is_active=True),
    Pengguna.Keadaan.DIUNDANG: Q(is_active=False, password__startswith=UNUSABLE_PASSWORD_PREFIX),
    Pengguna.Keadaan.NONAKTIF: Q(is_active=False)
    & ~Q(password__startswith=UNUSABLE_PASSWORD_PREFIX),
}


def list_orang(user: User, pilihan: dict[str, Any]) -> QuerySet[Pengguna]:
    """Return the people whom a user sees, each with the visible roles as ``tugas``."""
    roles = visible_penugasan(user).filter(unfinished(), dicabut__isnull=True)
    people = visible_pengguna(user)
    if "q" in pilihan:
        people = people.filter(_named(pilihan["q"], "nama", "username", nip="nip"))
    if "keadaan" in pilihan:
        people = people.filter(_STATES[pilihan["keadaan"]])
    wanted = {name: pilihan[name] for name in ("peran", "instansi") if name in pilihan}
    if wanted:
        people = people.filter(Exists(roles.filter(pengguna=OuterRef("pk"), **wanted)))
    return people.order_by("nama", "pk").prefetch_related(
        Prefetch("penugasan", queryset=roles, to_attr="tugas")
    )


def list_pejabat(user: User, pilihan: dict[str, Any]) -> QuerySet[Pejabat]:
    """Return the officials whom a user sees, each with the posts of today as ``menjabat``."""
    people = visible_pejabat(user)
    if "q" in pilihan:
        people = people.filter(_named(pilihan["q"], "nama", nip="nip"))
    terms = visible_masa(user).filter(in_force(timezone.localdate()))
    return people.order_by("nama", "pk").prefetch_related(
        Prefetch("masa", queryset=terms, to_attr="menjabat")
    )


def list_jabatan(user: User, pilihan: dict[str, Any]) -> QuerySet[Jabatan]:
    """Return the posts that a user sees, each with who holds it today as ``pemegang``."""
    posts = visible_jabatan(user)
    if "q" in pilihan:
        posts = posts.filter(_named(pilihan["q"], "nama", "instansi__nama"))
    terms = visible_masa(user).filter(in_force(timezone.localdate()))
    return posts.order_by("pemda__nama", "instansi__nama", "-pimpinan", "nama").prefetch_related(
        Prefetch("masa", queryset=terms, to_attr="pemegang")
    )


def list_instansi(user: User, pilihan: dict[str, Any]) -> QuerySet[Instansi]:
    """Return the Instansi that a user sees, each with the number of its active units."""
    places = instansi_with(user, Right.INSTANSI_READ)
    if "q" in pilihan:
        places = places.filter(_named(pilihan["q"], "nama", "kode"))
    state = pilihan.get("keadaan", "aktif")
    if state != "semua":
        places = places.filter(aktif=state == "aktif")
    units = Count("sub_unit", filter=Q(sub_unit__aktif=True))
    return places.annotate(jumlah_unit=units).order_by("pemda__nama", "nama")


def list_units(instansi: Instansi) -> list[tuple[int, SubUnit]]:
    """Return the units of an Instansi, closed ones too, each after its parent with its depth."""
    below = defaultdict(list)
    for unit in instansi.sub_unit.order_by("urutan", "nama"):
        below[unit.induk_id].append(unit)

    def walk(parent: int | None, depth: int) -> Iterator[tuple[int, SubUnit]]:
        for unit in below[parent]:
            yield depth, unit
            yield from walk(unit.pk, depth + 1)

    return list(walk(None, 1))


@dataclass(frozen=True)
class Selang:
    """A stretch of a post's history: a term of office, or days on which nobody held it."""

    mulai: date
    selesai: date | None
    masa: MasaJabatan | None


def list_riwayat(user: User, jabatan: Jabatan) -> list[Selang]:
    """Return who held a post, newest first, with the days between that nobody is recorded for."""
    terms = list(visible_masa(user).filter(jabatan=jabatan).order_by("mulai", "pk"))
    stretches = [Selang(term.mulai, term.selesai, term) for term in terms]
    gaps = find_gaps([(term.mulai, term.selesai) for term in terms])
    stretches += [Selang(start, end, None) for start, end in gaps]
    return sorted(stretches, key=lambda stretch: stretch.mulai, reverse=True)


def _named(words: str, *columns: str, nip: str = "") -> Q:
    """Return the condition that a name holds the words, or the NIP their digits."""
    found = Q()
    for column in columns:
        found |= Q(**{f"{column}__icontains": words})
    digits = words.replace(" ", "")
    if nip and digits.isdigit():
        found |= Q(**{f"{nip}__contains": digits})
    return found
