"""The issue of a LAKIP: frozen once, in one transaction with one row of trail."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from instansi.access import holders, require
from instansi.models import Pengguna
from instansi.rights import Right
from kerja import jejak, pesan
from kerja.models import Tahap
from kerja.tahap import lock_step
from laporan.alur import TERBITKAN, StatusLakip
from laporan.models import Laporan, Terbitan
from laporan.persetujuan import content_key, content_of
from laporan.queries import get_laporan, lakip_data_of
from laporan.terbit.banding import Beda, compare_issues
from laporan.terbit.keadaan import Keadaan, load_keadaan, people_to_tell
from laporan.terbit.naskah import Naskah
from sakip.errors import Ditolak
from sakip.workflow import check_transition

BERUBAH = (
    "Data LAKIP berubah sejak disetujui camat, jadi yang akan diterbitkan bukan lagi yang "
    "disetujui. Buka kembali LAKIP, lalu ajukan, setujui, dan reviu yang terbaru."
)


class SudahTerbit(Ditolak):
    """What stands approved has been issued before; ``terbitan`` is that issue."""

    def __init__(self, terbitan: Terbitan):
        super().__init__(
            f"LAKIP ini sudah diterbitkan sebagai terbitan {terbitan.versi}. Perbaikan dimulai "
            "dengan membukanya kembali."
        )
        self.terbitan = terbitan


class DataBerubah(Ditolak):
    """The data are no longer those that the camat approved."""

    def __init__(self) -> None:
        super().__init__(BERUBAH)


def check_ready(laporan: Laporan, keadaan: Keadaan, perubahan: str) -> None:
    """Raise Ditolak unless the report may be issued as it stands."""
    if keadaan.terbit and keadaan.terakhir:
        raise SudahTerbit(keadaan.terakhir)
    check_transition(TERBITKAN, keadaan.status, StatusLakip)
    if keadaan.terakhir and not perubahan.strip():
        raise Ditolak(
            "Tulislah apa yang berubah sejak terbitan sebelumnya; itu tercetak pada terbitan ini.",
            "perubahan",
        )
    if keadaan.persetujuan is None or not is_approved(laporan, keadaan):
        raise DataBerubah


def is_approved(laporan: Laporan, keadaan: Keadaan) -> bool:
    """Return whether the data are still exactly those that the camat approved."""
    approved = keadaan.persetujuan
    return bool(approved and content_key(lakip_data_of(laporan)) == approved.kunci)


def changes_since_approval(laporan: Laporan, keadaan: Keadaan) -> list[Beda]:
    """Return what of the data changed since the camat approved them; outline and logo not."""
    if keadaan.persetujuan is None:
        return []
    return compare_issues(keadaan.persetujuan.data, content_of(lakip_data_of(laporan)))


@transaction.atomic
def issue_lakip(laporan: Laporan, naskah: Naskah, *, by: Pengguna | None) -> Terbitan:
    """Freeze what was laid out as the next issue.

    It was laid out before, outside a transaction (:func:`laporan.terbit.naskah.lay_out`); whatever
    changed since is noticed here. Raises SudahTerbit, DataBerubah, Ditolak, Http404,
    PermissionDenied.
    """
    if by is not None:
        require(by, Right.LAKIP_ISSUE, laporan.instansi)
    step = lock_step(laporan.instansi, laporan.tahun, Tahap.Langkah.LAKIP)
    fresh = get_laporan(laporan.instansi.kode, laporan.tahun)
    keadaan = load_keadaan(fresh, step)
    check_ready(fresh, keadaan, naskah.perubahan)
    _check_same(naskah, keadaan)
    row = Terbitan.objects.create(
        laporan=fresh, versi=naskah.versi, persetujuan_id=naskah.persetujuan, nomor=naskah.nomor,
        berkas=naskah.berkas, data=naskah.data, halaman=naskah.halaman, perubahan=naskah.perubahan,
        jejak_nomor=naskah.jejak.nomor, jejak_rantai=naskah.jejak.rantai, oleh=by,
        waktu=timezone.now(),
    )  # fmt: skip
    _tell(row, by)
    jejak.record(
        f"{TERBITKAN.nama} LAKIP", row, by=by, instansi=fresh.instansi,
        perubahan={
            "versi": [None, row.versi],
            "nomor": [None, row.nomor],
            "sha256": [None, row.berkas.sha256],
            "sha256 data": [None, row.data.sha256],
            "perubahan": ["", row.perubahan],
        },
    )  # fmt: skip
    return row


def _check_same(naskah: Naskah, keadaan: Keadaan) -> None:
    """Refuse a file of another approval, pernyataan or issue than those that stand now."""
    approved, said = keadaan.persetujuan, keadaan.pernyataan
    assert approved
    assert said
    following = keadaan.terakhir.versi + 1 if keadaan.terakhir else 1
    if naskah.kunci != approved.kunci:
        raise DataBerubah
    if (naskah.persetujuan, naskah.pernyataan, naskah.versi) != (
        approved.pk, (said.pk, said.versi), following,
    ):  # fmt: skip
        raise Ditolak(
            "LAKIP atau pernyataan reviunya berubah ketika terbitan sedang disusun. Periksalah "
            "yang terbaru, lalu terbitkan sekali lagi."
        )


def _tell(row: Terbitan, by: Pengguna | None) -> None:
    """Send a notice to all who had a part in the report, and to who reads issues."""
    instansi = row.laporan.instansi
    people = {
        person.pk: person
        for place, rights in (
            (instansi, (Right.LAKIP_SUBMIT, Right.LAKIP_APPROVE)),
            (instansi.pemda, (Right.LAKIP_REVIEW, Right.LAKIP_READ_SUBMITTED)),
        )
        for person in people_to_tell(by, holders(place, *rights))
    }
    text = f"{row.laporan} diterbitkan (terbitan {row.versi})"
    text += f"; yang berubah: {row.perubahan}" if row.perubahan else "."
    where = {"kode": instansi.kode, "tahun": row.laporan.tahun}
    pesan.send(list(people.values()), text, reverse("laporan:terbit", kwargs=where))
