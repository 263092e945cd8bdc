"""People, posts and places for tests: only what a test does not care about is made up here."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from instansi.models import (
    PERAN_INSTANSI,
    Instansi,
    Jabatan,
    MasaJabatan,
    Pejabat,
    Pemda,
    Pengguna,
    Penugasan,
)

_numbers = count(1)
SANDI = "sandi-yang-panjang-2026"


def days(number: int) -> date:
    """The day so many days from today."""
    return timezone.localdate() + timedelta(days=number)


def make_pemda(nama: str = "Kabupaten Contoh") -> Pemda:
    return Pemda.objects.get_or_create(nama=nama, defaults={"tempat": nama.split()[-1]})[0]


def make_instansi(nama: str = "Kecamatan Sukamaju", pemda: Pemda | None = None) -> Instansi:
    kode = nama.split()[-1].lower()
    return Instansi.objects.create(pemda=pemda or make_pemda(), nama=nama, kode=kode)


def make_pengguna(nama: str = "", *, password: str = "", **fields: Any) -> Pengguna:
    """An active account; without a password it cannot log in."""
    number = next(_numbers)
    user = Pengguna(**{"username": f"orang{number}", "nama": nama or f"Orang {number}", **fields})
    user.set_password(password or None)
    user.save()
    return user


def give_role(user: Pengguna, peran: str, place: Instansi | Pemda, **fields: Any) -> Penugasan:
    """A role, begun a month ago unless told otherwise."""
    at_instansi = peran in PERAN_INSTANSI
    assert at_instansi == isinstance(place, Instansi)
    return Penugasan.objects.create(
        pengguna=user,
        peran=peran,
        pemda=place.pemda if isinstance(place, Instansi) else place,
        instansi=place if isinstance(place, Instansi) else None,
        **{"mulai": days(-30), **fields},
    )


def make_orang(peran: str, place: Instansi | Pemda, nama: str = "", **fields: Any) -> Pengguna:
    """An active person with a role of today."""
    user = make_pengguna(nama, **fields)
    give_role(user, peran, place)
    return user


def make_jabatan(place: Instansi | Pemda, nama: str = "", **fields: Any) -> Jabatan:
    return Jabatan.objects.create(
        pemda=place.pemda if isinstance(place, Instansi) else place,
        instansi=place if isinstance(place, Instansi) else None,
        nama=nama or f"Jabatan {next(_numbers)}",
        **fields,
    )


def make_pejabat(pemda: Pemda, nama: str = "", **fields: Any) -> Pejabat:
    return Pejabat.objects.create(
        pemda=pemda, **{"nama": nama or f"Pejabat {next(_numbers)}", **fields}
    )


def make_masa(jabatan: Jabatan, pejabat: Pejabat | None = None, **fields: Any) -> MasaJabatan:
    """A definitif term of office, begun a year ago unless told otherwise."""
    who = pejabat or make_pejabat(jabatan.pemda)
    return MasaJabatan.objects.create(
        jabatan=jabatan, pejabat=who, **{"mulai": days(-365), **fields}
    )
