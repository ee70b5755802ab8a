"""What holds for every national number: the kernel is the scalar reading, and chance is honest."""

import importlib
import random
import re
from types import ModuleType

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.kinds import number_reading
from leakassay.kinds.interface import Kind, Malformed, Strings
from leakassay.kinds.listing_numbers import MODULES
from leakassay.kinds.number_tables import judge, places
from leakassay.kinds.numbers import Layout, Linear, Part, Rule
from made_numbers import holds, made, put, redrawn

NUMBERS: dict[str, ModuleType] = {name: importlib.import_module(name) for name in MODULES}
WIDE = {ord("0") + i: chr(0xFF10 + i) for i in range(10)} | {ord("X"): "Ｘ", ord("-"): "－"}
ARABIC = {ord("0") + i: chr(0x0660 + i) for i in range(10)}
NOISE = "0123456789ABKXZabx*#•-./ ()<+ éАſ９٣\x00😀"
ODD = [
    *("", " ", "\u3000", "0", "-", "\x00", "é", "İ", "ſ", "😀" * 9, "9" * 48, "9" * 49, "-" * 60, "*" * 18),
    *(
        "１１０１０５１９４９１２３１００２Ｘ",
        "123456789",
        "000000000",
        "X" * 11,
        "1234 5678 9012",
        "12345678901234",
    ),
    *("11010519491231***X", "***-**-1234", "••••••••1234", "ab*#x9", "@@@@@@@@@", "`{|}~^_", "A" * 9),
]


def of(values: list[str]) -> Strings:
    return Strings.of(pa.array(values, pa.string()))


def code(kind: Kind, value: str) -> int:
    try:
        kind.canonical(value)
    except Malformed as error:
        return kind.reasons.index(str(error)) + 1
    return 0


def said(rule: Rule, value: str) -> number_reading.Said:
    try:
        return number_reading.said(rule, value)
    except Malformed:
        return number_reading.Said()


def agree(module: ModuleType, values: list[str]) -> None:
    kind, rule = module.KIND, module.RULE
    codes = kind.faults(of(values))
    facets = kind.facets(of(values)) if kind.facets else {}
    assert codes.dtype == np.uint8
    if kind.reading is not None:
        reading = kind.reading(of(values))
        assert reading.faults.tolist() == codes.tolist()
        assert {name: column.tolist() for name, column in reading.facets.items()} == {
            name: column.tolist() for name, column in facets.items()
        }
    for i, value in enumerate(values):
        assert codes[i] == code(kind, value), (kind.name, value)
        told = said(rule, value)
        for name, column in facets.items():
            wanted = told.birth_date // 10_000 if name == "birth_year" else getattr(told, name)
            assert column[i] == wanted, (kind.name, name, value)


def mutated(value: str, rng: random.Random) -> str:
    at = rng.randrange(len(value) + 1)
    return value[:at] + rng.choice(NOISE) + value[at + rng.randrange(2) :]


def hidden(value: str, rng: random.Random) -> str:
    count = rng.randrange(2, 6)
    return put(value, rng.randrange(max(len(value) - count, 1)), rng.choice("*•#X") * count)[: len(value)]


def grouped(value: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(value))
    return f" {value[:at]}{rng.choice(' -./')}{value[at:]}\u3000".lower()


def valid(module: ModuleType, each: int, seed: str = "") -> list[str]:
    rng = random.Random(module.__name__ + seed)
    return [made(module.RULE, layout, rng) for layout in module.RULE.layouts for _ in range(each)]


@pytest.mark.parametrize("name", MODULES)
def test_kernel_is_the_scalar_reading(name: str) -> None:
    rng = random.Random(name)
    right = valid(NUMBERS[name], 8)
    assert not any(NUMBERS[name].KIND.faults(of(right)))
    values = [*right, *ODD, *(v.translate(WIDE) for v in right), *(v.translate(ARABIC) for v in right)]
    for change in (mutated, mutated, hidden, redrawn, redrawn, grouped):
        values += [change(value, rng) for value in right]
    agree(NUMBERS[name], values)


