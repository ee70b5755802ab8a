"""The number of the former Yugoslavia (JMBG), which its successors kept under their own names.

* Standard: Zakon o uvođenju jedinstvenog matičnog broja građana, 1976; weights 7 to 2 modulo 11
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.kinds.number_sums import complement, weighted
from leakassay.kinds.numbers import DIGITS, FEMALE, MALE, Birth, Layout, Part, Region, Rule, Sex

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEARS = tuple(1000 + year if year >= 800 else 2000 + year for year in range(1000))
_CHECK = weighted((7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2), complement(11, {11: "0", 10: "0"}))
_SEX = Sex(9, {digit: MALE if value < 5 else FEMALE for digit, value in DIGITS.items()})
ABROAD = range(10)
"""Regions of people who were born or naturalised abroad."""


def jmbg(regions: Iterable[int]) -> Rule:
    """Give the rule of the numbers registered in some regions: ddmmyyy, region, order, check digit."""
    parts = (Part(7, 9, {f"{region:02}" for region in regions}, "region"),)
    birth = Birth((4, 7), (2, 4), (0, 2), (_YEARS,))
    return Rule((Layout(r"\d{13}", (_CHECK,), birth, parts, _SEX, Region(7, 9)),), pad=13)
