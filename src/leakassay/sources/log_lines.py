"""Log lines: of web servers, and of programs that write `key=value`. One record a line.

* Standard: NCSA common and combined log format; W3C extended log format; logfmt, which has none
* Known by: lines of exactly that shape
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

from leakassay.errors import CannotOpenError
from leakassay.sources.framed import Gathering, Line, Values, ended, lines
from leakassay.sources.interface import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Head, Limits, Source, Stream

Manner = Literal["web", "w3c", "pairs"]
_QUOTED = r'"([^"\\]*(?:\\.[^"\\]*)*)"'
_WEB = re.compile(
    rf"(?:(\S+:\d+) )?(\S+) (\S+) (.{{1,200}}?) \[([^\]]{{1,64}})\] {_QUOTED} (\d{{3}}) (\d+|-)"
    rf"(?: {_QUOTED} {_QUOTED})?(?: (.*))?"
)
_WEB_NAMES = (
    *("server", "host", "ident", "user", "time", "request", "status", "size"),
    *("referer", "user_agent", "more"),
)
_PAIR = re.compile(r"""([A-Za-z_@][\w.@/-]{0,80})=("(?:[^"\\]|\\.)*"|'[^']*'|\[[^\]]*\]|[^\s,;]*)""")
_FIELDS = re.compile(r"^#Fields:[ \t]+(\S.*)$", re.MULTILINE | re.IGNORECASE)
_LOOK = 1 << 15
_LEAST = 0.8


def _manner(text: str, *, complete: bool) -> Manner | None:
    """Tell what kind of log a text's beginning is; None where it is none."""
    if text.startswith("#") and _FIELDS.search(text[:_LOOK]):
        return "w3c"
    rows = text[:_LOOK].splitlines()
    if not complete or len(text) > _LOOK:
        rows = rows[:-1]
    rows = [row for row in rows[:200] if row.strip()]
    if not rows:
        return None
    if sum(_WEB.fullmatch(row) is not None for row in rows) >= _LEAST * len(rows):
        return "web"
    return "pairs" if _has_pairs(rows) else None


def _has_pairs(rows: list[str]) -> bool:
    """Do nearly all lines hold two pairs and more, with keys that come again?"""
    keys = [[key for key, _ in _PAIR.findall(row[:4096])] for row in rows]
    several = sum(len(found) > 1 for found in keys)
    times = Counter(key for found in keys for key in set(found))
    again = sum(count for count in times.values() if count > 1)
    return len(rows) > 1 and several >= _LEAST * len(rows) and again >= _LEAST * sum(times.values())


class LogLines:
    """The lines of one log."""

    format = "log"

    def __init__(self, stream: Stream, manner: Manner, charset: str, limits: Limits) -> None:
        self._stream = stream
        self._manner = manner
        self._limits = limits
        self._records = Gathering("", limits)
        self._names: list[str] = []
        self.charset: str | None = charset
        self.facts: Mapping[str, str] = {"manner": manner}

    def blocks(self) -> Iterator[Block]:
        """Take line by line."""
        for line in lines(self._stream, self._limits):
            self._line(line)
            if self._records.full and (block := self._records.block()):
                yield block
        yield from ended([self._records], self._stream.damage)

    def _line(self, line: Line) -> None:
        text = line.text.removeprefix("\ufeff")
        if not text.strip():
            self._records.charge(line.size)
        elif not line.whole or line.size > self._limits.record_bytes:
            self._records.lose("too long", line.size)
        elif self._manner == "w3c" and text.startswith("#"):
            if (found := _FIELDS.match(text)) is not None:
                self._names = found[1].split()
            self._records.charge(line.size)
        elif (record := self._record(text)) is None:
            self._records.lose("malformed", line.size)
        else:
            self._records.add(record, line.size)

    def _record(self, text: str) -> Values | None:
        """Give the values of a line; None where it is none of this log."""
        if self._manner == "web":
            found = _WEB.fullmatch(text)
            cells = zip(_WEB_NAMES, found.groups(), strict=True) if found is not None else ()
            return {name: [cell] for name, cell in cells if cell and cell != "-"} or None
        if self._manner == "w3c":
            parts = text.split()
            if len(parts) != len(self._names):
                return None
            return {name: [part] for name, part in zip(self._names, parts, strict=True) if part != "-"}
        return _pairs(text)


def _pairs(text: str) -> Values | None:
    """Give the pairs of a line, and what stands between them as `text`."""
    record: Values = {}
    between, at = [], 0
    for found in _PAIR.finditer(text):
        between.append(text[at : found.start()].strip(" \t,;|"))
        at = found.end()
        if value := found[2].strip("\"'"):
            record.setdefault(found[1], []).append(value)
    if not record:
        return None
    between.append(text[at:].strip(" \t,;|"))
    if rest := " ".join(filter(None, between)):
        record.setdefault("text", []).append(rest)
    return record


def _sniff(head: Head) -> float:
    manner = _manner(head.text.removeprefix("\ufeff"), complete=head.complete)
    return 0.0 if manner is None else 0.62 if manner == "pairs" else 0.85


def _open(stream: Stream, head: Head, limits: Limits) -> Source:
    manner = _manner(head.text.removeprefix("\ufeff"), complete=head.complete)
    if manner is None:
        raise CannotOpenError(f"{stream.name} is no log of a known kind.")
    return LogLines(stream, manner, head.charset, limits)


FORMAT = Format("log", _sniff, _open)
