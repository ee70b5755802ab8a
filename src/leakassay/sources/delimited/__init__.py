"""Delimited text: any delimiter and quoting, with or without a header; lists of one field a line.

Dialect and header are found by content. Records are cut by a kernel that keeps account of every byte:
what does not fit its table is a reject with a reason, and one stray quote costs one record.

* Standard: RFC 4180, and what is in use beside it
* Known by: lines that split into the same number of plain cells; any text is at least a list of lines
"""

from __future__ import annotations

from codecs import BOM_UTF8
from typing import TYPE_CHECKING

from leakassay.sources.delimited.dialect import LOOK, find_dialect
from leakassay.sources.delimited.framing import DelimitedSource
from leakassay.sources.delimited.layout import find_layout
from leakassay.sources.interface import Format

if TYPE_CHECKING:
    from leakassay.sources.interface import Head, Limits, Source, Stream

_LIST, _TABLE = 0.05, 0.5
"""How sure a list of lines is, and the most that a table can be: any marked format goes before."""


def _sniff(head: Head) -> float:
    if not head.text.strip("\ufeff \t\r\n\x1a") or _binary(head.text):
        return 0.0
    score = find_dialect(head.text.removeprefix("\ufeff"), complete=head.complete).score
    return _LIST + (_TABLE - _LIST) * score


def _binary(text: str) -> bool:
    """More than a few control characters are no text."""
    sample = text[:65536]
    controls = sum(map(sample.count, "\x00\x03\x04\x05\x06\x0e\x0f\x10\x11\x12\x14\x15\x16\x17\x18\x19"))
    return controls > 8 and controls > 0.002 * len(sample)


def _open(stream: Stream, head: Head, limits: Limits) -> Source:
    found = find_dialect(head.text.removeprefix("\ufeff"), complete=head.complete)
    # The bytes themselves, not the head's text: only these say where the table begins, if some are no UTF-8.
    data = stream.peek(LOOK + 1)
    bom = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    begun = data[len(bom) : LOOK]
    layout = find_layout(begun, found, complete=len(data) <= LOOK, most=limits.columns)
    return DelimitedSource(stream, layout, head.charset, limits, bom)


FORMAT = Format("csv", _sniff, _open)
