"""Chunks written as NDJSON, CSV or SQL: lines are joined whole columns at a time."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from leakassay.simulate.draw import digits
from leakassay.simulate.es import MACHINES, auto_ids

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from numpy.typing import NDArray

    from leakassay.simulate.interface import FileFormat, Rows, Table

    Ints = NDArray[np.int64]

INDEXED = 1_578_200_000_000
"""When the invented index was filled: milliseconds since 1970, January 2020, after the last event in it."""
_PER_STATEMENT = 500


def suffix(form: FileFormat) -> str:
    """Give the ending of a file's name."""
    return {"ndjson": ".ndjson", "csv": ".csv"}.get(form, ".sql")


def prologue(table: Table, form: FileFormat) -> bytes:
    """Write what stands before a table's rows."""
    if form == "csv":
        return (",".join(column.name for column in table.columns) + "\r\n").encode()
    if form == "sql":
        columns = ",\n".join(f"  `{column.name}` varchar(255) DEFAULT NULL" for column in table.columns)
        return (
            f"DROP TABLE IF EXISTS `{table.name}`;\nCREATE TABLE `{table.name}` (\n{columns}\n);\n".encode()
        )
    if form == "copy":
        columns = ",\n".join(f"    {column.name} text" for column in table.columns)
        names = ", ".join(column.name for column in table.columns)
        return (
            f"CREATE TABLE public.{table.name} (\n{columns}\n);\n\n"
            f"COPY public.{table.name} ({names}) FROM stdin;\n"
        ).encode()
    return b""


def epilogue(form: FileFormat) -> bytes:
    """Write what stands after a table's rows."""
    return b"\\.\n\n\n" if form == "copy" else b""


def write_rows(
    out: BinaryIO, table: Table, rows: Rows, form: FileFormat, *, positions: Ints, index: str
) -> None:
    """Write some rows; `positions` are their places in the whole table, `index` that of the search hits."""
    arrays = [rows.columns[column.name] for column in table.columns]
    if len(arrays[0]) == 0:
        return
    if form == "ndjson":
        lines = _json(table, arrays, positions, index)
    elif form == "csv":
        lines = _csv(arrays)
    elif form == "copy":
        lines = _copy(arrays)
    else:
        lines = _sql(table, arrays)
    _, offsets, data = lines.buffers()
    ends = np.frombuffer(offsets, np.int32)
    out.write(memoryview(data)[ends[lines.offset] : ends[lines.offset + len(lines)]])


def _json(table: Table, arrays: Sequence[Any], positions: Ints, index: str) -> Any:
    parts: list[Any] = []
    for column, array in zip(table.columns, arrays, strict=True):
        key = f'"{column.name}":'
        quoted = pc.binary_join_element_wise(f'{key}"', _escaped(array, "\\", '"'), '"', "")
        parts.append(pc.if_else(pc.is_valid(array), quoted, f"{key}null"))
    source = pc.binary_join_element_wise(*parts, ",")
    if not index:
        return pc.binary_join_element_wise("{", source, "}\n", "")
    ids, moments = _hits(positions, zlib.crc32(index.encode()))
    begin = f'{{"_index":"{index}","_type":"doc","_id":"'
    return pc.binary_join_element_wise(
        begin, ids, '","_score":null,"_source":{', source, '},"sort":[', moments, "]}\n", ""
    )


def _hits(positions: Ints, salt: int) -> tuple[Any, Any]:
    """Make ids and sort values of a bulk load of some 1,400 documents a second.

    `salt` sets the indexes apart: each was loaded on a day of its own.
    """
    millisecond = INDEXED + salt % 30 * 86_400_000 + positions * 5 // 7
    counter = positions + salt
    ids = auto_ids(millisecond, counter // 500 % len(MACHINES), counter & 0xFFFFFF)
    return ids, digits(millisecond)


def _escaped(array: Any, *specials: str) -> Any:
    """Put a backslash before special characters; made-up values hold no control characters."""
    for special in specials:
        array = pc.replace_substring(array, special, "\\" + special)
    return array


def _csv(arrays: Sequence[Any]) -> Any:
    cells = []
    for array in arrays:
        text = pc.fill_null(array, "")
        quoted = pc.binary_join_element_wise('"', pc.replace_substring(text, '"', '""'), '"', "")
        special = pc.match_substring_regex(text, '[",\r\n]')
        cells.append(pc.if_else(special, quoted, text) if pc.any(special).as_py() else text)
    rows = pc.binary_join_element_wise(*cells, ",")
    return pc.binary_join_element_wise(rows, "\r\n", "")


def _sql(table: Table, arrays: Sequence[Any]) -> Any:
    cells = []
    for array in arrays:
        quoted = pc.binary_join_element_wise("'", _escaped(array, "\\", "'"), "'", "")
        cells.append(pc.if_else(pc.is_valid(array), quoted, "NULL"))
    rows = pc.binary_join_element_wise(*cells, ",")
    size = len(rows)
    number = np.arange(size) % _PER_STATEMENT
    begin = pc.if_else(pa.array(number == 0), f"INSERT INTO `{table.name}` VALUES\n(", "(")
    last = (number == _PER_STATEMENT - 1) | (np.arange(size) == size - 1)
    end = pc.if_else(pa.array(last), ");\n", "),\n")
    return pc.binary_join_element_wise(begin, rows, end, "")


def _copy(arrays: Sequence[Any]) -> Any:
    cells = [
        pc.fill_null(pc.replace_substring(_escaped(array, "\\"), "\t", "\\t"), "\\N") for array in arrays
    ]
    rows = pc.binary_join_element_wise(*cells, "\t")
    return pc.binary_join_element_wise(rows, "\n", "")
