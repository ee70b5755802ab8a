"""YAML of repeated mappings: lists of them, mappings of them under keys, or one a document.

The text is cut line by line at its items, so that a file of any size is read item by item; each is then read
as a stream of events. Nothing is constructed from tags, and aliases stand for single values only: nothing can
be expanded. Scalars stay the text that they are.

* Standard: YAML 1.1 and 1.2, block style at the top
* Known by: `- ` or `key:` with indented lines below, which read as YAML
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leakassay.sources.interface import Format
from leakassay.sources.yaml_records.cutting import Items, manner_of
from leakassay.sources.yaml_records.values import Unreadable, values_of

if TYPE_CHECKING:
    from leakassay.sources.interface import Head, Limits, Source, Stream

_LOOK = 1 << 14
_FIRST = re.compile(r"(?:- *[\w\"'.-]+ *:(?:\s|$)|-\s*$|[\w\"'][^\n:{}\[\]]{0,80}:(?:\s|$))")
_PADDING = re.compile(r"^(?:[^\S\n]*|#[^\n]*)\n", re.MULTILINE)
"""Blank lines and remarks: they say nothing of what a text is, however many there are."""
_NESTED = re.compile(r"^(?: *- +[\w\"'.-]+ *: |[ \t]+(?:- )?[\w\"'.-]+ *:(?:\s|$))", re.MULTILINE)


def _sniff(head: Head) -> float:
    text = _PADDING.sub("", head.text.removeprefix("\ufeff"))
    text = text[:_LOOK] if len(text) <= _LOOK else text[: text.rfind("\n", 0, _LOOK) + 1]
    named = head.name.endswith((".yml", ".yaml"))
    marked = re.match(r"(?:%YAML[^\n]*\n)?---\s", text) is not None
    first = next(
        (line for line in text.splitlines() if line.strip() and line[:1] not in "#%" and line[:3] != "---"),
        "",
    )
    if not _FIRST.match(first.lstrip()):
        return 0.0
    nested = len(_NESTED.findall(text))
    if not (named or marked) and nested < max(2, 0.3 * text.count("\n")):
        return 0.0
    try:
        values_of(_whole(text), 64)
    except Unreadable:
        return 0.3 if named else 0.0
    return 0.9 if named or marked else 0.7


def _whole(text: str) -> str:
    """Leave out the last item, which may not end here, and all documents but the first."""
    document = re.split(r"^(?:---|\.\.\.)(?:\s|$)", text, maxsplit=2, flags=re.MULTILINE)
    begun = (
        document[1]
        if len(document) > 1 and not re.sub(r"(?m)^[#%].*$", "", document[0]).strip()
        else document[0]
    )
    items = list(re.finditer(r"^(?=\S)", begun, re.MULTILINE))
    return begun[: items[-1].start()] if len(items) > 2 else begun


def _open(stream: Stream, head: Head, limits: Limits) -> Source:
    return Items(stream, manner_of(head.text.removeprefix("\ufeff")), head.charset, limits)


FORMAT = Format("yaml", _sniff, _open, foreign=True)
