"""Names and addresses are found in made-up text, and running words are not called names."""

from __future__ import annotations

import random
import re

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.kinds.embedded_words import _NAMED, _TELLING, ADDRESSES, NAME_CHANCE, NAMES, count
from leakassay.kinds.interface import Strings


def of(*values: str | None) -> Strings:
    return Strings.of(pa.array(values, pa.string()))


@pytest.mark.parametrize(
    "text",
    [
        "Spoke to John Smith about the parcel.",
        "Patient Maria Garcia was seen on Monday.",
        "Bitte Herrn Thomas Müller zurückrufen.",
        "Le client Jean Dupont demande un remboursement.",
        "Звонил Иван Петров, просил перезвонить.",
        "报警人王小明，称其手机被盗。",
        "患者李娜今日入院。",
        "刘建国于今日报警称被诈骗。",
        "张伟先生要求退货。",
    ],
)
def test_a_name_in_text_is_found(text: str) -> None:
    assert count(of("nothing", text, "nothing"), NAMES)[:2] == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "The Quick Brown Fox",
        "Sent on Monday Morning from New York",
        "System Error In Module",
        "报警人王某，称其手机被盗。",
        "今天天气很好，我们去公园。",
        "",
    ],
)
def test_other_words_are_no_names(text: str) -> None:
    assert count(of(text), NAMES)[1] == 0


@pytest.mark.parametrize(
    "text",
    [
        "lives at 12 Elm Street, moved",
        "deliver to 4500 N. Main Road today",
        "wohnt in der Hauptstraße 12a seit Mai",
        "habite 5 rue de la Paix depuis",
        "vive en Calle Mayor 15 desde",
        "проживает ул. Ленина, д. 5",
        "住上海市黄浦区人民路12号，",
        "现场位于建设路88号3栋。",
    ],
)
def test_an_address_in_text_is_found(text: str) -> None:
    assert count(of(text), ADDRESSES)[:2] == (1, 1)


@pytest.mark.parametrize(
    "text", ["paid 12 times", "order 55 of 2019", "第12号文件", "chapter 3 verse 16", None]
)
def test_other_numbers_are_no_addresses(text: str | None) -> None:
    assert count(of(text), ADDRESSES)[1] == 0


def test_values_and_occurrences_are_told_apart() -> None:
    two = "John Smith met, then Mary Jones left"
    assert count(of(two, None, "John Smith", "x"), NAMES) == (2, 3, 3)


def test_runs_that_are_no_names_pass_as_seldom_as_said() -> None:
    words = [
        "Payment",
        "Delivery",
        "Order",
        "Account",
        "Invoice",
        "Service",
        "Support",
        "Request",
        "Update",
        "Product",
        "Customer",
        "Billing",
        "Shipping",
        "Return",
        "Refund",
        "Quality",
        "Network",
        "System",
        "Server",
        "Error",
        "Report",
        "Window",
        "Contract",
        "Meeting",
        "Weekly",
        "Monthly",
        "Internal",
        "External",
        "Public",
        "Notice",
    ]
    rng = random.Random(4)
    runs = [" ".join(rng.sample(words, 2)) for _ in range(4000)]
    _, found, tried = count(of(*runs), NAMES)
    assert tried == 4000
    assert found / tried <= NAME_CHANCE


def test_any_bytes_are_taken() -> None:
    raw = bytes(range(256)) * 8
    import numpy as np

    strings = Strings(np.arange(0, len(raw) + 1, 7).astype(np.int32), np.frombuffer(raw, np.uint8))
    assert count(strings, NAMES)[1] == 0


def test_the_first_value_is_read_as_any_other() -> None:
    text = "报警人报警人刘建国"
    _, one, _ = count(of(text), NAMES)
    assert count(of(text, text), NAMES)[1] == 2 * one


def test_a_name_at_the_beginning_counts_for_its_own_value() -> None:
    assert count(of("报警人王小明，称其手机被盗。", "刘建国于今日报警称被诈骗。"), NAMES) == (2, 2, 2)


TOKENS = st.sampled_from(
    [
        *(
            "报警人",
            "王小明",
            "刘建国",
            "于",
            "，",
            "女",
            "(男",
            "称",
            "人民路",
            "号",
            "室",
            "小区",
            "12",
            "３",
            "٣",
            "0",
        ),
        *(
            " ",
            " ",
            ", ",
            "\n",
            "Maria",
            "Garcia",
            "de ",
            "J. ",
            "Élan",
            "Иван",
            "Петров",
            "Ґ",
            "x",
            "Street",
            "St",
        ),
        *(
            "Haupt",
            "straße",
            "weg",
            "str.",
            "Rue",
            "rue",
            " place",
            "via",
            "ул.",
            "ul.",
            "Đường",
            "bis",
            "ter",
            ",",
            "7",
        ),
    ]
)


@given(st.lists(TOKENS, max_size=12).map("".join))
@settings(max_examples=300, deadline=None)
def test_two_patterns_find_what_one_of_both_would(text: str) -> None:
    both = re.compile(f"{_NAMED.pattern}|{_TELLING.pattern}")
    [han] = [finder for finder in NAMES if finder.find.__name__ == "_han_names_in"]
    expected = [run.start(1 if run.group(1) else 2) - 1 for run in both.finditer("\n" + text)]
    assert [at for at, _ in han.find(text)] == expected


@given(st.lists(TOKENS, max_size=12).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_value_is_passed_over_that_holds_a_candidate(text: str) -> None:
    for finder in (*NAMES, *ADDRESSES):
        assert len(finder.may_hold(of(text))) or not list(finder.find(text))


def test_bytes_that_are_no_text_do_not_move_what_follows() -> None:
    values = [b"\xff\xfe John Smith", "报警人王小明，".encode(), b"\xe6", b"met Mary Jones"]
    offsets = np.cumsum([0, *map(len, values)], dtype=np.int32)
    strings = Strings(offsets, np.frombuffer(b"".join(values), np.uint8))
    assert count(strings, NAMES) == (3, 3, 3)
