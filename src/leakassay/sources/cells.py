"""Any Arrow column as columns of text: one spelling for a value, whatever file it came from.

* dates and times: ISO 8601, fractions of a second without trailing zeros, zones as `Z` (UTC)
* decimals as they stand; floats in the shortest spelling that reads back, whole ones as integers
* truth values `true` and `false`; nothing-there (null, NaN) stays null
* bytes: text where they are printable UTF-8, else lower-case hex up to 64 bytes, else null
* a struct becomes columns with dotted paths; a list becomes `list<string>`, lists inside lists
  run together; a list of structs becomes one list column per field; a map becomes the columns
  `name.key` and `name.*`
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEX_BYTES = 64
"""Longer binary values (pictures, fingerprints) are not shown as text."""

_EXACT = 2.0**63
"""Whole floats below this are written digit by digit, as identifiers read as floats were."""

_EXPANDED = 256 << 20
"""The most bytes or elements that one column may grow to where its values share memory."""

_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f]"


@dataclass(frozen=True, slots=True)
class Cells:
    """A batch as text."""

    columns: pa.RecordBatch
    """Columns of `string` or `list<string>`, uniquely named."""
    undecodable: int
    """Records with text that is not UTF-8; it shows U+FFFD."""
    left_out: int
    """Columns beyond the limit."""


@dataclass(slots=True)
class _Undecodable:
    """Which records held bytes that are no UTF-8."""

    records: set[int]


def as_text(batch: pa.RecordBatch, depth: int, columns: int) -> Cells:
    """Flatten and spell out `batch`; raises `pa.ArrowException` where it is not sound.

    Offsets and indices must have been validated in full if they come from a file. Structures nested
    deeper than `depth` and columns beyond `columns` are left out.
    """
    batch.validate()
    bad = _Undecodable(set())
    names: list[str] = []
    arrays: list[Any] = []
    left_out = 0
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        for path, leaf in _leaves(name, column, depth, bad):
            if len(names) == columns:
                left_out += 1
                continue
            names.append(path)
            arrays.append(leaf)
    fields = [pa.field(n, a.type) for n, a in zip(unique_names(names), arrays, strict=True)]
    schema = pa.schema(fields)
    table = (
        pa.RecordBatch.from_arrays(arrays, schema=schema)
        if arrays
        else pa.RecordBatch.from_struct_array(pa.array([{}] * batch.num_rows, pa.struct([])))
    )
    return Cells(table, len(bad.records), left_out)


def unique_names(names: Sequence[str]) -> list[str]:
    """Name by its 0-based number each column whose name is empty or occurs twice.

    >>> unique_names(["id", "", "name", "name"])
    ['id', '1', '2', '3']
    """
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
    kept = {name for name, times in seen.items() if times == 1 and name.strip()}
    result = []
    for number, name in enumerate(names):
        wanted = name if name in kept else str(number)
        while wanted is not name and wanted in kept:
            wanted += "'"
        result.append(wanted)
        kept.add(wanted)
    return result


def _leaves(path: str, column: Any, depth: int, bad: _Undecodable) -> Iterator[tuple[str, Any]]:
    """Give the text columns that one column makes, with their paths."""
    if isinstance(column, pa.ExtensionArray):
        column = column.storage
    kind = column.type
    if pa.types.is_dictionary(kind):
        yield from _leaves(path, _undictionary(column), depth, bad)
    elif pa.types.is_struct(kind):
        if depth > 0:
            for field, child in zip(kind, column.flatten(), strict=True):
                yield from _leaves(f"{path}.{field.name}", child, depth - 1, bad)
    elif pa.types.is_map(kind):
        if depth > 0:
            yield from _map_leaves(path, column, depth, bad)
    elif _is_list(kind):
        if depth > 0:
            yield from _list_leaves(path, column, depth, bad)
    else:
        yield path, _spell(column, bad)


def _undictionary(column: Any) -> Any:
    """Write out a dictionary column, unless a few large entries would become gigabytes."""
    entries = column.dictionary
    if _has_length(entries.type):
        _check_growth(pc.binary_length(entries).take(column.indices))
    elif pa.types.is_nested(entries.type):
        raise pa.ArrowNotImplementedError("dictionary of structures")
    return column.dictionary_decode()


def _has_length(kind: Any) -> bool:
    types = pa.types
    return bool(
        types.is_string(kind)
        or types.is_binary(kind)
        or types.is_large_string(kind)
        or types.is_large_binary(kind)
        or types.is_fixed_size_binary(kind)
        or types.is_string_view(kind)
        or types.is_binary_view(kind)
    )


def _view_lengths(column: Any) -> Any:
    """Give the lengths of the values of a view: the first four of sixteen bytes each."""
    words = np.frombuffer(column.buffers()[1], np.int32)
    return pa.array(words[4 * column.offset : 4 * (column.offset + len(column)) : 4])


def _check_growth(lengths: Any) -> None:
    """Raise where values that share memory would take too much of it written out."""
    if (pc.sum(lengths.cast(pa.int64())).as_py() or 0) > _EXPANDED:
        raise pa.ArrowInvalid("over the limit")


def _is_list(kind: Any) -> bool:
    types = pa.types
    return bool(
        types.is_list(kind)
        or types.is_large_list(kind)
        or types.is_fixed_size_list(kind)
        or types.is_list_view(kind)
        or types.is_large_list_view(kind)
    )


def _list_leaves(path: str, column: Any, depth: int, bad: _Undecodable) -> Iterator[tuple[str, Any]]:
    """List columns: the leaves of all elements, cut again at the records."""
    lengths = pc.list_value_length(column)
    _check_growth(lengths)
    ends = _ends(lengths)
    inner = _Undecodable(set())
    for name, leaf in _leaves(path, column.flatten(), depth - 1, inner):
        yield name, _regroup(ends, column, leaf)
    _blame(ends, inner, bad)


def _map_leaves(path: str, column: Any, depth: int, bad: _Undecodable) -> Iterator[tuple[str, Any]]:
    """Keys of a map are data, so they make a column of their own."""
    entries = pa.StructArray.from_arrays([column.keys, column.items], names=["key", "*"])
    offsets = column.offsets
    lists = pa.ListArray.from_arrays(offsets, entries)
    if column.null_count:
        lists = pc.if_else(pc.is_valid(column), lists, pa.scalar(None, lists.type))
    yield from _list_leaves(path, lists, depth, bad)


def _ends(lengths: Any) -> Any:
    """Offsets (n + 1,) int64 of lists of these lengths, null counting as empty."""
    filled = pc.fill_null(lengths.cast(pa.int64()), 0).to_numpy(zero_copy_only=False)
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(filled, dtype=np.int64)))


def _regroup(ends: Any, column: Any, leaf: Any) -> Any:
    """`list<string>` over `leaf`; elements that are lists run together."""
    if pa.types.is_list(leaf.type):
        inner = np.asarray(_ends(pc.list_value_length(leaf)))
        ends, leaf = inner[ends], leaf.flatten()
    offsets = pa.array(ends.astype(np.int32), pa.int32())
    lists = pa.ListArray.from_arrays(offsets, leaf)
    if column.null_count == 0:
        return lists
    return pc.if_else(pc.is_valid(column), lists, pa.scalar(None, lists.type))


def _blame(ends: Any, inner: _Undecodable, outer: _Undecodable) -> None:
    """Say of which records the bad elements are."""
    if inner.records:
        at = np.searchsorted(ends, np.fromiter(inner.records, np.int64), side="right") - 1
        outer.records.update(int(i) for i in at)


def _spell(column: Any, bad: _Undecodable) -> Any:
    """Spell one column of scalars as a `string` array."""
    types, kind = pa.types, column.type
    if types.is_string_view(kind) or types.is_binary_view(kind):
        _check_growth(_view_lengths(column))
        column = column.cast(pa.large_binary())
        return _of_bytes(column) if types.is_binary_view(kind) else _decoded(column, bad)
    if _has_length(kind):
        text = types.is_string(kind) or types.is_large_string(kind)
        return _sound(column, bad) if text else _of_bytes(column)
    if types.is_floating(kind):
        return _of_floats(column)
    if types.is_date(kind) or types.is_time(kind) or types.is_timestamp(kind):
        return _of_times(column)
    return _of_others(column)


def _of_others(column: Any) -> Any:
    types, kind = pa.types, column.type
    if types.is_run_end_encoded(kind) or types.is_union(kind):
        raise pa.ArrowNotImplementedError("run-end encoding and unions")
    if types.is_interval(kind):
        return pa.array([text_of(v) for v in column.to_pylist()], pa.string())
    return column.cast(pa.string())


def _sound(column: Any, bad: _Undecodable) -> Any:
    """Text that is UTF-8 throughout."""
    try:
        column.validate(full=True)
    except pa.ArrowInvalid:
        return _decoded(column.cast(pa.large_binary()), bad)
    return column if column.type == pa.string() else column.cast(pa.string())


def _decoded(raw: Any, bad: _Undecodable) -> Any:
    """Text out of bytes, value by value; what is no UTF-8 shows U+FFFD."""
    values: list[str | None] = []
    for number, value in enumerate(raw.to_pylist()):
        text = None if value is None else value.decode("utf-8", "replace")
        if text is not None and text.encode() != value:
            bad.records.add(number)
        values.append(text)
    return pa.array(values, pa.string())


def _of_bytes(column: Any) -> Any:
    try:
        text = column.cast(pa.binary()).cast(pa.string())
    except pa.ArrowInvalid:
        text = None
    if text is not None and not pc.any(pc.match_substring_regex(text, _CONTROL)).as_py():
        return text
    return pa.array([text_of(v) for v in column.to_pylist()], pa.string())


def _of_floats(column: Any) -> Any:
    if column.type != pa.float64():
        column = pc.if_else(pc.is_nan(column), pa.scalar(None, column.type), column)
        wide = column.cast(pa.float64())
    else:
        column = wide = pc.if_else(pc.is_nan(column), pa.scalar(None, column.type), column)
    text = column.cast(pa.string())
    whole = pc.and_(pc.less(pc.abs(wide), _EXACT), pc.equal(pc.trunc(wide), wide))
    if not pc.any(whole).as_py():
        return text
    digits = pc.if_else(whole, wide, 0.0).cast(pa.int64()).cast(pa.string())
    return pc.if_else(whole, digits, text)


def _of_times(column: Any) -> Any:
    kind = column.type
    if pa.types.is_timestamp(kind) and kind.tz is not None:
        column = column.cast(pa.timestamp(kind.unit, "UTC"))
    text = column.cast(pa.string())
    strange = pc.starts_with(text, "<")
    if pc.any(strange).as_py():
        width = pa.int32() if kind.bit_width == pa.int32().bit_width else pa.int64()
        text = pc.if_else(strange, column.cast(width).cast(pa.string()), text)
    text = pc.replace_substring(text, " ", "T", max_replacements=1)
    text = pc.replace_substring_regex(text, r"(\.\d*[1-9])0+(Z?)$", r"\1\2")
    return pc.replace_substring_regex(text, r"\.0+(Z?)$", r"\1")


def text_of(value: object) -> str | None:
    r"""Spell one Python value as text: None where nothing is there.

    >>> text_of(3.0), text_of(True), text_of(b"\xff\x00"), text_of(float("nan"))
    ('3', 'true', 'ff00', None)
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _of_float(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return _of_octets(bytes(value))
    isoformat = getattr(value, "isoformat", None)
    return str(isoformat()) if isoformat is not None else str(value)


def _of_float(value: float) -> str | None:
    if value != value:  # noqa: PLR0124 - the one value that differs from itself is NaN
        return None
    return str(int(value)) if abs(value) < _EXACT and value.is_integer() else repr(value)


def _of_octets(value: bytes) -> str | None:
    try:
        text = value.decode()
    except UnicodeDecodeError:
        text = None
    if text is not None and all(c in "\t\n\r" or c >= " " for c in text):
        return text
    return value.hex() if len(value) <= HEX_BYTES else None
