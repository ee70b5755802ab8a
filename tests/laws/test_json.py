"""JSON: any bytes add up, valid is valid as Python's json sees it, and borders of reading do not matter."""

from __future__ import annotations

import codecs
import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.errors import CannotOpenError
from leakassay.kernels.json_records import Walker
from leakassay.sources.interface import REASONS, Head, Limits
from leakassay.sources.json_text import FORMATS, document, ndjson
from leakassay.sources.json_text.columns import batch_of

LIMITS = Limits()


def marked(error: UnicodeError) -> tuple[str, int]:
    """Replace every byte that is no text by a mark of its own."""
    assert isinstance(error, UnicodeDecodeError)
    return "\ufffd", error.start + 1


codecs.register_error("a mark a byte", marked)


class Memory:
    """A stream over bytes at hand that gives them in steps of `step`."""

    name = "memory"
    path = None
    damage = None

    def __init__(self, data: bytes, step: int = 1 << 30) -> None:
        self._data = data
        self._step = step
        self.count = 0

    def peek(self, size: int) -> bytes:
        return self._data[self.count : self.count + size]

    def read(self, size: int) -> bytes:
        part = self._data[self.count : self.count + min(size, self._step)]
        self.count += len(part)
        return part


def head(data: bytes) -> Head:
    raw = data[: 256 << 10]
    return Head(raw, raw.decode("utf-8", "replace"), "utf-8", "x.json", len(data) <= 256 << 10)


def read(form: Any, data: bytes, limits: Limits = LIMITS, step: int = 1 << 30) -> list[Any]:
    """All batches, after their sums were held against the input."""
    stream = Memory(data, step)
    source = form.open(stream, head(data), limits)
    batches = [batch for block in source.blocks() for batch in block.read()]
    spent = sum(batch.bytes + sum(reject.bytes for reject in batch.rejects) for batch in batches)
    assert spent == stream.count == len(data)
    firsts: dict[str, int] = {}
    for batch in batches:
        batch.columns.validate(full=True)
        assert batch.bytes >= 0
        assert all(reject.reason in REASONS for reject in batch.rejects)
        assert batch.first >= firsts.get(batch.table, 0)
        firsts[batch.table] = batch.first
    return batches


def rows(batches: list[Any]) -> list[tuple[str, dict[str, list[str]]]]:
    """Every record as table and values by column, in order."""
    found = []
    for batch in batches:
        for row in batch.columns.to_pylist():
            cells = {k: v if isinstance(v, list) else [v] for k, v in row.items() if v is not None}
            found.append((batch.table, cells))
    return found


def flat(value: Any, path: str = "") -> dict[str, list[str]]:
    """The definition: what a parsed record holds by dotted path."""
    found: dict[str, list[str]] = {}

    def walk(value: Any, path: str, *, top: bool = False) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, f"{path}.{shown(key)}" if not top else shown(key))
        elif isinstance(value, list):
            for at, inner in enumerate(value):
                walk(inner, str(at) if top else path)
        elif value is not None:
            found.setdefault("0" if top else path, []).append(text(value))

    walk(value, path, top=True)
    return found


def shown(text: str) -> str:
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in joined)


def text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Number):
        return value.written
    return shown(value)


class Number:
    """A number as it was written."""

    def __init__(self, written: str) -> None:
        self.written = written


def parsed(line: bytes) -> Any:
    return json.loads(line.decode("utf-8"), parse_float=Number, parse_int=Number, parse_constant=Number)


words = st.text(st.characters(codec=None, exclude_characters=".0123456789"), max_size=6) | st.sampled_from(
    ["a", "b", "c", "*"]
)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
documents = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)
records = st.dictionaries(words, documents, max_size=5)


def one(line: bytes) -> tuple[list[dict[str, list[str]]], list[Any]]:
    walker = Walker([], 1000, 100, 64, 1 << 20)
    assert walker.lines(line, 0, 1 << 40, bulk=False, last=True) == len(line)
    batch = batch_of(walker)
    batch.validate(full=True)
    found = [
        {k: v if isinstance(v, list) else [v] for k, v in row.items() if v is not None}
        for row in batch.to_pylist()
    ]
    return found, walker.lost()


