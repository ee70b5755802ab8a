"""Which records of a table are in the leak."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from leakassay.simulate.lots import Lots, Permutation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

Sample = Literal["head", "random", "shard"]
SAMPLES: tuple[Sample, ...] = get_args(Sample)
SHARDS = 90
"""Shards of the invented index; a document's shard is a hash, so as good as random."""
CHUNK = 20_000
"""Records at a time. The leak does not depend on it."""


def positions(sample: Sample, total: int, wanted: int, seed: int) -> Iterator[Ints]:
    """Give the positions of `wanted` records of a table of `total`, some at a time.

    `head` is the beginning; `random` is a draw without replacement, in the order of the draw;
    `shard` is what one shard holds, in the order of the index, and may be fewer.
    """
    if sample == "shard":
        yield from _of_shard(total, wanted, seed)
        return
    order = Permutation(total, seed)
    for first in range(0, wanted, CHUNK):
        numbers = np.arange(first, min(wanted, first + CHUNK))
        yield order(numbers) if sample == "random" else numbers


def _of_shard(total: int, wanted: int, seed: int) -> Iterator[Ints]:
    left = wanted
    for first in range(0, total, CHUNK * SHARDS):
        numbers = np.arange(first, min(total, first + CHUNK * SHARDS))
        inside = numbers[Lots(seed, "shard", numbers).integers(0, SHARDS) == 0][:left]
        left -= len(inside)
        if len(inside):
            yield inside
        if left <= 0:
            return
