"""Do values stop where engines stop, and stand for nothing as engines write nothing?

* Claim tested: a database held the values before they were exported
* Needs: `measures.rows`
* If authentic: often texts cut at 255 signs, dates of 1970-01-01, numbers of 2147483647
* If made up: mostly none
* Cannot tell: strict systems, which have none either; so it speaks for no side and says what engine it was
* Source: METHOD.md 2.4 T34
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import FEW, Test
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample

_LENGTHS = frozenset({30, 32, 40, 48, 50, 60, 64, 80, 100, 120, 127, 128, 200, 250, 254, 255, 256, 500, 512})
_DAYS = ("1970-01-01", "0000-00-00", "1900-01-01", "1899-12-30", "1753-01-01", "0001-01-01", "9999-12-31")
_NUMBERS = frozenset(
    {"32767", "65535", "2147483647", "-2147483648", "4294967295", "9223372036854775807", "-32768"}
)
_SEVERAL, _CUT = 3, 8
"""Fewer such values, or texts of one length, came by chance."""
_LOST = "\ufffd"


def run(leak: Leak) -> Iterator[Finding]:
    """Score: share of values that an engine cut or wrote for nothing."""
    found = [f for s in leak.samples() for c in s.columns if (f := _judge(s, c)) is not None]
    yield from found or [
        Finding("T34", "", (), 0, "silent", None, Text("no value ends at a limit of an engine"))
    ]


def _judge(sample: Sample, column: Column) -> Finding | None:
    n = len(column.said)
    if n < FEW:
        return None
    stands_for = np.array([v.startswith(_DAYS) or v in _NUMBERS for v in column.values])
    nothing = int(stands_for[column.codes[column.codes >= 0]].sum())
    lost = sum(v.endswith(_LOST) for v in column.values)
    at, cut = _cut(column)
    if not cut and max(nothing, lost) < _SEVERAL:
        return None
    figures = {"column": column.name, "n": n, "cut": cut, "at": at, "nothing": nothing, "lost": lost}
    text = Text(
        "of {n:,} values in {column} {cut:,} were cut at {at} signs, {nothing:,} are days or numbers that "
        "engines write for nothing, {lost:,} end within a sign",
        figures,
    )
    share = (cut + nothing + lost) / n
    return Finding("T34", sample.table.name, (column.name,), n, "silent", share, text, ("G", "M"))


def _cut(column: Column) -> tuple[int, int]:
    """Give the greatest length and how many different values were cut there; 0 for none."""
    lengths = np.bincount(column.each(len))
    most = len(lengths) - 1
    few = most not in _LENGTHS or lengths[most] < _CUT or np.count_nonzero(lengths) < 2 * _SEVERAL
    return (most, 0) if few or lengths[most] < _SEVERAL * lengths[most - 1] else (most, int(lengths[most]))


TEST = Test(
    number="T34",
    claim="Do values stop where engines stop?",
    separates=("G", "M"),
    run=run,
    group="file",
)
