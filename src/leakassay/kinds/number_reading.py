"""Reads one value by a rule: the scalar definition of every national number."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from leakassay.kinds.interface import Malformed
from leakassay.kinds.number_folding import MASKED_LEAST, MASKED_LENGTH, MASKS, fold
from leakassay.kinds.numbers import DIGITS, LONGEST, YEARS, Linear, Named
from leakassay.kinds.shape import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from leakassay.kinds.numbers import Birth, Check, Layout, Rule

VERHOEFF_TIMES = (
    *("0123456789", "1234067895", "2340178956", "3401289567", "4012395678"),
    *("5987604321", "6598710432", "7659821043", "8765932104", "9876543210"),
)
VERHOEFF_TURNS = (
    *("0123456789", "1576283094", "5803796142", "8916043527"),
    *("9453126870", "4286573901", "2793806415", "7046913258"),
)
_LEAP = 2000
"""Any leap year."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a number implies; 0 where it says nothing."""

    birth_date: int = 0
    """yyyymmdd, 00 for a month or day that is not said."""
    sex: int = 0
    region: int = 0
    area: int = 0


def plain(rule: Rule, text: str) -> str:
    """Give the characters that count."""
    kept = ""
    for c in fold(text.strip(SPACE)):
        if c in rule.drop and (not rule.gaps or len(kept) in rule.gaps):
            continue
        kept += c
        if len(kept) > LONGEST:
            raise Malformed("length")
    return kept.rjust(rule.pad, "0") if kept else kept


def _layout(rule: Rule, number: str) -> Layout:
    fitting = [layout for layout in rule.layouts if width(layout.pattern) == len(number)]
    for layout in fitting:
        if re.fullmatch(layout.pattern, number, re.ASCII):
            return layout
    if _masked(number):
        raise Malformed("masked")
    raise Malformed("alphabet" if fitting else "length")


def _masked(number: str) -> bool:
    hidden = sum(c in MASKS for c in number)
    rest = all(c in MASKS or (c.isascii() and c.isalnum()) for c in number)
    return hidden >= MASKED_LEAST and len(number) >= MASKED_LENGTH and rest


@cache
def width(pattern: str) -> int:
    """Count the characters that a pattern of a layout has."""
    tokens = re.findall(r"(?:\\d|\[[^\]]+\]|[^{}])(?:\{(\d+)\})?", pattern)
    return sum(int(times or 1) for times in tokens)


def canonical(rule: Rule, text: str) -> str:
    """Give the one spelling of a number. Raises Malformed."""
    number, layout, _ = _read(rule, text)
    if layout.insert is None:
        return number
    at, what = layout.insert
    return number[:at] + what + number[at:]


def said(rule: Rule, text: str) -> Said:
    """Give what a number implies. Raises Malformed."""
    return _read(rule, text)[2]


def _read(rule: Rule, text: str) -> tuple[str, Layout, Said]:
    number = plain(rule, text)
    layout = _layout(rule, number)
    if number in rule.placeholders or (rule.repeats and len(set(number)) == 1):
        raise Malformed("placeholder")
    for part in layout.parts:
        if number[part.start : part.stop] not in part.allowed:
            raise Malformed(part.reason)
    right = [which_holds(group, number) for group in layout.checks]
    born, sex = _born(layout.birth, number, right) if layout.birth else (0, 0)
    for (holds, _), group in zip(right, layout.checks, strict=True):
        if not holds:
            raise Malformed(group[0].reason if isinstance(group, tuple) else group.reason)
    return number, layout, _said(layout, number, born, sex)


def _said(layout: Layout, number: str, born: int, sex: int) -> Said:
    if layout.sex and sex == 0:
        sex = layout.sex.codes.get(number[layout.sex.at], 0)
    places = [0, 0]
    for i, region in enumerate((layout.region, layout.area)):
        if region is None:
            continue
        text = number[region.start : region.stop]
        if region.codes is not None:
            places[i] = region.codes.get(text, 0)
        elif region.digits:
            places[i] = sum(table.get(c, 0) for table, c in zip(region.digits, text, strict=True))
        else:
            places[i] = max(_number(text, DIGITS), 0)
    return Said(born, sex, *places)


