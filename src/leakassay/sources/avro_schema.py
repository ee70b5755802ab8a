"""Avro schemas as Arrow types, and which schemas are refused.

A schema comes with the data, so it may be hostile. Refused are types that contain themselves
(decoding them recurses without end) and arrays or maps of items that take no bytes (two bytes
would make billions of items).

* Standard: Apache Avro 1.11
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from leakassay.sources.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Prepare = Callable[[Any], Any]

_PRIMITIVE: Mapping[str, tuple[Any, int]] = {
    "null": (pa.null(), 0),
    "boolean": (pa.bool_(), 1),
    "int": (pa.int64(), 1),
    "long": (pa.int64(), 1),
    "float": (pa.float32(), 4),
    "double": (pa.float64(), 8),
    "bytes": (pa.binary(), 1),
    "string": (pa.string(), 1),
}
"""Arrow type and the fewest bytes of each primitive type."""

_LOGICAL: Mapping[tuple[str, str], Any] = {
    ("int", "date"): pa.date32(),
    ("int", "time-millis"): pa.time32("ms"),
    ("long", "time-micros"): pa.time64("us"),
    ("long", "timestamp-millis"): pa.timestamp("ms", "UTC"),
    ("long", "timestamp-micros"): pa.timestamp("us", "UTC"),
    ("long", "timestamp-nanos"): pa.timestamp("ns", "UTC"),
    ("long", "local-timestamp-millis"): pa.timestamp("ms"),
    ("long", "local-timestamp-micros"): pa.timestamp("us"),
    ("long", "local-timestamp-nanos"): pa.timestamp("ns"),
}
_MOST_DIGITS = 1_000


class RefusedSchemaError(ValueError):
    """The schema is no Avro, or of a sort that is not read. Its text says which."""


@dataclass(frozen=True, slots=True)
class Node:
    """What one schema node becomes."""

    plain: Any
    """The schema again, without logical types and aliases, for the decoder."""
    arrow: Any
    """The Arrow type of its values."""
    least: int
    """The fewest bytes of a value."""
    prepare: Prepare | None = None
    """What turns a decoded value into one that Arrow takes; never called with None."""


@dataclass(slots=True)
class _Names:
    """Named types seen so far, and those that are still being read."""

    known: dict[str, Node] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)
    counted: int = 0


def read_schema(text: bytes, depth: int) -> Node:
    """Turn the schema of a file into its node; raises RefusedSchemaError."""
    try:
        schema = json.loads(text)
    except (ValueError, RecursionError):
        raise RefusedSchemaError("its schema is broken") from None
    return _node(schema, "", _Names(), depth)


def _node(schema: Any, space: str, names: _Names, depth: int) -> Node:
    names.counted += 1
    if depth == 0 or names.counted > 100_000:
        raise RefusedSchemaError("its schema is too deep or too large")
    if isinstance(schema, list):
        return _union(schema, space, names, depth)
    if isinstance(schema, str):
        return _named_or_primitive(schema, space, names)
    if not isinstance(schema, dict):
        raise RefusedSchemaError("its schema is broken")
    kind = schema.get("type")
    build = _COMPLEX.get(kind) if isinstance(kind, str) else None
    if build is not None:
        return build(schema, space, names, depth)
    inner = _node(kind, space, names, depth - 1)
    return _logical(inner, schema)


def _named_or_primitive(name: str, space: str, names: _Names) -> Node:
    if name in _PRIMITIVE:
        arrow, least = _PRIMITIVE[name]
        return Node(name, arrow, least)
    full = name if "." in name or not space else f"{space}.{name}"
    for candidate in (full, name):
        if candidate in names.open:
            raise RefusedSchemaError("it has types that contain themselves")
        if candidate in names.known:
            known = names.known[candidate]
            return Node(candidate, known.arrow, known.least, known.prepare)
    raise RefusedSchemaError("its schema names a type that it does not define")


def _full_name(schema: dict[str, Any], space: str) -> tuple[str, str]:
    name = schema.get("name")
    if not isinstance(name, str) or not name:
        raise RefusedSchemaError("its schema is broken")
    if "." in name:
        return name, name.rpartition(".")[0]
    space = str(schema.get("namespace") or space)
    return (f"{space}.{name}" if space else name), space


def _record(schema: dict[str, Any], space: str, names: _Names, depth: int) -> Node:
    name, space = _full_name(schema, space)
    fields = schema.get("fields")
    if not isinstance(fields, list) or name in names.open or name in names.known:
        raise RefusedSchemaError("its schema is broken")
    names.open.add(name)
    nodes: list[tuple[str, Node]] = []
    for one in fields:
        if not isinstance(one, dict) or not isinstance(one.get("name"), str) or "type" not in one:
            raise RefusedSchemaError("its schema is broken")
        nodes.append((one["name"], _node(one["type"], space, names, depth - 1)))
    if len({key for key, _ in nodes}) != len(nodes):
        raise RefusedSchemaError("its schema names a field twice")
    names.open.discard(name)
    plain = {"type": "record", "name": name, "fields": [{"name": k, "type": n.plain} for k, n in nodes]}
    busy = [(key, node.prepare) for key, node in nodes if node.prepare]
    node = Node(
        plain,
        pa.struct([(key, node.arrow) for key, node in nodes]),
        sum(node.least for _, node in nodes),
        _in_record(busy) if busy else None,
    )
    names.known[name] = node
    return node


def _in_record(busy: list[tuple[str, Prepare]]) -> Prepare:
    def prepare(value: dict[str, Any]) -> dict[str, Any]:
        for key, inner in busy:
            if value[key] is not None:
                value[key] = inner(value[key])
        return value

    return prepare


def _enum(schema: dict[str, Any], space: str, names: _Names, depth: int) -> Node:
    del depth
    name, _ = _full_name(schema, space)
    symbols = schema.get("symbols")
    if not isinstance(symbols, list) or not all(isinstance(s, str) for s in symbols):
        raise RefusedSchemaError("its schema is broken")
    node = Node({"type": "enum", "name": name, "symbols": symbols}, pa.string(), 1)
    names.known[name] = node
    return node


def _fixed(schema: dict[str, Any], space: str, names: _Names, depth: int) -> Node:
    del depth
    name, _ = _full_name(schema, space)
    size = schema.get("size")
    if not isinstance(size, int) or not 0 <= size < 1 << 24:
        raise RefusedSchemaError("its schema is broken")
    node = _logical(Node({"type": "fixed", "name": name, "size": size}, pa.binary(), size), schema)
    names.known[name] = node
    return node


def _array(schema: dict[str, Any], space: str, names: _Names, depth: int) -> Node:
    inner = _items(schema.get("items"), space, names, depth)
    plain = {"type": "array", "items": inner.plain}
    act = inner.prepare
    prepare = (lambda values: [v if v is None else act(v) for v in values]) if act else None
    return Node(plain, pa.list_(inner.arrow), 1, prepare)


def _map(schema: dict[str, Any], space: str, names: _Names, depth: int) -> Node:
    inner = _items(schema.get("values"), space, names, depth)
    act = inner.prepare or (lambda value: value)
    return Node(
        {"type": "map", "values": inner.plain},
        pa.map_(pa.string(), inner.arrow),
        1,
        lambda value: [(k, v if v is None else act(v)) for k, v in value.items()],
    )


def _items(schema: Any, space: str, names: _Names, depth: int) -> Node:
    inner = _node(schema, space, names, depth - 1)
    if inner.least == 0:
        raise RefusedSchemaError("it has lists of nothing")
    return inner


def _union(branches: list[Any], space: str, names: _Names, depth: int) -> Node:
    nodes = [_node(branch, space, names, depth - 1) for branch in branches]
    plain = [node.plain for node in nodes]
    some = [node for node in nodes if node.plain != "null"]
    if not nodes:
        raise RefusedSchemaError("its schema is broken")
    if not some:
        return Node(plain, pa.null(), 1)
    if len(some) == 1:
        return Node(plain, some[0].arrow, 1, some[0].prepare)
    return Node(plain, pa.string(), 1, _as_one_text)


def _as_one_text(value: Any) -> str | None:
    """Spell a value of a union of several types: scalars as text, the others as JSON."""
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, default=text_of)
    return text_of(value)


def _logical(node: Node, schema: dict[str, Any]) -> Node:
    """Give a node the meaning that its logical type states, where it is one we know."""
    logical = schema.get("logicalType")
    base = node.plain if isinstance(node.plain, str) else node.plain.get("type")
    arrow = _LOGICAL.get((base, logical)) if isinstance(logical, str) else None
    if arrow is not None:
        return Node(node.plain, arrow, node.least)
    scale = schema.get("scale", 0)
    if logical == "decimal" and base in {"bytes", "fixed"} and isinstance(scale, int):
        return Node(node.plain, pa.string(), node.least, _decimal(max(0, min(scale, _MOST_DIGITS))))
    return node


def _decimal(scale: int) -> Prepare:
    def prepare(value: bytes) -> str | None:
        if len(value) > _MOST_DIGITS // 3:
            return None
        number = int.from_bytes(value, "big", signed=True)
        digits = tuple(int(d) for d in str(abs(number)))
        return format(Decimal((int(number < 0), digits, -scale)), "f")

    return prepare


_COMPLEX: Mapping[str, Callable[[dict[str, Any], str, _Names, int], Node]] = {
    "record": _record,
    "error": _record,
    "enum": _enum,
    "fixed": _fixed,
    "array": _array,
    "map": _map,
}
