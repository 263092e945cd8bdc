"""The budget of the demo, to the rupiah (bacaan 9)."""

from decimal import Decimal

import pytest

from sakip.angka import Keadaan

# Kode: pagu operasi, pagu modal, realisasi operasi, serapan operasi.
NODES = {
    "7.01.01": (10_948_131_149, 372_236_500, 7_757_764_870, "70,86%"),
    "7.01.01.2.01": (21_578_000, 0, 10_589_000, "49,07%"),
    "7.01.01.2.01.01": (15_196_000, 0, 7_830_000, "51,53%"),
    "7.01.01.2.01.06": (6_382_000, 0, 2_759_000, "43,23%"),
    "7.01.01.2.02": (9_253_350_085, 0, 6_544_893_162, "70,73%"),
    "7.01.01.2.02.01": (9_230_268_085, 0, 6_528_503_162, "70,73%"),
    "7.01.01.2.02.03": (23_082_000, 0, 16_390_000, "71,01%"),
    "7.01.01.2.06": (67_036_100, 0, 59_398_300, "88,61%"),
    "7.01.01.2.06.02": (55_410_500, 0, 54_192_000, "97,80%"),
    "7.01.01.2.06.05": (11_625_600, 0, 5_206_300, "44,78%"),
    "7.01.01.2.08": (1_528_177_964, 372_236_500, 1_105_411_408, "72,34%"),
    "7.01.01.2.08.02": (75_452_064, 0, 71_672_608, "94,99%"),
    "7.01.01.2.08.04": (1_452_725_900, 372_236_500, 1_033_738_800, "71,16%"),
    "7.01.01.2.09": (77_989_000, 0, 37_473_000, "48,05%"),
    "7.01.01.2.09.01": (32_306_000, 0, 21_110_000, "65,34%"),
    "7.01.01.2.09.02": (45_683_000, 0, 16_363_000, "35,82%"),
    "7.01.02": (2_193_702_000, 0, 2_058_081_920, "93,82%"),
    "7.01.02.2.01": (2_118_762_000, 0, 2_049_081_920, "96,71%"),
    "7.01.02.2.01.02": (2_118_762_000, 0, 2_049_081_920, "96,71%"),
    "7.01.02.2.02": (74_940_000, 0, 9_000_000, "12,01%"),
    "7.01.02.2.02.03": (74_940_000, 0, 9_000_000, "12,01%"),
    "7.01.03": (233_992_000, 14_244_000, 126_967_200, "54,26%"),
    "7.01.03.2.01": (0, 0, 0, "tidak dapat dihitung"),
    "7.01.03.2.01.01": (0, 0, 0, "tidak dapat dihitung"),
    "7.01.03.2.02": (233_992_000, 14_244_000, 126_967_200, "54,26%"),
    "7.01.03.2.02.02": (0, 0, 0, "tidak dapat dihitung"),
    "7.01.03.2.02.03": (233_992_000, 14_244_000, 126_967_200, "54,26%"),
    "7.01.04": (206_532_000, 65_530_500, 172_757_000, "83,65%"),
    "7.01.04.2.02": (206_532_000, 65_530_500, 172_757_000, "83,65%"),
    "7.01.04.2.02.01": (206_532_000, 65_530_500, 172_757_000, "83,65%"),
}


def walk(nodes):
    """Each node with all that stands below it, in order."""
    for node in nodes:
        yield node
        yield from walk(node.anak)


def test_the_tree_has_exactly_these_nodes(patrang):
    assert [node.kode_cetak for node in walk(patrang.anggaran.program)] == list(NODES)


@pytest.mark.parametrize("kode", NODES)
def test_a_node(patrang, kode):
    node = next(n for n in walk(patrang.anggaran.program) if n.kode_cetak == kode)
    operasi, modal, realisasi, serapan = NODES[kode]
    assert (node.operasi.pagu.nilai, node.modal.pagu.nilai) == (operasi, modal)
    assert node.total.pagu.nilai == operasi + modal
    assert (node.operasi.realisasi.nilai, node.operasi.realisasi.lengkap) == (realisasi, True)
    assert str(node.operasi.serapan) == serapan
    assert node.modal.realisasi.lengkap is (modal == 0)
    assert (node.total.serapan.nilai is None) is (modal > 0 or operasi == 0)


def test_per_jenis_belanja(patrang):
    lines = {
        j.kode: (j.dana.pagu.nilai, j.dana.realisasi.nilai, str(j.dana.serapan), j.dirinci)
        for j in patrang.anggaran.jenis
    }
    none = "tidak dapat dihitung"
    assert lines == {
        "5.1": (13_582_357_149, 10_115_570_990, "74,48%", True),
        "5.1.01": (9_446_508_085, 6_528_503_162, none, False),
        "5.1.02": (4_135_849_064, 2_553_329_028, none, False),
        "5.2": (452_011_000, 0, "belum diisi", True),
    }


def test_the_missing_modal_is_named_and_never_counted_as_zero(patrang):
    total = patrang.anggaran.total
    assert total.pagu.nilai == 14_034_368_149
    assert total.realisasi.nilai == 10_115_570_990
    assert total.realisasi.belum == (
        "Belanja Modal 7.01.01.2.08.04",
        "Belanja Modal 7.01.03.2.02.03",
        "Belanja Modal 7.01.04.2.02.01",
    )
    assert str(total.serapan) == "tidak dapat dihitung"
    modal = next(j for j in patrang.anggaran.jenis if j.kode == "5.2")
    assert modal.dana.realisasi.keadaan is Keadaan.BELUM_DIISI


def test_stage_triwulan_and_the_known_pagu_murni(patrang):
    anggaran = patrang.anggaran
    assert (anggaran.tahap, anggaran.triwulan) == ("perubahan", 4)
    assert {k: j.nilai for k, j in anggaran.pagu_murni.items()} == {
        "7.01.03.2.01.0001": Decimal(44_219_400),
        "7.01.03.2.02.0002": Decimal(2_934_660_500),
    }
