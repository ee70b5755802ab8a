"""Has a column changed its nature between the head, where the plan was made, and the whole?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.records import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leakassay.records import Recognition

SURE = 0.5
"""Confidence below which an answer is no ground for calling anything changed."""
NEAR = 0.15
"""Confidence at which the first answer still stands as the second of the later ones."""
FEWEST = 200
"""Values of a segment below which its share of faults is not read."""
APART = 0.5
"""Difference in the share of faults between segments that says that the content changed."""


def changed(head: Mapping[str, Recognition], later: Mapping[str, Recognition]) -> tuple[Text, ...]:
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
        if first.kind in {"empty", "constant"}:
            found.append(Text("{column} is {first} in the rows read first, and {later} over the whole", figures))
        elif first.confidence >= SURE and second.confidence >= SURE and dict(second.others).get(first.kind, 0.0) < NEAR:
            found.append(Text("{column} looks like {first} in the rows read first, but like {later} over the whole", figures))
    return tuple(found)


def broken(column: str, kind: str, segments: Sequence[tuple[int, int]]) -> Text | None:
    """Say where the values of a column stop being of its kind.

    `segments` are (values, faults) of consecutive runs of rows; the first segment whose share of
    faults differs from that of all before by more than APART is named by its number, from 1.
    """
    values, faults = 0, 0
    for number, (n, bad) in enumerate(segments, 1):
        if values >= FEWEST and n >= FEWEST and abs(bad / n - faults / values) > APART:
            figures = {"column": column, "kind": kind, "segment": number, "of": len(segments), "before": 1 - faults / values, "now": 1 - bad / n}
            return Text("{before:.0%} of the values of {column} are of the kind {kind} up to segment {segment} of {of}, and {now:.0%} in it", figures)
        values, faults = values + n, faults + bad
    return None
