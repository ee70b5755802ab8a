"""Where the columns of a text lie, told by its beginning."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from leakassay.sources.cells import unique_names
from leakassay.sources.delimited.header import header_rows

_LOOK = 1 << 16
_LINES = 300
_LEAST_LINES = 4
_SURE_LINES = 20
"""So many lines may line up by one blank; fewer need two."""
_FIT = 0.95
_FILLED = 0.3
"""A column holds something in at least this share of the lines."""
_MOST = 200
_RULER = re.compile(r"[ |+]*[-=]{2,}[-=+| ]*")
_WIDE = ("W", "F")
_INVISIBLE = ("Mn", "Me", "Cf")


@dataclass(frozen=True, slots=True)
class Gap:
    """Places between two columns: at least one of them is blank in every record."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns between gaps, from the left edge to the end of the line."""

    gaps: tuple[Gap, ...]
    names: tuple[str, ...]
    wide: bool
    """Wide characters count two places."""
    ruled: bool
    preamble: int
    """Lines before the header, or the first record."""
    header: tuple[str, ...]
    """Lines of the header, and the ruler; where they come again they are no records."""

    def cells(self, line: str) -> list[str] | None:
        """Cut a line; None where it does not fit."""
        cuts = self._cuts(line)
        if cuts is None:
            return None
        if self.wide and not line.isascii():
            places = _places(line)
            cuts = [_index(places, cut) for cut in cuts]
        ends = [*cuts[1:], len(line)]
        return [line[a:b].strip(" \t|\u3000") for a, b in zip(cuts, ends, strict=True)]

    def _cuts(self, line: str) -> list[int] | None:
        drawn = laid(line, wide=self.wide)
        cuts = [0]
        for gap in self.gaps:
            part = drawn[gap.begin : gap.end]
            if not part:
                cuts.append(gap.end)
                continue
            at = max(part.rfind(" "), part.rfind("|"))
            if at < 0:
                return None
            cuts.append(gap.begin + at)
        return cuts


def laid(line: str, *, wide: bool) -> str:
    """Lay a line out by places: `wide` characters take two, marks over others none."""
    line = line.replace("\u3000", "  ") if wide else line.replace("\u3000", " ")
    if not wide or line.isascii():
        return line
    return "".join(_drawn(c) for c in line)


def _drawn(character: str) -> str:
    if unicodedata.category(character) in _INVISIBLE:
        return ""
    return character * 2 if unicodedata.east_asian_width(character) in _WIDE else character


def _places(line: str) -> list[int]:
    """Where each character begins, in places; at last, where the line ends."""
    places, at = [], 0
    for character in line:
        places.append(at)
        at += 2 if character == "\u3000" else len(_drawn(character))
    return [*places, at]


def _index(places: list[int], at: int) -> int:
    """Find the first character that begins at or behind a place."""
    return next((i for i, place in enumerate(places) if place >= at), len(places) - 1)


@lru_cache(maxsize=2)
def find_columns(text: str, *, complete: bool) -> Columns | None:
    """Find the columns of a text; None where it has none."""
    lines = text[:_LOOK].replace("\r\n", "\n").replace("\f", "\n").split("\n")
    if not complete or len(text) > _LOOK:
        lines.pop()
    lines = [line.rstrip() for line in lines[:_LINES]]
    ruler = next((i for i, line in enumerate(lines[:30]) if _is_ruler(line)), None)
    if ruler is not None:
        found = _ruled(lines, ruler)
        if found is not None:
            return found
    return max((_aligned(lines, wide=wide) for wide in (True, False)), key=_worth)


def _worth(found: Columns | None) -> int:
    return len(found.gaps) if found is not None else 0


def _is_ruler(line: str) -> bool:
    runs = re.findall(r"[-=]+", line)
    return len(runs) > 1 and _RULER.fullmatch(line) is not None


