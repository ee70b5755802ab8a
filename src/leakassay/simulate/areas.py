"""County codes and when each was in force."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_STILL = 9999


@dataclass(frozen=True, slots=True)
class Areas:
    """Counties by code, shape (n,) each."""

    code: Ints
    begin: Ints
    """First year in force."""
    end: Ints
    """First year no longer in force."""
    names: Mapping[int, str]
    """Code to province, city and county in one."""

    def in_force(self, year: int) -> Ints:
        """Give the codes in force in a year."""
        codes: Ints = np.unique(self.code[(self.begin <= year) & (year < self.end)])
        return codes

    def starting(self, codes: Ints, prefix: str) -> NDArray[np.bool_]:
        """Tell which codes begin with `prefix`."""
        if not prefix:
            return np.ones(len(codes), np.bool_)
        return np.asarray(codes // 10 ** (6 - len(prefix)) == int(prefix))


def load() -> Areas:
    """Read the table."""
    lines = files(__package__).joinpath("areas.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return Areas(
        np.array([int(row[0]) for row in rows]),
        np.array([int(row[1]) for row in rows]),
        np.array([int(row[2] or _STILL) for row in rows]),
        {int(row[0]): row[3] for row in rows},
    )
