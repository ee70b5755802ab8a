"""Do the columns hang together that do in registers?

* Claim tested: no column was taken from other rows
* Needs: `measures.rows`; three columns that divide the rows; the fitted comparison of
  `reference/verdict/pairs.npz`
* If authentic: names tell the sex and the country, later numbers come later, an end follows its beginning
* If shuffled: one column, or a group of them, does so no more than in shuffled rows, though such columns do
* If generated or enriched: no column does, or the invented ones do not
* Cannot tell: columns that have nothing to do with each other in registers either
* Source: METHOD.md 2.2, 2.4 T16; a forest over the figures of `evidence.pairs`, fitted by
  `benchmarks/authenticity/fit.py` on pairs of public registers and on the same pairs shuffled
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.pairs import paired, summed
from leakassay.records import Feature, Finding, Text
from leakassay.reference.forest import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Sample

CLASSES = ("together", "shuffled")
_LEAST_ROWS = 60
_LEAST_PAIRS = 3
_SUSPECT = 1.0
"""Sum of log odds, over the root of the pairs, from which a column is named."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: log odds that the most suspect column belongs to other rows, over the root of its pairs."""
    for sample in leak.samples():
        names, figures = pairs_of(sample)
        if len(names) < _LEAST_PAIRS:
            text = Text("too few columns divide the rows")
            yield Finding("T50", sample.table.name, (), 0, "silent", None, text)
        else:
            yield _judge(sample, names, odds(shipped("pairs").shares(figures)))


def pairs_of(sample: Sample) -> tuple[list[tuple[str, str]], NDArray[np.float64]]:
    """Figures of the pairs of columns that divide the rows; none of a small table."""
    if sample.length < _LEAST_ROWS:
        return [], np.empty((0, 0))
    return paired(sample)


def odds(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log odds that a pair was shuffled, from the shares of `CLASSES`, (pairs, 2)."""
    share = np.clip(shares[:, 1], 0.02, 0.98)
    log: NDArray[np.float64] = np.log(share / (1 - share))
    return log


def _judge(sample: Sample, names: Sequence[tuple[str, str]], log: NDArray[np.float64]) -> Finding:
    by_column = summed(names, log)
    suspect = sorted(by_column, key=lambda n: by_column[n][0], reverse=True)
    score = by_column[suspect[0]][0]
    told = tuple(n for n in suspect if by_column[n][0] > _SUSPECT)
    text = Text(
        "of {columns} columns, {suspect} hang together with the others no more than after shuffling, where "
        "such columns of registers do",
        {"columns": len(by_column), "suspect": len(told)},
    )
    n = sample.length
    return Finding(
        "T50", sample.table.name, told, n, "silent", score, text, ("S", "G", "E", "M"), features(names, log)
    )


def features(names: Sequence[tuple[str, str]], log: NDArray[np.float64]) -> dict[str, float]:
    """Features of a table from the log odds of its pairs."""
    by_column = np.array(list(summed(names, log).values()))
    whole, most, least = (np.sort(one)[::-1] for one in by_column.T)
    return {
        "T50.most": float(whole[0]),
        "T50.second": float(whole[1]),
        "T50.mean": float(whole.mean()),
        "T50.pair": float(most[0]),
        "T50.pairs": float(log.mean()),
        "T50.lone": float(least[0]),
        "T50.lone_second": float(least[1]),
        "T50.split": _split(names, log),
    }


def _split(names: Sequence[tuple[str, str]], log: NDArray[np.float64]) -> float:
    """Log odds of the pairs between two halves of the table, the most suspect halves, over their root.

    Columns that were moved together hang together among themselves and with nothing else.
    """
    columns = sorted({n for pair in names for n in pair})
    size = len(columns)
    ties = np.zeros((size, size))
    for (one, other), value in zip(names, log.tolist(), strict=True):
        ties[columns.index(one), columns.index(other)] = value
    ties += ties.T
    sides = (np.arange(1, 1 << (size - 1))[:, None] >> np.arange(size) & 1).astype(np.float64)
    across = ((sides @ ties) * (1 - sides)).sum(1)
    inside = sides.sum(1)
    return float((across / np.sqrt(inside * (size - inside))).max())


TEST = Test(
    number="T50",
    claim="Do the columns hang together that do in registers?",
    separates=("S", "G", "E", "M"),
    run=run,
    group="dependence",
    features=(
        Feature("T50.most", "log odds that the most suspect column belongs to other rows", -12.0, 12.0),
        Feature("T50.second", "the same, second column", -12.0, 12.0),
        Feature("T50.mean", "the same, mean over columns", -12.0, 12.0),
        Feature("T50.pair", "log odds that the most suspect pair was shuffled", -4.0, 4.0),
        Feature("T50.pairs", "the same, mean over pairs", -4.0, 4.0),
        Feature("T50.lone", "the same of the best tie of the loneliest column", -4.0, 4.0),
        Feature("T50.lone_second", "the same, second loneliest column", -4.0, 4.0),
        Feature("T50.split", "log odds that two parts of the columns come from different rows", -12.0, 12.0),
    ),
)
