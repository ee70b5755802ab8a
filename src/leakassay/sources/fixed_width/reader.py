"""From lines to records of fixed width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leakassay.sources.framed import Gathering, Line, ended, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.fixed_width.columns import Columns
    from leakassay.sources.interface import Block, Limits, Stream

_DRAWN = re.compile(r"[-=+| ]*")
_COUNT = re.compile(r"\(?\d+ (?:rows?|records?)\b.*", re.IGNORECASE)
"""What a console says under a table."""


class FixedWidth:
    """The records of one text."""

    format = "fixed width"

    def __init__(self, stream: Stream, columns: Columns, charset: str, limits: Limits) -> None:
        self._stream = stream
        self._columns = columns
        self._limits = limits
        self._rows = Gathering("", limits)
        self._number = 0
        self.charset: str | None = charset
        self.facts: Mapping[str, str] = {
            "header": "yes" if columns.header else "no",
            "ruler": "yes" if columns.ruled else "no",
        }

    def blocks(self) -> Iterator[Block]:
        """Take line by line."""
        for line in lines(self._stream, self._limits):
            self._line(line)
            self._number += 1
            if self._rows.full and (block := self._rows.block()):
                yield block
        yield from ended([self._rows], self._stream.damage)

    def _line(self, line: Line) -> None:
        text = line.text.removeprefix("\ufeff").rstrip().lstrip("\f")
        if _DRAWN.fullmatch(text) or text in self._columns.header:
            self._rows.charge(line.size)
        elif self._number < self._columns.preamble or _COUNT.fullmatch(text):
            self._rows.lose("not a record", line.size)
        elif not line.whole:
            self._rows.lose("too long", line.size)
        elif (cells := self._columns.cells(text)) is None or not any(cells[1:]):
            self._rows.lose("malformed" if cells is None else "too few fields", line.size)
        else:
            self._rows.add(
                {name: [cell] for name, cell in zip(self._columns.names, cells, strict=True) if cell},
                line.size,
            )
