"""How many rows are copies of others, whole or but for one group of columns?

* Claim tested: every row is a record of its own
* Needs: `measures.duplicates`; `measures.frequencies` for what chance would give
* If authentic: hardly any whole copies beyond chance, record identifiers aside
* If padded: a good part of the rows are copies, or copies with one group of fields changed
* Cannot tell: tables whose columns hold few values repeat rows by chance; lists of events repeat all but one
  group by nature, so near-copies are told but not held against a leak
* Source: METHOD.md 2.4 T30; Kuriakose and Robbins (2016); Pew Research Center (2016) on its false alarms
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import FEW, Test
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.measures.tables import ColumnSummary, TableSummary
    from leakassay.records import Leaning

_PADDED = 0.2
"""Above this share of whole copies the file adds little to what it has [P]."""
_BY_CHANCE = 0.01
"""Where independent columns alone would give such a share of copies, copies say nothing."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: share of rows that repeat an earlier one whole."""
    for table in leak.tables:
        yield _judge(table)


def _judge(table: TableSummary) -> Finding:
    copies = table.duplicates
    n = table.records
    if n < FEW or not copies.columns:
        return Finding("T30", table.name, (), n, "silent", None, Text("too few rows to look for copies"))
    whole = copies.repeated() / max(1, copies.rows())
    near = max(
        (copies.repeated(g) / max(1, copies.rows(g)) for g in range(1, len(copies.counts))), default=whole
    )
    chance = _copies_by_chance([table.columns[c] for c in copies.columns], n)
    leaning: Leaning
    figures = {"n": n, "whole": whole, "near": near, "chance": chance}
    if chance > _BY_CHANCE:
        leaning, said = "silent", _FEW_VALUES
    elif whole > _PADDED:
        leaning, said = "against", _PADDING
    else:
        leaning, said = "silent", _FIGURES
    return Finding("T30", table.name, copies.columns, n, leaning, whole, Text(said, figures), ("P",))


_FIGURES = (
    "of {n:,} rows, {whole:.2%} repeat an earlier one whole and {near:.2%} all but one group of columns; "
    "independent columns would repeat {chance:.2%}"
)
_FEW_VALUES = (
    "of {n:,} rows, {whole:.2%} repeat an earlier one whole, but independent columns would repeat "
    "{chance:.2%}: copies mean nothing here"
)
_PADDING = "of {n:,} rows, {whole:.2%} repeat an earlier one whole: padding, or one export taken twice"


def _copies_by_chance(columns: list[ColumnSummary], n: int) -> float:
    """Share of rows that would repeat an earlier one if the columns were independent."""
    alike = float(np.prod([collision(c.frequencies.counts, c.frequencies.scale) for c in columns]))
    return min(1.0, n * alike / 2)


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
)
