import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakassay.kernels.tallies import count_order, first_and_last

NUMBERS = st.one_of(st.just(np.nan), st.integers(-3, 3).map(float), st.floats(-1e18, 1e18))


@given(st.lists(st.integers(0, 1), max_size=30))
def test_first_and_last_of_what_is_there(some: list[int]) -> None:
    places = np.flatnonzero(some).tolist()
    expected = (places[0], places[-1]) if places else (-1, -1)
    assert first_and_last(np.array(some, np.uint64)) == expected


@given(st.lists(NUMBERS, max_size=30))
def test_order_is_that_of_the_differences(values: list[float]) -> None:
    numbers = np.array(values, np.float64)
    pairs = np.ones(4, np.int64)
    known, least, greatest = count_order(numbers, pairs)
    change = np.diff(numbers)
    rises, ties, falls, steps = (
        (change > 0).sum(),
        (change == 0).sum(),
        (change < 0).sum(),
        (change == 1).sum(),
    )
    assert (pairs - 1).tolist() == [rises, ties, falls, steps]
    there = numbers[~np.isnan(numbers)]
    assert (known, least, greatest) == (
        len(there),
        there.min(initial=np.inf),
        there.max(initial=-np.inf),
    )


def test_wrong_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="4"):
        count_order(np.zeros(2), np.zeros(3, np.int64))
