"""The claim file (INTERFACE.md, Claim file): TOML, one table `[claim]`, every item optional.

An unknown item or a wrong type is refused with its line and with what is allowed.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from leakassay.errors import LeakassayError
from leakassay.given import read_given

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WHOLE = 0.97
"""Files with this share of the records that are claimed are all of them."""
Sample = Literal["random", "head", "unknown"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed; None for what is not."""

    offered_by: str | None = None
    offered_on: date | None = None
    price: str | None = None
    source: str | None = None
    people: int | None = None
    records: int | None = None
    bytes: int | None = None
    period: tuple[int, int] | None = None
    """First and last year."""
    countries: tuple[str, ...] | None = None
    """ISO 3166-1 alpha-2 codes."""
    sample: Sample | None = None
    """How the files were taken from what is offered."""
    sample_rows: int | None = None

    def of_part(self, held: int) -> bool:
        """Tell whether files of `held` records are a part of what is offered."""
        if self.records is None:
            return self.sample is not None or self.sample_rows is not None
        return held < WHOLE * self.records

    @property
    def items(self) -> Mapping[str, Any]:
        """What is claimed, by name."""
        named = ((f.name, getattr(self, f.name)) for f in fields(self))
        return {name: value for name, value in named if value is not None}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _count(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value <= _MOST else None


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _period(value: object) -> tuple[int, int] | None:
    if not isinstance(value, list) or len(value) != 2:
        return None
    first, last = (_count(year) for year in value)
    if first is None or last is None or not _YEARS[0] <= first <= last <= _YEARS[1]:
        return None
    return first, last


def _countries(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not value:
        return None
    codes = [v for v in value if isinstance(v, str) and re.fullmatch("[A-Z]{2}", v)]
    return tuple(codes) if len(codes) == len(value) else None


def _sample(value: object) -> Sample | None:
    return next((one for one in get_args(Sample) if one == value), None)


_YEARS = (1, 2200)
_MOST = 10**18
"""Of anything: as many bytes are an exabyte."""
_READ: Mapping[str, tuple[Callable[[object], Any], str]] = {
    "offered_by": (_text, "a text in quotes"),
    "offered_on": (_day, "a date such as 2022-06-30, without quotes"),
    "price": (_text, "a text in quotes"),
    "source": (_text, "a text in quotes"),
    "people": (_count, "a whole number"),
    "records": (_count, "a whole number"),
    "bytes": (_count, "a whole number"),
    "period": (_period, "two years such as [1995, 2019]"),
    "countries": (_countries, 'codes of two capital letters such as ["CN", "DE"]'),
    "sample": (_sample, '"random", "head" or "unknown"'),
    "sample_rows": (_count, "a whole number"),
}
"""What reads an item, and what is allowed there."""
_LARGEST = 1 << 14
"""A few lines of TOML, whose reader takes quadratic time for names within names."""


def read_claim(path: str | Path) -> Claim:
    """Read a claim file. Raises LeakassayError that names the line and what is allowed."""
    where = Path(path)
    raw = read_given(where, "the claim file", _LARGEST)
    try:
        text = raw.decode("utf-8-sig")
        content = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise LeakassayError(f"the claim file {where} is not UTF-8: save it as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        at = f"line {line[1]} of " if line else ""
        raise LeakassayError(
            f"{at}the claim file {where} is not TOML: write `item = value`, with texts in quotes."
        ) from error
    return _claim(content, text, where)


def _claim(content: dict[str, Any], text: str, where: Path) -> Claim:
    items = content.get("claim")
    if not isinstance(items, dict) or len(content) != 1:
        raise LeakassayError(f"the claim file {where} has to have one table, [claim], and nothing else.")
    read: dict[str, Any] = {}
    for name, value in items.items():
        if name not in _READ:
            allowed = ", ".join(_READ)
            raise LeakassayError(
                f"line {_line(text, name)} of {where}: there is no item of this name; allowed are {allowed}."
            )
        reader, what = _READ[name]
        read[name] = reader(value)
        if read[name] is None:
            raise LeakassayError(f"line {_line(text, name)} of {where}: `{name}` has to be {what}.")
    return Claim(**read)


def _line(text: str, name: str) -> int:
    """Find the line of an item, from 1."""
    for number, line in enumerate(text.splitlines(), 1):
        if re.search(rf"(?:^|[;,{{\s])[\"']?{re.escape(name)}[\"']?\s*=", line):
            return number
    return 1
