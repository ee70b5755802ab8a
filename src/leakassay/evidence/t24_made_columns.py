"""Does each column look like columns of registers, or like those that programs fill?

* Claim tested: no column was invented
* Needs: `measures.rows`; the fitted comparison of `reference/verdict/columns.npz`
* If authentic: hardly any column looks made
* If generated: most do; if enriched: some do and the others do not
* Cannot tell: columns of few values; what is computed from real columns
* Source: METHOD.md 2.4 T24; a forest over the figures of `evidence.profile`, fitted by
  `benchmarks/authenticity/fit.py` on public registers and on columns of generators
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.profile import FIGURES, profile
from leakassay.evidence.ties import ties
from leakassay.records import Feature, Finding, Text
from leakassay.reference.forest import Forest, read_forest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Sample

_MOST = 24
"""Columns looked at."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: the greatest share of trees that call a column made."""
    for sample in leak.samples():
        names, figures = profiles(sample)
        if len(names) < 3:
            yield Finding("T24", sample.table.name, (), 0, "silent", None, Text("too few columns to compare"))
        else:
            yield _judge(sample, names, figures)


def profiles(sample: Sample) -> tuple[list[str], NDArray[np.float64]]:
    """Figures of the columns that say enough, (columns, figures)."""
    columns = [c for c in sample.telling if len(c.said) >= 60][:_MOST]
    found = ties(sample) if sample.length >= 60 else []
    return [c.name for c in columns], np.array([profile(c, found) for c in columns]).reshape(
        len(columns), len(FIGURES)
    )


def _judge(sample: Sample, names: list[str], figures: NDArray[np.float64]) -> Finding:
    made = _forest().shares(figures)[:, 1]
    text = Text(
        "of {columns} columns, {made} look more like those of programs than like those of registers",
        {"columns": len(made), "made": int((made > 0.5).sum())},
    )
    columns = tuple(n for n, m in zip(names, made, strict=True) if m > 0.5)
    n = sample.length
    return Finding(
        "T24", sample.table.name, columns, n, "silent", float(made.max()), text, ("G", "E", "M"), summed(made)
    )


def summed(made: NDArray[np.float64]) -> dict[str, float]:
    """Features of a table from the shares of its columns."""
    odds = np.sort(np.log(np.clip(made, 0.02, 0.98) / (1 - np.clip(made, 0.02, 0.98))))
    return {
        "T24.most": float(odds[-1]),
        "T24.second": float(odds[-2]),
        "T24.mean": float(odds.mean()),
        "T24.least": float(odds[0]),
        "T24.apart": float(odds[-2:].mean() - odds[:2].mean()),
    }


@cache
def _forest() -> Forest:
    return read_forest(resources.files("leakassay.reference") / "verdict" / "columns.npz")


TEST = Test(
    number="T24",
    claim="Does each column look like columns of registers?",
    separates=("G", "E", "M"),
    run=run,
    group="language",
    features=(
        Feature("T24.most", "log odds that the most suspect column is made", -4.0, 4.0),
        Feature("T24.second", "the same, second column", -4.0, 4.0),
        Feature("T24.mean", "mean over columns", -4.0, 4.0),
        Feature("T24.least", "the least suspect column", -4.0, 4.0),
        Feature("T24.apart", "how far the two most and the two least suspect columns are apart", 0.0, 8.0),
    ),
)
