"""Bring content, checks, neighbours and names together into one answer a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.recognise import headers as names
from leakassay.recognise.features import column, describe
from leakassay.recognise.model import forest
from leakassay.records import Recognition, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa
    from numpy.typing import NDArray

_FLOOR = 0.002
_HEADER_WEIGHT = 3.2


def recognise(sample: pa.RecordBatch, *, headers: bool = True, table: str = "") -> dict[str, Recognition]:
    """Say what each column of a row-aligned sample of up to some 20,000 rows is.

    Columns are `string` or `list<string>`. Without `headers` no name is looked at.
    """
    seen = {n: column(sample.column(i)) for i, n in enumerate(sample.schema.names)}
    full = {n: c for n, c in seen.items() if c.filled}
    out = {n: Recognition("empty", 1.0, (Text("no value in {n:,} rows", {"n": c.rows}),)) for n, c in seen.items() if not c.filled}
    if not full:
        return out
    model = forest()
    shares = model.probabilities([describe(c) for c in full.values()])
    for i, name in enumerate(full):
        out[name] = _answer(model.kinds, shares[i], names.said(name) if headers else {})
    return {n: out[n] for n in sample.schema.names}


def _answer(kinds: tuple[str, ...], share: NDArray[np.float64], said: Mapping[str, float]) -> Recognition:
    score = np.log(share + _FLOOR)
    for kind, strength in said.items():
        if kind in kinds:
            score[kinds.index(kind)] += _HEADER_WEIGHT * strength
    weight = np.exp(score - score.max())
    weight /= weight.sum()
    order = np.argsort(-weight)
    best = kinds[order[0]]
    evidence = [Text("the content looks like {kind} in {share:.0%} of the model's trees", {"kind": best, "share": float(share[order[0]])})]
    if best in said:
        evidence.append(Text("the column's name speaks for {kind}", {"kind": best}))
    others = tuple((kinds[i], float(weight[i])) for i in order[1:4])
    return Recognition(best, float(weight[order[0]]), tuple(evidence), others)
