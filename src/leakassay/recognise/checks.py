"""Weigh kinds that can be checked against what made-up values of the same shape would pass.

Two null columns are made of each column, with a fixed seed: in one the characters of each
position are dealt anew among the values of the same length, which keeps leading digits and date
parts but breaks check digits; in the other every digit and letter is drawn evenly, which breaks
everything. A kind stands by its check where the values pass far more often than the first null,
and by its build where they have it far more often than the second.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.kinds.interface import VALID, Malformed, Strings

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from leakassay.kinds.interface import Kind
    from leakassay.recognise.features.column import Column

MOST_CHANCE = 0.35
"""A kind that more made-up values pass is not weighed by its check."""
LONGEST = 48
FEW = 40
"""Values tried first; kinds that fewer than half of them are built as are left out."""
_HALF = 0.5
_RIGHT = 0.97
_ENOUGH = math.log(3e4)
"""The least log-likelihood ratio against chance."""
_CHECKS = re.compile(r"check|digit sum|control|luhn", re.IGNORECASE)

WRITTEN: Mapping[str, str] = {
    "us.ssn": r"\d{3}-\d{2}-\d{4}",
    "br.cpf": r"\d{3}\.\d{3}\.\d{3}-\d{2}",
    "cl.rut": r"\d{1,2}\.\d{3}\.\d{3}-[\dkK]",
    "kr.rrn": r"\d{6}-[1-8]\d{6}",
    "pk.cnic": r"\d{5}-\d{7}-\d",
    "cz.rc": r"\d{6}/\d{3,4}",
    "fi.hetu": r"\d{6}[-+A]\d{3}[\dA-Y]",
    "mx.curp": r"[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d",
    "it.codicefiscale": r"[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]",
    "in.pan": r"[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]",
    "ru.snils": r"\d{3}-\d{3}-\d{3}[ -]\d{2}",
    "ch.ssn": r"756\.\d{4}\.\d{4}\.\d{2}",
    "hk.hkid": r"[A-Z]{1,2}\d{6}\([\dA]\)",
    "sg.nric": r"[STFGM]\d{7}[A-Z]",
    "tw.id": r"[A-Z][1289]\d{8}",
    "my.nric": r"\d{2}[01]\d[0-3]\d-\d{2}-\d{4}",
    "gb.nino": r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]",
    "ie.pps": r"\d{7}[A-W][ABHWTX]?",
    "in.aadhaar": r"[2-9]\d{3} \d{4} \d{4}",
    "be.nn": r"\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}",
    "dk.cpr": r"[0-3]\d[01]\d{3}-\d{4}",
    "se.personnummer": r"(?:19|20)?\d{2}[01]\d[0-3]\d[-+]\d{4}",
    "th.pin": r"\d-\d{4}-\d{5}-\d{2}-\d",
    "fr.nir": r"[12] \d\d [01]\d \d[\dAB] \d{3} \d{3}(?: \d\d)?",
    "es.dni": r"\d{8}-?[A-HJ-NP-TV-Z]",
    "ca.sin": r"\d{3}([ -])\d{3}\1\d{3}",
    "gb.nhs": r"\d{3} \d{3} \d{4}",
    "pt.cc": r"\d{8} ?\d ?(?=[A-Z0-9]?[A-Z])[A-Z0-9]{2}\d",
    "cn.ric": r"[1-6]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]",
}
"""National numbers that the way of writing alone tells, check digit right or not."""
_WRITTEN = {name: re.compile(pattern) for name, pattern in WRITTEN.items()}
_WRITTEN_SHARE = 0.9
_WRITTEN_LEAST = 5
_BORN_LEAST = 3
_BORN_SINCE, _BORN_SHARE = 1925, 0.8
"""Of people in a table so many are no older; dates of the last years, read with any century, are not so."""
_BORN_SPREAD = 20
"""Years between the tenth and the ninetieth part of the births; an order book of as many is rare."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """How one kind fares on one column."""

    kind: str
    n: int
    """Different values weighed."""
    passed: float
    """Share that is of the kind."""
    chance: float
    """Share of the first null that is, or the kind's own figure where that is higher."""
    built: float
    """Share that is of the kind save for the check digit."""
    built_chance: float
    """Share of the second null that is built so."""
    written: float
    """Share that is written as this national number is."""
    gain: float
    """Log-likelihood ratio of the check against chance."""
    digit: bool = True
    """Whether there is a check digit in it; else dates and blocks are all that is checked."""
    lives: bool = True
    """Whether the births that the numbers say are spread as people's are, or they say none.

    Numbers of orders and receipts begin with dates as well, but with those of some years."""

    @property
    def by_check(self) -> bool:
        """Whether the check alone settles it."""
        return self.gain > _ENOUGH and self.passed > 0.7 and (self.digit or self.lives)

    @property
    def by_build(self) -> bool:
        """Whether the build settles it though check digits may be wrong."""
        rare = self.built_chance < 0.03 and self.built > 0.85 and self.n >= 12 and self.lives
        return rare or (self.written >= _WRITTEN_SHARE and self.n >= _WRITTEN_LEAST)


