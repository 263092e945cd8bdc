"""Who may write data of a step, and when nobody may."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from instansi.models import Instansi, Pengguna, Penugasan
from kerja.models import Tahap
from kerja.tahap import Terkunci, check_entry
from tests.rows import make

pytestmark = pytest.mark.django_db


def somebody(instansi: Instansi, peran: str) -> Pengguna:
    """A person with one role at the Instansi."""
    user = make(Pengguna)
    make(Penugasan, pengguna=user, instansi=instansi, pemda=instansi.pemda, peran=peran)
    return user


def test_staf_write_others_read_and_strangers_see_nothing():
    instansi = make(Instansi)
    check_entry(somebody(instansi, "staf"), instansi, 2021, "keuangan")
    check_entry(None, instansi, 2021, "keuangan")
    with pytest.raises(PermissionDenied, match="Yang dapat mengisi data: Staf perencanaan"):
        check_entry(somebody(instansi, "camat"), instansi, 2021, "keuangan")
    with pytest.raises(Http404):
        check_entry(somebody(make(Instansi), "staf"), instansi, 2021, "keuangan")


@pytest.mark.parametrize("langkah", ["keuangan", "lakip"])
def test_a_locked_step_or_lakip_is_closed_for_all(langkah):
    instansi = make(Instansi)
    make(Tahap, instansi=instansi, langkah=langkah, status="disetujui", terkunci=True)
    for by in (None, somebody(instansi, "staf")):
        with pytest.raises(Terkunci, match="tahun 2021 sudah disetujui dan terkunci"):
            check_entry(by, instansi, 2021, "keuangan")
    check_entry(None, instansi, 2022, "keuangan")


def test_another_step_or_one_that_is_under_way_is_no_lock():
    instansi = make(Instansi)
    make(Tahap, instansi=instansi, langkah="pk", status="disetujui", terkunci=True)
    make(Tahap, instansi=instansi, langkah="keuangan", status="diajukan")
    check_entry(None, instansi, 2021, "keuangan")