def _ruled(lines: list[str], at: int) -> Columns | None:
    """Take the columns from a ruler, and the names from the lines above it."""
    ruler = lines[at]
    gaps = tuple(Gap(found.start(), found.end()) for found in re.finditer(r"(?<=[-=])[+| ]+(?=[-=])", ruler))
    heads = next(([i] for i in range(at - 1, -1, -1) if lines[i].strip() and not _is_ruler(lines[i])), [])
    if not heads and at + 1 < len(lines):
        heads = [at + 1]
    body = [line for line in lines[at + 1 :] if line.strip() and not _is_ruler(line)]
    wide = _fitting(gaps, body, wide=True) >= _fitting(gaps, body, wide=False)
    plain = Columns(gaps, (), wide, ruled=True, preamble=0, header=())
    if not heads or not gaps or _fitting(gaps, body, wide=wide) < 0.5:
        return None
    names = plain.cells(lines[heads[0]])
    if names is None:
        return None
    first = next(i for i, line in enumerate(lines) if i == heads[0] or _is_ruler(line))
    return Columns(gaps, _named(names), wide, ruled=True, preamble=first, header=(lines[heads[0]], ruler))


def _named(names: list[str]) -> tuple[str, ...]:
    return tuple(unique_names(names))


def _fitting(gaps: tuple[Gap, ...], lines: list[str], *, wide: bool) -> float:
    columns = Columns(gaps, (), wide, ruled=False, preamble=0, header=())
    return sum(columns.cells(line) is not None for line in lines) / len(lines) if lines else 1.0


def _aligned(lines: list[str], *, wide: bool) -> Columns | None:
    """Find blanks that stand under each other in nearly all lines."""
    filled = [line for line in lines if line.strip()]
    start = _table_start(filled)
    body = filled[start:]
    if len(body) < _LEAST_LINES or sum("\t" in line for line in body) > 1 + (1 - _FIT) * len(body):
        return None
    # Lines that come again say nothing new.
    drawn = [laid(line, wide=wide) for line in dict.fromkeys(body)]
    gaps = _gaps(drawn)
    if not gaps or not any("  " in line.strip() for line in drawn):
        return None
    columns = Columns(gaps, (), wide, ruled=False, preamble=0, header=())
    rows = [cells for line in body if (cells := columns.cells(line)) is not None]
    if len(rows) < _FIT * len(body) or len(gaps) >= _MOST:
        return None
    first = columns.cells(body[0])
    heads = header_rows(rows, len(gaps) + 1) if first is not None else 0
    names = _named(rows[0]) if heads else tuple(str(i) for i in range(len(gaps) + 1))
    skipped = lines.index(body[0])
    return Columns(gaps, names, wide, ruled=False, preamble=skipped, header=(body[0],) if heads else ())


def _table_start(lines: list[str]) -> int:
    """Pass over titles: the table begins where lines with runs of blanks begin."""
    spaced = ["  " in line.strip() for line in lines]
    for at in range(min(len(lines), 20)):
        near = spaced[at : at + 6]
        if spaced[at] and sum(near) >= 0.5 * len(near):
            return at
    return 0


def _gaps(drawn: list[str]) -> tuple[Gap, ...]:
    """Find the runs of places that are blank in nearly all lines, between places that are not."""
    width = max(map(len, drawn))
    taken = [0] * (width + 1)
    for line in drawn:
        for at, character in enumerate(line):
            taken[at] += character != " "
    allowed = len(drawn) // _SURE_LINES
    least = 1 if len(drawn) >= _SURE_LINES else 2
    gaps: list[Gap] = []
    begin = 0
    for at in range(width):
        if taken[at] <= allowed:
            continue
        if at - begin >= least and begin > 0:
            gaps.append(Gap(begin, at))
        begin = at + 1
    return tuple(_joined(gaps, drawn))


def _joined(gaps: list[Gap], drawn: list[str]) -> list[Gap]:
    """Leave out gaps before what is no column: it holds too little, or goes on with what stands before."""
    kept: list[Gap] = []
    for number, gap in enumerate(gaps):
        end = gaps[number + 1].begin if number + 1 < len(gaps) else None
        filled = [line for line in drawn if line[gap.end : end].strip()]
        goes_on = all(line[gap.begin - 1] != " " for line in filled)
        if len(filled) >= _FIT * len(drawn) or (len(filled) >= _FILLED * len(drawn) and not goes_on):
            kept.append(gap)
    return kept
