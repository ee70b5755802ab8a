"""Are the order digits of Chinese resident numbers given out in blocks, as police stations give them out?

* Claim tested: the numbers were issued
* Needs: `measures.rows`; 1,000 resident numbers of 18 digits
* If authentic: some hundreds are far commoner than others, and each county uses few of them
* If generated: every hundred as common as the next, in every county
* Cannot tell: generators that draw from blocks; numbers with masked digits
* Source: METHOD.md 2.3 and 2.4 T38; GB 11643-1999 (digits 15 to 17, the last odd for men)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.sampled import alike
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample
    from leakassay.records import Leaning

_LEAST = 1000
_FLAT = 0.002
"""Chance above one in ten that two numbers share their hundred: five times the noise of 1,000 even ones."""
_SURE = 4.0
_LENGTH = 18


def run(leak: Leak) -> Iterator[Finding]:
    """Score: chance that two numbers of one county share their hundred, one in ten where all are alike."""
    found = [
        _judge(sample, column, numbers)
        for sample in leak.samples()
        for column in sample.columns
        if column.kind == "cn.ric" and len(numbers := _read(column)) >= _LEAST
    ]
    yield from found or [
        Finding("T38", "", (), 0, "silent", None, Text("no column holds 1,000 Chinese resident numbers"))
    ]


def _judge(sample: Sample, column: Column, numbers: NDArray[np.int64]) -> Finding:
    area, hundred = numbers.T
    overall = alike(np.bincount(hundred))
    inside, noise = _inside(area, hundred)
    even = overall < 0.1 + _FLAT and inside < 0.1 + _SURE * noise < 2 * 0.1
    leaning: Leaning = "against" if even else "silent"
    figures = {"column": column.name, "n": len(numbers), "overall": overall, "inside": inside}
    text = Text(
        "two of {n:,} numbers in {column} share the hundred of their order digits by {overall:.1%}, two of "
        "one county by {inside:.1%}; 10.0% if all were as common",
        figures,
    )
    return Finding("T38", sample.table.name, (column.name,), len(numbers), leaning, inside, text, ("G",))


def _read(column: Column) -> NDArray[np.int64]:
    """(numbers, 2) area code and hundred of each different number."""
    whole = [v.strip() for v in column.values]
    found = [
        (int(v[:6]), int(v[14])) for v in whole if len(v) == _LENGTH and v[:17].isdigit() and v.isascii()
    ]
    return np.array(found, np.int64).reshape(-1, 2)


def _inside(area: NDArray[np.int64], hundred: NDArray[np.int64]) -> tuple[float, float]:
    """Chance that two numbers of one area share their hundred, and its noise where all are as common."""
    _, place, sizes = np.unique(area, return_inverse=True, return_counts=True)
    cells = np.bincount(place * 10 + hundred)
    pairs = max(1.0, float((sizes * (sizes - 1.0)).sum()))
    return float((cells * (cells - 1.0)).sum()) / pairs, float(np.sqrt(0.09 * 2 / pairs))


TEST = Test(
    number="T38",
    claim="Were the order digits given out in blocks?",
    separates=("G",),
    run=run,
    group="identity",
)
