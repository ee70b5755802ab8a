"""The tables of a dump: what their columns are called, and where their rows are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from leakassay.sources.sql_dump.names import NAME, bare, shown

_MOST_TABLES = 100_000
_COLUMN = re.compile(rf"\s*+({NAME})\s*+")
_CONSTRAINT = re.compile(
    r"\s*+(?:(?:PRIMARY|FOREIGN)\s++KEY|KEY\b(?!\s++\w++\s*+(?:,|\)|$))|INDEX\b\s*+[`\"\[(\w]++\s*+\(|UNIQUE\s*+(?:KEY|INDEX|\(|[`\"\[])"
    r"|CONSTRAINT\b|CHECK\s*+\(|FULLTEXT\b|SPATIAL\b|EXCLUDE\b|PERIOD\s++FOR\b|LIKE\b|SUPPLEMENTAL\s++LOG|UNIQUE\s++(?:NON)?CLUSTERED)",
    re.IGNORECASE | re.ASCII,
)
_FILLED_IN = re.compile(
    r"\bIDENTITY\b|\bGENERATED\b|\bAUTO_?INCREMENT\b|\bAS\s*+\(|\b(?:BIG|SMALL)?SERIAL\b|\bROWVERSION\b",
    re.IGNORECASE | re.ASCII,
)
_TOKEN = re.compile(
    r"'(?:[^'\\]|''|\\.)*+'|\"(?:[^\"]|\"\")*+\"|`(?:[^`]|``)*+`|\[(?:[^\]]|\]\])*+\]|--[^\n]*+|/\*.*?\*/|[(),]",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Definition:
    """A table as CREATE TABLE tells it."""

    columns: tuple[str, ...]
    filled_in: frozenset[str]
    """Columns that the database fills in by itself, so that rows may leave them out."""


@dataclass(slots=True)
class Shape:
    """Rows of one table that tell the same columns."""

    table: str
    names: tuple[str, ...]


@dataclass(slots=True)
class Tables:
    """All tables that were seen so far, and which database or schema is in force."""

    most: int
    """Columns that a table may have."""
    place: str = ""
    _first: str | None = None
    _known: dict[tuple[str, ...], Definition] = field(default_factory=dict)
    _shapes: dict[tuple[str, tuple[str, ...]], Shape] = field(default_factory=dict)

    def go(self, place: str) -> None:
        """Make `place` the database or schema in force; the first one is not shown."""
        if self._first is None:
            self._first = place
        self.place = "" if place == self._first else place

    def define(self, name: tuple[str, ...], body: str) -> None:
        """Keep what CREATE TABLE says between its brackets."""
        definition = definition_of(body)
        if definition.columns and len(self._known) < _MOST_TABLES:
            for key in self._keys(name):
                self._known[key] = definition

    def columns(self, name: tuple[str, ...]) -> Definition | None:
        """Give the definition of a table, if one was seen."""
        return next((self._known[key] for key in self._keys(name) if key in self._known), None)

    def shape(self, name: tuple[str, ...], names: tuple[str, ...], width: int) -> Shape:
        """Give the shape of rows with `width` values, whose statement tells `names`, or none."""
        if len(names) != width:
            names = self._fitting(name, width)
        table = shown(name, self.place) if name else ""
        key = (table, names)
        found = self._shapes.get(key)
        if found is None:
            found = Shape(table, names)
            if len(self._shapes) < _MOST_TABLES:
                self._shapes[key] = found
        return found

    def _fitting(self, name: tuple[str, ...], width: int) -> tuple[str, ...]:
        definition = self.columns(name)
        if definition is not None:
            told = tuple(column for column in definition.columns if column not in definition.filled_in)
            for names in (definition.columns, told):
                if len(names) == width:
                    return names
        return tuple(str(number) for number in range(width))

    def _keys(self, name: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Keys of a table, the most exact first."""
        lower = tuple(part.lower() for part in name)
        return [(self.place.lower(), *lower), lower, lower[-1:]]


def definition_of(body: str) -> Definition:
    """Read the columns of a table's definition, from behind its opening bracket on.

    >>> definition_of("id INT IDENTITY(1,1), `a b` text, PRIMARY KEY (id))").columns
    ('id', 'a b')
    """
    columns: list[str] = []
    filled_in: set[str] = set()
    for part in _split(body):
        found = _COLUMN.match(part)
        if found is None or _CONSTRAINT.match(part):
            continue
        columns.append(bare(found.group(1)))
        if _FILLED_IN.search(part):
            filled_in.add(columns[-1])
    return Definition(tuple(columns), frozenset(filled_in))


def _split(body: str) -> list[str]:
    """Cut at the commas outside brackets, up to the bracket that closes; comments are left out."""
    found: list[str] = []
    depth = start = 0
    text: list[str] = []
    for token in _TOKEN.finditer(body):
        sign = token.group()
        if sign.startswith(("--", "/*")):
            text.append(body[start : token.start()])
            start = token.end()
        elif sign == "(":
            depth += 1
        elif sign in ",)" and depth == 0:
            found.append("".join([*text, body[start : token.start()]]))
            if sign == ")":
                return found
            text, start = [], token.end()
        elif sign == ")":
            depth -= 1
    return [*found, "".join([*text, body[start:]])]
