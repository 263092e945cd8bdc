"""The states of an object, computed from the acts on it alone."""

from hypothesis import given
from hypothesis import strategies as st

from kerja.riwayat.keadaan import Tindakan, difference, state_at

ACTS = [
    Tindakan(3, {"nama": [None, "Seksi A"], "jenis": [None, "seksi"]}),
    Tindakan(8, {"nama": ["Seksi A", "Seksi B"]}),
    Tindakan(20, {"nama": ["Seksi B", "Seksi C"], "urutan": [0, 2]}),
]


def test_a_state_is_what_the_acts_up_to_it_left():
    assert state_at(ACTS, 8) == {"nama": "Seksi B", "jenis": "seksi", "urutan": 0}
    assert state_at(ACTS, 20) == {"nama": "Seksi C", "jenis": "seksi", "urutan": 2}


def test_a_field_that_changed_only_later_has_the_value_from_before():
    assert state_at(ACTS, 3)["urutan"] == 0


def test_before_the_first_act_nothing_was():
    assert state_at(ACTS, 0) == {"nama": None, "jenis": None, "urutan": 0}


def test_two_states_are_told_apart_by_the_fields_that_differ():
    assert difference(ACTS, 3, 20) == {"nama": ["Seksi A", "Seksi C"], "urutan": [0, 2]}
    assert difference(ACTS, 20, 3) == {"nama": ["Seksi C", "Seksi A"], "urutan": [2, 0]}
    assert difference(ACTS, 8, 8) == {}


FIELDS = st.dictionaries(st.sampled_from("abc"), st.integers(0, 3), min_size=1)


@given(st.lists(FIELDS, min_size=1, max_size=8))
def test_the_states_are_those_through_which_an_object_really_went(writes):
    """Play the writes on a row, and let the trail alone tell each state again."""
    row = dict.fromkeys("abc", 9)
    acts, states = [], []
    for nomor, values in enumerate(writes, start=1):
        acts.append(Tindakan(nomor, {name: [row[name], value] for name, value in values.items()}))
        row = {**row, **values}
        states.append(row)
    for nomor, state in enumerate(states, start=1):
        told = state_at(acts, nomor)
        assert told == {name: state[name] for name in told}
        assert told.keys() == {name for values in writes for name in values}
