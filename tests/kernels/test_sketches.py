import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakassay.kernels import sketches
from leakassay.kinds.interface import Strings


def _hashes(distinct: int, times: int, seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    values = rng.integers(1, 2**64, distinct, dtype=np.uint64)
    return rng.permutation(np.repeat(values, times))


def test_frequencies_are_exact_within_capacity() -> None:
    table = sketches.Frequencies(1000)
    table.update(_hashes(1000, 3))
    keys, counts, _ = table.items()
    assert table.level == 0
    assert len(keys) == 1000
    assert set(counts.tolist()) == {3}


def test_beyond_capacity_kept_counts_stay_exact_and_the_sample_is_unbiased() -> None:
    estimates = []
    for seed in range(40):
        table = sketches.Frequencies(512)
        table.update(_hashes(20_000, 2, seed))
        _, counts, _ = table.items()
        assert set(counts.tolist()) == {2}
        estimates.append(len(counts) << table.level)
    # 40 estimates with a relative error of about 1/sqrt(400) each: the mean within 3 of its errors.
    assert abs(np.mean(estimates) / 20_000 - 1) < 3 * 0.05 / np.sqrt(40)


@given(st.lists(st.integers(1, 2**64 - 1), max_size=300), st.integers(1, 40), st.data())
def test_order_and_split_do_not_matter(values: list[int], capacity: int, data: st.DataObject) -> None:
    hashes = np.array(values, np.uint64)
    one = sketches.Frequencies(capacity)
    one.update(hashes)
    cut = data.draw(st.integers(0, len(values)))
    left, right = sketches.Frequencies(capacity), sketches.Frequencies(capacity)
    left.update(hashes[:cut][::-1].copy())
    right.update(hashes[cut:])
    right.add(*left.items(), left.level)
    assert right.level == one.level
    for mine, whole in zip(right.items(), one.items(), strict=True):
        assert mine.tolist() == whole.tolist()


@given(st.lists(st.integers(0, 40), max_size=900), st.integers(1, 40))
def test_kept_hashes_have_their_counts_and_first_codes(values: list[int], capacity: int) -> None:
    # Multiples of this spread over all 64 bits; 0 stays 0, which says nothing.
    hashes = np.array(values, np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    codes = np.arange(len(values)).astype(np.uint8)
    table = sketches.Frequencies(capacity)
    table.update(hashes, codes)
    for key, count, code in zip(*(part.tolist() for part in table.items()), strict=True):
        places = np.flatnonzero(hashes == key)
        assert (count, code) == (len(places), codes[places[0]])
    kept = {h for h in hashes.tolist() if 0 < h <= 0xFFFFFFFFFFFFFFFF >> table.level}
    assert kept == set(table.items()[0].tolist())


def test_count_min_never_counts_too_few() -> None:
    counters = np.zeros((2, 64), np.int64)
    hashes = _hashes(200, 5)
    sketches.countmin_update(hashes, counters)
    assert counters.sum() == 2 * len(hashes)
    for value in np.unique(hashes)[:50].tolist():
        seen = min(counters[0, value & 63], counters[1, value >> 17 & 63])
        assert seen >= 5


def test_numbers() -> None:
    texts = ["1", "-2.5", "+3", " 4 ", "", "1e5", "1,000", "007", ".5", "5.", "-", "9" * 19, None]
    strings = Strings.of(pa.array(texts))
    out = np.empty(len(texts))
    sketches.parse_numbers(strings.offsets, strings.data, out)
    expected = [1, -2.5, 3, 4, np.nan, np.nan, np.nan, 7, 0.5, 5, np.nan, np.nan, np.nan]
    np.testing.assert_array_equal(out, expected)


def test_known_values_get_codes() -> None:
    known = np.sort(_hashes(62, 1))
    hashes = np.concatenate([known, np.array([0, 5], np.uint64)])
    out = np.empty(64, np.uint8)
    sketches.lookup_codes(hashes, known, out)
    assert out.tolist() == [*range(1, 63), 0, 255]


def test_positions_give_the_same_keys_for_any_split() -> None:
    whole, part = np.empty(100, np.uint64), np.empty(40, np.uint64)
    sketches.position_keys(0, 7, whole)
    sketches.position_keys(60, 7, part)
    assert whole[60:].tolist() == part.tolist()
    assert len(set(whole.tolist())) == 100


def test_wrong_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="power of two"):
        sketches.hll_update(np.zeros(1, np.uint64), np.zeros(100, np.uint8))
    with pytest.raises(ValueError, match="differ"):
        sketches.add_row_hashes(np.zeros(2, np.uint64), 0, np.zeros(1, np.uint64))
    with pytest.raises(ValueError, match="capacity"):
        sketches.Frequencies(0)


@given(st.lists(st.tuples(*[st.integers(0, 2**64 - 1)] * 3), max_size=30), st.integers(0, 63))
def test_marks_choose_what_is_scrambled(rows: list[tuple[int, int, int]], bit: int) -> None:
    values, parts, hashes = np.array(rows, np.uint64).reshape(-1, 3).T.copy()
    marks = np.full(len(rows), 5, np.uint64)
    sketches.mark_said(hashes, bit, marks)
    assert marks.tolist() == [5 | (h != 0) << bit for h in hashes.tolist()]
    plain, some, rest = (np.zeros(len(rows), np.uint64) for _ in range(3))
    sketches.mix(values, 1, plain)
    assert sketches.mix_marked(values, hashes, 1, some) == int((hashes == 0).sum())
    assert some.tolist() == np.where(hashes != 0, plain, 0).tolist()
    sketches.mix_rest(values, parts, 1, rest)
    sketches.mix(values - parts, 1, plain)
    assert rest.tolist() == plain.tolist()
