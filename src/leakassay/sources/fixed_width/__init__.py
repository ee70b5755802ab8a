"""Text in columns of fixed width, and tables drawn with lines, as database consoles print them.

The columns are where blanks stand under each other over the whole beginning, or where a ruler (`----- ---`,
`+-----+---+`) says. Wide characters of East Asia count two places, where the lines agree so.

* Standard: none
* Known by: blanks that line up, or a ruler, and no delimiter
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.errors import CannotOpenError
from leakassay.sources.delimited.dialect import find_dialect
from leakassay.sources.fixed_width.columns import find_columns
from leakassay.sources.fixed_width.reader import FixedWidth
from leakassay.sources.interface import Format

if TYPE_CHECKING:
    from leakassay.sources.interface import Head, Limits, Source, Stream

_RULED, _ALIGNED = 0.8, 0.52
_DELIMITED = 0.3
"""A delimiter that fits so well is believed rather than blanks that line up."""


def _sniff(head: Head) -> float:
    text = head.text.removeprefix("\ufeff")
    if "  " not in text and "---" not in text and "===" not in text:
        return 0.0
    found = find_columns(text, complete=head.complete)
    if found is None:
        return 0.0
    if found.ruled:
        return _RULED
    other = find_dialect(text, complete=head.complete)
    return 0.0 if other.dialect.delimiter.strip(" ") and other.score > _DELIMITED else _ALIGNED


def _open(stream: Stream, head: Head, limits: Limits) -> Source:
    found = find_columns(head.text.removeprefix("\ufeff"), complete=head.complete)
    if found is None:
        raise CannotOpenError(f"{stream.name} has no columns that line up.")
    return FixedWidth(stream, found, head.charset, limits)


FORMAT = Format("fixed width", _sniff, _open)
