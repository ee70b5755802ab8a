from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakassay.kernels.spelling import spelled
from leakassay.kinds.identity import table
from leakassay.kinds.shape import SPACE

TEXTS = st.one_of(
    st.text(st.sampled_from("abXYZ019-. /"), max_size=70),
    st.text(st.sampled_from("aZ0- \t\xa0\u3000é漢д"), max_size=30),
)


@pytest.mark.parametrize("becomes", [table("- .", upper=True), table("", upper=False)])
@given(values=st.lists(TEXTS, max_size=80))
def test_every_byte_becomes_what_the_table_says(becomes: np.ndarray, values: list[str]) -> None:
    """Short values of ASCII may be spelled at once, all others are spelled byte by byte."""
    texts = [value.encode() for value in values]
    ends = np.cumsum([0, *map(len, texts)], dtype=np.int32)
    offsets, data = spelled(ends, np.frombuffer(b"".join(texts) + b"\0", np.uint8), becomes)
    found = [data[a:b].tobytes() for a, b in pairwise(offsets.tolist())]
    dropped = bytes(np.flatnonzero(becomes == 0).tolist())
    assert found == [value.strip(SPACE).encode().translate(becomes.tobytes(), dropped) for value in values]
