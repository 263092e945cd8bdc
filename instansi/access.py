"""Who may do what: the one module that decides. Views, forms, services and templates ask it.

The rights themselves are data (:mod:`instansi.rights`). Roles are those of today, read once for
each user object, that is once for each request. What somebody may not see answers 404; what they
may see but not do answers 403 and says who may.
"""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from instansi.models import (
    Instansi,
    Jabatan,
    MasaJabatan,
    Pejabat,
    Pemda,
    Pengguna,
    Penugasan,
    Peran,
)
from instansi.queries import current_penugasan, in_force, unfinished_penugasan
from instansi.rights import GRANTS, KEYHOLDERS, RIGHTS, WORDS, Right

User = Pengguna | AnonymousUser
Place = Instansi | Pemda
_CACHE = "_roles_today"


@dataclass(frozen=True)
class Scope:
    """Where somebody has a right: at single Instansi, and at whole Pemda with all their Instansi."""

    instansi: frozenset[int]
    pemda: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.instansi or self.pemda)

    def within(self, instansi: str = "instansi", pemda: str = "pemda") -> Q:
        """Return the condition that a row lies here, given the ways from it to both."""
        return Q(**{f"{instansi}__in": self.instansi}) | Q(**{f"{pemda}__in": self.pemda})


def roles_of(user: User) -> tuple[Penugasan, ...]:
    """Return the roles that a user holds today; none for who is not logged in or inactive."""
    if not isinstance(user, Pengguna) and not user.is_authenticated:
        return ()
    if not hasattr(user, _CACHE):
        setattr(user, _CACHE, tuple(current_penugasan(user)))
    return getattr(user, _CACHE)


def can(user: User, right: Right, place: Place) -> bool:
    """Return whether a role of the user gives a right at an Instansi or Pemda, today."""
    return any(
        right in RIGHTS[role.peran] and _covers(role, right, place) for role in roles_of(user)
    )


def can_somewhere(user: User, right: Right) -> bool:
    """Return whether the user has a right at any place."""
    return any(right in RIGHTS[role.peran] for role in roles_of(user))


def require(user: User, right: Right, place: Place | None = None) -> None:
    """Let those with a right pass (``place`` None = with the right anywhere).

    Raises Http404 for those who may not see such a thing there, PermissionDenied (403) for those
    who may see it but not do this.
    """

    def has(asked: Right) -> bool:
        return can(user, asked, place) if place else can_somewhere(user, asked)

    if has(right):
        return
    if any(has(other) for other in Right if other.kind == right.kind and other.reads):
        raise PermissionDenied(who_may(right))
    raise Http404(f"{right} is not for them")


def forbid_unless(user: User, right: Right, place: Place) -> None:
    """Raise PermissionDenied, saying who may, for what the user has been shown to see."""
    if not can(user, right, place):
        raise PermissionDenied(who_may(right))


def require_founder(user: User) -> None:
    """Let a superuser pass, who begins an installation; Http404 for all others.

    Before there is a Pemda nobody can hold a role, so no right can tell who may make the first.
    """
    if not (isinstance(user, Pengguna) and user.is_active and user.is_superuser):
        raise Http404("only who set the product up founds a Pemda")


def who_may(right: Right) -> str:
    """Return the sentence that says which roles have a right."""
    return _only(WORDS.get(right, "melakukan ini"), [p for p in Peran if right in RIGHTS[p]])


def scope(user: User, *rights: Right) -> Scope:
    """Return where the user has at least one of the rights."""
    roles = [role for role in roles_of(user) if RIGHTS[role.peran].intersection(rights)]
    return Scope(
        frozenset(role.instansi_id for role in roles if role.instansi_id),
        frozenset(role.pemda_id for role in roles if not role.instansi_id),
    )


# Giving and ending roles ----------------------------------------------------------------


