"""The list of what lies in a ZIP, and the ZIP itself: pure but for the kept files."""

import csv
import hashlib
import subprocess
from zipfile import ZipFile

import pytest

from kerja import berkas
from laporan.unduhan.arsip import write_zip
from laporan.unduhan.manifest import Isi, write_manifest

PATRANG = Isi("Kecamatan Patrang", "patrang", 2021, "cetakan 1", "Draf", "a" * 64, 5, 58)
NONE = Isi("=HYPERLINK(1)", "jahat", 2021, "", "Draf", catatan="+Skala tidak sah")


def read(content: bytes) -> list[dict[str, str]]:
    """The rows by their headings, as a spreadsheet would have them."""
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=";"))


def test_the_manifest_says_of_each_report_what_it_is_or_why_it_is_missing():
    there, missing = read(write_manifest([PATRANG, NONE]))
    assert there == {
        "Berkas": "lakip/lakip-patrang-2021.pdf",
        "Perangkat daerah": "Kecamatan Patrang",
        "Kode": "patrang",
        "Tahun": "2021",
        "Versi": "cetakan 1",
        "Keadaan": "Draf",
        "Halaman": "58",
        "Ukuran (bita)": "5",
        "SHA-256": "a" * 64,
        "Catatan": "",
    }
    assert (missing["Berkas"], missing["SHA-256"], missing["Halaman"]) == ("", "", "")
    assert (missing["Perangkat daerah"], missing["Catatan"]) == (
        "'=HYPERLINK(1)",
        "'+Skala tidak sah",
    )


@pytest.mark.django_db
def test_a_zip_is_the_same_whenever_it_is_made_and_passes_its_own_sums(tmp_path):
    kept = [berkas.store(text, jenis="application/pdf") for text in (b"%PDF satu", b"%PDF dua")]
    semua = [
        Isi(name, name, 2021, "cetakan", "Draf", file.sha256, file.ukuran, 1)
        for name, file in zip(("satu", "dua"), kept, strict=True)
    ]
    for name in ("a.zip", "b.zip"):
        write_zip(tmp_path / name, [*semua, NONE], {"rekap.xlsx": b"rekap"})
    first, second = (tmp_path / name for name in ("a.zip", "b.zip"))
    assert first.read_bytes() == second.read_bytes()
    with ZipFile(first) as zipped:
        assert zipped.testzip() is None
        zipped.extractall(tmp_path / "isi")
    assert {path.name for path in (tmp_path / "isi" / "lakip").iterdir()} == {
        "lakip-satu-2021.pdf",
        "lakip-dua-2021.pdf",
    }
    for row in read((tmp_path / "isi" / "manifest.csv").read_bytes())[:2]:
        content = (tmp_path / "isi" / row["Berkas"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == row["SHA-256"]
        assert len(content) == int(row["Ukuran (bita)"])
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    told = subprocess.run(check, cwd=tmp_path / "isi", capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    assert len(told.stdout.splitlines()) == 4  # two reports, the manifest, the recap
