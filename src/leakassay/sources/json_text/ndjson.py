"""The format `ndjson`: how it is known and opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.errors import CannotOpenError
from leakassay.sources.interface import Format, Limits
from leakassay.sources.json_text.facts import facts_of
from leakassay.sources.json_text.lines import Lines
from leakassay.sources.json_text.look import HEAD, look

if TYPE_CHECKING:
    from leakassay.sources.interface import Head, Stream


def _sniff(head: Head) -> float:
    found = look(head.text.encode("utf-8", "replace")[:HEAD], Limits(), complete=head.complete)
    return 0.9 if found is not None and found.layout == "lines" else 0.0


def _open(stream: Stream, head: Head, limits: Limits) -> Lines:
    text = stream.peek(HEAD)
    found = look(text, limits, complete=len(text) < HEAD)
    if found is None or found.layout != "lines":
        raise CannotOpenError(f"{stream.name} does not hold a JSON record a line.")
    return Lines(stream, found, head.charset, facts_of(text, found), limits)


FORMAT = Format("ndjson", _sniff, _open)
