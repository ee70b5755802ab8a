"""The check digits that many national numbers share, as sums of `numbers.Linear`.

* Standards: ISO/IEC 7064 (MOD 11-2, MOD 97-10), ISO/IEC 7812-1 annex B (Luhn)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.kinds.numbers import ALNUM, DIGITS, Linear

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ANY = "".join(ALNUM)
ELEVEN = "0123456789"
"""Check digits by a remainder of 11, where 10 is given to nobody."""


def weighted(
    weights: Sequence[int],
    right: Sequence[str],
    at: int = -1,
    *,
    values: Mapping[str, int] = DIGITS,
    plus: int = 0,
    then: Linear | None = None,
) -> Linear:
    """Add up weight times value; the remainder names the character at `at`. `plus` is always added."""
    tables = [{c: weight * value for c, value in values.items()} for weight in weights]
    if plus:
        tables[0] = {c: total + plus for c, total in tables[0].items()}
    return Linear(tuple(tables), tuple(right), at, then)


def divides(
    weights: Sequence[int], modulus: int, *, values: Mapping[str, int] = DIGITS, plus: int = 0
) -> Linear:
    """Add up weight times value, check digits among them; the sum must be a multiple of the modulus."""
    return weighted(weights, (_ANY, *[""] * (modulus - 1)), 0, values=values, plus=plus)


def luhn(stop: int, start: int = 0, *, values: Mapping[str, int] = DIGITS, plus: int = 0) -> Linear:
    """Double every second value, from the last but one leftward, less 9 where it is over 9; end in 0."""
    doubled = {c: 2 * value - 9 * (value > 4) for c, value in values.items()}
    turns = [values if (stop - place) % 2 else doubled for place in range(start, stop)]
    turns[0] = {c: value + plus for c, value in turns[0].items()}
    return Linear((*({},) * start, *turns), (_ANY, *[""] * 9), start)


def powers(count: int, modulus: int = 97) -> list[int]:
    """Give the weights by which digits read as one decimal number, modulo `modulus`."""
    return [pow(10, count - 1 - place, modulus) for place in range(count)]


def complement(modulus: int, digits: Mapping[int, str]) -> tuple[str, ...]:
    """Give the characters for remainders 0, 1, ... where the modulus less the remainder counts.

    `digits` says what stands for 10 and more; what it does not name is given to nobody.
    """
    return tuple(
        digits.get(left, str(left) if left < 10 else "")
        for left in (modulus - rest for rest in range(modulus))
    )
