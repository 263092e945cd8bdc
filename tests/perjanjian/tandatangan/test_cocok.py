"""Recognising our own files by their hash, whatever was done to a copy."""

import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perjanjian.tandatangan.cocok import Putusan, digest, judge
from tests.perjanjian.tandatangan.signed import signed
from tests.perjanjian.tandatangan.test_pdf import CHANGES


def look(
    file: bytes, ours: list[bytes], *, nomor_dikenal: bool = True, size: int = 1000
) -> Putusan:
    known = {hashlib.sha256(one).hexdigest(): len(one) for one in ours}
    chunks = (file[at : at + size] for at in range(0, len(file), size))
    return judge(digest(chunks, known.values()), known, nomor_dikenal=nomor_dikenal)


@given(st.binary(max_size=200), st.lists(st.integers(0, 250)), st.integers(1, 60))
def test_hashes_of_beginnings_are_those_of_the_bytes(file, lengths, size):
    found = digest((file[at : at + size] for at in range(0, len(file), size)), lengths)
    assert found.sha256 == hashlib.sha256(file).hexdigest()
    assert found.awalan == {
        n: hashlib.sha256(file[:n]).hexdigest() for n in lengths if 0 < n < len(file)
    }


@pytest.mark.parametrize(
    ("file", "nomor_dikenal", "putusan"),
    [
        (b"kedua-revisi", True, Putusan.ASLI),
        (b"kedua-revisi dan coretan", True, Putusan.DIUBAH),
        (b"kedua-revisI", True, Putusan.BUKAN_ASLI),
        (b"berkas lain", True, Putusan.BUKAN_ASLI),
        (b"berkas lain", False, Putusan.TIDAK_DIKENAL),
        (b"", False, Putusan.TIDAK_DIKENAL),
    ],
)
def test_what_a_file_is(file, nomor_dikenal, putusan):
    assert look(file, [b"kedua-revisi", b"lain sekali"], nomor_dikenal=nomor_dikenal) == putusan


@pytest.mark.pdf
def test_every_revision_is_known_and_no_flipped_byte_passes():
    ours = [signed().frozen, signed().first, signed().second]
    assert {look(one, ours) for one in ours} == {Putusan.ASLI}
    whole, spots = signed().second, random.Random(5)
    for _ in range(300):
        at = spots.randrange(len(whole))
        flipped = whole[:at] + bytes([whole[at] ^ (1 << spots.randrange(8))]) + whole[at + 1 :]
        # Behind an earlier revision the copy is that revision with something added.
        touched = Putusan.BUKAN_ASLI if at < len(ours[0]) else Putusan.DIUBAH
        assert look(flipped, ours) == touched


@pytest.mark.pdf
def test_swapped_pages_another_attachment_and_an_overlay_are_found():
    ours = [signed().second]
    found = {name: look(change(signed().second), ours) for name, change in CHANGES.items()}
    assert found == {
        "swap": Putusan.BUKAN_ASLI,
        "attach": Putusan.BUKAN_ASLI,
        "overlay": Putusan.DIUBAH,
    }
