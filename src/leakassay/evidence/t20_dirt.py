"""Is there the dirt that people and years leave in a table?

* Claim tested: values were entered by people, over time
* Needs: `measures.rows`, columns of text
* If authentic: rare outlines, stray blanks, mixed case, remarks in brackets, in some columns more
* If generated: every value of a column has one of few outlines
* If merged: two habits side by side, in several columns in the same rows
* Cannot tell: cleaned warehouses
* Source: METHOD.md 2.4 T20, T33
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.sampled import NAMES, numbered, shape
from leakassay.records import Feature, Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample

_RARE = 0.02
"""An outline of fewer values than this is rare."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: share of values with a rare outline, mean over the columns of text."""
    for sample in leak.samples():
        texts = [c for c in sample.telling if c.text and len(c.said) >= 60 and len(c.values) > 12]
        if texts:
            yield _judge(sample, texts)
        else:
            yield Finding(
                "T20", sample.table.name, (), 0, "silent", None, Text("no column holds enough text")
            )


def _judge(sample: Sample, texts: list[Column]) -> Finding:
    rare, kinds, main = np.array([_outlines(c) for c in texts]).T
    features = {
        "T20.rare": float(np.sqrt(rare.mean())),
        "T20.rare_most": float(np.sqrt(rare.max())),
        "T20.rare_least": float(np.sqrt(rare.min())),
        "T20.outlines": float(kinds.mean()),
        "T20.main": float(main.mean()),
        "T20.odd": float(np.mean([_odd(c) for c in texts])),
        "T20.case": float(np.mean([_mixed_case(c) for c in texts])),
    }
    names = [c for c in texts if c.kind in NAMES]
    if names:
        features["T20.name_rare"] = float(np.sqrt(max(_outlines(c)[0] for c in names)))
        features["T20.name_marks"] = float(np.sqrt(max(_marked(c) for c in names)))
    text = Text(
        "in {columns} columns of text {rare:.1%} of the values have a rare outline",
        {"columns": len(texts), "rare": float(rare.mean())},
    )
    return Finding(
        "T20",
        sample.table.name,
        (),
        sample.length,
        "silent",
        float(rare.mean()),
        text,
        ("G", "M", "R"),
        features,
    )


def _outlines(column: Column) -> tuple[float, float, float]:
    """Share of values with a rare outline, entropy of the outlines, share of the main one."""
    codes, size = numbered(column.each(shape))
    counts = np.bincount(codes[column.said], minlength=size)
    shares = counts / counts.sum()
    few = shares < _RARE
    return (
        float(shares[few].sum()),
        float(-(shares[shares > 0] * np.log(shares[shares > 0])).sum()),
        float(shares.max()),
    )


def _share(column: Column, which: list[bool]) -> float:
    """Share of rows whose value is marked."""
    return float(np.array(which, np.float64)[column.said].mean())


def _odd(column: Column) -> float:
    """Values with doubled blanks, blanks before commas, question marks, brackets, broken letters."""
    marks = ("  ", " ,", "?", "(", "[", "&", "\ufffd", "Ã", "*", "/", ";", '"')
    return float(np.sqrt(_share(column, [any(m in v for m in marks) for v in column.values])))


def _mixed_case(column: Column) -> float:
    """Share of the rarer of all-capital and other values."""
    share = _share(column, [v.isupper() for v in column.values])
    return float(np.sqrt(min(share, 1 - share)))


def _marked(column: Column) -> float:
    """Names with what lists of names lack: initials, hyphens, apostrophes, digits, commas, nicknames."""
    return _share(
        column,
        [
            any(c in "-'’.,\"()0123456789" for c in v) or any(len(w) == 1 and w.isascii() for w in v.split())
            for v in column.values
        ],
    )


TEST = Test(
    number="T20",
    claim="Is there the dirt that people and years leave?",
    separates=("G", "M", "R"),
    run=run,
    group="language",
    features=(
        Feature("T20.rare", "share of values with a rare outline, root, mean over text columns", 0.0, 1.0),
        Feature("T20.rare_most", "the same, the column with most", 0.0, 1.0),
        Feature("T20.rare_least", "the same, the column with least", 0.0, 1.0),
        Feature("T20.outlines", "entropy of outlines, mean over text columns", 0.0, 5.0),
        Feature("T20.main", "share of the main outline, mean over text columns", 0.0, 1.0),
        Feature("T20.odd", "share of values with odd marks, root", 0.0, 1.0),
        Feature("T20.case", "share of values in the rarer case, root", 0.0, 0.7),
        Feature("T20.name_rare", "share of names with a rare outline, root", 0.0, 1.0),
        Feature("T20.name_marks", "share of names with initials, hyphens and the like, root", 0.0, 1.0),
    ),
)
