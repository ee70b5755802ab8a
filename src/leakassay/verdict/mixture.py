"""When parts of a leak differ: which share of it each hypothesis holds, and where.

The parts are stretches of rows or whole tables. They are split in two, so that those of one side are alike
in their likelihoods, while the sides prefer different hypotheses; the most authentic side is judged as a leak
by itself. What a source has in all its parts, such as a habit that looks made up, moves all likelihoods alike
and splits nothing. The interval is a bootstrap over the parts, no finer than they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.records import Interval
from leakassay.verdict.calibration import overall
from leakassay.verdict.deciding import ALTERNATIVES, Share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakassay.records import Hypothesis
    from leakassay.verdict.deciding import Part

_DRAWS = 200
_DIFFER = float(np.log(3.0))
"""Two sides differ where each prefers its own hypothesis to the other's by so much, the mean of its parts:
from there a finding leans, too.

Ratios for A are capped at 3 to 33, so that a bound of ten could never tell A from the likest alternatives.
How often whole registers of left-out sources pass it, benchmarks/authenticity/mixtures.py prints.
"""
_METHOD = "parts split by their likelihoods, bootstrap over parts"


def mixture(parts: Sequence[Part], doubted: NDArray[np.float64]) -> tuple[Share, ...]:
    """Give the shares, greatest first; nothing where all parts agree or are too few to differ.

    `doubted`, (6,): the log ratios against A, before the cap, from which an alternative leads.
    """
    log_lr = np.array([part.log_lr for part in parts])
    records = np.array([float(part.records) for part in parts])
    sides = _sides(log_lr, records, np.arange(len(parts)))
    if len(sides) < 2:
        return ()
    means = _means(log_lr, records, sides)
    beyond = _means(np.array([part.fused for part in parts]), records, sides) < -doubted
    names = _named(means, beyond)
    held = {
        name: np.concatenate([s for s, n in zip(sides, names, strict=True) if n == name]) for name in names
    }
    if len(held) < 2:
        return ()
    shares = [_share(name, np.sort(mine), parts, records) for name, mine in held.items()]
    return tuple(sorted(shares, key=lambda one: -one.share.point))


def _sides(
    log_lr: NDArray[np.float64], records: NDArray[np.float64], parts: NDArray[np.int64]
) -> list[NDArray[np.int64]]:
    """Split the parts, and what is split, while the two sides prefer different hypotheses."""
    if len(parts) < 2:
        return [parts]
    one, other = (parts[side] for side in _halves(log_lr[parts], records[parts]))
    if not _apart(*(np.average(log_lr[side], axis=0, weights=records[side]) for side in (one, other))):
        return [parts]
    return [*_sides(log_lr, records, one), *_sides(log_lr, records, other)]


def _halves(
    log_lr: NDArray[np.float64], records: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Cut the parts where they vary most, along their principal axis, so that each side varies least."""
    centred = (log_lr - np.average(log_lr, axis=0, weights=records)) * np.sqrt(records)[:, None]
    axis = np.linalg.svd(centred, full_matrices=False)[2][0]
    order = np.argsort(log_lr @ axis, kind="stable")
    weight = np.cumsum(records[order])
    total = np.cumsum(log_lr[order] * records[order, None], axis=0)
    left, right = weight[:-1], weight[-1] - weight[:-1]
    between = (total[:-1] / left[:, None] - (total[-1] - total[:-1]) / right[:, None]) ** 2
    cut = int((between.sum(1) * left * right).argmax()) + 1
    return order[:cut], order[cut:]


def _apart(one: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    """Whether for some two hypotheses each side prefers its own, from their mean log ratios."""
    mine, theirs = (np.concatenate([[0.0], -side]) for side in (one, other))
    prefers = np.minimum(mine[:, None] - mine, theirs - theirs[:, None])
    return bool(prefers.max() > _DIFFER)


def _means(
    log_lr: NDArray[np.float64], records: NDArray[np.float64], sides: Sequence[NDArray[np.int64]]
) -> NDArray[np.float64]:
    return np.array([np.average(log_lr[side], axis=0, weights=records[side]) for side in sides])


def _named(means: NDArray[np.float64], beyond: NDArray[np.bool_]) -> list[Hypothesis]:
    """Call the most authentic side A, unless it is doubted itself, and others by their likest alternative."""
    names = [ALTERNATIVES[int(one.argmin())] for one in means]
    first = int(overall(means).argmax())
    if not beyond[first].any():
        names[first] = "A"
    return names


def _share(
    name: Hypothesis, mine: NDArray[np.int64], parts: Sequence[Part], records: NDArray[np.float64]
) -> Share:
    weight = np.where(np.isin(np.arange(len(parts)), mine), records, 0.0)
    drawn = np.random.default_rng(len(parts)).integers(0, len(parts), (_DRAWS, len(parts)))
    low, high = np.quantile(weight[drawn].sum(1) / records[drawn].sum(1), [0.025, 0.975])
    share = Interval(float(low), float(weight.sum() / records.sum()), float(high), method=_METHOD)
    return Share(name, share, tuple(parts[i].where for i in mine))
