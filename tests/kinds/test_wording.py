"""The kinds of words: kernel and definition give one answer, and faults are what they say."""

from __future__ import annotations

from importlib import import_module

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.kinds.interface import VALID, Kind, Malformed, Strings
from leakassay.kinds.listing_text import MODULES

KINDS: list[Kind] = [import_module(name).KIND for name in MODULES]
TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("aé×дЁ漢 \t\n\u3000\xa005@<")),
    max_size=40,
)


def fault_of(kind: Kind, text: str) -> int:
    try:
        kind.canonical(text)
    except Malformed as error:
        return kind.reasons.index(str(error)) + 1
    return VALID


@given(st.lists(TEXTS, min_size=1, max_size=30))
@settings(max_examples=150, deadline=None)
def test_kernel_equals_definition(texts: list[str]) -> None:
    strings = Strings.of(pa.array(texts, pa.string()))
    for kind in KINDS:
        assert kind.faults(strings).tolist() == [fault_of(kind, t) for t in texts], kind.name


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_name_is_that_of_its_file(kind: Kind) -> None:
    assert f"leakassay.kinds.{kind.name}" in MODULES


def test_names_in_ten_scripts_have_no_fault() -> None:
    names = [
        "Ana María",
        "王小明",
        "Иванов Пётр",
        "محمد علي",
        "राम कुमार",
        "山田 太郎",
        "김민수",
        "דוד לוי",
        "สมชาย ใจดี",
        "Νίκος Παππάς",
    ]
    kind = next(k for k in KINDS if k.name == "person_name")
    assert not kind.faults(Strings.of(pa.array(names))).any()