def weigh(column: Column, kinds: Sequence[Kind], named: Collection[str] = ()) -> list[Weighed]:
    """Weigh every kind that has something to check, and those that the column's name says; the best first."""
    values = [v for v in column.distinct if v]
    if (
        not values
        or np.median([len(v) for v in values]) > LONGEST
        or not any(c.isdigit() for v in values[:50] for c in v)
    ):
        return []
    values = [v for v in values if len(v) <= 2 * LONGEST]
    texts, first = (Strings.of(pa.array(some, pa.string())) for some in (values, values[:FEW]))
    dealt: Strings | None = None
    drawn: Strings | None = None
    found = []
    for kind in sorted(kinds, key=lambda k: k.chance):  # of equals the narrower comes first
        if kind.chance > MOST_CHANCE and kind.name not in WRITTEN and kind.name not in named:
            continue
        if not _fits(kind, values[:FEW], first):
            continue
        if dealt is None or drawn is None:
            dealt = Strings.of(pa.array(_deal(values), pa.string()))
            drawn = Strings.of(pa.array(_draw(values), pa.string()))
        found.append(_weighed(kind, values, texts, dealt, drawn))
    return sorted(found, key=lambda w: (-w.by_check, -w.gain, -w.built))


def _weighed(kind: Kind, values: list[str], texts: Strings, dealt: Strings, drawn: Strings) -> Weighed:
    codes = kind.faults(texts)
    n, passed = len(values), float((codes == VALID).mean())
    chance = min(max(kind.chance, float((kind.faults(dealt) == VALID).mean()), 1e-4), 0.999)
    pattern = _WRITTEN.get(kind.name)
    right, wrong = math.log(_RIGHT / chance), math.log((1 - _RIGHT) / (1 - chance))
    return Weighed(
        kind.name,
        n,
        passed,
        chance,
        float(_built(kind, codes).mean()),
        float(_built(kind, kind.faults(drawn)).mean()),
        sum(1 for v in values if pattern.fullmatch(v.strip())) / n if pattern else 0.0,
        n * (passed * right + (1 - passed) * wrong),
        any(_CHECKS.search(reason) for reason in kind.reasons),
        _lives(kind, texts),
    )


def _lives(kind: Kind, texts: Strings) -> bool:
    """Say whether the births are spread as people's are; there may be none to be said."""
    years = (kind.facets(texts) if kind.facets else {}).get("birth_year")
    if years is None:
        return True
    said = years[years > 0]
    if len(said) < _BORN_LEAST:
        return False
    early, late = np.quantile(said, (0.1, 0.9))
    return bool(late - early >= _BORN_SPREAD and (said >= _BORN_SINCE).mean() >= _BORN_SHARE)


def _fits(kind: Kind, values: Sequence[str], texts: Strings) -> bool:
    """Say whether at least half of the values, which are those of `texts`, are built as the kind is.

    National numbers are asked by their kernel, which is laid out in a thousandth of a second; those of the
    others take up to a hundred times as long, so that the scalar definition first says whether they pay.
    """
    if "." in kind.name:
        return bool(np.count_nonzero(_built(kind, kind.faults(texts))) >= _HALF * len(values))
    return sum(_is_built(kind, value) for value in values) >= _HALF * len(values)


def _is_built(kind: Kind, value: str) -> bool:
    try:
        kind.canonical(value)
    except Malformed as error:
        return _CHECKS.search(str(error)) is not None
    return True


def _built(kind: Kind, codes: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return _allowed(kind)[codes]


@cache
def _allowed(kind: Kind) -> NDArray[np.bool_]:
    """(256,) by code: valid, or wrong in the check digit alone."""
    allowed = np.zeros(256, bool)
    allowed[VALID] = True
    for i, reason in enumerate(kind.reasons):
        allowed[i + 1] = _CHECKS.search(reason) is not None
    return allowed


def _deal(values: Sequence[str]) -> list[str]:
    """Deal the characters of each position anew among values of the same length."""
    random = np.random.default_rng(20_261_123)
    out = list(values)
    by_length: dict[int, list[int]] = {}
    for i, value in enumerate(values):
        by_length.setdefault(len(value), []).append(i)
    for length, at in by_length.items():
        letters = np.array([list(values[i]) for i in at]).reshape(len(at), length)
        for place in range(length):
            letters[:, place] = random.permutation(letters[:, place])
        for i, row in zip(at, letters, strict=True):
            out[i] = "".join(row)
    return out


def _draw(values: Sequence[str]) -> list[str]:
    """Draw every digit and Latin letter evenly."""
    random = np.random.default_rng(20_261_124)
    digits = random.integers(0, 10, 4096)
    letters = random.integers(0, 26, 4096)
    out, at = [], 0
    for value in values:
        made = []
        for c in value:
            at = (at + 1) % 4096
            if c.isdigit():
                made.append(chr(48 + digits[at]))
            elif "A" <= c <= "Z":
                made.append(chr(65 + letters[at]))
            elif "a" <= c <= "z":
                made.append(chr(97 + letters[at]))
            else:
                made.append(c)
        out.append("".join(made))
    return out
