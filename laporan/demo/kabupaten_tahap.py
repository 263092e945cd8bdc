"""The steps of the generated places: states, holders and deadlines, seen from today."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from instansi.models import Pengguna, Penugasan
from kerja.models import Tahap
from laporan.demo.kabupaten_data import LANJUT, TAHUN
from laporan.demo.kabupaten_tempat import Tempat
from perjanjian.services.dasar import LANGKAH

L = Tahap.Langkah
_LETTERS = {"d": "draf", "a": "diajukan", "k": "dikembalikan", "s": "disetujui"}
_ORDER = (L.RENSTRA, L.RKT, L.REALISASI, L.KEUANGAN, L.LAKIP)
# Days from today to the deadline of each step, as the kabupaten set it for all.
TENGGAT = {L.RENSTRA: -150, L.RKT: -120, L.PK: -90, L.KEUANGAN: -12, L.REALISASI: 2, L.LAKIP: 18}
_PERPANJANGAN = 21  # every eighth kecamatan was given so many days more for its keuangan


def add_steps(places: Sequence[Tempat], today: date) -> None:
    """Write the steps of every place in one statement."""
    roles = Penugasan.objects.filter(instansi__in=[p.instansi for p in places], peran="staf")
    staf = {
        role.instansi_id: role.pengguna
        for role in roles.select_related("pengguna")
        if role.instansi_id
    }
    Tahap.objects.bulk_create(
        step for number, place in enumerate(places) for step in _steps(place, number, staf, today)
    )


def _steps(
    place: Tempat, number: int, staf: Mapping[int, Pengguna], today: date
) -> Iterator[Tahap]:
    states = dict(zip(_ORDER, (_LETTERS[one] for one in place.profil.status), strict=True))
    pk = place.profil.pk
    # What the services move later begins as a draft.
    later = not pk or pk in LANJUT
    states[L.PK] = "draf" if later else LANGKAH[pk]
    holder = staf[place.instansi.pk]
    if states[L.LAKIP] == "disetujui":
        states[L.LAKIP] = "diajukan"  # the camat approves it by the service
    for langkah in L:
        status = states[langkah]
        more = _PERPANJANGAN if langkah == L.KEUANGAN and number % 8 == 7 else 0
        tenggat = today + timedelta(days=TENGGAT[langkah] + more)
        yield Tahap(
            instansi=place.instansi,
            tahun=TAHUN,
            langkah=langkah,
            status=status,
            alasan=place.reason() if status == "dikembalikan" else "",
            sejak=None if status == "draf" else _moment(min(tenggat, today), number),
            oleh=None if status == "draf" else holder,
            pemegang=holder if number % 3 else None,
            tenggat=tenggat,
        )


def _moment(day: date, number: int) -> datetime:
    naive = datetime.combine(
        day - timedelta(days=1 + number % 6), time(9 + number % 6, number % 60)
    )
    return timezone.make_aware(naive)
