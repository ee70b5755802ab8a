"""Looking hashed words up: as a dictionary would, and only where the arrays fit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.kernels.hashed_words import HashedWords

HASHES = st.integers(0, 2**32 - 1)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(HASHES, st.integers(0, 3), max_size=40), st.lists(HASHES, max_size=40))
def test_it_answers_as_a_dictionary_does(words: dict[int, int], others: list[int]) -> None:
    sets = np.array([1, 6, 1 << 31, 9], np.uint32)
    keys = sorted(words)
    table = HashedWords(np.array(keys, np.uint32), np.array([words[k] for k in keys], np.uint16), sets)
    for key in (*keys, *others, 0, 2**32 - 1):
        assert table.get(key) == (sets[words[key]] if key in words else 0)


@pytest.mark.parametrize(
    ("keys", "which"), [([2, 1], [0, 0]), ([1, 1], [0, 0]), ([1, 2], [0]), ([1, 2], [0, 5])]
)
def test_arrays_that_do_not_fit_are_refused(keys: list[int], which: list[int]) -> None:
    with pytest.raises(ValueError, match="set"):
        HashedWords(np.array(keys, np.uint32), np.array(which, np.uint16), np.array([1], np.uint32))
