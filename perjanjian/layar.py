"""Reads what the pages of the PK show: the list of an Instansi's year, and one PK in full."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from instansi.models import Instansi, Jabatan, Pengguna
from perjanjian.access import visible_pk
from perjanjian.alur import StatusPk
from perjanjian.banding import Banding, compare_pk, count_different
from perjanjian.beda import BedaPk, load_beda
from perjanjian.data import PkData
from perjanjian.kata import DIGANTIKAN, Keadaan, Pihak, describe
from perjanjian.models import PerjanjianKinerja, PkPihak, PkRevisi
from perjanjian.queries import data_of

BERLAKU = PerjanjianKinerja.Status.BERLAKU


@dataclass(frozen=True)
class PkLayar:
    """One PK for a page: its row, its frozen content, its state in words."""

    pk: PerjanjianKinerja
    data: PkData
    keadaan: Keadaan
    sha256: str = ""  # of the file that stands, where a page needs it

    @property
    def judul(self) -> str:
        """Return "PK Perubahan ke-2 Tahun 2022"; the first perubahan bears no number."""
        return f"{self.pk.sebutan} Tahun {self.pk.tahun}"

    @property
    def beda(self) -> int:
        """Return how many targets differ from that of the Renstra."""
        return count_different(self.data)


@dataclass(frozen=True)
class KelompokPk:
    """The versions of the PK of one post, murni first."""

    jabatan: str
    pimpinan: bool
    versi: tuple[PkLayar, ...]


@dataclass(frozen=True)
class DaftarPk:
    """The PK of an Instansi and year that a person reads, and the years that have some."""

    instansi: Instansi
    tahun: int
    kelompok: tuple[KelompokPk, ...]
    belum: tuple[Jabatan, ...]  # posts without a PK of this year that stands
    tahun_lain: tuple[int, ...]


@dataclass(frozen=True)
class HalamanPk:
    """One PK with what it changed since the version before it, and since last year."""

    layar: PkLayar
    banding: tuple[Banding, ...]
    tanpa_banding: tuple[str, ...]  # what there is nothing to compare with, in words
    lanjutan: PkLayar | None = None  # the next version, on its way or in force
    beda: BedaPk | None = None  # how the data of today differ, where anything does


def load_daftar(user: Pengguna, instansi: Instansi, tahun: int) -> DaftarPk:
    """Return the list, in a constant number of queries."""
    rows = visible_pk(user).filter(instansi=instansi)
    year = rows.filter(tahun=tahun).order_by("-jabatan__pimpinan", "jabatan__nama", "perubahan_ke")
    years = rows.order_by("tahun").values_list("tahun", flat=True).distinct()
    groups: dict[int, list[PkLayar]] = {}
    for one in _screens(year, data_of(year, instansi)):
        groups.setdefault(one.pk.jabatan_id, []).append(one)
    return DaftarPk(
        instansi,
        tahun,
        tuple(
            KelompokPk(str(own[0].pk.jabatan), own[0].pk.jabatan.pimpinan, tuple(own))
            for own in groups.values()
        ),
        _without_pk(instansi, tahun),
        tuple(sorted({*years, tahun})),
    )


def _without_pk(instansi: Instansi, tahun: int) -> tuple[Jabatan, ...]:
    """Return the posts of the Instansi that have no PK, or only cancelled ones; the leader first."""
    standing = PerjanjianKinerja.objects.filter(tahun=tahun, pembatalan__isnull=True).exclude(
        status=StatusPk.DIBATALKAN
    )
    posts = Jabatan.objects.filter(instansi=instansi).exclude(pk__in=standing.values("jabatan"))
    return tuple(posts.order_by("-pimpinan", "nama"))


def load_halaman(pk: PerjanjianKinerja) -> HalamanPk:
    """Return one PK in full, in a constant number of queries."""
    family = PerjanjianKinerja.objects.filter(
        jabatan=pk.jabatan_id, tahun__in=[pk.tahun - 1, pk.tahun]
    ).select_related("instansi__pemda", "jabatan__pemda", "jabatan__instansi", "pembatalan")
    rows = family.order_by("tahun", "perubahan_ke")
    data = data_of(rows, pk.instansi)
    screens = list(_screens(rows, data))
    [own] = [one for one in screens if one.pk.pk == pk.pk]
    in_force = [one for one in screens if one.pk.status == BERLAKU and not _is_cancelled(one.pk)]
    before = [
        one for one in in_force
        if one.pk.tahun == pk.tahun and one.pk.perubahan_ke < pk.perubahan_ke
    ]  # fmt: skip
    last_year = [one for one in in_force if one.pk.tahun < pk.tahun]
    compared: list[Banding] = []
    missing: list[str] = []
    for found, words in (
        (before, f"PK tahun {pk.tahun} sebelumnya" if pk.perubahan_ke else ""),
        (last_year, f"PK tahun {pk.tahun - 1}"),
    ):
        if found:
            compared.append(compare_pk(found[-1].data, own.data, found[-1].judul))
        elif words:
            missing.append(words)
    later = [
        one for one in screens
        if one.pk.tahun == pk.tahun and one.pk.perubahan_ke > pk.perubahan_ke
        and one.keadaan.kunci != StatusPk.DIBATALKAN
    ]  # fmt: skip
    superseded = own.keadaan.kunci in (DIGANTIKAN, StatusPk.DIBATALKAN)
    beda = None if superseded else load_beda(own.pk, own.data)
    return HalamanPk(
        own, tuple(compared), tuple(missing),
        lanjutan=later[0] if later else None, beda=beda if beda and beda.ada else None,
    )  # fmt: skip


def load_menunggu(user: Pengguna) -> tuple[PkLayar, ...]:
    """Return the PK whose frozen file names this person as who signs next, longest waiting first."""
    if user.pejabat_id is None:
        return ()
    mine = PkPihak.objects.filter(pejabat=user.pejabat_id)
    signs = Q(status=StatusPk.DIAJUKAN, pk__in=mine.filter(urutan=1).values("perjanjian")) | Q(
        status=StatusPk.DITANDATANGANI, pk__in=mine.filter(urutan=2).values("perjanjian")
    )
    rows = visible_pk(user).filter(signs).order_by("sejak", "pk")
    first = rows.first()
    # One official belongs to one Pemda, and that is all that the data take from the Instansi.
    if first is None:
        return ()
    files = _files_of(rows)
    return tuple(
        replace(one, sha256=files.get((one.pk.pk, one.pk.ajuan), ""))
        for one in _screens(rows, data_of(rows, first.instansi))
    )


def _files_of(rows: QuerySet[PerjanjianKinerja]) -> dict[tuple[int, int], str]:
    """Return the hash of the file that stands, by PK and submission."""
    found = PkRevisi.objects.filter(perjanjian__in=rows.order_by()).order_by("urutan")
    return {
        (pk, ajuan): sha256
        for pk, ajuan, sha256 in found.values_list("perjanjian", "ajuan", "berkas__sha256")
    }


def _screens(
    rows: Sequence[PerjanjianKinerja] | Iterable[PerjanjianKinerja], data: Mapping[int, PkData]
) -> Iterable[PkLayar]:
    """Yield the rows as pages show them; an earlier version than one in force is superseded."""
    all_rows = list(rows)
    newest: dict[tuple[int, int], int] = {}
    for row in all_rows:
        if row.status == BERLAKU and not _is_cancelled(row):
            key = (row.jabatan_id, row.tahun)
            newest[key] = max(newest.get(key, 0), row.perubahan_ke)
    for row in all_rows:
        last = newest.get((row.jabatan_id, row.tahun), row.perubahan_ke)
        status = StatusPk.DIBATALKAN.value if _is_cancelled(row) else row.status
        state = describe(
            status, row.cara, _parties(row, data[row.pk]), digantikan=last > row.perubahan_ke
        )
        yield PkLayar(row, data[row.pk], state)


def _is_cancelled(row: PerjanjianKinerja) -> bool:
    """Return whether a row of its own says that the PK does not hold; the row comes with it."""
    return hasattr(row, "pembatalan")


def _parties(row: PerjanjianKinerja, data: PkData) -> Pihak:
    first = data.pihak_pertama.jabatan if data.pihak_pertama else str(row.jabatan)
    if data.pihak_kedua:
        return Pihak(first, data.pihak_kedua.jabatan)
    return Pihak(first, "Kepala daerah" if row.jabatan.pimpinan else f"Pimpinan {row.instansi}")
