"""Findings and columns as Arrow tables, for notebooks: any library that reads Arrow takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Rows = Literal["findings", "columns"]

_RATIOS = pa.map_(pa.string(), pa.float64())
_COUNTS = pa.map_(pa.string(), pa.int64())
_SCHEMAS = {
    "findings": pa.schema(
        {
            "test": pa.string(),
            "table": pa.string(),
            "columns": pa.list_(pa.string()),
            "n": pa.int64(),
            "leaning": pa.string(),
            "score": pa.float64(),
            "lr": _RATIOS,
            "because": pa.string(),
        }
    ),
    "columns": pa.schema(
        {
            "table": pa.string(),
            "name": pa.string(),
            "kind": pa.string(),
            "confidence": pa.float64(),
            "sensitivity": pa.string(),
            "records": pa.int64(),
            "nonempty": pa.int64(),
            "valid": pa.int64(),
            "distinct": pa.float64(),
            "faults": _COUNTS,
            "embedded": _COUNTS,
        }
    ),
}


def table(report: Mapping[str, Any], what: Rows) -> pa.Table:
    """Lay out the findings or the columns of a report, a row for each. Raises KeyError for other rows."""
    schema = _SCHEMAS[what]
    rows = list(report["findings"] if what == "findings" else _columns(report))
    return pa.Table.from_pylist([{k: _pairs(row[k]) for k in schema.names} for row in rows], schema)


def _columns(report: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for one in report["tables"]:
        for column in one["columns"]:
            yield {
                **column,
                "table": one["name"],
                "records": one["records"],
                "distinct": column["distinct"]["point"],
            }


def _pairs(value: object) -> object:
    """Give a mapping as Arrow takes it."""
    return list(value.items()) if isinstance(value, dict) else value
