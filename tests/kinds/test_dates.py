"""Dates against the standard library, which writes them in known ways."""

import datetime as dt

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.kinds import birth_date, timestamp
from leakassay.kinds.dates import FORMS, Layout, find_layout, parse, parse_one, read_all
from leakassay.kinds.interface import Malformed, Strings

FORMATS = (
    *(
        "%Y-%m-%d",
        "%Y/%m/%d",
        "%Y.%m.%d",
        "%Y%m%d",
        "%d.%m.%Y",
        "%d %B %Y",
        "%B %d, %Y",
        "%d-%b-%Y",
        "%d%b%Y",
    ),
    *("%Y年%m月%d日", "%a, %d %b %Y", "%A, %B %d, %Y"),
)
TIMES = (
    *(
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%dT%H:%M:%SZ",
        "%Y-%m-%dT%H:%M:%S.%f+00:00",
        "%Y%m%d%H%M%S",
        "%Y%m%dT%H%M%SZ",
    ),
    *(
        "%a, %d %b %Y %H:%M:%S +0000",
        "%a %b %d %H:%M:%S %Y",
        "%Y/%m/%d %I:%M:%S %p",
        "%Y年%m月%d日 %H时%M分%S秒",
    ),
)
DATES = st.dates(dt.date(1850, 1, 1), dt.date(2150, 12, 31))
MOMENTS = st.datetimes(*map(dt.datetime.fromisoformat, ("1850-01-01", "2150-01-01")))


def of(*values: str) -> Strings:
    return Strings.of(pa.array(values, pa.string()))


def number(date: dt.date) -> int:
    return date.year * 10_000 + date.month * 100 + date.day


@settings(max_examples=80, deadline=None)
@given(date=DATES)
def test_reads_what_the_library_writes(date: dt.date) -> None:
    for form in FORMATS:
        assert parse_one(date.strftime(form)) == (number(date), -1), form


@settings(max_examples=80, deadline=None)
@given(moment=MOMENTS)
def test_reads_moments(moment: dt.datetime) -> None:
    second = moment.hour * 3600 + moment.minute * 60 + moment.second
    for form in TIMES:
        assert parse_one(moment.strftime(form)) == (number(moment), second), form


@settings(max_examples=80, deadline=None)
@given(date=DATES, order=st.sampled_from(["dmy", "mdy"]))
def test_an_order_that_was_found_is_followed(date: dt.date, order: str) -> None:
    form = "%d/%m/%Y" if order == "dmy" else "%m/%d/%Y"
    assert parse_one(date.strftime(form), Layout(order=order)) == (number(date), -1)


@settings(max_examples=80, deadline=None)
@given(moment=st.datetimes(*map(dt.datetime.fromisoformat, ("2001-09-10", "2034-12-31"))))
def test_seconds_since_1970(moment: dt.datetime) -> None:
    at = int(moment.replace(tzinfo=dt.UTC).timestamp())
    second = moment.hour * 3600 + moment.minute * 60 + moment.second
    for text in (f"{at}", f"{at}123", f"{at}123456", f"/Date({at}000)/"):
        assert parse_one(text) == (number(moment), second)


@settings(max_examples=60, deadline=None)
@given(date=st.dates(dt.date(1900, 3, 1), dt.date(2150, 1, 1)))
def test_spreadsheet_serials(date: dt.date) -> None:
    serial = (date - dt.date(1899, 12, 30)).days
    assert parse_one(str(serial), Layout(numbers="excel"))[0] == number(date)


@settings(max_examples=60, deadline=None)
@given(days=st.integers(-50_000, 30_000))
def test_dates_before_1970(days: int) -> None:
    date = dt.date(1970, 1, 1) + dt.timedelta(days=days)
    assert parse_one(f"/Date({days * 86_400_000})/")[0] == number(date)


@settings(max_examples=200, deadline=None)
@given(y=st.integers(1900, 2100), m=st.integers(0, 13), d=st.integers(0, 32))
def test_no_day_that_is_not_in_the_calendar(y: int, m: int, d: int) -> None:
    date = int(parse(of(f"{y:04}-{m:02}-{d:02}"))[0][0])
    if date and date % 100:
        dt.date(date // 10_000, date // 100 % 100, date % 100)


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["03/04/1955", "31/12/1960"], "dmy"),
        (["03/04/1955", "12/31/1960"], "mdy"),
        (["03/04/1955", "01/02/1960"], "open"),
        (["31/12/1960", "12/31/1960"], "open"),
        (["55-03-04", "71-12-01"], "ymd"),
        (["1955-03-04"], "open"),
    ],
)
def test_the_column_settles_the_order(values: list[str], order: str) -> None:
    layout = find_layout(of(*values))
    assert layout.order == order
    assert layout.share == 1.0
    assert layout.because


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("昭和64年1月7日", 19890107),
        ("平成31年4月30日", 20190430),
        ("R1.5.1", 20190501),
        ("民國58年1月2日", 19690102),
        ("2562-01-05", 20190105),
        ("1955年", 19550000),
        ("03/1955", 19550300),
        ("3 мая 2019 г.", 20190503),
        ("3 de mayo de 2019", 20190503),
        ("2019년 5월 3일", 20190503),
        ("15 มกราคม 2562", 20190115),
    ],
)
def test_other_calendars_and_languages(text: str, date: int) -> None:
    assert parse_one(text)[0] == date


def test_republic_of_china_numbers() -> None:
    assert parse_one("580102", Layout(numbers="roc"))[0] == 19690102
    assert parse_one("1080503", Layout(numbers="roc"))[0] == 20190503


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "12:30",
        "192.168.1.10",
        "1.2.3.4",
        "555-1234",
        "2019-02-29",
        "12345",
        "9" * 30,
        "1" + "-1" * 30,
    ],
)
def test_no_date(text: str) -> None:
    with pytest.raises(Malformed):
        parse_one(text)


def test_a_doubtful_era_is_named_and_no_birth_date() -> None:
    assert FORMS[read_all(of("1398/02/13")).form[0]] == "hijri"
    with pytest.raises(Malformed):
        birth_date.canonical("1398/02/13")


def test_facets() -> None:
    facets = birth_date.KIND.facets
    assert facets is not None
    found = facets(of("1985-03-04", "03/04/1985", "x", "2999-01-01"))
    assert found["birth_date"].tolist() == [19850304, 19850000, 0, 0]
    assert found["birth_year"].tolist() == [1985, 1985, 0, 0]
    assert timestamp.KIND.facets is not None
    assert timestamp.KIND.facets(of("2019-05-03 10:00"))["date"].dtype == np.int32
