"""Has a column changed its nature between the head, where the plan was made, and the whole?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from leakassay.records import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from leakassay.records import Recognition

SURE = 0.5
"""Confidence below which an answer is no ground for calling anything changed."""
NEAR = 0.15
"""Confidence at which the first answer still stands as the second of the later ones."""
FEWEST = 200
"""Values of a segment below which its share of faults is not read."""
APART = 0.5
"""Difference in the share of faults between segments that says that the content changed."""
_NOTHING = frozenset(("empty", "constant"))


class Stretches(Protocol):
    """Counts of a column by stretch of consecutive records."""

    @property
    def nonempty(self) -> NDArray[np.int64]:
        """Give the values that say something, shape (stretches,)."""

    @property
    def valid(self) -> NDArray[np.int64]:
        """Give how many of these have the column's kind, shape (stretches,)."""


def changes(
    head: Mapping[str, Recognition], later: Mapping[str, Recognition], stretches: Mapping[str, Stretches]
) -> tuple[Text, ...]:
    """Say which columns are one thing in the rows read first and another later, each once."""
    told = dict(changed(head, later))
    for name, first in head.items():
        counts = stretches.get(name)
        if name in told or counts is None:
            continue
        if (text := broken(name, first.kind, _joined(counts))) is not None:
            told[name] = text
    return tuple(told.values())


def _joined(counts: Stretches) -> list[tuple[int, int]]:
    """(values, faults) of stretches, joined until each has enough values to be read."""
    found = [(0, 0)]
    for nonempty, valid in zip(counts.nonempty.tolist(), counts.valid.tolist(), strict=True):
        n, bad = found[-1]
        if n >= FEWEST:
            found.append((nonempty, nonempty - valid))
        else:
            found[-1] = (n + nonempty, bad + nonempty - valid)
    return found


def changed(head: Mapping[str, Recognition], later: Mapping[str, Recognition]) -> list[tuple[str, Text]]:
    """Say which columns are one thing at the head and another over the whole pass.

    A column that is surely one kind first and surely another later is reported; one that was
    empty and then is not, too. Doubtful answers are not.
    """
    found = []
    for name, first in head.items():
        second = later.get(name)
        if second is None or second.kind == first.kind:
            continue
        figures = {"column": name, "first": first.kind, "later": second.kind}
        if first.kind in _NOTHING and second.kind not in _NOTHING:
            text = "{column} is {first} in the rows read first, and {later} over the whole"
        elif _surely(first, second):
            text = "{column} looks like {first} in the rows read first, but like {later} over the whole"
        else:
            continue
        found.append((name, Text(text, figures)))
    return found


def _surely(first: Recognition, second: Recognition) -> bool:
    sure = first.confidence >= SURE and second.confidence >= SURE
    return sure and dict(second.others).get(first.kind, 0.0) < NEAR


def broken(column: str, kind: str, segments: Sequence[tuple[int, int]]) -> Text | None:
    """Say where the values of a column stop being of its kind.

    `segments` are (values, faults) of consecutive runs of rows; the first segment whose share of
    faults differs from that of all before by more than APART is named by its number, from 1.
    """
    values, faults = 0, 0
    for number, (n, bad) in enumerate(segments, 1):
        if values >= FEWEST and n >= FEWEST and abs(bad / n - faults / values) > APART:
            figures = {
                "column": column,
                "kind": kind,
                "segment": number,
                "of": len(segments),
                "before": 1 - faults / values,
                "now": 1 - bad / n,
            }
            return Text(
                "{before:.0%} of the values of {column} are of the kind {kind} up to stretch {segment} "
                "of {of}, and {now:.0%} in it",
                figures,
            )
        values, faults = values + n, faults + bad
    return None
