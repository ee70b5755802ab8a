"""What kind of JSON is this? Decided on the head alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from leakassay.kernels.json_splitter import Splitter
from leakassay.sources.json_text.block import Setting
from leakassay.sources.json_text.plan import Place, places

if TYPE_CHECKING:
    from leakassay.kernels.json_records import Walker
    from leakassay.sources.interface import Limits

HEAD = 256 << 10
BOM = b"\xef\xbb\xbf"
ACTION = re.compile(rb'\s*\{\s*"(index|create|update|delete)"\s*:\s*\{')
"""The first line of a pair of Elasticsearch's bulk interface."""

_STRUCTURE = re.compile(rb"\s*(#|//|(POST|PUT|GET|DELETE) )|[\s\[\],;]*$")
_PREAMBLE = re.compile(
    rb"""\s*(
        (export\s+default | module\.exports\s*= | exports\.[\w$]+\s*=
         | (export\s+)?(var|let|const)\s+[\w$]+\s*= | [\w$.]+\s*= | [\w$.]+\s*\()
        \s*)?(?=[\[{])""",
    re.VERBOSE,
)
_COMMENT = re.compile(
    rb"\s*(//[^\n]*\n|\#[^\n]*\n|/\*.*?\*/|<!--.*?-->|'use\ strict';|\"use\ strict\";)", re.DOTALL
)
_ENOUGH = 512
_BEGUN = 3
"""A damaged value with so many keys before the damage is JSON that is damaged, not something else."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the head shows."""

    layout: Literal["lines", "values"]
    start: int
    """Where the first value begins; what stands before is no record."""
    relaxed: bool = False
    bulk: bool = False
    alone: bool = False
    """One value is all there is, or it is longer than the head."""
    unfinished: bool = False
    """The first value is longer than the head."""
    broken: bool = False
    """The first value is damaged."""
    pages: bool = False
    """Values are answers of Elasticsearch, each with a page of records."""
    root: Place | None = None
    """What the first value holds, as far as the head goes."""


def look(head: bytes, limits: Limits, *, complete: bool) -> Look | None:
    """Look at the beginning of a text; None where it is no JSON."""
    lines = _lines(head, limits, complete=complete)
    if lines is not None:
        return lines
    return _values(head, limits, complete=complete)


def _lines(head: bytes, limits: Limits, *, complete: bool) -> Look | None:
    whole = head if complete else head[: head.rfind(b"\n") + 1]
    lines = [
        line for line in whole.removeprefix(BOM).split(b"\n")[: 4 * _ENOUGH] if not _STRUCTURE.match(line)
    ]
    actions = [number for number, line in enumerate(lines) if ACTION.match(line)]
    if len(actions) >= 2:
        lines = lines[actions[0] :]
    lines = lines[:_ENOUGH]
    if len(lines) < 2 and (complete or not lines):
        return None
    for relaxed in (False, True):
        walker = Setting(limits, relaxed=relaxed).walker()
        good = [_is_record(line, walker) for line in lines]
        listed = sum(1 for line in lines if line.rstrip().endswith(b","))
        if _is_page(places(walker)):
            return None
        if (good[0] and sum(good) >= 0.5 * len(good)) or (sum(good) >= 0.8 * len(good) and not listed):
            return Look("lines", 0, relaxed=relaxed, bulk=4 * len(actions) >= len(lines))
    return None


def _is_page(root: Place) -> bool:
    """Tell whether values are answers of Elasticsearch, each with a page of records."""
    page = root.children.get(b"hits")
    hits = page.children.get(b"hits") if page is not None else None
    return hits is not None and hits.lists > 0 and hits.objects > 0


def _is_record(line: bytes, walker: Walker) -> bool:
    """Tell whether an object or a list ends where the line ends."""
    line = line.strip(b"\x1e \t\r,;")
    if line[:1] not in (b"{", b"["):
        return False
    how, stop = walker.probe(line, 0)
    return not how and (stop == len(line) or line[stop : stop + 1] in (b"{", b" ", b"\t", b","))


def _values(head: bytes, limits: Limits, *, complete: bool) -> Look | None:
    start = len(BOM) if head.startswith(BOM) else 0
    while (comment := _COMMENT.match(head, start)) is not None:
        start = comment.end()
    preamble = _PREAMBLE.match(head, start)
    if preamble is None:
        return None
    start = preamble.end()
    first = _first(head, start, limits, relaxed=False)
    if first.broken:
        other = _first(head, start, limits, relaxed=True)
        first = other if not other.how or other.stop > first.stop else first
    if (first.broken or (first.how and complete)) and first.root.keys() < (_BEGUN if first.broken else 1):
        return None
    rest = head[first.end :].strip(b" \t\r\n,;)") if first.end >= 0 else b""
    return Look(
        "values",
        start,
        relaxed=first.relaxed or rest[:1] in (b"/", b"#"),
        alone=not rest,
        unfinished=first.end < 0,
        broken=first.broken,
        pages=_is_page(first.root),
        root=first.root,
    )


@dataclass(frozen=True, slots=True)
class First:
    """The first value of a text, as far as it could be read."""

    how: str
    """Why it could not be read to its end; empty where it could."""
    stop: int
    """How far it was read."""
    end: int
    """Where it ends by its brackets; -1 beyond the head."""
    relaxed: bool
    root: Place

    @property
    def broken(self) -> bool:
        """It is damaged, or no JSON at all."""
        return self.how not in ("", "truncated")


def _first(head: bytes, start: int, limits: Limits, *, relaxed: bool) -> First:
    walker = Setting(limits, relaxed=relaxed).walker()
    how, stop = walker.probe(head, start)
    end = Splitter(relaxed).value(head, start, 0) if how else stop
    return First(how, stop, end, relaxed, places(walker))
