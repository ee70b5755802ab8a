import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakassay.kernels.dated import hold
from leakassay.kinds import all_kinds
from leakassay.kinds.dates import Layout, parse
from leakassay.kinds.interface import Strings
from leakassay.measures.interface import Cells

FORM = np.zeros(2, np.uint8)
CODES = np.array([4, 6, 7, 8], np.uint8)
DATES = st.one_of(
    st.just(0), st.integers(1, 9999).map(lambda year: year * 10_000), st.integers(0, 99_991_231)
)


def _plainly(date: int, second: int, form: int, first: int, last: int, *, time: bool, year: bool) -> int:
    """The rule as one would say it."""
    if not first <= date // 10_000 <= last:
        return 4
    if time and second < 0:
        return 6
    if not time and second > 0:
        return 7
    return 8 if not year and date % 10_000 == 0 and form not in (5, 9) else 0


@given(
    read=st.lists(
        st.tuples(DATES, st.integers(-1, 86_399), st.integers(0, 24), st.integers(0, 2)), max_size=40
    ),
    first=st.integers(1, 9999),
    more=st.integers(0, 300),
    time=st.booleans(),
    year=st.booleans(),
)
def test_dates_are_held_as_the_rule_says(
    read: list[tuple[int, int, int, int]], first: int, more: int, *, time: bool, year: bool
) -> None:
    date, second, form, before = np.array(read, np.int64).reshape(-1, 4).T
    fault = before.astype(np.uint8)
    parts = (date.astype(np.int32), second.astype(np.int32), form.astype(np.uint8))
    hold(*parts, first, first + more, time, year, CODES, fault)
    for (one, clock, how, was), got in zip(read, fault.tolist(), strict=True):
        assert got == (was or _plainly(one, clock, how, first, first + more, time=time, year=year))


def test_wrong_sizes_are_refused() -> None:
    short, long = np.zeros(1, np.int32), np.zeros(2, np.int32)
    with pytest.raises(ValueError, match="fit"):
        hold(long, short, FORM, 1, 2, time=False, year=False, codes=CODES, fault=FORM)


@pytest.mark.parametrize(
    "layout", [Layout(), Layout(order="dmy"), Layout(order="mdy"), Layout(numbers="excel")]
)
def test_dates_that_the_kind_has_read_are_those_of_the_layout(layout: Layout) -> None:
    texts = [b"2001-02-03", b"03/04/1955", b"12/31/1960 08:00", b"", b"40000", b"no date", b"1999"]
    strings = Strings(
        np.cumsum([0, *map(len, texts)], dtype=np.int32), np.frombuffer(b"".join(texts), np.uint8)
    )
    reading = all_kinds()["date"].reading
    assert reading is not None
    nothing = np.zeros(len(texts), np.uint64)
    found = reading(strings)
    cells = Cells(strings, None, 0, found.faults, nothing, nothing, layout, found)
    for mine, plain in zip(cells.dates(), parse(strings, layout), strict=True):
        assert mine.tolist() == plain.tolist()
    assert found.dates is not None
    assert (cells.dates()[0] is found.dates.date) == (layout == Layout())