def which_holds(group: Check | tuple[Check, ...], number: str) -> tuple[bool, int]:
    """Say whether one alternative holds, and which; the last where none does."""
    alternatives = group if isinstance(group, tuple) else (group,)
    for i, check in enumerate(alternatives):
        if _holds(check, number):
            return True, i
    return False, len(alternatives) - 1


def _holds(check: Check, number: str) -> bool:
    if isinstance(check, Named):
        return _NAMED[check.name](number[check.start : check.stop])
    return _sum_holds(check, number)


def _sum_holds(check: Linear, number: str) -> bool:
    total = sum(table.get(c, 0) for table, c in zip(check.tables, number, strict=False))
    right = check.right[total % len(check.right)]
    if right == "?" and check.then is not None:
        return _sum_holds(check.then, number)
    return number[check.at] in right


def _verhoeff(digits: str) -> bool:
    check = 0
    for place, digit in zip(count(), reversed(digits)):
        check = int(VERHOEFF_TIMES[check][int(VERHOEFF_TURNS[place % 8][int(digit)])])
    return check == 0


def _mod_11_10(digits: str) -> bool:
    check = 5
    for digit in digits:
        check = ((check or 10) * 2 % 11 + int(digit)) % 10
    return check == 1


def _one_repeated(digits: str) -> bool:
    """Of the digits exactly one stands more than once: twice or three times."""
    often = [n for n in (digits.count(d) for d in set(digits)) if n > 1]
    return len(often) == 1 and often[0] in (2, 3)


_NAMED: Mapping[str, Callable[[str], bool]] = {
    "verhoeff": _verhoeff,
    "mod 11 10": _mod_11_10,
    "one digit repeated": _one_repeated,
    "no palindrome": lambda text: text != text[::-1],
}


def _number(text: str, digits: Mapping[str, int]) -> int:
    total = 0
    for c in text:
        value = digits.get(c)
        if value is None:
            return -1
        total = total * 10 + value
    return total


def _born(birth: Birth, number: str, right: list[tuple[bool, int]]) -> tuple[int, int]:
    """Give the date (yyyymmdd) and the sex that it implies."""
    year, month, day = (number[slice(*at)] for at in (birth.year, birth.month, birth.day))
    days = birth.days.get(_number(day, birth.digits))
    if birth.mode == "day count":
        return _counted(birth, _number(day, birth.digits)), 0
    months = birth.months.get(_number(month, birth.month_digits))
    if months is None or days is None:
        raise Malformed(birth.reason)
    if birth.mode == "day of year":
        found = date.fromordinal(date(_LEAP, 1, 1).toordinal() + days[0] - 1)
        months, days = (found.month, 0, 0), (found.day, days[1])
    full = _year(birth, number, _number(year, birth.digits), right) + months[1]
    if not YEARS[0] <= full <= YEARS[1]:
        raise Malformed(birth.reason)
    if months[0] and days[0] > calendar.monthrange(full, months[0])[1]:
        raise Malformed(birth.reason)
    return full * 10000 + months[0] * 100 + days[0], days[1] or months[2]


def _counted(birth: Birth, days: int) -> int:
    if days < 0:
        raise Malformed(birth.reason)
    found = date.fromordinal(birth.origin + days)
    if not YEARS[0] <= found.year <= YEARS[1]:
        raise Malformed(birth.reason)
    return found.year * 10000 + found.month * 100 + found.day


def _year(birth: Birth, number: str, digits: int, right: list[tuple[bool, int]]) -> int:
    if not birth.years:
        year = digits
    else:
        row: int | None = 0
        if birth.century_at == -2:
            row = right[0][1]
        elif birth.century_at >= 0:
            row = birth.century.get(number[birth.century_at])
        year = 0 if row is None or digits < 0 else birth.years[row][digits]
    if year <= 0:
        raise Malformed(birth.reason)
    return year
