"""How many rows are copies of others, whole or but for a cell or two?

* Claim tested: every row is a record of its own
* Needs: `measures.duplicates`; `measures.frequencies` for chance; `measures.rows` for near copies
* If authentic: hardly any whole copies beyond chance, record identifiers aside
* If padded: a good part of the rows are copies, or copies with a digit or a cell changed, or cycles
* Cannot tell: tables whose columns hold few values repeat rows by chance; lists of events repeat all but one
  column by nature, though not by one letter
* Source: METHOD.md 2.4 T30, T31; Kuriakose and Robbins (2016); Pew Research Center (2016) on its false alarms
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import FEW, Test
from leakassay.evidence.nearness import near_copies
from leakassay.records import Feature, Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Sample
    from leakassay.measures.tables import ColumnSummary, TableSummary
    from leakassay.records import Leaning

_PADDED = 0.2
"""Above this share of whole copies the file adds little to what it has [P]."""
_BY_CHANCE = 0.01
"""Where independent columns alone would give such a share of copies, copies say nothing."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: share of rows that repeat an earlier one whole."""
    for sample in leak.samples():
        yield _judge(sample.table, sample)


def _judge(table: TableSummary, sample: Sample) -> Finding:
    copies = table.duplicates
    n = table.records
    if n < FEW or not copies.columns:
        return Finding("T30", table.name, (), n, "silent", None, Text("too few rows to look for copies"))
    whole = copies.repeated() / max(1, copies.rows())
    near = max(
        (copies.repeated(g) / max(1, copies.rows(g)) for g in range(1, len(copies.counts))), default=whole
    )
    chance = copies_by_chance([table.columns[c] for c in copies.columns], n)
    figures = {"n": n, "whole": whole, "near": near, "chance": chance}
    leaning: Leaning
    if chance > _BY_CHANCE:
        leaning, said = "silent", _FEW_VALUES
    elif whole > _PADDED:
        leaning, said = "against", _PADDING
    else:
        leaning, said = "silent", _FIGURES
    features = {
        "T30.whole": float(np.sqrt(max(0.0, whole - chance))),
        "T30.groups": float(np.sqrt(max(0.0, near - whole))),
    }
    features |= near_copies(sample)
    return Finding(
        "T30", table.name, copies.columns, n, leaning, whole, Text(said, figures), ("P",), features
    )


_FIGURES = (
    "of {n:,} rows, {whole:.2%} repeat an earlier one whole and {near:.2%} all but one group of columns; "
    "independent columns would repeat {chance:.2%}"
)
_FEW_VALUES = (
    "of {n:,} rows, {whole:.2%} repeat an earlier one whole, but independent columns would repeat "
    "{chance:.2%}: copies mean nothing here"
)
_PADDING = "of {n:,} rows, {whole:.2%} repeat an earlier one whole: padding, or one export taken twice"


def copies_by_chance(columns: list[ColumnSummary], n: int) -> float:
    """Share of rows that would repeat an earlier one if the columns were independent."""
    same = float(np.prod([collision(c.frequencies.counts, c.frequencies.scale) for c in columns]))
    return min(1.0, n * same / 2)


def collision(counts: NDArray[np.int64], scale: int) -> float:
    """Chance that two rows drawn at random hold the same value, unbiased (Simpson 1949)."""
    kept = counts.astype(np.float64)
    total = float(kept.sum()) * scale
    return float((kept * (kept - 1)).sum()) * scale / (total * (total - 1)) if total > 1 else 1.0


TEST = Test(
    number="T30",
    claim="Is every row a record of its own?",
    separates=("P", "G"),
    run=run,
    group="overlap",
    features=(
        Feature("T30.whole", "share of whole copies beyond chance, root", 0.0, 1.0),
        Feature("T30.groups", "share of copies but for one group of columns, root", 0.0, 1.0),
        Feature("T30.but_one", "share of rows that are copies but for one column, root", 0.0, 1.0),
        Feature("T30.but_two", "the same but for two columns, root", 0.0, 1.0),
        Feature(
            "T30.letter",
            "of the copies but for one or two, those that differ by one letter or digit",
            0.0,
            1.0,
        ),
        Feature("T30.near", "share of rows that say most of what another row says, root", 0.0, 1.0),
        Feature("T30.near_cycle", "of such pairs of rows, those at one and the same distance", 0.0, 1.0),
        Feature("T30.near_signs", "of such pairs, those that differ by single letters or digits", 0.0, 1.0),
        Feature("T30.near_columns", "of such pairs, those that differ in one and the same column", 0.0, 1.0),
        Feature("T30.cycle", "share of copies at one and the same distance", 0.0, 1.0),
        Feature("T31.late", "copies in the later half of the rows against the earlier: 0.5 even", 0.0, 1.0),
        Feature("T30.names", "names that occur twice and more where most occur once, root", 0.0, 1.0),
    ),
)