@settings(max_examples=60)
@given(name=st.sampled_from(MODULES), data=st.data())
def test_kernel_is_the_scalar_reading_of_any_draw(name: str, data: st.DataObject) -> None:
    layout = data.draw(st.sampled_from(NUMBERS[name].RULE.layouts))
    text = "".join(data.draw(st.sampled_from(characters)) for characters in places(layout.pattern))
    at = data.draw(st.integers(0, len(text)))
    agree(NUMBERS[name], [text, text[:at] + data.draw(st.text(max_size=3)) + text[at:]])


@settings(max_examples=40)
@given(values=st.lists(st.text(max_size=60), max_size=4))
def test_any_text_gets_the_same_code(values: list[str]) -> None:
    for module in NUMBERS.values():
        agree(module, values)


@settings(max_examples=30)
@given(data=st.binary(max_size=60))
def test_any_bytes_get_some_code(data: bytes) -> None:
    raw = np.frombuffer(data or b"\0", np.uint8)
    strings = Strings(np.array([0, len(data) // 2, len(data), 900, -3], np.int32), raw)
    for module in NUMBERS.values():
        assert all(found <= len(module.KIND.reasons) for found in module.KIND.faults(strings))


def test_slices_and_nulls_keep_their_places() -> None:
    array = pa.array(["x", None, "11010519491231002X", "", "536-90-4399"], pa.string()).slice(1)
    for module in NUMBERS.values():
        found = module.KIND.faults(Strings.of(array)).tolist()
        assert found == [code(module.KIND, value or "") for value in array.to_pylist()]


@pytest.mark.parametrize("name", MODULES)
def test_canonical_is_its_own_canonical(name: str) -> None:
    kind = NUMBERS[name].KIND
    for value in valid(NUMBERS[name], 3):
        once = kind.canonical(value)
        assert kind.canonical(once) == once


@pytest.mark.parametrize("name", MODULES)
def test_chance_is_what_is_measured(name: str) -> None:
    """Of made-up values of the outward shape of the usual layout, as many pass as the kind says."""
    module = NUMBERS[name]
    rng = random.Random(name + "chance")
    usual = [made(module.RULE, module.RULE.layouts[0], rng) for _ in range(10)]
    values = [redrawn(usual[i % 10], rng) for i in range(4000)]
    measured = float(np.mean(module.KIND.faults(of(values)) == 0))
    slack = 4 * (max(module.KIND.chance, 1e-4) / 4000) ** 0.5 + 0.002
    if name.endswith(("passport", "driving_licence", "voter_id")):
        assert measured <= module.KIND.chance
    else:
        assert abs(measured - module.KIND.chance) <= slack, measured


@pytest.mark.parametrize("name", MODULES)
def test_number_is_described(name: str) -> None:
    kind, document = NUMBERS[name].KIND, NUMBERS[name].__doc__ or ""
    country, _, number = name.removeprefix("leakassay.kinds.").rpartition(".")
    assert kind.name == (f"{country.rstrip('_')}.{number}" if country else number)
    assert all(f"* {word}" in document for word in ("Standard", "Shape", "Personal"))
    examples = re.findall(r">>> canonical\('([^'\n]+)'\)", document)
    assert len(examples) >= 2
    assert holds(NUMBERS[name].RULE, examples[0])
    assert kind.reasons[:3] == ("length", "alphabet", "masked")


def test_no_two_rules_are_one() -> None:
    """Estonia and Lithuania share their numbers; no other two kinds may."""
    same = [
        (a, b)
        for a in MODULES
        for b in MODULES
        if a < b and NUMBERS[a].RULE == NUMBERS[b].RULE and NUMBERS[a].KIND.chance < 1
    ]
    assert same == []


@pytest.mark.parametrize(
    "rule",
    [
        Rule((Layout(r"\d{49}"),)),
        Rule((Layout(r"\d+"),)),
        Rule((Layout("[^A]{3}"),)),
        Rule((Layout(r"\d{8}", (Linear(({"é": 1},), ("0",), 0),)),)),
        Rule((Layout(r"\d{9}", parts=(Part(0, 9, {f"{i}" * 9 for i in range(10)}, "part"),)),)),
    ],
)
def test_a_rule_that_cannot_be_laid_out_is_refused(rule: Rule) -> None:
    with pytest.raises(ValueError, match=r"pattern|slot|part"):
        judge(rule)
