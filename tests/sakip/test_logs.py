"""What the log leaves out."""

import logging

import pytest

from sakip.logs import LineFormatter


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/undangan/abc-1:x_y/", "/undangan/***/"),
        ("/akun/password/reset/key/1a-c5-9f/", "/akun/password/reset/key/***/"),
        ("/undangan/abc?a=1", "/undangan/***?a=1"),
        ("/orang/7/undangan/kirim/", "/orang/7/undangan/***/"),
        ("/orang/7/", "/orang/7/"),
    ],
)
def test_the_secret_part_of_a_link(path, shown):
    record = logging.LogRecord("a", 30, "", 0, "Forbidden (%s): %s", ("CSRF", path), None)
    assert LineFormatter("%(message)s").format(record) == f"Forbidden (CSRF): {shown}"


def test_is_left_out_wherever_lines_are_written(settings):
    assert settings.LOGGING["formatters"]["line"]["()"] == "sakip.logs.LineFormatter"
