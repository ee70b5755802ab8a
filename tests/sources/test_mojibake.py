"""Text that was decoded in a wrong charset once is noticed, and other text is not."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakassay.sources.mojibake import _is_chinese, _is_latin, _some_chinese, count_mojibake

GOOD = [
    "São Paulo",
    "AMANHÃ",
    "“café”",
    "l’été…",
    "Ünal Âge",
    "12 °C",
    "王小明",
    "佐藤",
    "Ñuñoa",
    "à « vous »",
]


def batch(*values: str | None) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array(values, pa.string()), pa.nulls(len(values))], ["a", "b"])


def test_good_text_is_left_alone() -> None:
    assert count_mojibake(batch(*GOOD, None, "", "plain")) == 0
    assert count_mojibake(batch()) == 0


def test_a_part_of_a_batch_is_judged_by_its_own_values() -> None:
    whole = batch("plain", "JosÃ©", "plain", None)
    assert [count_mojibake(whole.slice(at, 1)) for at in range(4)] == [0, 1, 0, 0]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("José Müller", "latin-1"),
        ("it’s", "cp1252"),
        ("王小明", "latin-1"),
        ("Иванов", "latin-1"),
        ("王小明是好人哦", "gbk"),
        ("\ufffd\ufffd", "gbk"),
    ],
)
def test_text_read_wrong_once_is_counted_by_record(text: str, wrong: str) -> None:
    garbled = text.encode().decode(wrong, "ignore")
    assert count_mojibake(batch(*GOOD, garbled, None, garbled)) == 2


@given(st.lists(st.one_of(st.none(), st.text(max_size=20)), max_size=20))
def test_any_text_is_judged(values: list[str | None]) -> None:
    assert 0 <= count_mojibake(batch(*values)) <= len(values)


@given(
    values=st.lists(st.text("王小明a1\n锟斤拷é浣犲ソ", min_size=1, max_size=5), min_size=1, max_size=4),
    wrong=st.booleans(),
)
def test_a_sample_shows_at_once_what_one_of_its_values_does(*, values: list[str], wrong: bool) -> None:
    if wrong:
        values = [value.encode().decode("gbk", "ignore") for value in values]
    assert _some_chinese(values) == any(map(_is_chinese, values))
    assert _is_latin("\n".join(values)) == any(map(_is_latin, values))
