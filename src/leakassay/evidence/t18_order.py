"""Are neighbouring rows alike, as rows that were entered, sorted or exported together are?

* Claim tested: rows stand where a system put them
* Needs: `measures.rows` in the order of the leak
* If authentic: mostly sorted or grouped by something, and other columns follow; or in no order at all
* If generated: only a serial number has an order
* If shuffled: columns that should follow the order do not
* If merged or padded: one half has other values and formats than the other
* Cannot tell: exports in random order; of large leaks only sampled neighbours are seen
* Source: METHOD.md 2.4 T18, T39
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.sampled import alike, numbered, shape
from leakassay.evidence.ties import COLUMNS, coarse, ranks
from leakassay.records import Feature, Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample

_SURE = 4.0
_CUTS = 16


def run(leak: Leak) -> Iterator[Finding]:
    """Score: share of columns in which neighbours are more alike than rows at large."""
    for sample in leak.samples():
        columns = [c for c in sample.telling if len(c.said) >= 60][: 2 * COLUMNS]
        if len(columns) < 3:
            yield Finding(
                "T18", sample.table.name, (), 0, "silent", None, Text("too few columns to see an order")
            )
        else:
            yield _judge(sample, columns)


def _judge(sample: Sample, columns: list[Column]) -> Finding:
    kept = {c.name: following(c) for c in columns}
    plain = [v for v in kept.values() if v[0] < 0.999]
    strength = sorted((max(0.0, s) for s, _ in plain), reverse=True) or [0.0]
    sure = sum(z > _SURE for _, z in plain)
    drift, cut, cut_shapes = _breaks(columns, sample.length)
    features = {
        "T18.columns": (sure + 0.5) / (len(plain) + 1),
        "T18.most": strength[0],
        "T18.second": strength[1] if len(strength) > 1 else 0.0,
        "T18.mean": float(np.mean(strength)),
        "T18.sorted": (sum(s > 0.98 for s, _ in kept.values()) + 0.5) / (len(kept) + 1),
        "T39.drift": drift,
        "T39.cut": cut,
        "T39.cut_shapes": cut_shapes,
    }
    text = Text(
        "in {sure} of {columns} columns neighbouring rows are more alike than rows at large; at the sharpest "
        "cut the two parts differ by {cut:.2f} (0 as by chance, 1 wholly)",
        {"sure": sure, "columns": len(columns), "cut": cut},
    )
    n = sample.length
    return Finding(
        "T18", sample.table.name, (), n, "silent", sure / len(columns), text, ("S", "G", "R", "P"), features
    )


def following(column: Column) -> tuple[float, float]:
    """How alike neighbours are: the greater of rank correlation and shared values, with its z."""
    said = column.said
    n = len(said) - 1
    place = ranks(column)[said].astype(np.float64)
    spread = float(place.std())
    if spread == 0:
        return 0.0, 0.0
    standard = (place - place.mean()) / spread
    follows = float((standard[1:] * standard[:-1]).mean())
    chance = alike(column.counts)
    equal = float((said[1:] == said[:-1]).mean())
    shared = (equal - chance) / max(1 - chance, 0.02)
    z_shared = (equal - chance) / max(np.sqrt(chance * (1 - chance) / n), 1 / n)
    return max(follows, shared), max(follows * np.sqrt(n), z_shared)


def _breaks(columns: list[Column], rows: int) -> tuple[float, float, float]:
    """Drift over eighths, and the sharpest cut, by values and by outlines; means over the columns."""
    by_value = [coarse(c, rows) for c in columns]
    by_shape = [_outlines(c) for c in columns]
    parts = np.arange(rows) * 8 // rows
    drift = float(np.mean([_apart(codes, parts) for codes in by_value]))
    cuts = [(np.arange(rows) * _CUTS // rows >= at).astype(np.int64) for at in range(2, _CUTS - 1)]
    values, shapes = (
        max(float(np.mean([_apart(codes, part) for codes in found])) for part in cuts)
        for found in (by_value, by_shape)
    )
    return drift, values, shapes


def _outlines(column: Column) -> NDArray[np.int64]:
    """(rows,) which outline a value has, the commonest 30; 39 for nothing."""
    of, size = numbered(column.each(shape))
    order = np.argsort(-np.bincount(of[column.said], minlength=size), kind="stable")
    place = np.empty(size, np.int64)
    place[order] = np.minimum(np.arange(size), 30)
    return np.where(column.codes >= 0, place[of[column.codes]], 39)


def _apart(codes: NDArray[np.int64], parts: NDArray[np.int64]) -> float:
    """Squared Cramér's V between values and parts, without its bias (Bergsma 2013)."""
    table = np.bincount(codes * 8 + parts, minlength=320).reshape(40, 8).astype(np.float64)
    table = table[table.sum(1) > 0][:, table.sum(0) > 0]
    n, (r, c) = table.sum(), table.shape
    if min(r, c) < 2:
        return 0.0
    expected = np.outer(table.sum(1), table.sum(0)) / n
    phi = float(((table - expected) ** 2 / expected).sum()) / n
    return float(max(0.0, phi - (r - 1) * (c - 1) / (n - 1)) / float(min(r, c) - 1))


TEST = Test(
    number="T18",
    claim="Are neighbouring rows alike?",
    separates=("S", "G", "R", "P"),
    run=run,
    group="order",
    features=(
        Feature("T18.columns", "share of columns that follow the order of rows", 0.0, 1.0),
        Feature("T18.most", "how closely the best column follows: 1 sorted (serials left out)", 0.0, 1.0),
        Feature("T18.second", "the same, second column", 0.0, 1.0),
        Feature("T18.mean", "the same, mean over columns", 0.0, 1.0),
        Feature("T18.sorted", "share of columns that are sorted", 0.0, 1.0),
        Feature("T39.drift", "how far the eighths of the rows differ, mean over columns", 0.0, 0.5),
        Feature("T39.cut", "how far the two parts at the sharpest cut differ", 0.0, 0.7),
        Feature("T39.cut_shapes", "the same for outlines of values and gaps", 0.0, 0.7),
    ),
)
