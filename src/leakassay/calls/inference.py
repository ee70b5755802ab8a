"""What the answers of a confirmation survey prove (METHOD.md 3.2, 3.3).

* Exact intervals (Clopper and Pearson 1934) of the share of rows whose name, and whose details, are true
* Bounds for the calls that reached nobody (Manski 2003): all of them wrong, all of them right
* An e-value against "no more than this share is right": uniform mixture over the shares above; valid at any
  stopping (Ville's inequality: at most alpha of surveys of a wrong leak ever pass 1 / alpha)
* Wald's sequential test of one half against 95 %, alpha 1 %, beta 5 %: when to stop calling
* Likelihood ratios against generated (G) and against a real directory with invented details (E)

The calls say nothing about the number of people: against "this sample is real, the claimed size is not" the
likelihood ratio is one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scipy.special import betainc, betaln

from leakassay.intervals import clopper_pearson
from leakassay.records import Interval

if TYPE_CHECKING:
    from leakassay.calls.interface import Counts

Advice = Literal["go on", "stop: confirmed", "stop: not confirmed"]

TRUE, HALF = 0.95, 0.5
"""The shares of right rows that the sequential test tells apart."""
_ALPHA, _BETA = 0.01, 0.05
_STRANGER = 1e-4
"""A stranger at a random number bears the listed full name so often at most (METHOD.md 3.3: 1e-5 to 1e-4)."""
_YES_SAYING = 0.05
"""Assumed share of invented details that are confirmed, where no control arm measured it (METHOD.md 3.3)."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a survey proves."""

    counts: Counts
    name: Interval | None
    """Share of reached rows whose name is right; None where nobody was reached."""
    details: Interval | None
    """Share of rows whose details are right, among those of whom details were asked."""
    details_of_all: Interval | None
    """The same, where a name alone counts as not confirmed."""
    name_bounds: tuple[float, float]
    """Share of all rows called whose name is right, if every unanswered call was wrong, and if right."""
    details_bounds: tuple[float, float]
    name_range: tuple[float, float]
    """`name_bounds` with the error of the draw: the low end of the exact 95 % interval of the one, the high
    end of that of the other."""
    details_range: tuple[float, float]
    e_half: float
    """E-value against "no more than half of the rows bear the right name"."""
    e_most: float
    """The same against four fifths."""
    advice: Advice
    more: int | None
    """Further confirmations in a row after which the sequential test stops; None once it has."""
    false_yes: Interval
    """Share of invented details that people confirm: measured in the control arm, or assumed."""
    measured: bool
    """Whether the control arm measured it."""
    lr_generated: float
    """Likelihood ratio of A against G from the names; at most `cap`."""
    lr_enriched: float
    """Likelihood ratio of A against E from the details; at most `cap`."""
    cap: float
    lr_size: float = 1.0
    """Against "the sample is real, the claimed size is not": the calls do not tell."""


def infer(counts: Counts, cap: float = 1000.0) -> Survey:
    """Read a survey; `cap` bounds the likelihood ratios as the verdict's does."""
    named = counts.name_only + counts.details
    confirmed, against = counts.details, counts.denied + counts.wrong_number
    silent = counts.attempts - counts.reached
    false_yes, measured = _false_yes(counts)
    advice, more = _sequential(named, against)
    return Survey(
        counts=counts,
        name=_share(named, counts.reached, "names confirmed among those reached"),
        details=_share(confirmed, confirmed + against, "details confirmed among those asked"),
        details_of_all=_share(confirmed, counts.reached, "details confirmed; a name alone counts as not"),
        name_bounds=_bounds(named, silent, counts.attempts),
        details_bounds=_bounds(confirmed, silent + counts.name_only, counts.attempts),
        name_range=_range(named, silent, counts.attempts),
        details_range=_range(confirmed, silent + counts.name_only, counts.attempts),
        e_half=e_value(named, against, HALF),
        e_most=e_value(named, against, 0.8),
        advice=advice,
        more=more,
        false_yes=false_yes,
        measured=measured,
        lr_generated=_ratio(named, against, TRUE, _STRANGER, cap),
        lr_enriched=_ratio(confirmed, against, TRUE, false_yes.point, cap),
        cap=cap,
    )


def _share(right: int, of: int, method: str) -> Interval | None:
    if not of:
        return None
    low, high = clopper_pearson(right, of)
    return Interval(low, right / of, high, method=method, assumptions=(DRAWN, ALIKE))


DRAWN = "the rows called were drawn at random"
ALIKE = "calls without an answer resemble the others"


def _bounds(right: int, open_: int, attempts: int) -> tuple[float, float]:
    if not attempts:
        return 0.0, 1.0
    return right / attempts, (right + open_) / attempts


def _range(right: int, open_: int, attempts: int) -> tuple[float, float]:
    if not attempts:
        return 0.0, 1.0
    return clopper_pearson(right, attempts)[0], clopper_pearson(right + open_, attempts)[1]


def e_value(right: int, wrong: int, null: float) -> float:
    """Give the e-value of a uniform mixture over the shares above `null`, against all shares up to it.

    >>> round(e_value(8, 0, 0.5), 1), round(e_value(8, 0, 0.8), 1)
    (56.8, 2.9)
    """
    a, b = right + 1, wrong + 1
    above = math.exp(betaln(a, b)) * (1 - float(betainc(a, b, null)))
    return above / (1 - null) / (null**right * (1 - null) ** wrong)


def _sequential(right: int, wrong: int) -> tuple[Advice, int | None]:
    """Apply Wald's test."""
    up, down = math.log(TRUE / HALF), math.log((1 - TRUE) / (1 - HALF))
    score = right * up + wrong * down
    if score >= math.log((1 - _BETA) / _ALPHA):
        return "stop: confirmed", None
    if score <= math.log(_BETA / (1 - _ALPHA)):
        return "stop: not confirmed", None
    return "go on", math.ceil((math.log((1 - _BETA) / _ALPHA) - score) / up)


def _false_yes(counts: Counts) -> tuple[Interval, bool]:
    if not counts.foils:
        return Interval(
            _YES_SAYING, _YES_SAYING, _YES_SAYING, method="assumed: no control calls were made"
        ), False
    low, high = clopper_pearson(counts.foils_confirmed, counts.foils)
    # The upper bound is what the leak may be credited with at worst.
    # It stays off 0 and 1, where one answer would decide everything.
    return Interval(low, min(max(high, 1e-3), 1 - 1e-3), high, method="control calls, upper bound"), True


def _ratio(right: int, wrong: int, if_true: float, if_false: float, cap: float) -> float:
    log = right * math.log(if_true / if_false) + wrong * math.log((1 - if_true) / (1 - if_false))
    return min(cap, max(1 / cap, math.exp(min(log, 700.0))))


def needed(share: float, level: float = 0.95) -> int:
    """Give the calls, all confirming, after which `share` is a one-sided floor.

    >>> [needed(q) for q in (0.5, 0.8, 0.9, 0.95, 0.99)]
    [5, 14, 29, 59, 299]
    """
    return math.ceil(math.log(1 - level) / math.log(share))
