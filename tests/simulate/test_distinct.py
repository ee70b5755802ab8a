from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.simulate import distinct
from leakassay.simulate.distinct import Distinct, hash_numbers, hash_texts

if TYPE_CHECKING:
    import pytest


def test_different_texts_have_different_hashes_and_nothing_counts_as_nothing() -> None:
    texts = [str(n) for n in range(5000)] + ["", None, "0", "00", "a", "a\0"]
    seen = Distinct()
    seen.add(hash_texts(pa.array(texts, pa.string())))
    assert seen.count() == len({t for t in texts if t})
    assert seen.exact


def test_beyond_the_bound_the_count_is_an_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distinct, "_BOUND", 1 << 14)
    seen = Distinct()
    for first in range(0, 200_000, 20_000):
        seen.add(hash_numbers(np.arange(first, first + 20_000)))
    assert not seen.exact
    assert len(seen.kept) <= 1 << 14
    assert abs(seen.count() / 200_000 - 1) < 0.03
