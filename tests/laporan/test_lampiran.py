from types import SimpleNamespace

import pytest

from laporan.bagian import lampiran
from laporan.register import Judul, Register
from tests.html import find, parse, texts, words
from tests.instansi.frozen import PROFIL
from tests.perjanjian.frozen import MURNI_TIADA, make_pk
from tests.renstra.frozen import RENSTRA, RKT, SK

JUDUL = Judul("lampiran-7", "LAMPIRAN 7", "Judul dari Kerangka")


def build(builder, **fields):
    default = {
        "profil": PROFIL,
        "tahun": 2021,
        "renstra": RENSTRA,
        "rkt": RKT,
        "sk_iku": SK,
        "pk": (MURNI_TIADA, make_pk()),
    }
    data = SimpleNamespace(**(default | fields))
    return [parse(piece) for piece in builder(data, JUDUL, Register())]


@pytest.mark.parametrize(
    ("builder", "melintang"),
    [
        (lampiran.build_renstra, 1),
        (lampiran.build_rkt, 1),
        (lampiran.build_pk, 0),
        (lampiran.build_iku, 0),
    ],
)
def test_each_bears_its_heading_and_lies_as_wide_as_it_is(builder, melintang):
    first, *others = build(builder)
    (heading,) = find(first, "h1")
    assert (heading.get("id"), heading.get("class")) == ("lampiran-7", "lampiran")
    assert words(heading) == "LAMPIRAN 7 Judul dari Kerangka"
    assert len(find(first, "section.melintang")) == melintang
    assert [find(piece, "h1") for piece in others] == [[]] * len(others)


def test_each_pk_has_pages_of_its_own():
    murni, perubahan = build(lampiran.build_pk)
    assert texts(murni, "span.tiada") == ["tidak tersedia"]
    assert len(find(perubahan, "article.naskah")) == 1


@pytest.mark.parametrize(
    ("pk", "said"),
    [
        ((), ["Perjanjian Kinerja", "Perjanjian Kinerja Perubahan"]),
        ((MURNI_TIADA,), ["Perjanjian Kinerja Perubahan"]),
        ((make_pk(),), ["Perjanjian Kinerja"]),
        ((MURNI_TIADA, make_pk()), []),
    ],
    ids=["none", "no perubahan", "no murni", "both"],
)
def test_kind_that_is_not_recorded_is_said(pk, said):
    pieces = build(lampiran.build_pk, pk=pk)
    assert len(pieces) == max(1, len(pk))
    notes = [note for note in texts(pieces[0], "div.catatan") if "belum diisi" in note]
    assert [note.split(" Kecamatan Sukamaju")[0] for note in notes] == said


@pytest.mark.parametrize(
    ("builder", "field"),
    [
        (lampiran.build_renstra, "renstra"),
        (lampiran.build_rkt, "rkt"),
        (lampiran.build_iku, "sk_iku"),
    ],
)
def test_without_its_naskah_the_lampiran_says_so(builder, field):
    (piece,) = build(builder, **{field: None})
    assert find(piece, "table") == []
    assert texts(piece, "div.catatan span.belum") == ["belum diisi"]
