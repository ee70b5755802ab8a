import random

import pytest

from leakassay.report.spread import gaps, spread
from made import measured


def _columns(kind: str, values: list[str]) -> dict[str, object]:
    return spread(measured({"x": values}, {"x": kind}).columns["x"])


def test_lengths_leave_out_the_ends() -> None:
    found = _columns("free_text", ["a"] + ["abcd"] * 60 + ["abcdefgh"] * 38 + ["x" * 200])
    assert found["lengths"] == [4, 4, 8]


def test_few_values_tell_no_lengths() -> None:
    assert _columns("free_text", ["abcd"] * 4)["lengths"] is None


def test_signs_count_values_and_leave_out_what_few_have() -> None:
    found = _columns("free_text", ["王 1"] * 30 + ["Ab"] * 20 + ["Ж"] * 4)
    assert found["signs"] == {"digit": 30, "lower case": 20, "upper case": 20, "space": 30, "Han": 30}


def test_the_commonest_value_is_never_told_too_low() -> None:
    values = ["same"] * 70 + [f"u{i}" for i in range(5000)]
    commonest = _columns("username", values)["commonest"]
    assert isinstance(commonest, int)
    assert 70 <= commonest <= 80


@pytest.mark.parametrize(
    ("kind", "rows", "told"), [("amount", 2000, True), ("amount", 900, False), ("serial", 2000, False)]
)
def test_numbers_are_told_of_amounts_where_there_are_many(kind: str, rows: int, told: bool) -> None:  # noqa: FBT001 - a table
    rng = random.Random(1)
    numbers = _columns(kind, [str(rng.randint(1, 100_000)) for _ in range(rows)])["numbers"]
    assert (numbers is not None) is told
    if told:
        assert isinstance(numbers, list)
        assert numbers == pytest.approx([5_000, 25_000, 50_000, 75_000, 95_000], rel=0.1)


def test_gaps_are_counted_by_what_is_filled_together() -> None:
    table = measured(
        {"a": ["red", "blue", "", "green"] * 10, "b": ["1", "", "", "3"] * 10},
        {"a": "free_text", "b": "count"},
    )
    assert gaps(table.patterns) == 3
