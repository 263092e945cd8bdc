"""Lampiran 3 of an issue: the PK as a copy with its number, the signed file itself attached."""

from dataclasses import replace

import pytest

from kerja import berkas
from laporan.data import TandaTerbit
from laporan.terbit.naskah import NaskahHilang, build_issue
from perjanjian.data import NaskahAsli
from tests.laporan.builders import PK, PROFIL, make_data

SIGNED = b"%PDF signed"
NOMOR, ADDRESS = "ABCD-EFGH-IJKL-MNO2", "https://contoh.id/verifikasi/ABCDEFGHIJKLMNO2/"

pytestmark = pytest.mark.django_db


def issue(sha256: str):
    """The document of an issue whose PK was signed electronically."""
    pk = replace(
        PK,
        cara="elektronik",
        nomor=NOMOR,
        alamat=ADDRESS,
        naskah=NaskahAsli(sha256, "application/pdf"),
    )
    tanda = TandaTerbit(1, "WXYZ-WXYZ-WXYZ-WXYZ", "https://contoh.id/verifikasi/W/", "1:a")
    return build_issue(make_data(pk=(pk,), terbitan=tanda, profil=PROFIL))


def test_the_copy_says_so_and_the_signed_file_goes_along_byte_by_byte():
    kept = berkas.store(SIGNED, jenis="application/pdf")
    document = issue(kept.sha256)
    printed = "".join(part.html for part in document.parts if part.key.startswith("lampiran-pk"))
    assert "SALINAN" in printed
    assert printed.count(NOMOR) == 2
    assert ADDRESS in printed
    assert kept.sha256 in printed
    assert "Kode QR" in printed
    data, signed = document.attachments
    assert data.mime == "application/json"
    assert (signed.data, signed.mime) == (SIGNED, "application/pdf")
    assert signed.name.endswith(".pdf")


def test_a_draft_is_no_copy():
    document = build_issue(
        make_data(pk=(replace(PK, status="draf"),), terbitan=TandaTerbit(1, "A", "B", "1:a"))
    )
    printed = "".join(part.html for part in document.parts if part.key.startswith("lampiran-pk"))
    assert "SALINAN" not in printed
    assert len(document.attachments) == 1


def test_a_lost_file_of_a_signed_pk_keeps_the_issue_back():
    kept = berkas.store(SIGNED + b" lost", jenis="application/pdf")
    berkas.path_of(kept.sha256).unlink()
    with pytest.raises(NaskahHilang, match="cadangan"):
        issue(kept.sha256)
