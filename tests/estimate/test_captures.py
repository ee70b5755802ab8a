import numpy as np
import pytest

from leakassay.estimate.captures import chapman, known_list
from leakassay.estimate.gate import Draw
from leakassay.estimate.persons import identified
from leakassay.estimate.source import TWO_TABLES, drawn_from
from made import measured, resident_numbers


@pytest.mark.parametrize(
    ("people", "first", "second"), [(5000, 400, 600), (200, 150, 120), (100_000, 900, 900)]
)
def test_two_captures_cover(people: int, first: int, second: int) -> None:
    rng = np.random.default_rng(people)
    inside = 0
    overlaps, times = np.unique(rng.hypergeometric(first, people - first, second, 300), return_counts=True)
    for both, count in zip(overlaps.tolist(), times.tolist(), strict=True):
        found = chapman(first, second, both)
        assert found.low <= found.point
        inside += count * (found.low <= people <= (found.high if found.high is not None else np.inf))
    assert inside / 300 >= 0.93


def test_long_lists_are_bounded_as_short_ones() -> None:
    found = chapman(900_000, 800_000, 400_000)
    assert found.low < 1_800_000 < (found.high or 0) < 1_810_000


def test_two_tables_of_one_source_are_two_captures() -> None:
    rng = np.random.default_rng(8)
    numbers = np.array(resident_numbers(rng, 3000)[0])
    tables = []
    for name in ("persons", "cases"):
        taken = rng.choice(len(numbers), 600, replace=False)
        columns = {"no": (taken * 7 + 1).astype(str).tolist(), "number": numbers[taken].tolist()}
        tables.append(measured(columns, {"no": "serial", "number": "cn.ric"}, name))
    found = drawn_from(tables, identified(tables), Draw("random", ()), 3000)
    (one,) = (method for method in found.methods if method.method == TWO_TABLES)
    assert one.low <= 3000 <= (one.high or 0)
    assert drawn_from(tables, identified(tables), Draw("head", ()), 3000).methods == ()


def test_nobody_in_common_leaves_it_open() -> None:
    found = chapman(100, 100, 0)
    assert found.high is None
    assert found.low > 1000


def test_everybody_in_common() -> None:
    assert chapman(50, 50, 50).low == 50


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="impossible"):
        chapman(3, 4, 5)


def test_the_eight_of_ten_of_the_method() -> None:
    # METHOD.md 3.1: the eight of ten numbers that a news agency found give 44 to 97 %.
    found = known_list(8, 10)
    assert (round(found.low, 2), round(found.high or 0, 2)) == (0.44, 0.97)
    assert known_list(8, 10, 1000).point == 800
