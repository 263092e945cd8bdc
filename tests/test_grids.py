"""What every grid promises of its short ways: they tell the same as the whole table."""

from collections.abc import Sequence

import pytest
from django.contrib.auth import get_user_model

from sakip.grid import Grid, Row
from sakip.grid.wire import editable
from tests.laporan.conftest import _loaded, demo  # noqa: F401 - as those tests load it
from tests.test_bad_input import GRIDS, address_of

MADE_UP = {"", "0", "i", "b", "ix", "²", "-1", "1-2-x", "9" * 40, f"i{'9' * 40}"}


@pytest.fixture(params=GRIDS)
def grid(request, client, demo) -> Grid:  # noqa: F811
    """A grid of the demo as its page reads it."""
    client.force_login(get_user_model().objects.get(username="staf.patrang"))
    return client.get(address_of(request.param)).context["screen"].grid


def told(row: Row) -> tuple:
    """What an autosave answers of a row."""
    return row.cells, row.versi, row.warning, row.details


def test_the_answer_to_a_save_is_what_the_whole_table_says(grid):
    whole = grid.rows()
    own = [row for row in whole if row.versi]
    assert own
    for some in (own, own[-1:]):
        after = by_key(grid.rows_after({row.key for row in some}))
        sums = [row for row in whole if row.cells and not row.versi]
        for row in [*some, *sums]:
            assert told(after[row.key]) == told(row)


def test_a_row_that_is_saved_is_read_as_it_stands_in_the_table(grid):
    own = [row for row in grid.rows() if row.versi]
    before = by_key(grid.editable_rows({row.key for row in own}))
    assert before.keys() >= by_key(own).keys()
    for row in own:
        names = editable(grid, row)
        known = before[row.key]
        assert editable(grid, known) == names
        assert known.versi == row.versi
        assert [known.cells.get(n, "") for n in names] == [row.cells.get(n, "") for n in names]


def test_a_key_that_nobody_was_given_leads_nowhere(grid):
    known = grid.rows()[0].key
    for find in (grid.editable_rows, grid.rows_after):
        assert not MADE_UP & by_key(find(MADE_UP | {known})).keys()


def by_key(rows: Sequence[Row]) -> dict[str, Row]:
    """The rows by key, each once."""
    found = {row.key: row for row in rows}
    assert len(found) == len(rows)
    return found
