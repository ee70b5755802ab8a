import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakassay.kernels.anchors import Anchors
from leakassay.kinds.interface import Strings

TEXTS = st.text(st.sampled_from("ab1号é３"), max_size=12)


def _held(anchors: Anchors, texts: list[str]) -> list[int]:
    strings = Strings.of(pa.array(texts, pa.string()))
    out = np.full(len(texts), 9, np.uint8)
    anchors.held_by(strings.offsets, strings.data, out)
    return out.tolist()


@given(
    st.lists(TEXTS, max_size=20),
    st.lists(st.sampled_from(["ab", "aab", "b1", "号", "é３", "1号a"]), max_size=4),
)
def test_values_hold_words_as_python_says(texts: list[str], words: list[str]) -> None:
    anchors = Anchors([(word.encode(), b"", b"") for word in words])
    assert _held(anchors, texts) == [int(any(word in text for word in words)) for text in texts]


def test_what_has_to_stand_beside_a_word() -> None:
    anchors = Anchors([("号".encode(), b"0123456789", b""), (b"weg ", b"", b"0123456789")])
    texts = ["12号", "第号", "３号", "号", "x号1号", "weg 1", "weg x", "weg ", "weg x weg 1", "weg ３"]
    assert _held(anchors, texts) == [1, 0, 1, 0, 1, 1, 0, 0, 1, 1]


def test_words_of_one_byte_are_refused() -> None:
    with pytest.raises(ValueError, match="two bytes"):
        Anchors([(b"a", b"", b"")])
