"""Cards: lines of `Label: value`, one under the other, one record after the other.

Programs that collect credentials write so, and so do people. A card ends where its first label comes again,
or at a blank line or a drawn one where these stand between cards. A label that comes twice makes a list.

* Standard: none
* Known by: labels that come again and again at the beginning of lines
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leakassay.errors import CannotOpenError
from leakassay.sources.framed import RECORD_LINES, Gathering, Line, Values, ended, lines
from leakassay.sources.interface import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Head, Limits, Source, Stream

_LABEL = re.compile(
    r"[ \t]*([^\W\d_][\w .'/()#&-]{0,40}?)[ \t]*(?:[:：=](?=[ \t]|$)|：)[ \t]*(.*)", re.DOTALL
)
_TIGHT = re.compile(r"[ \t]*([^\W\d_][\w .'/()#&-]{0,40}?)[ \t]*[:：=][ \t]*(.*)", re.DOTALL)
"""The same without a blank behind the colon; only labels that are known count."""
_DRAWN = re.compile(r"\s*(?:[-=*_#~+.]\s*){3,}|\s*")
_LOOK = 1 << 16
_LEAST = 0.7
_MOST_LABELS = 100
_CONTINUED = 1 << 16
"""Characters of a value that runs over lines; what goes beyond is not kept."""


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the cards of one text are written."""

    labels: frozenset[str]
    first: str
    """The label that cards begin with."""
    divided: bool
    """Blank or drawn lines stand between cards, and only there."""


@dataclass(slots=True)
class _Card:
    """A card while its lines come in."""

    values: Values = field(default_factory=dict)
    size: int = 0
    last: str = ""


def _manner(text: str, *, complete: bool) -> _Manner | None:
    """Find the labels of a text; None where it has none that come again."""
    rows = text[:_LOOK].splitlines()
    if not complete or len(text) > _LOOK:
        rows = rows[:-1]
    filled = [
        row for row in rows if not _DRAWN.fullmatch(row) and (row[:1] not in " \t" or _TIGHT.match(row))
    ]
    found = [match[1] if (match := _TIGHT.match(row)) else "" for row in filled]
    times = Counter(label for label in found if label)
    labels = frozenset(label for label, count in times.items() if count > 1)
    spaced = sum(_LABEL.match(row) is not None for row in filled)
    known = [label for label in found if label in labels]
    if not 2 <= len(labels) <= _MOST_LABELS or len(known) < _LEAST * len(filled) or spaced < 0.5 * len(known):
        return None
    first = known[0]
    behind = [_label_of(rows, at, labels) for at, row in enumerate(rows[:-1]) if at and _DRAWN.fullmatch(row)]
    begun = [label for label in behind if label]
    return _Manner(labels, first, bool(begun) and begun.count(first) >= 0.6 * len(begun))


def _label_of(rows: list[str], at: int, labels: frozenset[str]) -> str:
    """Give the label in the line behind a dividing one; empty where there is none."""
    match = _TIGHT.match(rows[at + 1])
    return match[1] if match and match[1] in labels else ""


class Cards:
    """The cards of one text."""

    format = "cards"

    def __init__(self, stream: Stream, manner: _Manner, charset: str, limits: Limits) -> None:
        self._stream = stream
        self._manner = manner
        self._limits = limits
        self._cards = Gathering("", limits)
        self.charset: str | None = charset
        self.facts: Mapping[str, str] = {"divided": "yes" if manner.divided else "no"}

    def blocks(self) -> Iterator[Block]:
        """Gather card by card."""
        card = _Card()
        divided = False
        for line in lines(self._stream, self._limits):
            text = line.text.removeprefix("\ufeff")
            if _DRAWN.fullmatch(text[:500]) and len(text) <= 500:
                card.size += line.size
                divided = True
                continue
            card = self._line(card, line, text, divided=divided)
            divided = False
            if self._cards.full and (block := self._cards.block()):
                yield block
        self._finish(card)
        yield from ended([self._cards], self._stream.damage)

    def _line(self, card: _Card, line: Line, text: str, *, divided: bool) -> _Card:
        found = _LABEL.match(text) or _TIGHT.match(text)
        label = found[1] if found is not None else ""
        if found is None or (label not in self._manner.labels and not _LABEL.match(text)):
            if text[:1] in (" ", "\t") and card.last and not divided:
                card.size += line.size
                if len(card.values[card.last][-1]) < _CONTINUED:
                    card.values[card.last][-1] += "\n" + text.strip()
            else:
                self._cards.lose("not a record" if line.whole else "too long", line.size)
            return card
        again = label == self._manner.first or label in card.values
        if card.values and (label == self._manner.first or (divided and (again or self._manner.divided))):
            self._finish(card)
            card = _Card()
        card.size += line.size
        card.last = label
        card.values.setdefault(label, [])
        if (
            len(card.values[label]) < RECORD_LINES
            and card.size <= self._limits.record_bytes
            and found[2].strip()
        ):
            card.values[label].append(found[2].strip())
        elif not card.values[label]:
            card.values[label].append("")
        return card

    def _finish(self, card: _Card) -> None:
        if card.size > self._limits.record_bytes:
            self._cards.lose("too long", card.size)
        elif any(any(values) for values in card.values.values()):
            self._cards.add(card.values, card.size)
        else:
            self._cards.charge(card.size)


def _sniff(head: Head) -> float:
    return 0.6 if _manner(head.text.removeprefix("\ufeff"), complete=head.complete) is not None else 0.0


def _open(stream: Stream, head: Head, limits: Limits) -> Source:
    manner = _manner(head.text.removeprefix("\ufeff"), complete=head.complete)
    if manner is None:
        raise CannotOpenError(f"{stream.name} has no labels that come again.")
    return Cards(stream, manner, head.charset, limits)


FORMAT = Format("cards", _sniff, _open)
