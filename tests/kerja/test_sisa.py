"""How far a job is, in words."""

import pytest

from kerja.sisa import seconds_left, tell_left


@pytest.mark.parametrize(
    ("done", "total", "seconds", "left"),
    [(1, 4, 10, 30), (3, 4, 30, 10), (0, 4, 10, None), (4, 4, 10, None), (1, 4, 1, None)],
)
def test_the_rest_goes_at_the_pace_so_far(done, total, seconds, left):
    assert seconds_left(done, total, seconds) == left


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (9.9, "kurang dari 10 detik lagi"),
        (11, "kira-kira 20 detik lagi"),
        (50, "kira-kira 50 detik lagi"),
        (51, "kira-kira 1 menit lagi"),
        (61, "kira-kira 2 menit lagi"),
        (3601, "lebih dari satu jam lagi"),
    ],
)
def test_time_left_is_said_as_roughly_as_it_is_known(seconds, words):
    assert tell_left(seconds) == words
