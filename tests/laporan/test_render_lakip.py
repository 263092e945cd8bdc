"""``render_lakip``: a contract with scripts, by file, words and exit status."""

import os
from types import SimpleNamespace

import pytest
from django.core.management import base, execute_from_command_line
from django.db.migrations.recorder import MigrationRecorder

from capaian.models import PitaSkala
from kerja.models import Jejak
from sakip.pdf.fonts import FontMissing


@pytest.fixture
def command(monkeypatch, capsys, db):
    """Run the command as from a shell; return exit status, stdout and stderr."""
    monkeypatch.setattr(base, "connections", SimpleNamespace(close_all=lambda: None))

    def run(*words) -> tuple[int, str, str]:
        status = 0
        try:
            execute_from_command_line(["manage.py", "render_lakip", *map(str, words)])
        except SystemExit as end:
            status = end.code
        return status, *capsys.readouterr()

    return run


def test_it_writes_the_pdf_and_says_pages_and_time(demo, command, printer, tmp_path):
    path = tmp_path / "lakip.pdf"
    status, out, err = command("patrang", 2021, "--output", path)
    assert (status, err) == (0, "")
    assert path.read_bytes() == b"%PDF 1"
    pages = len(printer.wholes[0].parts)
    assert out.startswith(f"{path}: {pages} halaman, ")
    assert out.endswith(" detik.\n")
    assert [p.name for p in tmp_path.iterdir()] == ["lakip.pdf"]
    assert Jejak.objects.first().pelaku is None


def test_the_unchanged_report_is_not_laid_out_again(demo, command, printer, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        assert command("patrang", 2021, "--output", tmp_path / name)[0] == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert len(printer.wholes) == 1


@pytest.mark.parametrize(
    ("kode", "tahun", "words"),
    [
        ("sukorambi", 2021, "Tidak ada instansi dengan kode “sukorambi”."),
        ("patrang", 1999, "Belum ada laporan Kecamatan Patrang tahun 1999. Tahun yang ada: 2021."),
    ],
)
def test_what_is_not_there_is_refused_in_one_line(demo, command, tmp_path, kode, tahun, words):
    path = tmp_path / "lakip.pdf"
    status, out, err = command(kode, tahun, "--output", path)
    assert (status, out, err) == (1, "", f"Ditolak: {words}\n")
    assert not path.exists()


def test_a_missing_font_is_refused_in_one_line(demo, command, printer, tmp_path):
    printer.error = FontMissing("Huruf dokumen tidak ditemukan.")
    status, _, err = command("patrang", 2021, "--output", tmp_path / "lakip.pdf")
    assert (status, err) == (1, "Ditolak: Huruf dokumen tidak ditemukan.\n")


def test_a_place_that_cannot_be_written_is_refused(demo, command, printer, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    for path in (tmp_path / "tidak" / "ada.pdf", folder):
        status, _, err = command("patrang", 2021, "--output", path)
        assert status == 1
        assert err.startswith(f"Ditolak: “{path}” tidak dapat ditulis: ")
        assert err.count("\n") == 1
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


def test_what_is_no_ordinary_file_is_refused_and_stays(demo, command, printer, tmp_path):
    fifo, link = tmp_path / "fifo", tmp_path / "null"
    os.mkfifo(fifo)
    link.symlink_to("/dev/null")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for path in (fifo, link, loop):
        status, out, err = command("patrang", 2021, "--output", path)
        assert (status, out, err.count("\n")) == (1, "", 1)
        assert err.startswith(f"Ditolak: “{path}” tidak dapat ditulis: ")
    assert fifo.is_fifo()
    assert os.readlink(link) == "/dev/null"
    assert loop.is_symlink()
    assert printer.wholes == []


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_followed_to_its_file(demo, command, printer, tmp_path, there):
    real = tmp_path / "arsip" / "2021.pdf"
    real.parent.mkdir()
    if there:
        real.write_bytes(b"old")
    link = tmp_path / "lakip.pdf"
    link.symlink_to(real)
    assert command("patrang", 2021, "--output", link)[0] == 0
    assert link.is_symlink()
    assert real.read_bytes() == b"%PDF 1"
    assert [p.name for p in real.parent.iterdir()] == ["2021.pdf"]


def test_a_scale_with_a_hole_is_refused_in_one_line(demo, command, printer, tmp_path):
    PitaSkala.objects.filter(skala__dipakai__pemda=demo.pemda, batas_bawah=None).delete()
    path = tmp_path / "lakip.pdf"
    status, out, err = command("patrang", 2021, "--output", path)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("Ditolak: Skala “")
    assert "Nilai kurang dari 55 tidak masuk kategori mana pun" in err
    assert not path.exists()


def test_a_database_that_is_not_migrated_is_refused_in_one_line(demo, command, tmp_path):
    MigrationRecorder.Migration.objects.filter(app="laporan").delete()
    status, out, err = command("patrang", 2021, "--output", tmp_path / "lakip.pdf")
    assert (status, out) == (1, "")
    assert err == "Ditolak: basis data belum disiapkan: jalankan migrate\n"


@pytest.mark.parametrize(
    "words",
    [
        ["patrang", "2021", "--output", ""],
        ["patrang"],
        ["patrang", "dua", "--output", "f.pdf"],
        ["patrang", "2021"],
    ],
)
def test_wrong_usage_is_exit_status_2(command, words):
    status, out, err = command(*words)
    assert (status, out) == (2, "")
    assert "usage:" in err


@pytest.mark.pdf
def test_the_demo_becomes_a_pdf(demo, command, tmp_path):
    path = tmp_path / "lakip.pdf"
    assert command("patrang", 2021, "--output", path)[0] == 0
    assert path.read_bytes().startswith(b"%PDF-1.7")