@given(
    st.lists(records, min_size=1, max_size=6),
    st.booleans(),
    st.sampled_from([None, (",", ":"), (" , ", " : ")]),
)
def test_a_record_reads_as_json_reads_it(values: list[Any], ascii_only: Any, separators: Any) -> None:
    lines = [
        json.dumps(value, ensure_ascii=ascii_only, separators=separators).encode("utf-8", "surrogatepass")
        for value in values
    ]
    found, lost = one(b"\n".join(lines) + b"\n")
    assert not lost
    if ascii_only:
        assert found == [flat(parsed(line)) for line in lines]
    else:
        assert len(found) == len(lines)


TOKENS = [
    b"{", b"}", b"[", b"]", b",", b":", b'"', b'"a"', b'"b"', b'{"a":', b"1", b"-0", b"01", b"1.", b"1e5",
    b"1E+", b".5", b"-", b"true", b"null", b"nul", b"NaN", b"-Infinity", b" ", b"\t", b"\\", b"\\u00e9",
    b"\\ud83d\\ude00", b"\\ud83d", b'"\\n"', b'"\\x"', b"\xe4\xbd\xa0", b"\x01", b'"a":1',
    b'"a":{"b":2}', b"'",
]  # fmt: skip
WIDER = [
    *TOKENS, b"\n", b'"_index":"x"', b'"_index":"y"', b'"$date":-5', b'"$oid":', b'{"index":{', b"/*", b"//",
    b'"hits":{', b'"hits":[{', b"ObjectId(", b")",
]  # fmt: skip


@settings(max_examples=600)
@given(st.lists(st.sampled_from(TOKENS), min_size=1, max_size=14).map(b"".join))
def test_what_json_takes_is_taken_and_nothing_else(line: bytes) -> None:
    line = b'{"k":' + line + b"}"
    found, lost = one(line)
    values, good = several(line)
    assert bool(lost) != good
    assert found == [flat(value) for value in values]


def several(line: bytes) -> tuple[list[Any], bool]:
    """The values on a line, with commas between them or not, and whether there is nothing else."""
    decoder = json.JSONDecoder(strict=False, parse_float=Number, parse_int=Number, parse_constant=Number)
    text = line.decode()
    values: list[Any] = []
    at = 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except ValueError:
            return values, False
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
        if at < len(text) and text[at] not in "{[":
            return values, False
        values.append(value)
    return values, True


@settings(max_examples=300)
@given(st.data())
def test_a_damaged_record_is_judged_as_json_judges_it(data: st.DataObject) -> None:
    line = bytearray(json.dumps({"k": data.draw(records)}).encode())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(line) - 1))
        line[at] = data.draw(st.integers(32, 126))
    if line[:1] != b"{" or b"(" in line or b"$" in line:
        return
    found, lost = one(bytes(line))
    values, good = several(bytes(line))
    assert bool(lost) != good
    assert found == [flat(value) for value in values]


SURPRISES = [
    (b',"name":', b', "name" :'), (b',"name":', b',"n\\u0061me":'), (b',"name":', b',"id":'),
    (b',"name":', b',"names":'), (b',"name":', b',"nam":'), (b',"name":', b'"name":'),
    (b',"name":', b',"name"'), (b',"name":', b",'name':"), (b',"name":', b",name:"),
    (b',"name":', b',,"name":'), (b'"id":', b'"id":{"id":1},"extra":'), (b'"inner":{', b'"inner":[{'),
    (b'"inner":{', b'"inner":'), (b'"inner":{', b'"inner":{"extra":[],'), (b"}}", b"}"), (b"}}", b"}} x"),
    (b"}}", b"}},"), (b"}}", b',"id":7}}'), (b"}}", b'},"id":7}'), (b"}}", b'}}{"id":8}'), (b"1", b"01"),
    (b"1", b"-"), (b"1", b"1.e"), (b'"', b'\\"'), (b'"', b""), (b'"', b'"\x01'), (b'"', b'"\\ud83d'),
    (b'"', b'"\\'), (b'"', b'"\xe4\xbd\xa0'),
]  # fmt: skip
filled = st.text(max_size=24) | st.sampled_from(
    ["x" * n for n in range(6, 18)] + ["\u5f20\u4e09" * 3, "1 }}, 1"]
)
people = st.builds(
    lambda at, name, long, ascii_only: json.dumps(
        {"id": at, "name": name, "inner": {"a_long_one_of_a_key": long, "n": 1}},
        ensure_ascii=ascii_only,
        separators=(",", ":"),
    ).encode(),
    st.integers(-99, 99),
    filled,
    filled,
    st.booleans(),
)


