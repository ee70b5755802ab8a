"""LDIF: what directories of people and machines are exported to. One record an entry or a change.

Attributes that occur several times are lists. Values in base64 are decoded where they are text, and not shown
where they are pictures or other content. A value that is a URL stays one: it is never followed.

* Standard: RFC 2849
* Known by: a line `dn:` before all others, beside comments and `version:`
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

from leakassay.sources.framed import RECORD_LINES, Gathering, Line, Values, ended, lines
from leakassay.sources.interface import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Head, Limits, Source, Stream

_LINE = re.compile(r"([A-Za-z0-9][\w.;-]*)\s*:([:<]?)[ \t]*(.*)", re.DOTALL)
_DN = re.compile(r"dn::?(?:\s|$)", re.IGNORECASE)
_HEX_BYTES = 64
"""Longer values that are no text are not shown."""


class _Entry:
    """An entry while its lines come in."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.size = 0
        self.too_long = False
        self.comment = False
        """The line before is a comment, which may be folded as well."""

    def take(self, text: str, limit: int) -> None:
        """Take one line, or join it to the one that it continues."""
        self.too_long = self.too_long or self.size > limit or len(self.lines) > RECORD_LINES
        folded = text[:1] == " "
        self.comment = text.startswith("#") or (folded and self.comment)
        if self.too_long:
            self.lines.clear()
        elif folded and self.lines and not self.comment:
            self.lines.append(text[1:])
        elif not self.comment:
            self.lines.append("\n" + text)

    @property
    def begun(self) -> bool:
        """A name of an entry was seen."""
        return any(_DN.match(text[1:]) for text in self.lines if text.startswith("\n"))


class Entries:
    """The entries of one file."""

    format = "ldif"

    def __init__(self, stream: Stream, head: Head, limits: Limits) -> None:
        self._stream = stream
        self._limits = limits
        self._entries = Gathering("", limits)
        self._spelling: dict[str, str] = {}
        """Names of attributes as they were seen first: they are the same in upper and lower case."""
        self.charset: str | None = head.charset
        self._facts: dict[str, str] = {}
        self.facts: Mapping[str, str] = self._facts

    def blocks(self) -> Iterator[Block]:
        """Gather entry by entry."""
        entry = _Entry()
        for line in lines(self._stream, self._limits):
            entry = self._line(entry, line)
            if self._entries.full and (block := self._entries.block()):
                yield block
        self._finish(entry)
        yield from ended([self._entries], self._stream.damage)

    def _line(self, entry: _Entry, line: Line) -> _Entry:
        text = line.text.removeprefix("\ufeff")
        ends = not text.strip()
        if ends or (_DN.match(text) and entry.begun):
            if ends:
                entry.size += line.size
            self._finish(entry)
            entry = _Entry()
            if ends:
                return entry
        entry.size += line.size
        entry.take(text, self._limits.record_bytes)
        return entry

    def _finish(self, entry: _Entry) -> None:
        """Give an entry its place: a record, or a reject; comments and blank lines go along."""
        if entry.too_long or entry.size > self._limits.record_bytes:
            self._entries.lose("too long", entry.size)
            return
        record, unread = self._record("".join(entry.lines).split("\n")[1:])
        if "dn" in record and not unread:
            self._entries.add(record, entry.size)
        elif "dn" in record:
            self._entries.lose("malformed", entry.size)
        elif record or unread:
            self._entries.lose("not a record", entry.size)
        elif entry.size:
            self._entries.charge(entry.size)

    def _record(self, texts: list[str]) -> tuple[Values, int]:
        """Give the attributes of an entry, and how many lines are none."""
        record: Values = {}
        unread = 0
        for text in texts:
            found = _LINE.fullmatch(text)
            if found is None:
                unread += text.strip() != "-"
                continue
            name, how, value = found.groups()
            if name == "version" and not record:
                if re.fullmatch(r"\d{1,3}", value.strip()):
                    self._facts["version"] = value.strip()
                continue
            column = self._spelling.setdefault(name.lower(), name)
            if (shown := _shown(how, value.strip())) or column == "dn":
                record.setdefault(column, []).append(shown)
        return record, unread


def _shown(how: str, value: str) -> str:
    """Give a value as text; empty where it cannot be shown."""
    if how != ":":
        return value
    try:
        raw = base64.b64decode(value, validate=False)
    except (binascii.Error, ValueError):
        return ""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = "\x00"
    if not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", text):
        return text
    return raw.hex() if len(raw) <= _HEX_BYTES else ""


def _sniff(head: Head) -> float:
    """Look at the first line that is neither blank nor a comment."""
    first = ""
    for text in head.text.removeprefix("\ufeff").split("\n", 2000)[:2000]:
        if not text.strip() or text[:1] in ("#", " "):
            continue
        if _DN.match(text):
            return 0.9 if first else 0.85
        if first or not re.match(r"version:\s*\d+\s*$", text):
            return 0.0
        first = text
    return 0.3 if first else 0.0


def _open(stream: Stream, head: Head, limits: Limits) -> Source:
    return Entries(stream, head, limits)


FORMAT = Format("ldif", _sniff, _open)
