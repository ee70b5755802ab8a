"""What the way that JSON is written says of the program that wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leakassay.sources.json_text.look import Look

_EXPORTERS = (
    ("mongoexport, extended JSON 2", re.compile(rb'"\$number(Int|Long|Double)"\s*:\s*"')),
    ("mongo shell", re.compile(rb"\b(ObjectId|ISODate|NumberLong|NumberInt)\(")),
    ("mongoexport", re.compile(rb'"\$oid"\s*:')),
    ("elasticsearch search response", re.compile(rb'\{\s*("_scroll_id"|"took")\s*:')),
    (
        "elasticdump",
        re.compile(rb'\{"_index":"[^"\n]*",("_type":"[^"\n]*",)?"_id":"[^"\n]*","_score":[^\n]*"_source":'),
    ),
    ("kibana", re.compile(rb'"(migrationVersion|coreMigrationVersion|kibanaSavedObjectMeta)"\s*:')),
)
_COLON = re.compile(rb'"(\s?):(\s?)(?=["\[{0-9tfn-])')


def facts_of(head: bytes, look: Look) -> Mapping[str, str]:
    """Facts for T32: exporter, spacing, escapes, line ends, byte-order mark."""
    facts = {
        "line_end": "crlf" if b"\r\n" in head else "lf",
        "bom": "yes" if head.startswith(b"\xef\xbb\xbf") else "no",
        "non_ascii": _non_ascii(head),
        "notation": "relaxed" if look.relaxed else "strict",
    }
    spacing = {before + b":" + after for before, after in _COLON.findall(head)}
    if spacing:
        facts["colon"] = " or ".join(sorted(repr(style.decode()) for style in spacing))
    if look.bulk:
        facts["exporter"] = "elasticsearch bulk"
        return facts
    for name, sign in _EXPORTERS:
        if sign.search(head):
            facts["exporter"] = name
            break
    return facts


def _non_ascii(head: bytes) -> str:
    escaped = re.search(rb"\\u(?!00[0-7])[0-9a-fA-F]{4}", head) is not None
    if head.isascii():
        return "escaped" if escaped else "none"
    return "both" if escaped else "plain"
