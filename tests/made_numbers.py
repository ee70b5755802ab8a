"""National numbers of nobody, made by the rule that they are held against."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from leakassay.kinds.interface import Malformed
from leakassay.kinds.number_reading import canonical, which_holds
from leakassay.kinds.number_tables import places
from leakassay.kinds.numbers import Birth, Layout, Linear, Named, Rule

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

_TRIES = 3000


def put(text: str, at: int, what: str) -> str:
    """Write over a text from a place on."""
    return text[:at] + what + text[at + len(what) :]


def spelt(value: int, count: int, digits: Mapping[str, int]) -> str:
    """Write a number in so many characters."""
    back = {v: c for c, v in reversed(digits.items())}
    return back.get(value, "") if count == 1 else "".join(back[int(d)] for d in str(value).zfill(count))


def dated(birth: Birth, text: str, rng: random.Random) -> str:
    """Write some day that nearly always is one."""
    if birth.mode == "day count":
        return put(text, birth.day[0], str(rng.randrange(14_000, 46_000)))
    days = [stands for stands, (day, _) in birth.days.items() if day <= 28 or birth.mode != "date"]
    for (start, stop), keys, digits in (
        (birth.month, list(birth.months), birth.month_digits),
        (birth.day, days, birth.digits),
    ):
        if stop > start:
            text = put(text, start, spelt(rng.choice(keys), stop - start, digits))
    years = birth.year[1] - birth.year[0]
    if years == 4:
        text = put(text, birth.year[0], str(rng.randrange(1920, 2020)))
    if years == 3:
        text = put(text, birth.year[0], rng.choice(("9", "00")) + "3456"[rng.randrange(4)] * 2)[: len(text)]
    return text


def drawn(layout: Layout, rng: random.Random) -> str:
    """Draw a number of a layout that is right but for its check digits."""
    text = "".join(rng.choice(characters) for characters in places(layout.pattern))
    for part in layout.parts:
        text = put(text, part.start, rng.choice(sorted(part.allowed)))
    return dated(layout.birth, text, rng) if layout.birth else text


def _spot(check: Linear | Named, length: int) -> int:
    """Give the place of the character that a check decides."""
    if isinstance(check, Named):
        return check.stop - 1
    return check.at % length if check.at else len(check.tables) - 1


def _completed(layout: Layout, text: str) -> str:
    """Set one check character after the other; what cannot be set is left for the next try."""
    allowed = places(layout.pattern)
    for group in layout.checks:
        spot = _spot(group[0] if isinstance(group, tuple) else group, len(text))
        options = [put(text, spot, character) for character in allowed[spot]]
        text = next((option for option in options if which_holds(group, option)[0]), text)
    return text


def made(rule: Rule, layout: Layout, rng: random.Random) -> str:
    """Make one valid number. Raises LookupError where chance does not find one."""
    for _ in range(_TRIES):
        text = _completed(layout, drawn(layout, rng))
        if holds(rule, text):
            return text
    raise LookupError("no number was found")


def holds(rule: Rule, text: str) -> bool:
    """Say whether a value is of the rule."""
    try:
        canonical(rule, text)
    except Malformed:
        return False
    return True


def redrawn(value: str, rng: random.Random) -> str:
    """Keep the outward shape: digits stay digits, letters stay letters."""
    classes = (string.digits, string.ascii_uppercase)
    return "".join(next((rng.choice(c) for c in classes if char in c), char) for char in value)