def can_grant(user: User, peran: str, place: Place) -> bool:
    """Return whether the user may give a role at a place, and end it."""
    return any(
        peran in GRANTS.get(role.peran, ()) and _covers(role, Right.ORANG_INVITE, place)
        for role in roles_of(user)
    )


def require_grant(user: User, peran: str, place: Place) -> None:
    """Raise PermissionDenied, saying who may, unless the user may give and end the role there."""
    if not can_grant(user, peran, place):
        givers = [giver for giver in Peran if peran in GRANTS.get(giver, ())]
        raise PermissionDenied(
            _only(f"memberi atau mengakhiri peran {Peran(peran).label} di {place}", givers)
        )


def require_other(user: User, person: Pengguna) -> None:
    """Raise PermissionDenied where somebody would give a role, or a way in, to themselves."""
    if user.pk == person.pk:
        raise PermissionDenied(
            "Ini akun Anda sendiri. Peran diberikan orang lain; surel diubah dan verifikasi dua "
            "langkah dihapus orang lain, sesudah memastikan bahwa Anda memintanya."
        )


def grantable_places(user: User) -> list[Place]:
    """Return where the user may give roles: Pemda first, then their active Instansi."""
    where = scope(user, Right.ORANG_INVITE)
    instansi = Instansi.objects.filter(where.within("pk"), aktif=True).select_related("pemda")
    return [*Pemda.objects.filter(pk__in=where.pemda), *instansi]


def grantable_peran(user: User) -> list[Peran]:
    """Return the roles that the user may give at some place."""
    mine = set().union(*(GRANTS.get(role.peran, ()) for role in roles_of(user)))
    return [peran for peran in Peran if peran in mine]


def governs(user: User, person: Pengguna) -> bool:
    """Return whether the user may act on somebody's account.

    That takes the right to give every role which the person holds or will hold: else who manages
    one place could take over, or shut out, somebody of another place or above them. Who has no
    role left is looked after by the Pemda of the last one, and who never had any by the Pemda of
    their official. Accounts that open Django's admin are for a superuser alone.
    """
    if (person.is_staff or person.is_superuser) and not user.is_superuser:
        return False
    if roles := list(unfinished_penugasan(person)):
        return all(can_grant(user, role.peran, role.tempat) for role in roles)
    if last := person.penugasan.select_related("pemda").order_by("mulai", "pk").last():
        return can_grant(user, last.peran, last.pemda)
    pejabat = person.pejabat
    return pejabat is not None and can(user, Right.ORANG_MANAGE, pejabat.pemda)


def require_governs(user: User, person: Pengguna, right: Right = Right.ORANG_MANAGE) -> None:
    """Let those pass who have the right somewhere and govern a person whom they see."""
    require(user, right)
    if not governs(user, person):
        raise PermissionDenied(
            f"{person} memegang peran yang tidak dapat Anda berikan, jadi akunnya diurus oleh "
            "yang dapat: admin, atau Tim SAKIP di Pemda-nya."
        )


def holds_keys(user: User, person: Pengguna) -> bool:
    """Return whether the user may change somebody's ways in: their address and second factor.

    Nobody's own (the pages of the own account ask for the password first), and those of a
    :data:`KEYHOLDERS` only as an admin of each such Pemda.
    """
    kept = [role for role in unfinished_penugasan(person) if role.peran in KEYHOLDERS]
    return (
        user.pk != person.pk
        and governs(user, person)
        and all(can_grant(user, Peran.ADMIN, role.pemda) for role in kept)
    )


def require_keys(user: User, person: Pengguna) -> None:
    """Raise PermissionDenied unless the user may change somebody's ways in."""
    require_other(user, person)
    if not holds_keys(user, person):
        raise PermissionDenied(
            f"Surel dan verifikasi dua langkah {person} hanya dapat diurus admin Pemda-nya, "
            "karena orang ini menandatangani atau mereviu."
        )


# What a person may see ------------------------------------------------------------------


def visible_instansi(user: User) -> QuerySet[Instansi]:
    """Return the active Instansi whose data a user may read."""
    return instansi_with(user, Right.DATA_READ).filter(aktif=True)


