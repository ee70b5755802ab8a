"""XML of repeated elements: one record an element, one table a kind of element.

Attributes and nested elements become columns with dotted paths. A record that is not well-formed costs one
record: reading goes on at the next. Document types are passed over and may declare no entity, so nothing is
expanded and nothing is fetched. Reads what MySQL, phpMyAdmin, SQL Server and Excel write as well.

* Standard: XML 1.0; ISO/IEC 9075-14 for what databases write
* Known by: an XML declaration, or an element at the very beginning
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leakassay.errors import CannotOpenError
from leakassay.sources.interface import Format
from leakassay.sources.xml_records.outline import outline_of, prolog
from leakassay.sources.xml_records.reader import Elements

if TYPE_CHECKING:
    from leakassay.sources.interface import Head, Limits, Source, Stream

_ELEMENT = re.compile(r"<([A-Za-z_][\w:.-]*)(?:\s+[\w:.-]+\s*=\s*[\"']|\s*/?>)")
_DECLARED = re.compile(r"\ufeff?\s*<\?xml\s", re.IGNORECASE)
_PAGES = ("html", "head", "body", "script", "svg", "div", "table", "style")
_HEAD = 1 << 18


def _sniff(head: Head) -> float:
    text = head.text.removeprefix("\ufeff")
    begun = text[len(prolog(text.encode("utf-8", "replace")[:_HEAD]).decode("utf-8", "replace")) :]
    root = _ELEMENT.match(begun.lstrip()[:4096])
    if root is None:
        return 0.3 if _DECLARED.match(text) else 0.0
    if root.group(1).lower().rpartition(":")[2] in _PAGES:
        return 0.0
    return 0.95 if _DECLARED.match(text) else 0.75


def _open(stream: Stream, head: Head, limits: Limits) -> Source:
    data = stream.peek(_HEAD)
    before = prolog(data)
    if b"<!ENTITY" in before.upper():
        raise CannotOpenError(
            f"{stream.name} declares entities of its own, which can be a trap: take its document type out."
        )
    return Elements(stream, len(before), outline_of(data[len(before) :], limits.depth), head.charset, limits)


FORMAT = Format("xml", _sniff, _open, foreign=True)
