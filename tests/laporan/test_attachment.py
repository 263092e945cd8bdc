import json

from laporan.attachment import build_attachment
from tests.laporan.builders import make_data


def test_what_people_wrote_themselves_travels_with_the_figures():
    own = {"isu_strategis": "<p>Pegawai kurang.</p>"}
    kept = json.loads(build_attachment(make_data(narasi=own)).data)["laporan"]
    assert kept["narasi"] == own
    assert "kerangka" not in kept
