"""The PK as a file of its own: what it says, and where its signatures will stand."""

from io import BytesIO

import pdfplumber
import pytest

from instansi.models import Pemda
from instansi.queries import load_profil
from kerja.berkas import read
from kerja.models import Berkas
from perjanjian.cetak import lay_out_naskah, print_pk
from perjanjian.naskah import render_pk
from perjanjian.nomor import format_nomor, make_nomor, parse_nomor, spot_nomor
from perjanjian.queries import load_pk
from perjanjian.services import begin_perubahan, enter_paper, submit_pk
from tests.instansi.builders import days
from tests.perjanjian.scene import fresh, make_draft, make_panggung
from tests.rows import make


def test_numbers_are_random_and_read_back_as_typed():
    numbers = {make_nomor() for _ in range(200)}
    assert len(numbers) == 200
    for number in numbers:
        assert len(number) == 16
        assert parse_nomor(f" {format_nomor(number).lower()} ") == number


@pytest.mark.parametrize("size", [1, 7, 64, 1000])
def test_a_number_is_spotted_in_a_file_however_it_arrives(size):
    file = b"x" * 100 + b"/ID [(ABCDEFGHIJKLMNOP) (abc)]" + b"y" * 50
    found: list[str] = []
    chunks = (file[i : i + size] for i in range(0, len(file), size))
    assert b"".join(spot_nomor(chunks, found)) == file
    assert found == ["ABCDEFGHIJKLMNOP"]


@pytest.mark.pdf
@pytest.mark.django_db
def test_the_frozen_file_names_parties_number_and_kind_of_signature(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.SITE_URL = "https://sakip.example.id"
    p = make_panggung()
    pk = make_draft(p)
    naskah = lay_out_naskah(pk)
    submit_pk(pk, naskah, by=p.orang("staf"))
    assert lay_out_naskah(fresh(pk)).nomor == naskah.nomor
    with pdfplumber.open(BytesIO(read(naskah.berkas))) as pdf:
        words = " ".join(page.extract_text() for page in pdf.pages)
        for name in ("pertama", "kedua"):
            place = naskah.kolom[name]
            page = pdf.pages[place["halaman"]]
            x1, y1, x2, y2 = place["kotak"]
            assert 0 < x1 < x2 < page.width
            assert 0 < y1 < y2 < page.height
            # Nothing is printed where the signature goes.
            assert not page.crop((x1, page.height - y2, x2, page.height - y1)).extract_text()
        assert naskah.kolom["kedua"]["kotak"][2] <= naskah.kolom["pertama"]["kotak"][0] + 1
    assert format_nomor(naskah.nomor) in words
    assert p.masa_camat.pejabat.nama in words
    assert "tidak tersertifikasi" in words
    assert "tanggal sesuai" in words


@pytest.mark.pdf
@pytest.mark.django_db
def test_a_pk_on_paper_is_printed_so_and_without_a_code():
    p = make_panggung()
    Pemda.objects.update(contoh=False)
    pk = enter_paper(make_draft(p), by=p.orang("staf"), tanggal=days(-3), pindaian=make(Berkas))
    with pdfplumber.open(BytesIO(print_pk(pk))) as pdf:
        words = " ".join(page.extract_text() for page in pdf.pages)
        assert "ditandatangani basah" in words
        assert "verifikasi" not in words.lower()


@pytest.mark.pdf
@pytest.mark.django_db
def test_a_pk_in_force_keeps_the_names_under_which_it_was_made():
    p = make_panggung()
    paper = enter_paper(make_draft(p), by=p.orang("staf"), tanggal=days(-3), pindaian=make(Berkas))
    p.instansi.nama, p.instansi.alamat = "Distrik Baru", "Jalan Baru 1"
    p.instansi.save()
    paper.jabatan.nama = "Kepala Distrik Baru"
    paper.jabatan.save()
    with pdfplumber.open(BytesIO(print_pk(fresh(paper)))) as pdf:
        head = pdf.pages[0].extract_text()
        assert pdf.metadata["Title"].endswith(f"Camat Sukamaju Tahun {p.tahun}")
    assert "KECAMATAN SUKAMAJU" in head
    assert "BARU" not in head.upper()
    [data] = load_pk(p.instansi, p.tahun)
    assert "DISTRIK BARU" not in render_pk(data, load_profil(p.instansi)).upper()
    amended = begin_perubahan(paper, by=p.orang("staf"), alasan=["alasan_pejabat"], uraian="")
    with pdfplumber.open(BytesIO(print_pk(fresh(amended)))) as pdf:
        assert "DISTRIK BARU" in pdf.pages[0].extract_text()
