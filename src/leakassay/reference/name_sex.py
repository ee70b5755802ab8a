"""Which given names are of women, which of men (`reference-data/build_name_sex.py`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from leakassay.reference.lexicon import fold, key, words

if TYPE_CHECKING:
    from numpy.typing import NDArray


@cache
def _table() -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    """Give hashes of folded names, rising, and shares of women in halves of a hundredth."""
    with np.load(files("leakassay.reference") / "name_sex.npz") as stored:  # type: ignore[arg-type]  # a package is installed as files
        return np.cumsum(stored["codes"], dtype=np.uint32), stored["share"]


def share_of_women(name: str) -> float:
    """Give the share of women among the bearers of a name of one or more words; NaN where no word tells.

    The first word that tells decides: full names are asked in their own order.
    """
    codes, share = _table()
    parts = [word for word in words(fold(name)) if len(word) > 1 or not word.isascii()]
    asked = np.array([key(word) for word in parts], np.uint32)
    place = np.minimum(np.searchsorted(codes, asked), len(codes) - 1)
    hits = place[codes[place] == asked]
    return float(share[hits[0]]) / 200 if len(hits) else float("nan")