@settings(max_examples=500)
@given(st.lists(people, min_size=3, max_size=6), st.sampled_from(SURPRISES), st.integers(0, 9))
def test_one_surprise_in_a_run_of_one_layout(
    lines: list[bytes], surprise: tuple[bytes, bytes], which: int
) -> None:
    odd = len(lines) // 2
    parts = lines[odd].split(surprise[0])
    cut = which % max(len(parts) - 1, 1) + 1
    lines[odd] = surprise[1].join((surprise[0].join(parts[:cut]), surprise[0].join(parts[cut:])))
    judged = [several(line) for line in lines]
    found, lost = one(b"\n".join(lines))
    expected = [flat(value) for values, _ in judged for value in values]
    assert found == expected
    assert sum(records for _, records, _ in lost) == sum(not good for _, good in judged)


@given(st.lists(people, min_size=3, max_size=6), st.binary(min_size=1, max_size=3), st.integers(0, 200))
def test_bytes_that_are_no_text_cost_a_run_at_most_their_record(
    lines: list[bytes], noise: bytes, at: int
) -> None:
    odd = len(lines) // 2
    noise = noise.replace(b"\n", b"\xff")
    clean = [flat(parsed(line)) for line in lines]
    lines[odd] = lines[odd][:at] + noise + lines[odd][at:]
    found, _ = one(b"\n".join(lines))
    assert found[:odd] == clean[:odd]
    assert found[len(found) - (len(lines) - odd - 1) :] == clean[odd + 1 :]
    decoded = lines[odd].decode("utf-8", "a mark a byte").encode()
    values, good = several(decoded)
    if good:
        assert found[odd : odd + len(values)] == [flat(value) for value in values]


@settings(max_examples=300)
@given(
    st.binary(max_size=200) | st.lists(st.sampled_from(WIDER), max_size=60).map(b"".join),
    st.integers(1, 50),
)
def test_any_bytes_add_up(data: bytes, step: int) -> None:
    small = Limits(record_bytes=40, block_bytes=16, depth=5, columns=7)
    for form in FORMATS:
        assert 0 <= form.sniff(head(data)) <= 1
        for limits in (LIMITS, small):
            try:
                read(form, data, limits, step)
            except CannotOpenError:
                continue


@settings(max_examples=200)
@given(st.lists(records, min_size=2, max_size=8), st.integers(1, 40), st.integers(1, 300), st.integers(0, 4))
def test_borders_of_reading_do_not_matter(values: list[Any], step: int, block: int, shape: int) -> None:
    indent = 1 if shape in (1, 3) else None
    made = [json.dumps(value, indent=indent) for value in values]
    if shape == 0:
        data = "\n".join(made).encode()
    elif shape in (1, 2):
        data = ("[" + ",\n".join(made) + "]").encode()
    elif shape == 3:
        data = "\n".join(made).encode()
    else:
        data = json.dumps(
            {"took": 3, "hits": {"total": 9, "hits": [{"x": 1, **v} for v in values]}, "z": 1}
        ).encode()
    form = ndjson.FORMAT if shape == 0 else document.FORMAT
    try:
        whole = read(form, data)
    except CannotOpenError:
        return
    parts = read(form, data, Limits(block_bytes=block), step)
    assert rows(parts) == rows(whole)
    if shape in (0, 1, 2):
        assert [cells for _, cells in rows(whole)] == [flat(parsed(one.encode())) for one in made]


@pytest.mark.parametrize("seed", range(3))
def test_noise_in_a_real_shape_adds_up(seed: int) -> None:
    dice = random.Random(seed)
    made = [{"id": n, "name": "x" * dice.randrange(9), "tags": [{"t": n}, {"t": None}]} for n in range(300)]
    for data in (
        "\n".join(json.dumps(one) for one in made).encode(),
        json.dumps(made, indent=2).encode(),
        json.dumps({"people": made, "meta": {"n": 300}}).encode(),
    ):
        noisy = bytearray(data)
        for _ in range(20):
            noisy[dice.randrange(2000, len(noisy))] = dice.randrange(256)
        for form in FORMATS:
            if form.sniff(head(bytes(noisy))) > 0:
                total = sum(
                    batch.columns.num_rows for batch in read(form, bytes(noisy), Limits(block_bytes=4096))
                )
                assert total >= 100
