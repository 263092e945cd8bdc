"""The demo's accounts of people; all share one password, so they exist nowhere else."""

from typing import Any

from django.contrib.auth.hashers import make_password

from instansi.models import PERAN_INSTANSI, Instansi, Pejabat, Pengguna, Penugasan
from laporan.demo.berkas import create, read_patrang

SANDI = "contoh-sakip-2021"


def load_pengguna(instansi: Instansi) -> None:
    """Make a user for every role, each with its Penugasan."""
    password = make_password(SANDI)  # once: it is slow on purpose
    for isi in read_patrang("pengguna"):
        pengguna = _create_user(isi, instansi, password)
        create(
            Penugasan,
            pengguna=pengguna,
            peran=isi["peran"],
            pemda=instansi.pemda,
            instansi=instansi if isi["peran"] in PERAN_INSTANSI else None,
            mulai=isi["mulai"],
        )


def _create_user(isi: dict[str, Any], instansi: Instansi, password: str) -> Pengguna:
    """Make one account; who holds a post is linked to it and bears its name and NIP."""
    user = Pengguna(username=isi["username"], nama=isi.get("nama", ""), password=password)
    user.contoh = True
    if "pejabat" in isi:
        user.pejabat = Pejabat.objects.get(pemda=instansi.pemda, nama=isi["pejabat"])
        user.nama, user.nip = user.pejabat.nama_gelar, user.pejabat.nip
    user.is_staff = user.is_superuser = isi.get("superuser", False)
    user.full_clean()
    user.save()
    return user


def logins(instansi: Instansi) -> list[tuple[str, str, str]]:
    """Return (username, role, place) of every demo account, in the order of the file."""
    names = [isi["username"] for isi in read_patrang("pengguna")]
    rows = Penugasan.objects.filter(
        pengguna__username__in=names, pemda=instansi.pemda
    ).select_related("pengguna", "instansi", "pemda")
    found = {
        row.pengguna.username: (
            row.pengguna.username,
            row.get_peran_display(),
            str(row.instansi or row.pemda),
        )
        for row in rows
    }
    return [found[name] for name in names if name in found]
