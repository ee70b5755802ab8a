"""Different values over several columns, from their keyed counts under one key."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from leakassay.records import Interval

if TYPE_CHECKING:
    from leakassay.measures.frequencies import FrequencySummary


def united(parts: list[FrequencySummary], *, valid: bool) -> Interval:
    """Count different values over several columns under one key: exactly, or from a common sample.

    The sampled estimate has a binomial error: 1.96 / sqrt(kept) of it, where one hash in `scale` is kept.
    """
    scale = max(p.scale for p in parts)
    limit = np.uint64(0xFFFFFFFFFFFFFFFF) >> np.uint64(scale.bit_length() - 1)
    kept: set[int] = set()
    for part in parts:
        chosen = part.hashes[part.valid] if valid else part.hashes
        kept.update(chosen[chosen <= limit].tolist())
    count = len(kept)
    if scale == 1:
        return Interval(count, count, count, method="exact count")
    margin = 1.96 * math.sqrt(count * (1 - 1 / scale)) * scale
    return Interval(
        max(count, round(count * scale - margin)),
        count * scale,
        round(count * scale + margin),
        method=f"every {scale}th different value, by keyed hash",
    )
