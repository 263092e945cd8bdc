"""Loading the demo: once, whole or not at all, and never beside real data."""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from instansi.models import Pemda, Pengguna
from kerja.models import Jejak
from laporan.demo import muat
from laporan.demo.berkas import FOLDER
from laporan.demo.pengguna import SANDI
from laporan.models import Laporan

APPS = ["instansi", "kerja", "renstra", "keuangan", "perjanjian", "capaian", "laporan"]


def counts() -> dict[str, int]:
    """How many rows every table of the product holds."""
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return {model._meta.label: model.objects.count() for model in models}


# The files ------------------------------------------------------------------------------


def test_nothing_of_another_kecamatan_or_province_is_in_the_files():
    texts = [path.read_text(encoding="utf-8").lower() for path in FOLDER.rglob("*.*")]
    assert len(texts) > 12
    for word in ("ledokombo", "qanun", "mukim"):
        assert not [text for text in texts if word in text]


def test_no_figure_in_the_files_is_a_float():
    def refuse(text):
        raise AssertionError(f"a float: {text}")

    for path in FOLDER.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"), parse_float=refuse)


# Loading --------------------------------------------------------------------------------


def run(*words) -> str:
    out = StringIO()
    call_command("load_demo", *words, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_first_load_says_what_it_loaded_and_who_can_log_in():
    said = run()
    assert "Kecamatan Patrang, Kabupaten Jember, tahun 2021" in said
    assert "2 Renstra, 36 indikator, 1 SK IKU, 1 RKT" in said
    assert "camat.patrang" in said
    assert SANDI in said


@pytest.mark.django_db
def test_all_or_nothing(monkeypatch):
    def fail(instansi):
        raise ZeroDivisionError

    monkeypatch.setattr(muat, "load_pengguna", fail)
    before = counts()
    with pytest.raises(ZeroDivisionError):
        muat.load_demo(by=None)
    assert counts() == before


@pytest.mark.django_db
@pytest.mark.parametrize("contoh", [False, True])
def test_a_database_with_another_pemda_is_refused(contoh):
    Pemda.objects.create(nama="Kota Malang", jenis="kota", tempat="Malang", contoh=contoh)
    before = counts()
    with pytest.raises(CommandError, match="berisi Kota Malang") as refused:
        run()
    assert refused.value.returncode == 1
    assert "\n" not in str(refused.value)
    assert counts() == before


@pytest.mark.django_db
def test_a_production_installation_is_refused(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="produksi"):
        run()
    assert not Pengguna.objects.exists()


@pytest.mark.django_db
def test_there_are_no_logins_without_the_demo():
    with pytest.raises(CommandError, match="belum dimuat"):
        run("--logins")


@pytest.mark.django_db
def test_a_second_load_changes_nothing_and_says_so():
    muat.load_demo(by=None)
    acts = list(Jejak.objects.order_by("id").values_list("aksi", flat=True))
    assert acts == ["impor nomenklatur", "impor akun", "muat data contoh"]
    Laporan.objects.update(tempat="Patrang")
    before = counts()
    assert "sudah ada; tidak ada yang diubah" in run()
    assert counts() == before
    assert Laporan.objects.get().tempat == "Patrang"
