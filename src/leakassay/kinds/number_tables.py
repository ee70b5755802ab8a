"""Lays a rule of `numbers` out as the tables that `kernels.numbers` walks by.

A character is a slot of 64: its folded ASCII code less 32, OTHER for what no rule can name. What
adds up is laid out as `steps`, one row of 64 a place; what a sum stands for, as a `lookup`; which
sums are allowed, as `bits`. The order of the columns is that of the kernel's enumerations.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from leakassay.kernels.numbers import Judge
from leakassay.kinds.number_folding import FOLDED
from leakassay.kinds.number_reading import VERHOEFF_TIMES, VERHOEFF_TURNS, width
from leakassay.kinds.numbers import ALNUM, DIGITS, LONGEST, YEARS, Linear

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from leakassay.kinds.numbers import Birth, Check, Layout, Part, Region, Rule, Sex

SLOTS = 64
OTHER = 32
_NONE = -(10**8)
"""What a character adds that may not stand there: the sum becomes negative."""
_NAMES = ("", "verhoeff", "mod 11 10", "one digit repeated", "no palindrome")
_MODES = ("date", "day of year", "day count")
_MOST = 1 << 24
"""Bits of one part at most."""


def _slot(character: str) -> int:
    if not 32 <= ord(character) < 96 or ord(character) - 32 == OTHER:
        raise ValueError("a rule names a character that has no slot")
    return ord(character) - 32


def _folding() -> NDArray[np.uint8]:
    """(65536,) slot by code point."""
    slots = np.full(65536, OTHER, np.uint8)
    slots[32:96] = np.arange(64)
    slots[97:123] = np.arange(33, 59)
    for point, plain in FOLDED.items():
        slots[point] = slots[ord(plain)]
    return slots


_FOLD = _folding()
_TURNS = np.array([[int(c) for c in row] for row in VERHOEFF_TURNS], np.uint8)
_TIMES = np.array([[int(c) for c in row] for row in VERHOEFF_TIMES], np.uint8)


def _members(written: str) -> str:
    r"""Give the characters of one place of a pattern: `\d`, `[...]` or a character."""
    if written == r"\d":
        return "0123456789"
    if not written.startswith("["):
        if written[0] in ".+*?|()^$\\":
            raise ValueError("this part of a pattern is not read")
        return written
    inside = written[1:-1].replace(r"\d", "0-9")
    out = re.sub("(.)-(.)", lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))), inside)
    if "^" in out or "\\" in out:
        raise ValueError("this part of a pattern is not read")
    return out


def places(pattern: str) -> list[str]:
    """Give the characters that may stand at each place."""
    found = re.findall(r"(\\.|\[[^\]]+\]|[^{}])(?:\{(\d+)\})?", pattern)
    return [_members(written) for written, times in found for _ in range(int(times or 1))]


def _set(characters: Iterable[str]) -> int:
    return sum({1 << _slot(c) for c in characters})


class _Laying:
    """The tables while they grow."""

    def __init__(self, rule: Rule) -> None:
        self.reasons = rule.reasons
        self.steps: list[NDArray[np.int32]] = []
        self.allowed: list[int] = []
        self.lookup: list[int] = []
        self.bits = bytearray()
        self.layouts: list[list[int]] = []
        self.parts: list[list[int]] = []
        self.checks: list[list[int]] = []
        self.births: list[list[int]] = []
        for layout in rule.layouts:
            self.layouts.append(self.layout(layout))

    def fault(self, reason: str) -> int:
        return self.reasons.index(reason) + 1

    def layout(self, layout: Layout) -> list[int]:
        allowed_at = places(layout.pattern)
        length = len(allowed_at)
        if length != width(layout.pattern) or length > LONGEST:
            raise ValueError("a pattern is not read as `re` reads it")
        allowed = len(self.allowed)
        self.allowed += [_set(characters) for characters in allowed_at]
        parts = [self.part(part) for part in layout.parts]
        self.parts += parts
        checks = self.groups(layout.checks, length)
        birth = -1
        if layout.birth:
            birth = len(self.births)
            self.births.append(self.birth(layout.birth))
        return [
            *(length, allowed, len(self.parts) - len(parts), len(self.parts), *checks, birth),
            *self.sex(layout.sex),
            *self.region(layout.region),
            *self.region(layout.area),
        ]

    def add(self, tables: Sequence[Mapping[str, int]], missing: int = 0) -> int:
        """Give the first row of steps for some places."""
        first = len(self.steps)
        for table in tables:
            row = np.full(SLOTS, missing, np.int32)
            for character, value in table.items():
                row[_slot(character)] = value
            self.steps.append(row)
        return first

    def number(self, digits: Mapping[str, int], count: int) -> int:
        """Give steps by which places read as a decimal number."""
        tables = [{c: v * 10 ** (count - 1 - i) for c, v in digits.items()} for i in range(count)]
        return self.add(tables, _NONE)

    def part(self, part: Part) -> list[int]:
        count = part.stop - part.start
        alphabets = [sorted({value[i] for value in part.allowed}) for i in range(count)]
        tables, size = [], 1
        for alphabet in reversed(alphabets):
            tables.append({c: i * size for i, c in enumerate(alphabet)})
            size *= len(alphabet)
        if size > _MOST:
            raise ValueError("a part has too many values")
        tables.reverse()
        first = len(self.bits)
        self.bits += self.packed(part.allowed, tables, size)
        return [part.start, count, self.add(tables, _NONE), first, self.fault(part.reason)]

    @staticmethod
    def packed(allowed: Collection[str], tables: Sequence[Mapping[str, int]], size: int) -> bytes:
        flags = np.zeros(size, np.uint8)
        flags[[sum(t[c] for t, c in zip(tables, value, strict=True)) for value in allowed]] = 1
        return np.packbits(flags, bitorder="little").tobytes()

    def groups(self, groups: Sequence[Check | tuple[Check, ...]], length: int) -> tuple[int, int]:
        rows, later = [], []
        for group in groups:
            alternatives = group if isinstance(group, tuple) else (group,)
            for check in alternatives:
                last = check is alternatives[-1]
                rows.append(self.check(check, length, last=last))
                later.append(check.then if isinstance(check, Linear) else None)
        first = len(self.checks)
        self.checks += rows
        for row, follower in zip(rows, later, strict=True):
            end, then = row, follower
            while then is not None:
                end[7] = len(self.checks)
                end = self.check(then, length, last=True)
                self.checks.append(end)
                then = then.then
        return first, first + len(rows)

    def check(self, check: Check, length: int, *, last: bool) -> list[int]:
        fault = self.fault(check.reason)
        if not isinstance(check, Linear):
            count = check.stop - check.start
            return [_NAMES.index(check.name), check.start, count, 0, 0, 0, 0, -1, int(last), fault]
        modulus = len(check.right)
        start = next((i for i, table in enumerate(check.tables) if any(table.values())), 0)
        tables = [{c: v % modulus for c, v in table.items()} for table in check.tables[start:length]]
        right = len(self.allowed)
        self.allowed += [_set(characters) for characters in check.right]
        at = check.at % length
        return [0, start, len(tables), self.add(tables), modulus, right, at, -1, int(last), fault]

    def sex(self, sex: Sex | None) -> tuple[int, int]:
        return (sex.at, self.add([sex.codes])) if sex else (-1, 0)

    def region(self, region: Region | None) -> tuple[int, int, int, int]:
        if region is None:
            return -1, 0, 0, -1
        count = region.stop - region.start
        if region.codes is None:
            steps = self.add(region.digits) if region.digits else self.number(DIGITS, count)
            return region.start, count, steps, -1
        tables = [{c: v * 36 ** (count - 1 - i) for c, v in ALNUM.items()} for i in range(count)]
        values = [0] * 36**count
        for text, value in region.codes.items():
            values[sum(t[c] for t, c in zip(tables, text, strict=True))] = value
        return region.start, count, self.add(tables, _NONE), self.look(values)

    def look(self, values: Iterable[int]) -> int:
        first = len(self.lookup)
        self.lookup += values
        return first

    def birth(self, birth: Birth) -> list[int]:
        spans = []
        for at, digits in zip(
            (birth.year, birth.month, birth.day),
            (birth.digits, birth.month_digits, birth.digits),
            strict=True,
        ):
            spans += [at[0], at[1] - at[0], self.number(digits, at[1] - at[0])]
        years = self.look(year for row in birth.years for year in row) if birth.years else -1
        century = {c: _NONE for c in map(chr, range(32, 96)) if c != chr(32 + OTHER)} | dict(birth.century)
        months, days = _months(birth), _days(birth)
        return [
            *(*spans, years, len(birth.years[0]) if birth.years else 0),
            *(birth.century_at, self.add([century], _NONE)),
            *(self.look(months), len(months), self.look(days), len(days)),
            *(_MODES.index(birth.mode), self.fault(birth.reason)),
        ]


def _months(birth: Birth) -> list[int]:
    """Map what stands there to month, sex * 16 and (2000 + years to add) * 256; 0: no month."""
    out = [0] * (max(birth.months) + 1)
    for stands, (month, years, sex) in birth.months.items():
        out[stands] = month + sex * 16 + (2000 + years) * 256
    return out


def _days(birth: Birth) -> list[int]:
    """Map what stands there to day, sex * 32, month * 256 (by day of year) and a mark; or to a date."""
    if birth.mode == "day count":
        return _counted(birth.origin + np.arange(10 ** (birth.day[1] - birth.day[0])))
    out = [0] * (max(birth.days) + 1)
    for stands, (day, sex) in birth.days.items():
        month, of_month = 0, day
        if birth.mode == "day of year":
            found = date.fromordinal(date(2000, 1, 1).toordinal() + day - 1)
            month, of_month = found.month, found.day
        out[stands] = of_month + sex * 32 + month * 256 + 4096
    return out


def _counted(ordinals: NDArray[np.int64]) -> list[int]:
    """Give yyyymmdd of days as `date.toordinal` counts them, 0 outside of YEARS."""
    days = (ordinals - date(1970, 1, 1).toordinal()).astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    year, month = months.astype(np.int64) // 12 + 1970, months.astype(np.int64) % 12 + 1
    stands = year * 10_000 + month * 100 + (days - months).astype(np.int64) + 1
    inside = (year >= YEARS[0]) & (year <= YEARS[1])
    written: list[int] = np.where(inside, stands, 0).tolist()
    return written


def _skip(rule: Rule) -> NDArray[np.uint8]:
    """((LONGEST + 1) * SLOTS,) whether a character is dropped after so many that count."""
    out = np.zeros((LONGEST + 1, SLOTS), np.uint8)
    for character in rule.drop:
        for length in range(LONGEST + 1):
            out[length, _slot(character)] = not rule.gaps or length in rule.gaps
    return out.ravel()


def _rows(rows: Sequence[Sequence[int]], columns: int) -> NDArray[np.int32]:
    return np.array(rows, np.int32).reshape(len(rows), columns)


def _placeholders(rule: Rule) -> NDArray[np.uint8]:
    """(n, 1 + LONGEST): length, then slots."""
    out = np.zeros((len(rule.placeholders), LONGEST + 1), np.uint8)
    for row, text in zip(out, rule.placeholders, strict=True):
        row[: len(text) + 1] = [len(text), *map(_slot, text)]
    return out


def judge(rule: Rule) -> Judge:
    """Lay a rule out for the kernel. Raises ValueError for a rule that cannot be."""
    laid = _Laying(rule)
    named = "placeholder" in rule.reasons
    return Judge(
        fold=_FOLD,
        skip=_skip(rule),
        steps=np.array(laid.steps, np.int32).reshape(len(laid.steps), SLOTS),
        allowed=np.array(laid.allowed, np.uint64),
        lookup=np.array(laid.lookup or [0], np.int32),
        bits=np.frombuffer(bytes(laid.bits) or b"\0", np.uint8),
        layouts=_rows(laid.layouts, 17),
        parts=_rows(laid.parts, 5),
        checks=_rows(laid.checks, 10),
        births=_rows(laid.births, 19),
        placeholders=_placeholders(rule),
        turns=_TURNS,
        times=_TIMES,
        pad=rule.pad,
        placeholder=laid.fault("placeholder") if named else 0,
        repeats=rule.repeats,
    )
