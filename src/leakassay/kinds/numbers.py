"""The language in which national numbers are written down: what a number is, as a table.

A number is one of a few layouts. A layout is a pattern of characters, places that only some values may
fill, a date, and check digits. `number_reading` reads a rule one value at a time and is the definition;
`number_tables` lays the same rule out for the kernel; tests/laws/test_numbers.py holds the two together,
and tests/kinds/test_numbers.py holds them against python-stdnum.

Faults are named in the order of `Rule.reasons`; the check digit comes last, so that a number with that
fault is one that is right in all else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

LONGEST = 48
"""Characters after separators are dropped; no layout is longer."""
YEARS = (1800, 2039)
"""First and last year that four digits may say. No clock is read."""
MALE, FEMALE = 1, 2
CHECK = "check digit"
DATE = "date"
DIGITS: dict[str, int] = {str(digit): digit for digit in range(10)}
ALNUM: dict[str, int] = {c: i for i, c in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PLAIN_MONTHS: dict[int, tuple[int, int, int]] = {month: (month, 0, 0) for month in range(1, 13)}
PLAIN_DAYS: dict[int, tuple[int, int]] = {day: (day, 0) for day in range(1, 32)}
ODD_MALE = {str(digit): MALE if digit % 2 else FEMALE for digit in range(10)}
EVEN_MALE = {str(digit): FEMALE if digit % 2 else MALE for digit in range(10)}


@dataclass(frozen=True, slots=True)
class Linear:
    """A sum over positions, and the check characters that each remainder allows."""

    tables: tuple[Mapping[str, int], ...]
    """By position, what each character adds; a character that is not named adds nothing."""
    right: tuple[str, ...]
    """By remainder, the characters that may stand at `at`; as many as the modulus. `?`: `then` decides."""
    at: int
    then: Linear | None = None
    reason: str = CHECK


@dataclass(frozen=True, slots=True)
class Named:
    """A check that is no sum, over the characters from `start` to `stop`."""

    name: Literal["verhoeff", "mod 11 10", "one digit repeated", "no palindrome"]
    start: int
    stop: int
    reason: str = CHECK


Check = Linear | Named


@dataclass(frozen=True, slots=True)
class Part:
    """A place that only some values may fill."""

    start: int
    stop: int
    allowed: Collection[str]
    """All of the length `stop - start`; digits and capital letters only."""
    reason: str


@dataclass(frozen=True, slots=True)
class Birth:
    """A date of birth. A slice of no characters reads as 0."""

    year: tuple[int, int]
    month: tuple[int, int]
    day: tuple[int, int]
    years: tuple[tuple[int, ...], ...] = ()
    """Rows of years by the digits of `year`, 0 where there is none; no rows: the digits are the year."""
    century: Mapping[str, int] = field(default_factory=dict)
    """Row by the character at `century_at`; a character that is not named makes no date."""
    century_at: int = -1
    """-1: the first row holds; -2: the row is the alternative of the first check that was right."""
    months: Mapping[int, tuple[int, int, int]] = field(default_factory=lambda: PLAIN_MONTHS)
    """By what stands there: month (0: not said), years to add, sex."""
    days: Mapping[int, tuple[int, int]] = field(default_factory=lambda: PLAIN_DAYS)
    """By what stands there: day (0: not said), sex."""
    digits: Mapping[str, int] = field(default_factory=lambda: DIGITS)
    """What a character of year and day counts; `month_digits` likewise."""
    month_digits: Mapping[str, int] = field(default_factory=lambda: DIGITS)
    mode: Literal["date", "day of year", "day count"] = "date"
    """`day of year`: `day` counts from 1 January of a leap year. `day count`: `day` counts from `origin`."""
    origin: int = 0
    """Day 0 of the count, as `datetime.date.toordinal` has it."""
    reason: str = DATE

    @property
    def tells_sex(self) -> bool:
        """Whether month or day say the sex."""
        return any(sex for _, _, sex in self.months.values()) or any(sex for _, sex in self.days.values())


@dataclass(frozen=True, slots=True)
class Sex:
    """The sex by one character."""

    at: int
    codes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Region:
    """A place's code by some characters."""

    start: int
    stop: int
    codes: Mapping[str, int] | None = None
    """By what stands there, for up to three characters; None: the digits are the code."""
    digits: tuple[Mapping[str, int], ...] = ()
    """What each position adds, where plain decimal digits will not do."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One way in which a number is laid out."""

    pattern: str
    r"""Characters, `\d` and `[...]`, each with `{n}` if repeated: a part of the language of `re`."""
    checks: tuple[Check | tuple[Check, ...], ...] = ()
    """All must hold; of a tuple of alternatives, one."""
    birth: Birth | None = None
    parts: tuple[Part, ...] = ()
    sex: Sex | None = None
    region: Region | None = None
    area: Region | None = None
    """A finer code than `region`."""
    insert: tuple[int, str] | None = None
    """What the one spelling has in addition, and where."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a number is. Of the layouts the first whose pattern is the value decides."""

    layouts: tuple[Layout, ...]
    drop: str = " -"
    """Separators that are no part of the number."""
    gaps: frozenset[int] = frozenset()
    """After how many characters a separator may stand; empty: anywhere."""
    pad: int = 0
    """Zeros are put before a shorter value up to this length: they get lost where it is kept as a number."""
    placeholders: tuple[str, ...] = ()
    """Values that fit, and are known to be nobody's."""
    repeats: bool = False
    """Whether one digit all the way through is a placeholder."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Give what can be wrong, the check digit last."""
        named: dict[str, None] = {}
        for layout in self.layouts:
            named |= dict.fromkeys(part.reason for part in layout.parts)
            if layout.birth:
                named[layout.birth.reason] = None
            for group in layout.checks:
                first = group[0] if isinstance(group, tuple) else group
                named[first.reason] = None
        last = [name for name in (CHECK,) if named.pop(name, "") is None]
        placeholder = ["placeholder"] if self.placeholders or self.repeats else []
        named |= dict.fromkeys(placeholder)
        return ("length", "alphabet", "masked", *named, *last)


NEAREST = tuple(2000 + year if year <= 26 else 1900 + year for year in range(100))
"""Years by their last two digits where the century is not said: people over a hundred are few."""


def hundred(first: int) -> tuple[int, ...]:
    """Give the hundred years from `first`, by their last two digits."""
    return tuple(range(first, first + 100))


def months(plus: int, *, years: int = 0, sex: int = 0) -> dict[int, tuple[int, int, int]]:
    """Give the months that stand as `plus` and more, in years that are `years` later."""
    return {plus + month: (month, years, sex) for month in range(1, 13)}


def days(plus: int, sex: int = 0) -> dict[int, tuple[int, int]]:
    """Give the days that stand as `plus` and more."""
    return {plus + day: (day, sex) for day in range(1, 32)}
