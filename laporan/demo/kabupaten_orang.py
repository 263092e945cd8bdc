"""People of the generated places: who leads each, who works there, and how they log in."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from django.contrib.auth.hashers import make_password

from instansi.models import Instansi, Jabatan, MasaJabatan, Pejabat, Pemda, Pengguna, Penugasan
from laporan.demo.kabupaten_data import BELAKANG, BENIH, DEPAN, GELAR, TETANGGA
from laporan.demo.kabupaten_tempat import Tempat
from laporan.demo.pengguna import SANDI

_SINCE = date(2021, 1, 4)


def add_people(places: Sequence[Tempat], posts: dict[int, Jabatan]) -> None:
    """Give every place a camat, with a term of office, and a planner, both with accounts.

    ``posts``: the post of the camat by Instansi.
    """
    password = make_password(SANDI)  # once: it is slow on purpose
    camat = Pejabat.objects.bulk_create(_official(p.instansi, n) for n, p in enumerate(places))
    by_place = {place.instansi.pk: one for place, one in zip(places, camat, strict=True)}
    MasaJabatan.objects.bulk_create(
        MasaJabatan(jabatan=posts[pk], pejabat=one, mulai=_SINCE, jenis=_kind(number))
        for number, (pk, one) in enumerate(by_place.items())
    )
    accounts = [pair for place in places for pair in _accounts(place, by_place, password)]
    Pengguna.objects.bulk_create(user for user, _ in accounts)
    Penugasan.objects.bulk_create(role for _, role in accounts)


def add_team(pemda: Pemda) -> None:
    """Give the neighbouring Pemda a team, so that one can look from there too."""
    password = make_password(SANDI)
    suffix = pemda.nama_pendek.lower()
    for peran in ("tim_sakip", "inspektorat"):
        user = Pengguna.objects.create(
            username=f"{peran.replace('_', '.')}.{suffix}",
            nama=f"{'Tim SAKIP' if peran == 'tim_sakip' else 'Inspektorat'} {TETANGGA}",
            password=password,
            contoh=True,
        )
        Penugasan.objects.create(pengguna=user, peran=peran, pemda=pemda, mulai=_SINCE)


def _kind(number: int) -> str:
    """Return how a camat holds the post: every ninth for the time being."""
    return "plt" if number % 9 == 8 else "definitif"


def _official(instansi: Instansi, number: int) -> Pejabat:
    acak = Random(f"{BENIH}/pejabat/{instansi.kode}")
    born, served = acak.randint(1966, 1978), acak.randint(1993, 2004)
    return Pejabat(
        pemda=instansi.pemda,
        nama=f"{acak.choice(DEPAN)} {acak.choice(BELAKANG)}",
        gelar_belakang=acak.choice(GELAR),
        # As a NIP is built: born, served since, sex, number. The number makes it one of a kind.
        nip=f"{born}{acak.randint(1, 12):02}{acak.randint(1, 28):02}{served}03"
        f"{acak.choice('12')}9{number:02}",
        pangkat="Pembina",
        golongan="IV/a",
    )


def _accounts(
    place: Tempat, camat: dict[int, Pejabat], password: str
) -> Iterator[tuple[Pengguna, Penugasan]]:
    instansi = place.instansi
    head = camat[instansi.pk]
    staf = Pengguna(username=f"staf.{instansi.kode}", nama=f"Staf Perencanaan {place.nama}")
    leader = Pengguna(
        username=f"camat.{instansi.kode}", nama=head.nama_gelar, nip=head.nip, pejabat=head
    )
    for peran, user in (("staf", staf), ("camat", leader)):
        user.password, user.contoh = password, True
        yield (
            user,
            Penugasan(
                pengguna=user, peran=peran, pemda=instansi.pemda, instansi=instansi, mulai=_SINCE
            ),
        )
