import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakassay.kernels.siphash import hash_strings
from leakassay.kinds.interface import Strings

# Four of the 64 vectors that the authors of SipHash publish (SipHash-2-4, key 00 01 … 0f, message 00 01 … of
# the length given).
VECTORS = {
    1: 0x74F839C593DC67FD,
    8: 0x93F5F5799A932462,
    15: 0xA129CA6149BE45E5,
    63: 0x958A324CEB064572,
}
K0, K1 = 0x0706050403020100, 0x0F0E0D0C0B0A0908


@pytest.mark.parametrize(("size", "expected"), VECTORS.items())
def test_reference_vectors(size: int, expected: int) -> None:
    out = np.zeros(1, np.uint64)
    hash_strings(np.array([0, size], np.int32), np.arange(size, dtype=np.uint8), K0, K1, out)
    assert int(out[0]) == expected


def test_empty_and_null_hash_to_nothing_and_slices_keep_their_place() -> None:
    array = pa.array(["a", "", None, "b", "a"]).slice(1)
    out = np.ones(4, np.uint64)
    strings = Strings.of(array)
    hash_strings(strings.offsets, strings.data, K0, K1, out)
    assert out[0] == 0
    assert out[1] == 0
    assert out[2] != out[3]
    whole = np.ones(5, np.uint64)
    strings = Strings.of(pa.array(["a", "", None, "b", "a"]))
    hash_strings(strings.offsets, strings.data, K0, K1, whole)
    assert whole[1:].tolist() == out.tolist()
    assert whole[0] == whole[4]


def test_another_key_gives_other_hashes() -> None:
    strings = Strings.of(pa.array([str(i) for i in range(100)]))
    one, two = np.zeros(100, np.uint64), np.zeros(100, np.uint64)
    hash_strings(strings.offsets, strings.data, K0, K1, one)
    hash_strings(strings.offsets, strings.data, K0 + 1, K1, two)
    assert not set(one.tolist()) & set(two.tolist())


def test_offsets_that_reach_outside_are_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        hash_strings(np.array([0, 9], np.int32), np.zeros(4, np.uint8), K0, K1, np.zeros(1, np.uint64))


@given(st.lists(st.one_of(st.binary(max_size=20), st.binary(max_size=300)), max_size=40), st.integers(0, 9))
def test_a_column_hashes_as_its_values_do_alone(values: list[bytes], behind: int) -> None:
    """Several are hashed at once where they are many, and where bytes enough lie `behind` them."""
    ends = np.cumsum([0, *map(len, values)], dtype=np.int32)
    data = np.frombuffer(b"".join(values) + bytes(max(1, behind)), np.uint8)
    together = np.ones(len(values), np.uint64)
    hash_strings(ends, data, K0, K1, together)
    for value, expected in zip(values, together.tolist(), strict=True):
        alone = np.ones(1, np.uint64)
        text = np.frombuffer(value + b"\0", np.uint8)
        hash_strings(np.array([0, len(value)], np.int32), text, K0, K1, alone)
        assert int(alone[0]) == expected
