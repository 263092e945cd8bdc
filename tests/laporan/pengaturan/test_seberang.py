"""What another Pemda set is not reached through the addresses of one's own.

That a stranger at the addresses of a Pemda reads and writes nothing: `tests/test_access.py`.
"""

import pytest
from django.urls import reverse

from capaian.models import SkalaNilai
from laporan.models import KlienApi
from laporan.pengaturan.urls import _PEMDA
from laporan.terbuka.services import create_klien
from perjanjian.models import TemplatPernyataan
from tests.instansi.builders import make_pemda

NUMBERED = sorted(one.name for one in _PEMDA if "<int:pk>" in str(one.pattern))


@pytest.fixture
def foreign() -> dict[str, int]:
    """What another Pemda has, by the beginning of the addresses that show its like."""
    other = make_pemda("Kota Seberang")
    wording = TemplatPernyataan.objects.create(
        pemda=other, pembuka="a", pihak_pertama="b", pihak_kedua="c", mulai="2020-01-01"
    )
    klien = KlienApi(pemda=other, nama="Portal")
    create_klien(klien, by=None)
    return {
        "skala": SkalaNilai.objects.create(pemda=other, nama="Skala lain").pk,
        "templat": wording.pk,
        "klien": KlienApi.objects.get(pemda=other).pk,
    }


def test_what_another_pemda_has_is_not_there(web, pemda, foreign):
    assert len(NUMBERED) >= 8
    for name in NUMBERED:
        path = reverse(f"laporan:{name}", args=[pemda.pk, foreign[name.split("_")[0]]])
        assert [web.get(path).status_code, web.post(path).status_code] in (
            [404, 404],
            [404, 405],
        ), name
    assert KlienApi.objects.get().dicabut is None
    assert set(SkalaNilai.objects.filter(pk=foreign["skala"]).values_list("nama", flat=True)) == {
        "Skala lain"
    }
