"""Are values missing together, as they are where a record is of another sort or time?

* Claim tested: gaps have a cause
* Needs: `measures.rows`
* If authentic: some columns are full, some full of gaps, and gaps come together
* If generated: no gaps, or gaps sprinkled evenly and independently
* If merged: whole blocks of columns are empty in one part of the rows
* Cannot tell: tables without gaps of registers that demand every field
* Source: METHOD.md 2.4 T21
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.records import Feature, Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Sample

_ROWS = 1500


def run(leak: Leak) -> Iterator[Finding]:
    """Score: mean correlation of gaps between columns that have some."""
    for sample in leak.samples():
        if sample.length >= 60 and len(sample.columns) >= 3:
            yield _judge(sample)
        else:
            yield Finding("T21", sample.table.name, (), 0, "silent", None, Text("too few rows or columns"))


def _judge(sample: Sample) -> Finding:
    gaps = np.array([c.codes[:_ROWS] < 0 for c in sample.columns])
    rate = gaps.mean(1)
    partly = gaps[(rate > 0.005) & (rate < 0.995)]
    some = [r for r in rate if r < 0.995]
    features = {
        "T21.full": float(np.mean([r == 0 for r in some] or [1.0])),
        "T21.gaps": float(np.mean(some or [0.0])),
    }
    together = 0.0
    if len(partly) >= 2:
        features |= _structure(partly, sample.rng("gaps"))
        together = features["T21.together"]
    if len(partly) >= 1:
        features["T21.uneven"] = float(np.std(np.log(rate[(rate > 0.005) & (rate < 0.995)])))
    text = Text(
        "{partly} of {columns} columns have gaps; the gaps of two columns go together by {together:.2f} "
        "(0 by chance, 1 always)",
        {"partly": len(partly), "columns": len(rate), "together": together},
    )
    return Finding(
        "T21", sample.table.name, (), gaps.shape[1], "silent", together, text, ("G", "M", "S", "R"), features
    )


def _structure(gaps: NDArray[np.bool_], rng: np.random.Generator) -> dict[str, float]:
    """Correlations of gaps, and how many different patterns of gaps there are against independent ones."""
    correlation = np.corrcoef(gaps.astype(np.float64))
    pairs = np.asarray(correlation)[np.triu_indices(len(gaps), 1)]
    mixed = np.array([rng.permutation(row) for row in gaps])
    patterns, by_chance = (len(np.unique(one, axis=1).T) for one in (gaps, mixed))
    return {
        "T21.together": float(np.abs(pairs).mean()),
        "T21.closest": float(pairs.max()),
        "T21.patterns": float(np.log(patterns / by_chance)),
    }


TEST = Test(
    number="T21",
    claim="Are values missing together?",
    separates=("G", "M", "S", "R"),
    run=run,
    group="dependence",
    features=(
        Feature("T21.full", "share of columns without a gap", 0.0, 1.0),
        Feature("T21.gaps", "mean share of gaps", 0.0, 1.0),
        Feature("T21.together", "mean correlation of gaps between columns", 0.0, 1.0),
        Feature("T21.closest", "correlation of gaps in the closest pair", -0.2, 1.0),
        Feature("T21.patterns", "patterns of gaps over those of independent gaps, logarithm", -3.0, 0.5),
        Feature("T21.uneven", "spread of the columns' shares of gaps, logarithm", 0.0, 3.0),
    ),
)
