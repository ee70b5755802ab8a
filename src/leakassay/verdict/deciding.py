"""The verdict on a leak from the likelihood ratios of its tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from leakassay.verdict.calibration import LEAST_SUPPORT, PAIRS, overall, supports
from leakassay.verdict.wording import (
    NOTHING_TESTED,
    TOO_SMALL,
    left_open,
    made,
    partly,
    sentence,
    set_apart,
    supported,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from leakassay.records import Hypothesis, Interval, Text
    from leakassay.verdict.calibration import Calibration

Authentic = Literal["supported", "doubtful", "contradicted", "not assessed"]
ALTERNATIVES: tuple[Hypothesis, ...] = ("G", "M", "S", "R", "P", "E")
LEAST_ROWS = 80
LEAST_COLUMNS = 3
LEAST_FEATURES = 34
"""With fewer the forest would see stand-ins for the most part, so that nothing is said; of the tables
it was fitted on, one in a hundred has fewer."""
_CONTRADICTED = float(np.log(10.0))
"""The leading alternative is ten times more probable than A: moderate support, on the scale of ENFSI."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table, or a stretch of one, with its likelihood ratios."""

    where: Text
    records: int
    fused: NDArray[np.float64]
    """(6,) of `PAIRS`, before the cap: says whether a table is doubted. Beyond the caps of a few dozen
    sources all tables look alike."""
    log_lr: NDArray[np.float64]
    """(6,) of `PAIRS`, capped: what is said of it."""


@dataclass(frozen=True, slots=True)
class Share:
    """One component of a mixture."""

    hypothesis: Hypothesis
    share: Interval
    where: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Likelihood ratios for stated pairs, what leads, and what could not be tested."""

    assessed: bool
    authentic: Authentic
    lr: Mapping[str, float]
    """A against each alternative; above 1 speaks for A."""
    leading: Hypothesis | None
    capped_at: float | None
    """The greatest likelihood ratio, either way, that the corpus supports for any pair."""
    untested: tuple[str, ...]
    words: Text
    generator: str | None = None
    mixture: tuple[Share, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    """Date and corpus of the calibration, and the error rates on left-out sources."""


def not_assessed(untested: Sequence[str], *, too_small: bool) -> Verdict:
    """Say that nothing could be tested: never a pass."""
    words = TOO_SMALL if too_small else NOTHING_TESTED
    return Verdict(
        assessed=False,
        authentic="not assessed",
        lr={},
        leading=None,
        capped_at=None,
        untested=tuple(untested),
        words=words,
    )


def decide(
    tables: Sequence[Part],
    calibration: Calibration,
    untested: Sequence[str],
    *,
    mixture: tuple[Share, ...] = (),
    generator: str | None = None,
) -> Verdict:
    """Join the tables of a leak: the mean of their log ratios, weighted by the root of their records.

    Tables of one leak share a source, so that ratios are averaged and not multiplied. The leak is not
    supported while one of its tables is doubted by itself or made by a known generator, or some of its parts
    differ from the rest: a forger may add real tables and rows.
    """
    weights = np.sqrt([float(part.records) for part in tables])
    log = np.average([part.log_lr for part in tables], axis=0, weights=weights)
    fused = np.average([part.fused for part in tables], axis=0, weights=weights)
    doubted = fused < -calibration.doubted
    least = int(np.where(doubted, fused, np.inf).argmin()) if doubted.any() else int(log.argmin())
    leading: Hypothesis | None = ALTERNATIVES[least] if doubted.any() else "A"
    if leading == "A" and not supports(log[None])[0]:
        leading = None
    words = _words(log, leading, least)
    if leading == "A" and (against := _against(tables, calibration, mixture, generator)) is not None:
        leading, words = None, against
    return Verdict(
        assessed=leading is not None,
        authentic=_authentic(log, leading, least),
        lr={pair: float(f"{np.exp(one):.3g}") for pair, one in zip(PAIRS, log, strict=True)},
        leading=leading,
        capped_at=round(float(np.exp(np.abs(calibration.caps).max())), 1),
        untested=tuple(untested),
        words=words,
        generator=generator if leading in {"G", "E", "P"} else None,
        mixture=mixture,
        facts=calibration.facts,
    )


def _against(
    tables: Sequence[Part], calibration: Calibration, mixture: Sequence[Share], generator: str | None
) -> Text | None:
    """Word what speaks against one table or some parts, though not against all together."""
    if generator is not None:
        return made(generator)
    for part in tables:
        beyond = np.where(part.fused < -calibration.doubted, part.fused, np.inf)
        if np.isfinite(beyond.min()):
            least = int(beyond.argmin())
            times = float(np.exp(-part.log_lr[least]))
            return set_apart(part.where.args["table"], ALTERNATIVES[least], times)
    return next((partly(one.hypothesis, one.share.point) for one in mixture if one.hypothesis != "A"), None)


def _authentic(log: NDArray[np.float64], leading: Hypothesis | None, least: int) -> Authentic:
    """Say what follows; where the ratios are all about 1, nothing does, and that is no pass."""
    if leading is None:
        return "not assessed"
    if leading == "A":
        return "supported"
    return "contradicted" if log[least] <= -_CONTRADICTED else "doubtful"


def _words(log: NDArray[np.float64], leading: Hypothesis | None, least: int) -> Text:
    """Name the pair that decides, or that leaves it open; where A leads, A against all together."""
    rival = ALTERNATIVES[least]
    if leading == "A":
        return supported(rival, float(np.exp(overall(log[None])[0])), float(np.exp(log[least])))
    if leading is not None:
        return sentence(rival, "A", float(np.exp(-log[least])))
    if log[least] <= -LEAST_SUPPORT:
        return left_open(rival, float(np.exp(-log[least])))
    return sentence("A", rival, float(np.exp(log[least])))
