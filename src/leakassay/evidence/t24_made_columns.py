"""Does each column look like columns of registers, or like those that programs fill?

* Claim tested: no column was invented
* Needs: `measures.rows`; the fitted comparison of `reference/verdict/columns.npz`
* If authentic: hardly any column looks made
* If generated: most do; if enriched: some do and the others do not
* If shuffled: a column that is real in itself tells nothing of the others, where such columns do
* Cannot tell: columns of few values; what is computed from real columns
* Source: METHOD.md 2.4 T24; a forest over the figures of `evidence.profile`, fitted by
  `benchmarks/authenticity/fit.py` on public registers and on columns of generators
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.profile import FIGURES, profiled
from leakassay.evidence.ties import ties
from leakassay.records import Feature, Finding, Text
from leakassay.reference.forest import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Sample

CLASSES = ("register", "program", "moved")
"""What a column may be: as a register has it, filled by a program, or taken from other rows of the table."""
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
    if len(columns) < 3:
        return [], np.empty((0, len(FIGURES)))
    return [c.name for c in columns], profiled(columns, found)


def _judge(sample: Sample, names: list[str], figures: NDArray[np.float64]) -> Finding:
    shares = shipped("columns").shares(figures)
    made, moved = shares[:, 1], shares[:, 2]
    text = Text(
        "of {columns} columns, {made} look like those that programs fill, {moved} like those of other rows",
        {"columns": len(made), "made": int((made > 0.5).sum()), "moved": int((moved > 0.5).sum())},
    )
    columns = tuple(n for n, a, b in zip(names, made, moved, strict=True) if max(a, b) > 0.5)
    n = sample.length
    return Finding(
        "T24",
        sample.table.name,
        columns,
        n,
        "silent",
        float(made.max()),
        text,
        ("G", "E", "M", "S"),
        summed(shares),
    )


def summed(shares: NDArray[np.float64]) -> dict[str, float]:
    """Features of a table from the shares of its columns, (columns, 3) in the order of `CLASSES`."""
    features: dict[str, float] = {}
    for part, which in (("made", 1), ("moved", 2)):
        share = np.clip(shares[:, which], 0.02, 0.98)
        odds = np.sort(np.log(share / (1 - share)))
        features |= {
            f"T24.{part}_most": float(odds[-1]),
            f"T24.{part}_second": float(odds[-2]),
            f"T24.{part}_mean": float(odds.mean()),
            f"T24.{part}_least": float(odds[0]),
            f"T24.{part}_apart": float(odds[-1] - np.median(odds)),
        }
    return features


TEST = Test(
    number="T24",
    claim="Does each column look like columns of registers?",
    separates=("G", "E", "M", "S"),
    run=run,
    group="language",
    features=tuple(
        Feature(f"T24.{part}_{which}", f"log odds that {says} {what}", low, high)
        for part, what in (("made", "was made by a program"), ("moved", "belongs to other rows"))
        for which, says, low, high in (
            ("most", "the most suspect column", -4.0, 4.0),
            ("second", "the second most suspect column", -4.0, 4.0),
            ("mean", "a column, on average,", -4.0, 4.0),
            ("least", "the least suspect column", -4.0, 4.0),
            ("apart", "the most suspect column, more than the typical one,", 0.0, 8.0),
        )
    ),
)
