"""The shape of Bab III whatever its data: columns that fill the page, classes instead of styles."""

import dataclasses

import pytest

from laporan.bagian.bab3_evaluasi import build_evaluasi
from laporan.bagian.bab3_keuangan import build_keuangan
from laporan.bagian.bab3_pengukuran import build_pengukuran
from laporan.document import build_document
from sakip.pdf import render_whole
from tests.capaian.builders import (
    TAHUN,
    make_anggaran,
    make_indikator,
    make_pk,
    make_renstra,
    make_sasaran,
)
from tests.html import find
from tests.laporan.lakip import build, make_lakip, make_usual

BUILDERS = {"a": build_pengukuran, "b": build_evaluasi, "c": build_keuangan}
LONG = "Persentase pelayanan yang diselesaikan tepat waktu menurut standar pelayanan " * 3


def make_extreme():
    """40 indicators with long names, 250 sub kegiatan, and gaps of every kind."""
    indikator = [make_indikator(n, LONG[:190] + str(n), {TAHUN: 100}) for n in range(1, 41)]
    rows = [
        (f"7.01.{1 + n % 3:02d}.2.{n // 50 + 1:02d}.{n:04d}", "5.1.02", n * 1_000_003)
        for n in range(1, 251)
    ]
    renstra = make_renstra(
        make_sasaran(1, indikator[:35], ["7.01.01", "7.01.02"]),
        make_sasaran(2, indikator[35:], ["7.01.09"]),
        make_sasaran(3, []),
    )
    realisasi = {(n, y): n + y % 5 for n in range(1, 41) for y in (2019, TAHUN) if n % 4}
    pk = [make_pk({n: None if n % 7 == 0 else 50 for n in range(1, 41)})]
    anggaran = make_anggaran([*rows, ("7.01.02", "5.2", 99_999)], rows[::2])
    return make_lakip(renstra, pk, anggaran, realisasi)


@pytest.fixture(params=["patrang", "usual", "extreme", "empty"])
def data(request, patrang):
    """Reports of every size."""
    makers = {"usual": make_usual, "extreme": make_extreme, "empty": make_lakip}
    return makers.get(request.param, lambda: patrang)()


@pytest.mark.parametrize("huruf", BUILDERS)
def test_columns_fill_the_width_and_nothing_is_styled_in_place(data, huruf):
    pieces, _ = build(BUILDERS[huruf], data, huruf)
    for piece in pieces:
        assert piece.xpath(".//*[@style]") == []
        for table in find(piece, "table"):
            widths = [int(col.get("class").removeprefix("w-")) for col in find(table, "col")]
            assert sum(widths) == 100


@pytest.mark.pdf
def test_an_extreme_bab_is_laid_out():
    document = build_document(make_extreme())
    parts = tuple(part for part in document.parts if part.key.startswith("bab-3"))
    whole = render_whole(dataclasses.replace(document, parts=parts, attachments=()))
    assert whole.pages > 80
    assert whole.labels["bab-3-a"] == "1"
