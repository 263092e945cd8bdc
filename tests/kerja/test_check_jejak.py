"""``manage.py check_jejak`` against a trail that somebody tampered with in the database itself."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from instansi.models import Pemda, Pengguna
from kerja import guards, jejak
from kerja.management.commands.check_jejak import Command
from kerja.models import Jejak
from kerja.rantai import GENESIS, chain_key, link_of, read_head
from tests.rows import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def trail(settings, tmp_path, django_capture_on_commit_callbacks):
    """Eight acts with their head kept outside; then the guards are taken off, as an intruder would."""
    settings.VAR_DIR = tmp_path
    user = Pengguna.objects.create(username="staf", nama="Staf")
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(8):
            jejak.record("ubah", user, by=user, perubahan={"nilai": [number, number + 1]})
    assert read_head().nomor == 8
    guards.remove(connection)
    return Jejak.objects.order_by("nomor")


def check(capsys, **options) -> tuple[int, list[str], str]:
    """Run the command as a shell would: its status, the lines of complaint, what else it says."""
    status = 0
    try:
        call_command(Command(), **options)
    except SystemExit as stop:
        status = stop.code
    said = capsys.readouterr()
    return status, said.err.splitlines(), said.out.strip()


def keep(settings, content: str) -> None:
    """Put something in the place of the head that is kept outside the database."""
    (settings.VAR_DIR / "jejak_head").write_text(content)


def rechain(rows, key: bytes) -> None:
    """Compute all links anew with a key."""
    before = GENESIS
    for row in rows:
        row.rantai = before = link_of(row, before, key)
        row.save()


def test_a_whole_trail_is_whole_and_its_head_is_named(trail, capsys):
    status, faults, said = check(capsys)
    assert (status, faults) == (0, [])
    assert said == f"Jejak utuh. Ujung: 8:{trail.last().rantai}"


def test_an_empty_trail_is_whole(settings, tmp_path, capsys):
    settings.VAR_DIR = tmp_path
    assert check(capsys) == (0, [], "Jejak utuh. Ujung: belum ada jejak")


@pytest.mark.parametrize(
    "field",
    [
        {"uraian": "lain"},
        {"perubahan": {}},
        {"peran": "Camat"},
        {"objek_id": "lain"},
        {"pelaku": None},
    ],
)
def test_one_altered_row_is_found(trail, capsys, field):
    trail.filter(nomor=4).update(**field)
    assert check(capsys)[:2] == (1, ["Jejak nomor 4 tidak cocok dengan rantainya."])


def test_a_row_moved_to_another_place_is_found(trail, capsys):
    trail.filter(nomor=4).update(pemda=make(Pemda))
    assert check(capsys)[:2] == (1, ["Jejak nomor 4 tidak cocok dengan rantainya."])


def test_one_removed_in_the_middle_is_found(trail, capsys):
    trail.filter(nomor=4).delete()
    status, faults, _ = check(capsys)
    assert status == 1
    assert faults[0] == "Jejak nomor 4 sampai 4 hilang."


def test_one_removed_in_the_middle_is_found_though_the_rest_is_numbered_anew(trail, capsys):
    trail.filter(nomor=4).delete()
    for row in trail.filter(nomor__gt=4):
        trail.filter(pk=row.pk).update(nomor=row.nomor - 1)
    status, faults, _ = check(capsys)
    assert status == 1
    assert "Jejak nomor 4 tidak cocok dengan rantainya." in faults
    assert "Jejak nomor 8 sampai 8 hilang dari ujung." in faults


def test_the_last_three_removed_are_found(trail, capsys):
    trail.filter(nomor__gt=5).delete()
    assert check(capsys)[:2] == (1, ["Jejak nomor 6 sampai 8 hilang dari ujung."])


def test_all_removed_is_found(trail, capsys):
    trail.delete()
    assert check(capsys)[:2] == (1, ["Jejak nomor 1 sampai 8 hilang dari ujung."])


def test_all_links_recomputed_without_the_key_are_found(trail, capsys):
    trail.filter(nomor=4).update(uraian="lain")
    rechain(trail, b"a guess")
    status, faults, _ = check(capsys)
    assert status == 1
    assert len(faults) == 9  # each link, and the head that is kept outside


def test_even_with_the_key_the_head_kept_elsewhere_tells(trail, capsys, settings):
    head = str(read_head())
    trail.filter(nomor=8).update(uraian="lain")
    rechain(trail, chain_key())
    keep(settings, f"8:{trail.get(nomor=8).rantai}")
    assert check(capsys)[0] == 0
    status, faults, _ = check(capsys, head=head)
    assert (status, faults) == (1, ["Jejak nomor 8 bukan lagi yang tercatat di luar basis data."])


def test_a_lost_head_is_told_unless_another_is_given(trail, capsys, settings):
    head = str(read_head())
    (settings.VAR_DIR / "jejak_head").unlink()
    assert check(capsys)[:2] == (1, ["ujung tidak dapat diperiksa: jejak_head tidak ada."])
    assert check(capsys, head=head)[:2] == (0, [])


@pytest.mark.parametrize("content", ["", "8", "8:abc", "x:" + "0" * 64, "\0" * 70])
def test_a_damaged_head_is_told_beside_what_else_is_wrong(trail, capsys, settings, content):
    keep(settings, content)
    told = "ujung tidak dapat diperiksa: isi jejak_head rusak."
    assert check(capsys)[:2] == (1, [told])
    trail.filter(nomor=4).update(uraian="lain")
    assert check(capsys)[:2] == (1, [told, "Jejak nomor 4 tidak cocok dengan rantainya."])


def test_a_head_that_cannot_be_read_from_the_command_line_is_refused(trail):
    with pytest.raises(CommandError, match="JUMLAH:RANTAI"):
        call_command(Command(), head="delapan")


def test_acts_after_a_head_from_a_backup_are_fine(trail, capsys):
    third = trail.get(nomor=3)
    assert check(capsys, head=f"3:{third.rantai}")[0] == 0
    assert check(capsys, head="3:" + "0" * 64)[0] == 1


def test_the_kept_head_does_not_follow_the_intruder(trail, capsys):
    """Acts recorded after the tampering go on, and do not heal the chain."""
    trail.filter(nomor=4).update(uraian="lain")
    user = Pengguna.objects.get()
    jejak.record("ubah", user, by=user)
    assert check(capsys)[:2] == (1, ["Jejak nomor 4 tidak cocok dengan rantainya."])
