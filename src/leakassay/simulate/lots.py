"""Random numbers that belong to things: same seed, same use, same thing, same number.

A person is invented anew wherever one of the records is written, so no register of people has to
be kept, and any part of a source can be written alone. The numbers are SplitMix64 (Steele, Lea,
Flood 2014) of a key and the number of the thing: good enough for invention, not for secrecy.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import special

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

_STEP = 0x9E3779B97F4A7C15
_WORD = (1 << 64) - 1
_FINE = 4096
"""Points at which slow quantile functions are worked out; between them a line is drawn."""


def _mixed(bits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))


class Lots:
    """Draws for `things`, shape (n,); every call gives n new numbers.

    >>> a, b = Lots(1, "age", np.arange(5)), Lots(1, "age", np.arange(3, 5))
    >>> bool((a.random()[3:] == b.random()).all())
    True
    """

    __slots__ = ("_base", "_turn", "size")

    def __init__(self, seed: int, use: str, things: Ints) -> None:
        key = int.from_bytes(blake2b(f"{seed}/{use}".encode(), digest_size=8).digest(), "little")
        self._base = _mixed(things.astype(np.uint64) + np.uint64(key))
        self._turn = 0
        self.size = len(things)

    def random(self) -> Floats:
        """Draw from [0, 1)."""
        self._turn += 1
        bits = _mixed(self._base ^ np.uint64(self._turn * _STEP & _WORD))
        return np.asarray((bits >> np.uint64(11)) * 2.0**-53, np.float64)

    def integers(self, low: ArrayLike, high: ArrayLike) -> Ints:
        """Draw whole numbers from low up to, not including, high."""
        low, high = np.asarray(low, np.int64), np.asarray(high, np.int64)
        return np.asarray(low + (self.random() * (high - low)).astype(np.int64), np.int64)

    def normal(self, mean: ArrayLike = 0.0, deviation: ArrayLike = 1.0) -> Floats:
        """Draw from normal distributions."""
        bell: Any = special.ndtri(self.random() + 2.0**-54)
        return np.asarray(np.asarray(mean) + np.asarray(deviation) * bell, np.float64)

    def lognormal(self, mean: float, deviation: float) -> Floats:
        """Draw numbers whose logarithms are normal."""
        return np.asarray(np.exp(self.normal(mean, deviation)), np.float64)

    def exponential(self, scale: float) -> Floats:
        """Draw waiting times."""
        return np.asarray(-scale * np.log1p(-self.random()), np.float64)

    def gamma(self, shape: float, scale: float) -> Floats:
        """Draw from a gamma distribution, its outermost 1 in 8,192 cut off at either end."""
        grid = (np.arange(_FINE) + 0.5) / _FINE
        return np.asarray(np.interp(self.random(), grid, _gamma_quantiles(shape)) * scale, np.float64)

    def poisson(self, mean: float) -> Ints:
        """Draw counts of up to 200."""
        return np.searchsorted(_poisson_steps(mean), self.random(), side="right").astype(np.int64)


@cache
def _gamma_quantiles(shape: float) -> Floats:
    quantiles: Any = special.gammaincinv(shape, (np.arange(_FINE) + 0.5) / _FINE)
    return np.asarray(quantiles, np.float64)


@cache
def _poisson_steps(mean: float) -> Floats:
    steps: Any = special.pdtr(np.arange(200), mean)
    return np.asarray(steps, np.float64)


class Permutation:
    """The numbers below `size` in an order of their own, any of which can be asked for alone.

    A Feistel network of four rounds over the next power of four, walked until it falls below size.

    >>> sorted(Permutation(10, 7)(np.arange(10)).tolist()) == list(range(10))
    True
    """

    __slots__ = ("_half", "_keys", "_size")

    def __init__(self, size: int, seed: int) -> None:
        self._size = size
        self._half = max(1, ((size - 1).bit_length() + 1) // 2)
        self._keys = tuple(
            np.uint64(int.from_bytes(blake2b(f"{seed}/{turn}".encode(), digest_size=8).digest(), "little"))
            for turn in range(4)
        )

    def __call__(self, numbers: Ints) -> Ints:
        """Give what stands at each place, shape (n,)."""
        out = self._once(numbers)
        while len(over := np.flatnonzero(out >= self._size)):
            out[over] = self._once(out[over])
        return out

    def _once(self, numbers: Ints) -> Ints:
        half, mask = np.uint64(self._half), np.uint64((1 << self._half) - 1)
        bits = numbers.astype(np.uint64)
        left, right = bits >> half, bits & mask
        for key in self._keys:
            left, right = right, left ^ (_mixed(right + key) & mask)
        return (left << half | right).astype(np.int64)
