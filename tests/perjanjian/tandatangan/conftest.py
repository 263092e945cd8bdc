"""Tests of signatures open many keys; how hard guessing is made is nothing that they look at."""

import pytest

from perjanjian.tandatangan import kunci


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kunci, "N", 2**8)
