"""Dates: the years they fall in, however they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from leakassay.recognise.features.column import Column

_YEAR_FIRST = re.compile(r"(?:^|\D)((?:1[0-9]|20)\d\d)[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?")
_YEAR_WORD = re.compile(r"((?:1[0-9]|20)\d\d)[-/. ]([^\W\d]{3,12})\.?[-/. ](\d{1,2})(?:\D|$)")
_YEAR_LAST = re.compile(
    r"(\d{1,2})[-/. ](\w{1,9})[-/. ,]{1,2}((?:1[0-9]|20)\d\d)(?:\D|$)"
    r"|\w{3,9}\.? \d{1,2},? ((?:1[0-9]|20)\d\d)"
)
_SHORT = re.compile(r"\d{1,2}[-/. ]\w{1,3}[-/. ](\d\d)(?:\D|$)")
_SOLID = re.compile(r"((?:19|20)\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{6})?")
_BARE = re.compile(r"((?:1\d|20)\d\d)(?:\.0)?年?")
_EPOCH = re.compile(r"-?(\d{9,10})(\d{3})?")
_REPUBLIC = re.compile(r"['\s]*0?(\d{2,3})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_NEW_YEAR = re.compile(r"\d{4}\D0?1\D0?1(?:\D|$)|0?1\D0?1\D\d{4}")


def year_of(value: str) -> float | None:
    """Give the year a value names, and None where it is no date."""
    for pattern in (_YEAR_FIRST, _YEAR_WORD, _YEAR_LAST):
        if found := pattern.search(value[:40]):
            return float(next(g for g in found.groups() if g and len(g) == 4 and g.isdigit()))
    for pattern in (_SOLID, _BARE):
        if found := pattern.fullmatch(value):
            return float(found.group(1))
    if found := _EPOCH.fullmatch(value):
        sign = -1 if value.startswith("-") else 1
        return 1970 + sign * int(found.group(1)) / 31_556_952
    if found := _SHORT.match(value):
        two = int(found.group(1))
        return float(1900 + two if two > 30 else 2000 + two)
    if found := _REPUBLIC.fullmatch(value):
        return 1911.0 + int(found.group(1))
    return None


def moments(column: Column) -> dict[str, float]:
    """Where the years of the dates lie; zeros where few values are dates."""
    years = [y for v in column.values if len(v) < 60 and (y := year_of(v)) is not None]
    share = len(years) / max(1, len(column.values))
    usable = float(share > 0.4)
    data = np.array(years or [0.0])
    low, quarter, mid, most, high = np.quantile(data, (0.02, 0.25, 0.5, 0.75, 0.98))
    return {
        "date": share,
        "date.low": low * usable,
        "date.quarter": quarter * usable,
        "date.mid": mid * usable,
        "date.most": most * usable,
        "date.high": high * usable,
        "date.spread": (high - low) * usable,
        "date.old": float((data < 1990).mean()) * usable,
        "date.young": float((data > 2012).mean()) * usable,
        "date.grown": float(((data > 1930) & (data < 2006)).mean()) * usable,
        "date.rising": float((np.diff(data) >= 0).mean()) * usable if len(data) > 1 else 0.0,
        "date.new_year": sum(1 for v in column.values if _NEW_YEAR.match(v)) / max(1, len(column.values)),
    }
