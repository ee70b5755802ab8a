"""A column as the features see it: a bounded sample of its values and their counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from numpy.typing import NDArray

TAKEN = 600
"""Values looked at one by one, evenly spread over the rows."""
DIFFERENT = 400
"""Different values looked at one by one: half of them the commonest."""
LONGEST = 2_000
"""Characters of a value that are looked at."""
NULLS = frozenset(
    (
        "",
        "-",
        "--",
        "?",
        ".",
        "n/a",
        "na",
        "nan",
        "null",
        "none",
        "nil",
        "\\n",
        "-0-",
        "#n/a",
        "undefined",
        "(null)",
        "unknown",
        "未知",
        "无",
        "空",
    )
)
"""Spellings of nothing, in lower case."""


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of a column before any kind is thought of."""

    rows: int
    """Rows of the sample."""
    filled: int
    """Values that are not blank."""
    values: list[str]
    """Up to TAKEN values in the order of rows."""
    distinct: list[str]
    """Up to DIFFERENT different values."""
    weights: NDArray[np.float64]
    """How often each of `distinct` occurs, as a share of `filled`; shape (len(distinct),)."""
    counts: NDArray[np.int64]
    """How often each different value occurs, falling; shape (number of different values,)."""
    several: float
    """Mean number of values per filled row, above 1 for lists."""


def is_null(text: str) -> bool:
    """Whether the text stands for nothing."""
    return text.strip().lower() in NULLS


def column(array: pa.Array) -> Column:
    """Read a column of `string` or `list<string>`."""
    rows, several = len(array), 1.0
    if pa.types.is_list(array.type) or pa.types.is_large_list(array.type):
        full = max(1, rows - array.null_count)
        array = array.flatten()
        several = len(array) / full
    array = array.cast(pa.string(), safe=False) if array.type != pa.string() else array
    counted = pc.value_counts(array.drop_null())
    texts, tally = counted.field("values").to_pylist(), counted.field("counts").to_numpy()
    keep = np.array([not is_null(t) for t in texts], bool)
    if not keep.any():
        keep = np.array([bool(t.strip(" -?.")) and len(t) > 1 for t in texts], bool)
    kept = np.flatnonzero(keep)
    tally = tally[kept]
    filled = int(tally.sum())
    order = np.argsort(-tally, kind="stable")
    chosen = _choose(order)
    step = max(1.0, len(array) / TAKEN)
    if filled and filled < len(array) * 0.7:
        array = array.filter(pc.fill_null(pc.greater(pc.utf8_length(array), 0), False))  # noqa: FBT003 - Arrow takes no names
        step = max(1.0, len(array) / TAKEN)
    at = np.unique((np.arange(min(TAKEN, len(array))) * step).astype(np.int64))
    taken = [t.strip()[:LONGEST] for t in array.take(pa.array(at)).to_pylist() if t is not None]
    return Column(
        rows=rows,
        filled=filled,
        values=[t for t in taken if not is_null(t)],
        distinct=[texts[i].strip()[:LONGEST] for i in kept[chosen]],
        weights=tally[chosen] / max(1, filled),
        counts=np.sort(tally)[::-1],
        several=several,
    )


def _choose(order: NDArray[np.int64]) -> NDArray[np.int64]:
    if len(order) <= DIFFERENT:
        return order
    half = DIFFERENT // 2
    rest = order[half:]
    at = (np.arange(half) * (len(rest) / half)).astype(np.int64)
    return np.concatenate([order[:half], rest[at]])
