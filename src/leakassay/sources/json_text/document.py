"""The format `json`: how it is known and opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.errors import CannotOpenError
from leakassay.sources.interface import Format, Limits
from leakassay.sources.json_text.facts import facts_of
from leakassay.sources.json_text.look import HEAD, look
from leakassay.sources.json_text.values import Values

if TYPE_CHECKING:
    from leakassay.sources.interface import Head, Stream


def _sniff(head: Head) -> float:
    found = look(head.text.encode("utf-8", "replace")[:HEAD], Limits(), complete=head.complete)
    if found is None or found.layout != "values":
        return 0.0
    return 0.6 if found.relaxed or found.broken else 0.9


def _open(stream: Stream, head: Head, limits: Limits) -> Values:
    text = stream.peek(HEAD)
    found = look(text, limits, complete=len(text) < HEAD)
    if found is None or found.layout != "values":
        raise CannotOpenError(f"{stream.name} does not hold JSON.")
    return Values(stream, found, head.charset, facts_of(text, found), limits)


FORMAT = Format("json", _sniff, _open)
