"""The ways in which dates and times of day are written, and which of them a column keeps to.

A value alone may leave the order of day and month open; the column rarely does. `find_layout`
reads a sample and says the order and why, or that it cannot be told; `parse` then reads all.

* Standards: ISO 8601-1, RFC 2822, RFC 3339, Unicode CLDR (names of months), JIS X 0301 (eras)
* Pivot: two-digit years up to 30 are of this century, others of the last (POSIX has 68)

>>> parse_one("令和元年5月3日"), parse_one("3 mai 2019 14:05"), parse_one("/Date(1556841600000)/")
((20190503, -1), (20190503, 50700), (20190503, 0))
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
import pyarrow as pa

from leakassay.kernels.dates import read
from leakassay.kinds.date_words import WORDS
from leakassay.kinds.grammar import Tables, compile_patterns
from leakassay.kinds.interface import Malformed, Strings
from leakassay.kinds.shape import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

Order = Literal["open", "dmy", "mdy", "ymd"]
Numbers = Literal["plain", "excel", "roc", "epoch"]

ORDERS: tuple[Order, ...] = ("open", "dmy", "mdy", "ymd")
NUMBERS: tuple[Numbers, ...] = ("plain", "excel", "roc", "epoch")
FORMS = (
    *("none", "ymd", "ydm", "dmy", "mdy", "day or month first", "dmy short", "mdy short", "ymd short"),
    *("short, open", "yyyymmdd", "ddmmyyyy", "yymmdd", "year and month", "year", "yyyymmddhhmm"),
    *(
        "epoch",
        "month by name",
        "年月日",
        "era",
        "buddhist era",
        ".net",
        "excel",
        "republic of china",
        "hijri",
    ),
)
"""How a value is written, by the number that the kernel gives. `hijri` is a doubtful reading."""
FAULTS = ("shape", "month", "day", "out of range", "time")
"""Why a value is no date; fault code i + 1 is FAULTS[i]."""
PIVOT = 30
_DMY = tuple(FORMS.index(name) for name in ("dmy", "dmy short", "ddmmyyyy"))
_MDY = tuple(FORMS.index(name) for name in ("mdy", "mdy short"))
_OPEN = tuple(FORMS.index(name) for name in ("day or month first", "short, open"))
_YMD = FORMS.index("ymd short")
_CERTAIN = 0.9
"""Share of the decisive values that have to agree on an order."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the dates of a column are written."""

    order: Order = "open"
    """Of three numbers whose lengths do not say it."""
    numbers: Numbers = "plain"
    """What bare numbers are."""
    pivot: int = PIVOT
    """The last two-digit year that is of this century."""
    share: float = 0.0
    """Part of the sample's values that could be read."""
    forms: Mapping[str, int] = field(default_factory=dict)
    """Values by form (FORMS)."""
    because: str = ""
    """Why the order is what it is, or why it stays open."""

    @property
    def decides(self) -> bool:
        """Whether it reads some values otherwise than they read by themselves."""
        return (self.order, self.numbers, self.pivot) != ("open", "plain", PIVOT)


class Parsed(NamedTuple):
    """What `read_all` finds, arrays (n,)."""

    date: NDArray[np.int32]
    """yyyymmdd; month and day 00 where the value leaves them out or open; 0 where it is no date."""
    second: NDArray[np.int32]
    """Of the day, as written, whatever the zone; -1 where there is none."""
    fault: NDArray[np.uint8]
    """0, or 1 + the place of the reason in FAULTS."""
    form: NDArray[np.uint8]
    """Place of the form in FORMS."""


@cache
def _words() -> tuple[Tables, NDArray[np.uint8]]:
    tables = compile_patterns([words(tokens) for _, tokens in WORDS])
    meaning = np.array([0, *(label for label, _ in WORDS)], np.uint8)
    return tables, meaning[tables.accept]


def read_all(strings: Strings, layout: Layout | None = None) -> Parsed:
    """Read every value by a layout, or each by what it says itself."""
    layout = layout or Layout()
    tables, accept = _words()
    n = len(strings)
    date, second = np.zeros(n, np.int32), np.zeros(n, np.int32)
    fault, form = np.zeros(n, np.uint8), np.zeros(n, np.uint8)
    how = (ORDERS.index(layout.order), NUMBERS.index(layout.numbers), layout.pivot)
    words_ = (tables.classes, tables.table, accept)
    read(strings.offsets, strings.data, *words_, *how, date, second, fault, form)
    return Parsed(date, second, fault, form)


def parse(strings: Strings, layout: Layout | None = None) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Give (n,) dates as yyyymmdd, 0 invalid, and (n,) seconds of the day, -1 none."""
    found = read_all(strings, layout)
    return found.date, found.second


def parse_one(text: str, layout: Layout | None = None) -> tuple[int, int]:
    """Give date and second of one value; Malformed with a reason of FAULTS."""
    found = read_all(Strings.of(pa.array([text], pa.string())), layout)
    if found.fault[0]:
        raise Malformed(FAULTS[found.fault[0] - 1])
    return int(found.date[0]), int(found.second[0])


def find_layout(strings: Strings, numbers: Numbers = "plain") -> Layout:
    """Find the order of day and month from a sample, given what its bare numbers are.

    >>> sample = Strings.of(pa.array(["03/04/1955", "12/31/1960", "01/02/1970"]))
    >>> find_layout(sample).order
    'mdy'
    """
    found = read_all(strings, Layout(numbers=numbers))
    good = found.form[found.fault == 0]
    counts = np.bincount(good, minlength=len(FORMS))
    forms = {FORMS[i]: int(c) for i, c in enumerate(counts) if c}
    order, because = _order(counts)
    values = int(np.count_nonzero(np.diff(strings.offsets)))
    share = len(good) / values if values else 0.0
    return Layout(order, numbers, PIVOT, share, forms, because)


def _order(counts: NDArray[np.int64]) -> tuple[Order, str]:
    day, month = int(counts[list(_DMY)].sum()), int(counts[list(_MDY)].sum())
    open_, year = int(counts[list(_OPEN)].sum()), int(counts[_YMD])
    if not day + month + open_ + year:
        return "open", "every value says its own order"
    if year > day + month:
        return "ymd", f"{year} values begin with a number above 31"
    if day > _CERTAIN * (day + month):
        return "dmy", f"{day} values can only have the day first, {month} only the month"
    if month > _CERTAIN * (day + month):
        return "mdy", f"{month} values can only have the month first, {day} only the day"
    if day + month:
        return "open", f"mixed: {day} values have the day first, {month} the month"
    return "open", f"all {open_} values could be read either way"


def spell(date: int, second: int) -> str:
    """Write a date and time as ISO 8601 has them, leaving out what is not known.

    >>> spell(19550300, -1), spell(20190503, 50700)
    ('1955-03', '2019-05-03T14:05:00')
    """
    year, month, day = date // 10_000, date // 100 % 100, date % 100
    text = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    if second < 0:
        return text
    return f"{text}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


def is_open(text: str) -> bool:
    """Say whether a value can be read with the day or with the month first."""
    form = read_all(Strings.of(pa.array([text], pa.string()))).form[0]
    return int(form) in _OPEN


_DIGITS = re.compile(r"\d")


def mask(text: str) -> str:
    """Show the first three digits of the year of an ISO date."""
    return text[:3] + _DIGITS.sub("•", text[3:])