def instansi_with(user: User, right: Right) -> QuerySet[Instansi]:
    """Return the Instansi, active or not, where a user has a right."""
    where = scope(user, right).within("pk")
    return Instansi.objects.filter(where).select_related("pemda")


def visible_pengguna(user: User) -> QuerySet[Pengguna]:
    """Return the people who have, had or will have a role where the user reads about people."""
    where = scope(user, Right.ORANG_READ)
    here = Penugasan.objects.filter(where.within()).values("pengguna")
    return Pengguna.objects.filter(Q(pk__in=here) | Q(pejabat__pemda__in=where.pemda))


def holders(place: Place, *rights: Right) -> QuerySet[Pengguna]:
    """Return who has one of the rights by a role at the Instansi, or the Pemda, itself, today."""
    roles = [peran for peran in Peran if RIGHTS[peran].intersection(rights)]
    at = Q(instansi=place) if isinstance(place, Instansi) else Q(pemda=place, instansi__isnull=True)
    here = Penugasan.objects.filter(
        in_force(timezone.localdate()), at, peran__in=roles, dicabut__isnull=True
    )
    return Pengguna.objects.filter(is_active=True, pk__in=here.values("pengguna")).order_by("pk")


def holders_within(pemda: Pemda, *rights: Right) -> QuerySet[Pengguna]:
    """Return who has one of the rights by a role at an Instansi of the Pemda, today."""
    roles = [peran for peran in Peran if RIGHTS[peran].intersection(rights)]
    here = Penugasan.objects.filter(
        in_force(timezone.localdate()),
        pemda=pemda, instansi__aktif=True, peran__in=roles, dicabut__isnull=True,
    )  # fmt: skip
    return Pengguna.objects.filter(is_active=True, pk__in=here.values("pengguna")).order_by("pk")


def visible_penugasan(user: User) -> QuerySet[Penugasan]:
    """Return the roles, of whenever, where the user reads about people."""
    return Penugasan.objects.filter(scope(user, Right.ORANG_READ).within()).select_related(
        "pengguna", "instansi__pemda", "pemda"
    )


def visible_jabatan(user: User) -> QuerySet[Jabatan]:
    """Return the posts where the user reads about people."""
    return Jabatan.objects.filter(scope(user, Right.ORANG_READ).within()).select_related(
        "pemda", "instansi__pemda", "sub_unit", "atasan"
    )


def visible_masa(user: User) -> QuerySet[MasaJabatan]:
    """Return the terms of office of the posts that the user sees."""
    where = scope(user, Right.ORANG_READ)
    return MasaJabatan.objects.filter(
        where.within("jabatan__instansi", "jabatan__pemda")
    ).select_related("jabatan__pemda", "jabatan__instansi__pemda", "pejabat")


def visible_pejabat(user: User) -> QuerySet[Pejabat]:
    """Return the officials of the whole Pemda, or those who held a post at the own Instansi."""
    where = scope(user, Right.ORANG_READ)
    here = MasaJabatan.objects.filter(where.within("jabatan__instansi", "jabatan__pemda")).values(
        "pejabat"
    )
    return Pejabat.objects.filter(Q(pk__in=here) | Q(pemda__in=where.pemda)).select_related("pemda")


def _covers(role: Penugasan, right: Right, place: Place) -> bool:
    """Return whether a role reaches a place; the settings of a Pemda belong to all who serve it."""
    whole_pemda = role.instansi_id is None
    if isinstance(place, Pemda):
        return role.pemda_id == place.pk and (whole_pemda or right.kind == "pengaturan")
    return role.instansi_id == place.pk or (whole_pemda and role.pemda_id == place.pemda_id)


def _only(what: str, givers: list[Peran]) -> str:
    names = [str(peran.label) for peran in givers] or ["siapa pun"]
    return f"Yang dapat {what}: {' atau '.join(names)}."
