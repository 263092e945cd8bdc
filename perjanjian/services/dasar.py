"""What every act on a PK shares: its right, its lock, its state, notices and trail."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.utils import timezone

from instansi.access import forbid_unless, holders, require
from instansi.models import Pengguna
from instansi.naskah import build_kop
from instansi.queries import load_profil
from instansi.rights import Right
from kerja import jejak, pesan, tahap
from kerja.models import Tahap
from perjanjian.alamat import address_of
from perjanjian.alur import DAPAT_DIUBAH, StatusPk
from perjanjian.models import PerjanjianKinerja, PkPihak, PkProgram, PkSasaran
from perjanjian.pihak import parties_on
from sakip.errors import Ditolak, VersiUsang
from sakip.perubahan import Perubahan, to_json
from sakip.workflow import Move, check_transition

# What a step of the year says of the PK that stands last in it.
LANGKAH: dict[str, str] = {
    StatusPk.DRAF: Tahap.Status.DRAF,
    StatusPk.DIAJUKAN: Tahap.Status.DIAJUKAN,
    StatusPk.DIKEMBALIKAN: Tahap.Status.DIKEMBALIKAN,
    StatusPk.DITANDATANGANI: Tahap.Status.DIAJUKAN,
    StatusPk.BERLAKU: Tahap.Status.DISETUJUI,
    StatusPk.TIDAK_TERSEDIA: Tahap.Status.DISETUJUI,
}


class PkTerkunci(Ditolak):
    """The PK is not in a state in which its content may change."""


def right_of(pk: PerjanjianKinerja, act: str) -> Right:
    """Return the right that an act ("read", "draft", "submit", "return", "sign_first", …) takes."""
    return Right(f"{'pk_camat' if pk.jabatan.pimpinan else 'pk_bawahan'}.{act}")


def require_right(by: Pengguna | None, pk: PerjanjianKinerja, act: str) -> None:
    """Let those pass who may (None = the system): 404 who may not see the PK, 403 the rest."""
    if by is not None:
        require(by, right_of(pk, "read"), pk.instansi)
        forbid_unless(by, right_of(pk, act), pk.instansi)


def lock_pk(pk: PerjanjianKinerja, versi: int | None = None) -> PerjanjianKinerja:
    """Return the PK locked to the end of the transaction, and its year's LAKIP kept open.

    Raises VersiUsang where it changed since ``versi``, Terkunci where the LAKIP is locked.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a PK is locked inside a transaction")
    tahap.check_open(pk.instansi, pk.tahun, Tahap.Langkah.LAKIP)
    saved = (
        PerjanjianKinerja.objects.select_for_update(of=("self",))
        .select_related("instansi__pemda", "jabatan")
        .get(pk=pk.pk)
    )
    if versi is not None and saved.versi != versi:
        raise VersiUsang(saved)
    return saved


def open_pk(
    pk: PerjanjianKinerja, *, by: Pengguna | None, versi: int | None = None
) -> PerjanjianKinerja:
    """Return the PK locked for somebody who drafts it, or raise PkTerkunci with the way out."""
    require_right(by, pk, "draft")
    saved = lock_pk(pk, versi)
    if saved.status not in DAPAT_DIUBAH:
        raise PkTerkunci(
            f"{saved} berstatus {saved.get_status_display()}, jadi isinya tidak dapat diubah. "
            + (
                "Tariklah kembali atau mintalah penanda tangan mengembalikannya."
                if saved.status in (StatusPk.DIAJUKAN, StatusPk.DITANDATANGANI)
                else "Susunlah PK perubahan bila ada yang harus berubah."
            )
        )
    return saved


