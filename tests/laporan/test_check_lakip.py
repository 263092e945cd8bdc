"""``check_lakip``: the answers of the pages of the steps, for scripts."""

import json

import pytest
from django.core.management import CommandError, call_command

from laporan.bagian.gaps import list_missing
from laporan.management.commands import check_lakip
from laporan.periksa import Periksa
from laporan.queries import load_lakip_data


def run(capsys, *words) -> tuple[int, str, str]:
    try:
        call_command("check_lakip", "patrang", "2021", *words)
    except SystemExit as end:
        return end.code, *capsys.readouterr()
    return 0, *capsys.readouterr()


def test_what_is_missing_is_named_on_stderr_and_is_status_1(demo, capsys):
    status, out, err = run(capsys)
    missing = list_missing(load_lakip_data("patrang", 2021))
    assert status == 1
    assert len(err.splitlines()) == len(missing) > 0
    assert all(hal in err for hal in missing)
    assert "Realisasi kinerja: perlu dilihat: target tidak tercapai pada Nilai SKM" in out


def test_a_program_reads_the_same_as_json(demo, capsys):
    status, out, err = run(capsys, "--json")
    told = json.loads(out)
    assert (status, err, told["lengkap"]) == (1, "", False)
    found = [hal for one in told["tahap"].values() for hal in one["kurang"]]
    assert sorted(found) == sorted(list_missing(load_lakip_data("patrang", 2021)))


def test_a_finding_alone_is_status_0(demo, capsys, monkeypatch):
    monkeypatch.setattr(check_lakip, "check_answers", lambda *_: Periksa((), (), ("aneh",)))
    status, out, err = run(capsys)
    assert (status, err) == (0, "")
    assert out.endswith("LAKIP Kecamatan Patrang 2021 lengkap.\n")


def test_an_unknown_report_is_refused(demo):
    with pytest.raises(CommandError, match="Tidak ada instansi dengan kode"):
        call_command("check_lakip", "sukorambi", "2021")
