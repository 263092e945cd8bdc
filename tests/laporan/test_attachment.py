import json

from hypothesis import given
from hypothesis import strategies as st

from laporan.attachment import build_attachment, indented
from tests.laporan.builders import make_data


def test_what_people_wrote_themselves_travels_with_the_figures():
    own = {"isu_strategis": "<p>Pegawai kurang.</p>"}
    kept = json.loads(build_attachment(make_data(narasi=own)).data)["laporan"]
    assert kept["narasi"] == own
    assert "kerangka" not in kept


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_it_is_indented_as_json_itself_does(value):
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
