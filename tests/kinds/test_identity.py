from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.kinds import all_kinds
from leakassay.kinds.identity import widen
from leakassay.kinds.interface import Malformed, Strings


def _texts(strings: Strings) -> list[str]:
    data = strings.data.tobytes()
    ends = strings.offsets.tolist()
    return [data[a:b].decode("utf-8", "replace") for a, b in pairwise(ends)]


def _spelled(kind: str, values: list[str]) -> list[str]:
    identity = all_kinds()[kind].identity
    assert identity is not None
    return _texts(identity(Strings.of(pa.array(values, pa.string()))))


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("cn.ric", ["11010519491231002x", "11010519491231002X", " 110105 19491231 002X ", "110105491231002"]),
        ("us.ssn", ["219-09-9998", "219099998", "219 09 9998"]),
        ("email", ["A.B@Example.org", "a.b@example.org"]),
        ("phone", ["+49 30 123456", "+49-30-123456", "+4930123456"]),
    ],
)
def test_the_same_is_spelled_the_same(kind: str, values: list[str]) -> None:
    assert len(set(_spelled(kind, values))) == 1


def test_different_values_stay_different() -> None:
    assert len(set(_spelled("cn.ric", ["110105491231002", "110105491231003", "11010519491231002X"]))) == 2


@given(st.lists(st.text(st.sampled_from("0159xX -１é\x00"), max_size=20), max_size=8))
@settings(max_examples=150)
def test_nothing_is_lost_or_raised_whatever_stands_there(values: list[str]) -> None:
    for kind in ("cn.ric", "pl.pesel", "email", "phone"):
        assert len(_spelled(kind, values)) == len(values)


@given(st.lists(st.text(st.sampled_from("0123456789X"), min_size=14, max_size=18), max_size=8))
@settings(max_examples=100)
def test_only_fifteen_digits_are_widened(values: list[str]) -> None:
    for before, after in zip(values, _texts(widen(Strings.of(pa.array(values, pa.string())))), strict=True):
        if len(before) == 15 and before.isdigit():
            assert after[:6] + after[8:17] == before
            assert after[6:8] == "19"
        else:
            assert after == before


def test_a_widened_number_has_a_right_check_character() -> None:
    (number,) = _spelled("cn.ric", ["110105491231002"])
    assert all_kinds()["cn.ric"].canonical(number) == number
    with pytest.raises(Malformed):
        all_kinds()["cn.ric"].canonical(number[:-1] + "0")
