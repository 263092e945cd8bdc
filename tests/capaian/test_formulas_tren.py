"""The words of a trend can never contradict its figures."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.formulas import Arah, compare_years, describe_trend
from sakip.angka import Angka
from sakip.numbers import parse_number
from tests.sakip.strategies import decimals, missing, modest

SKM = [
    (2016, Angka.tidak_tersedia("belum diukur")),
    (2017, Angka.of(76)),
    (2018, Angka.of("69.8")),
    (2019, Angka.of("69.8")),
    (2020, Angka.of("69.8")),
    (2021, Angka.of("69.8")),
]


def test_the_trend_of_patrang() -> None:
    assert describe_trend(SKM) == (
        "turun 6,2 poin pada tahun 2018 (76 menjadi 69,8), kemudian tetap sampai dengan tahun 2021"
    )


def series(**years: str) -> list[tuple[int, Angka]]:
    return [(int(year[1:]), Angka.of(value)) for year, value in years.items()]


@pytest.mark.parametrize(
    ("deret", "kalimat"),
    [
        (series(y2020="10", y2021="12"), "naik 2 poin pada tahun 2021 (10 menjadi 12)"),
        (series(y2020="10", y2021="10"), "tetap pada tahun 2021 (10)"),
        (series(y2019="10", y2020="10", y2021="10"), "tetap sampai dengan tahun 2021 (10)"),
        (
            series(y2018="10", y2021="12"),
            "naik 2 poin dari tahun 2018 ke tahun 2021 (10 menjadi 12)",
        ),
        (series(y2018="10", y2021="10"), "tetap dari tahun 2018 ke tahun 2021 (10)"),
        (
            series(y2019="10", y2020="12", y2021="11.5"),
            "naik 2 poin pada tahun 2020 (10 menjadi 12), "
            "kemudian turun 0,5 poin pada tahun 2021 (12 menjadi 11,5)",
        ),
        (
            series(y2018="10", y2019="10", y2020="10", y2021="9"),
            "tetap sampai dengan tahun 2020 (10), "
            "kemudian turun 1 poin pada tahun 2021 (10 menjadi 9)",
        ),
        (
            series(y2016="10", y2017="10", y2020="10", y2021="10"),
            "tetap pada tahun 2017 (10), tetap dari tahun 2017 ke tahun 2020, "
            "kemudian tetap pada tahun 2021",
        ),
        (series(y2021="10"), "belum dapat dibandingkan karena nilai hanya ada untuk tahun 2021"),
        ([], "belum dapat dibandingkan karena belum ada nilai"),
        ([(2021, Angka.belum())], "belum dapat dibandingkan karena belum ada nilai"),
    ],
)
def test_describe_trend(deret: list[tuple[int, Angka]], kalimat: str) -> None:
    assert describe_trend(deret) == kalimat


def test_another_unit_and_none() -> None:
    deret = series(y2020="1000", y2021="1250")
    assert describe_trend(deret, "dokumen").startswith("naik 250 dokumen pada")
    assert describe_trend(deret, "").startswith("naik 250 pada")


def test_a_year_given_twice_is_refused() -> None:
    with pytest.raises(ValueError):
        compare_years([(2021, Angka.of(1)), (2021, Angka.of(2))])


any_series = st.dictionaries(
    st.integers(2010, 2024),
    st.one_of(missing, st.integers(0, 3).map(Angka.of), decimals(0, 100, places=1).map(Angka)),
    max_size=9,
).flatmap(lambda years: st.permutations(list(years.items())))


@modest
@given(any_series)
def test_changes_link_the_filled_years_in_order(deret: list[tuple[int, Angka]]) -> None:
    changes = compare_years(deret)
    filled = sorted(tahun for tahun, angka in deret if angka.terisi)
    assert [(change.dari_tahun, change.ke_tahun) for change in changes] == list(
        zip(filled, filled[1:], strict=False)
    )
    figures = dict(deret)
    for change in changes:
        assert figures[change.dari_tahun].require() + change.selisih == change.ke
        signs = {Arah.NAIK: change.selisih > 0, Arah.TURUN: change.selisih < 0}
        assert signs.get(change.arah, change.selisih == 0)


CLAUSE = re.compile(
    r"(?:(?P<arah>naik|turun) (?P<size>\S+) poin|tetap) (?:pada tahun|sampai dengan tahun|"
    r"dari tahun (?P<dari>\d+) ke tahun) (?P<ke>\d+)(?: \((?P<from>\S+) menjadi (?P<to>\S+)\)|"
    r" \(\S+\))?"
)


@modest
@given(any_series)
def test_the_sentence_read_back_agrees_with_the_figures(deret: list[tuple[int, Angka]]) -> None:
    sentence = describe_trend(deret)
    figures = {tahun: angka.nilai for tahun, angka in deret if angka.nilai is not None}
    if len(figures) < 2:
        assert sentence.startswith("belum dapat dibandingkan")
        return
    here, ends = min(figures), []
    assert sentence.count("kemudian") <= 1
    for clause in re.split(r", (?:kemudian )?(?=naik|turun|tetap)", sentence):
        read = CLAUSE.fullmatch(clause)
        assert read, clause
        there = int(read["ke"])
        assert read["dari"] in (None, str(here))
        step = figures[there] - figures[here]
        if read["arah"]:
            assert parse_number(read["size"]) == abs(step)
            assert (read["arah"] == "naik") == (step > 0)
            assert (parse_number(read["from"]), parse_number(read["to"])) == (
                figures[here],
                figures[there],
            )
        else:
            between = {value for year, value in figures.items() if here <= year <= there}
            assert between == {figures[here]}
        here = there
        ends.append(there)
    assert ends[-1] == max(figures)