def make_move(  # noqa: PLR0913 - an act has that many sides
    pk: PerjanjianKinerja,
    move: Move,
    *,
    by: Pengguna | None,
    alasan: str = "",
    perubahan: Perubahan | None = None,
    **fields: Any,
) -> PerjanjianKinerja:
    """Give a locked PK its new state with further ``fields``; notices, and the trail as the last.

    Rights and what an act asks for beside its state are checked before; the state is checked here.
    """
    check_transition(move, pk.status, StatusPk)
    alasan = alasan.strip()
    if move.reason and not alasan:
        raise Ditolak("Tulislah alasannya, supaya yang membaca tahu mengapa.", "alasan")
    values = {"status": move.ke, "sejak": timezone.now(), "alasan_kembali": "", **fields}
    if move.ke == StatusPk.DIKEMBALIKAN:
        values["alasan_kembali"] = alasan
    changed = {
        name: [to_json(getattr(pk, name)), to_json(value)]
        for name, value in values.items()
        if getattr(pk, name) != value and name != "sejak"
    }
    if alasan:
        changed["alasan"] = ["", alasan]
    for name, value in values.items():
        setattr(pk, name, value)
    pk.versi += 1
    pk.full_clean()
    pk.save(update_fields=[*values, "versi"])
    follow_step(pk, by=by)
    tell(pk, move, by=by, alasan=alasan)
    jejak.record(
        f"{move.nama} PK",
        pk,
        by=by,
        instansi=pk.instansi,
        perubahan={**changed, **(perubahan or {})},
    )
    return pk


def follow_step(pk: PerjanjianKinerja, *, by: Pengguna | None) -> None:
    """Let the step of the year say what the last PK of who leads the Instansi says."""
    last = (
        PerjanjianKinerja.objects.filter(
            instansi=pk.instansi, tahun=pk.tahun, jabatan__instansi=pk.instansi,
            jabatan__pimpinan=True, pembatalan__isnull=True,
        )
        .exclude(status=StatusPk.DIBATALKAN)
        .order_by("perubahan_ke", "ulang")
        .last()
    )  # fmt: skip
    status = LANGKAH[last.status] if last else Tahap.Status.DRAF
    alasan = last.alasan_kembali if last else ""
    tahap.follow(pk.instansi, pk.tahun, Tahap.Langkah.PK, status, by=by, alasan=alasan)


def tell(pk: PerjanjianKinerja, move: Move, *, by: Pengguna | None, alasan: str) -> None:
    """Send a notice to those whom a move concerns, except who made it."""
    people = {person.pk: person for act in move.tell for person in _people(pk, act)}
    if by is not None:
        people.pop(by.pk, None)
    text = f"{pk.sebutan} {pk.jabatan} {pk.tahun} {move.done}"
    text += f" oleh {by}" if by else ""
    text += f": {alasan}" if alasan else "."
    pesan.send(list(people.values()), text, address_of(pk))


def _people(pk: PerjanjianKinerja, act: str) -> Iterable[Pengguna]:
    """Return who has the right of an act; who signs, only as the holder of the post today."""
    second = act == "sign_second" and pk.jabatan.pimpinan
    people = holders(pk.instansi.pemda if second else pk.instansi, right_of(pk, act))
    if not act.startswith("sign"):
        return people
    masa = parties_on(pk, timezone.localdate())[act == "sign_second"]
    return people.filter(pejabat=masa.pejabat_id) if masa else people


def kop_of(pk: PerjanjianKinerja) -> dict[str, str]:
    """Return the names of today, as the PK keeps them (:attr:`PerjanjianKinerja.kop`)."""
    kop = build_kop(load_profil(pk.instansi))
    return {
        "pemerintah": kop.pemda,
        "instansi": kop.instansi,
        "alamat": kop.alamat,
        "jabatan": pk.jabatan.nama,
    }


def freeze_isi(pk: PerjanjianKinerja) -> None:
    """Mark all that stands in a PK as in force: from now on the database refuses to change it."""
    for model in (PkPihak, PkSasaran, PkProgram):
        model.objects.filter(perjanjian=pk, beku=False).update(beku=True)


def touch(pk: PerjanjianKinerja) -> None:
    """Count a change of what stands in the PK, so that a file laid out before it is refused."""
    pk.versi += 1
    pk.save(update_fields=["versi"])
