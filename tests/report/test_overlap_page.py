import pytest

from leakassay.comparing import Overlap, Shared
from leakassay.records import Interval
from leakassay.report.overlap_page import render

OVERLAP = Overlap(
    ("old.sketch", "<i>new</i>.sketch"),
    (
        Shared(
            "email",
            Interval(400, 400, 400),
            Interval(900, 1000, 1100),
            Interval(0.7, 0.75, 0.8),
            Interval(0.27, 0.3, 0.33),
            "overlap",
            Interval(1200, 1333, 1500),
        ),
    ),
)


def test_shares_stand_both_ways_with_their_intervals() -> None:
    page = render([OVERLAP])
    assert "75.0% (70.0%–80.0%)" in page
    assert "30.0% (27.0%–33.0%)" in page
    assert "they share some" in page
    assert "1,200 – 1,500" in page
    assert page.count("<svg") == 2
    assert "<i>new" not in page
    assert "test guesses" in page


@pytest.mark.parametrize("code", ["en", "zh"])
def test_nothing_in_common_is_said(code: str) -> None:
    page = render([Overlap(("a", "b"), ())], code)
    assert "<svg" not in page
    assert f'lang="{code}"' in page
    if code == "zh":
        assert "overlap" not in page
