import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from leakassay.kernels.shapes import profile

# Short values may be looked at in one register, values with so many bytes never are.
BEYOND = 62
TEXTS = st.text(
    st.one_of(
        st.sampled_from("aZ0 .\t\x7fÃé×÷̀͏Ͱяӿԁ一中鿿㐀가\U00020000"), st.characters(exclude_categories=["Cs"])
    ),
    max_size=40,
).map(str.encode)
VALUES = st.one_of(
    TEXTS, st.binary(max_size=70), st.tuples(TEXTS, st.integers(0, 40)).map(lambda t: t[0][: t[1]])
)


def _shapes(values: list[bytes]) -> tuple[dict[int, int], list[int]]:
    """Values by signature, and their lengths in rising order."""
    ends = np.cumsum([0, *map(len, values)], dtype=np.int32)
    lengths = np.zeros(257, np.int64)
    signatures, counts = profile(ends, np.frombuffer(b"".join(values) + b"\0", np.uint8), lengths)
    assert len(set(signatures.tolist())) == len(signatures)
    return dict(zip(signatures.tolist(), counts.tolist(), strict=True)), np.repeat(
        range(257), lengths
    ).tolist()


@given(VALUES)
def test_short_values_are_what_they_are_behind_a_long_beginning(value: bytes) -> None:
    found, [length] = _shapes([value])
    [signature] = found
    for before, bit in ((b"0", 1), (b"a", 2)):
        longer, [all_of_it] = _shapes([before * BEYOND + value])
        assert list(longer) == [signature | bit]
        assert all_of_it == length + BEYOND


@given(st.lists(VALUES, max_size=100))
def test_values_of_a_column_are_counted_one_by_one(values: list[bytes]) -> None:
    expected: dict[int, int] = {}
    lengths = []
    for value in values:
        found, [length] = _shapes([value])
        lengths.append(length)
        for signature in found:
            expected[signature] = expected.get(signature, 0) + 1
    assert _shapes(values) == (expected, sorted(lengths))


def test_more_signatures_than_are_kept_at_hand_are_all_given() -> None:
    letters = "0aZ .\x07éλяאم"  # eleven classes: 2,048 mixtures
    values = ["".join(c for bit, c in enumerate(letters) if mask >> bit & 1).encode() for mask in range(2048)]
    ends = np.cumsum([0, *map(len, values * 2)], dtype=np.int32)
    signatures, counts = profile(ends, np.frombuffer(b"".join(values * 2), np.uint8), np.zeros(257, np.int64))
    assert counts.sum() == 4096
    total = {s: int(counts[signatures == s].sum()) for s in set(signatures.tolist())}
    assert set(total.values()) == {2}
