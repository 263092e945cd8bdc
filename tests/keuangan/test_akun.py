"""A fresh installation: the accounts come with the product, once, and pagu can be entered."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from instansi.models import Pengguna
from kerja.models import Jejak
from keuangan.models import Akun, Pagu
from laporan.demo.instansi import load_instansi
from laporan.demo.muat import NOMENKLATUR
from laporan.demo.pengguna import load_pengguna

pytestmark = pytest.mark.django_db

PAGU = "/isi/patrang/2021/pagu/murni/"
BARIS = {"nomenklatur": "7.01.01.2.01.01", "sub_unit": ""}


def run(name: str, *args: str) -> str:
    out = StringIO()
    call_command(name, *args, stdout=out)
    return out.getvalue()


@pytest.fixture
def staf() -> Client:
    """A staf of a kecamatan that has nothing yet, not even a plan."""
    instansi = load_instansi()
    load_pengguna(instansi)
    client = Client()
    client.force_login(Pengguna.objects.get(username="staf.patrang"))
    return client


def test_the_accounts_come_once_each_below_its_group():
    assert "10 baru" in run("import_akun")
    assert Akun.objects.get(kode="5.1.02").induk == Akun.objects.get(kode="5.1")
    assert Akun.objects.get(kode="5.2").induk is None
    Akun.objects.filter(kode="5.4").update(uraian="Belanja Transfer Daerah")
    assert "semua sudah ada" in run("import_akun")
    assert Akun.objects.get(kode="5.4").uraian == "Belanja Transfer Daerah"
    assert Jejak.objects.filter(aksi="impor akun").count() == 1


def test_pagu_can_be_entered_on_a_fresh_installation(staf):
    run("import_nomenklatur", str(NOMENKLATUR))
    assert "manage.py import_akun" in staf.get(PAGU).content.decode()
    run("import_akun")
    akun = Akun.objects.get(kode="5.1.02")
    assert staf.post(f"{PAGU}tambah/", {**BARIS, "akun": akun.pk}).status_code == 302
    assert Pagu.objects.get().nomenklatur.kode == "7.01.01.2.01.0001"
