"""YAML cut at its items, line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from leakassay.sources.framed import RECORD_LINES, Gathering, Line, ended, lines
from leakassay.sources.yaml_records.values import Unreadable, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.framed import Values
    from leakassay.sources.interface import Block, Limits, Stream

Manner = Literal["document", "documents", "entries"]
"""What is a record beside the items of lists: the document, each of several, or each entry of a mapping."""
_MARK = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
_ITEM = re.compile(r"( *)-(?: |$)")
_MAPPING_ITEM = re.compile(r" *-(?: +(?:- *)*[^\s#].*?:(?: |$)| *$| +\{| +&\w+ *$| +#)")
_KEY = re.compile(r"(?:\"[^\"]*\"|'[^']*'|[^\s#\-\[{!&*%@`'\"][^#]*?|-[^\s].*?) *:(?:\s|$)")
_SECTION = re.compile(r"(\"[^\"]*\"|'[^']*'|[^\s:][^:]*?) *: *(?:#.*|!!\w+ *|&\w+ *)?$")
_TABLES = 1000


def manner_of(head: str) -> Manner:
    """Tell from a text's beginning what its records are."""
    if len(re.findall(r"^---(?:\s|$)", head, re.MULTILINE)) > 1:
        return "documents"
    tops = re.findall(
        r"^[^\s#\-%][^\n]*(?:\n(?:[ \t]*\n|[ \t]*#[^\n]*\n)*([ \t]+[^\n]*|- [^\n]*))?", head, re.MULTILINE
    )
    mappings = sum(bool(below.strip()) and not below.lstrip().startswith("-") for below in tops)
    return "entries" if mappings >= 2 and mappings >= 0.6 * len(tops) else "document"


@dataclass(slots=True)
class _Item:
    """An item while its lines come in."""

    table: str
    keyed: bool = False
    """It is an entry of a mapping, and its key is a value of its own."""
    texts: list[str] = field(default_factory=list)
    size: int = 0
    too_long: bool = False


class Items:
    """The records of one YAML text."""

    format = "yaml"

    def __init__(self, stream: Stream, manner: Manner, charset: str, limits: Limits) -> None:
        self._stream = stream
        self._manner = manner
        self._limits = limits
        self._tables: dict[str, Gathering] = {"": Gathering("", limits)}
        self._last = self._tables[""]
        """The table that grew last."""
        self._item = _Item("")
        self._around: _Item | None = None
        """The document that a list stands in: it goes on behind the list, and is one record."""
        self._indent = -1
        """Where the items of the list in work begin; -1 where there is none."""
        self._list = ""
        """The key that this list stands under."""
        self._section = ""
        """The key whose list may begin in the next line."""
        self._empty = True
        """Nothing of the document was seen yet."""
        self.charset: str | None = charset
        self.facts: Mapping[str, str] = {"records": manner}

    def blocks(self) -> Iterator[Block]:
        """Cut before each item."""
        for line in lines(self._stream, self._limits):
            self._line(line)
            if self._last.full and (block := self._last.block()):
                yield block
        self._end()
        yield from ended(self._tables, self._stream.damage)

    def _line(self, line: Line) -> None:
        text = line.text.removeprefix("\ufeff")
        bare = text.strip()
        if _MARK.match(text):
            self._end()
            self._indent, self._section, self._empty = -1, "", True
            text = text[3:]
            bare = text.strip()
        elif self._empty and text.startswith("%"):
            text = bare = ""
        if bare and not bare.startswith("#"):
            self._place(text)
            self._empty = False
        item = self._item
        item.texts.append(text)
        item.size += line.size
        if item.size > self._limits.record_bytes or len(item.texts) > RECORD_LINES:
            item.too_long = True
            item.texts.clear()

    def _place(self, text: str) -> None:
        """Begin a new item where this line is one."""
        item = _ITEM.match(text)
        if item is not None and self._begins(text, len(item[1])):
            if self._indent < 0 and self._section and self._manner == "document":
                self._around, self._item = self._item, _Item("")
            else:
                self._finish()
            self._list = self._list if self._indent >= 0 else self._section
            self._indent = len(item[1])
            self._item.table = self._list
        elif item is None and _KEY.match(text) and not self._inside(text):
            self._key(text)
        else:
            self._section = ""

    def _begins(self, text: str, indent: int) -> bool:
        """Tell an item of a list of records from one inside a record."""
        if self._indent >= 0:
            return indent == self._indent
        if self._manner == "documents" and not self._empty:
            return False
        return self._empty or (bool(self._section) and _MAPPING_ITEM.match(text) is not None)

    def _inside(self, text: str) -> bool:
        """Is a line without indentation part of what began before?"""
        return text[:1] in (" ", "\t") or (self._manner == "documents" and not self._empty)

    def _key(self, text: str) -> None:
        """Pass to the next entry of the outermost mapping."""
        section = _SECTION.match(text)
        in_list = self._indent >= 0
        self._indent = -1
        self._section = section[1].strip("\"'") if section is not None else ""
        # Where the document is the record, entries are parts of it.
        if self._manner == "entries" or in_list:
            self._finish()
        if self._around is not None:
            self._item, self._around = self._around, None
        self._item.keyed = self._manner == "entries"

    def _end(self) -> None:
        """Finish a document."""
        self._finish()
        if self._around is not None:
            self._item, self._around = self._around, None
            self._finish()

    def _finish(self) -> None:
        item, self._item = self._item, _Item("")
        self._last = table = self._table(item.table)
        if item.too_long:
            table.lose("too long", item.size)
            return
        text = "\n".join((*item.texts, ""))
        if not re.sub(r"(?m)^\s*(?:#.*)?$", "", text).strip():
            table.charge(item.size)
            return
        try:
            record = values_of(text, self._limits.depth)
        except Unreadable as error:
            table.lose(error.reason, item.size)
            return
        if not record:
            table.charge(item.size)
            return
        table.add(_keyed(record, text) if item.keyed else record, item.size)

    def _table(self, name: str) -> Gathering:
        if name not in self._tables and len(self._tables) >= _TABLES:
            name = ""
        return self._tables.setdefault(name, Gathering(name, self._limits))


def _keyed(record: Values, text: str) -> Values:
    """Take an entry's own key, which is data, out of the names of its columns."""
    found = _KEY.match(next(line for line in text.split("\n") if _KEY.match(line)))
    key = found[0].rstrip().removesuffix(":").rstrip().strip("\"'") if found else ""
    if not all(path == key or path.startswith(f"{key}.") for path in record):
        return record
    rest = {path[len(key) + 1 :] or "value": values for path, values in record.items()}
    return {"key": [key], **rest}
