"""County codes by year, for drawing from: a view of `reference.cn_areas`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from leakassay.reference.cn_areas import areas, name_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_NO_PLACE = ("市辖区", "市辖县", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位")
"""Names of divisions that group counties and are no place."""
PROVINCES = dict(
    zip(
        (11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53,
         54, 61, 62, 63, 64, 65),
        (21.9, 13.9, 74.6, 34.9, 24.0, 42.6, 24.1, 31.9, 24.9, 84.7, 64.6, 61.0, 41.5, 45.2, 101.5, 99.4,
         57.8, 66.4, 126.0, 50.1, 10.1, 32.1, 83.7, 38.6, 47.2, 3.6, 39.5, 25.0, 5.9, 7.2, 25.9),
        strict=True,
    )
)  # fmt: skip
"""Millions who live in each province: census of 2020, communique no. 3 of the statistics bureau."""


@cache
def counties(year: int) -> Ints:
    """Give the codes of counties in force in a year, sorted."""
    table = areas()
    county = (table.code % 100 != 0) & (table.first > 0)
    codes = table.code[county & (table.first <= year) & (year < table.end)]
    return np.unique(codes).astype(np.int64)


def starting(codes: Ints, prefix: str) -> Ints:
    """Give the codes that begin with `prefix`."""
    return codes[codes // 10 ** (6 - len(prefix)) == int(prefix)] if prefix else codes


@cache
def full_name(code: int) -> str:
    """Name a county with its province and prefecture.

    >>> full_name(510122)
    '四川省成都市双流县'
    """
    parts = [name_of(code // 10_000 * 10_000), name_of(code // 100 * 100), name_of(code)]
    return "".join(part for part in parts if part not in _NO_PLACE)
