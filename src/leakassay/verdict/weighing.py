"""What each finding says alone: a likelihood ratio by pair, and from that its leaning."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from leakassay.verdict.calibration import PAIRS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from leakassay.records import Finding, Leaning
    from leakassay.verdict.calibration import Calibration

_SPEAKS = float(np.log(3.0))
"""From a likelihood ratio of 3 on a finding leans; ENFSI calls 2 to 10 weak support."""
_MOST = float(np.log(30.0))
"""A single finding is never given more: the bins of a feature hold few independent sources."""

_RULED = float(np.log(10.0))
"""What a contradiction outside the corpus is given: far below METHOD.md 2.2, for want of error rates. [P]"""


def weighed(finding: Finding, calibration: Calibration) -> Finding:
    """Add likelihood ratios to a finding with features, and let it lean where they do.

    Features of one finding see the same thing: their log likelihood ratios are averaged, not added.
    """
    known = [calibration.single[n].at(v) for n, v in finding.features.items() if n in calibration.single]
    if not known:
        return finding
    log = np.clip(np.mean(known, axis=0), -_MOST, _MOST)
    lr = {pair: round(float(np.exp(one)), 3) for pair, one in zip(PAIRS, log, strict=True)}
    return replace(finding, lr=lr, leaning=_leaning(finding, log))


def ruled(
    log_lr: NDArray[np.float64], findings: Iterable[Finding], calibration: Calibration
) -> NDArray[np.float64]:
    """Heed contradictions by tests whose columns no lawful corpus holds, and the name of a generator; (6,).

    Such a test speaks by its own rule; one or several count once, as a ratio of ten, before the caps. A name,
    too, is given by a rule, and to no authentic table so far (T60).
    """
    out = log_lr.copy()
    for finding in findings:
        fitted = any(name in calibration.names for name in finding.features)
        if finding.leaning == "against" and (finding.generator or not fitted):
            for hypothesis in finding.against:
                place = PAIRS.index(f"A:{hypothesis}")
                out[place] = min(out[place], log_lr[place] - _RULED)
    return out


def _leaning(finding: Finding, log: NDArray[np.float64]) -> Leaning:
    if finding.leaning != "silent" or finding.score is None:
        return finding.leaning
    if log.min() < -_SPEAKS:
        return "against"
    return "for" if log.mean() > _SPEAKS and log.min() > -_SPEAKS / 2 else "silent"
