"""Answers a claim item by item, and holds its items against each other. A new item is listed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.claim import drawing, recorded, scope, sizes
from leakassay.claim.interface import Answer
from leakassay.records import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.claim.interface import Known
    from leakassay.claim.reading import Claim

ITEMS = (*sizes.ITEMS, *scope.ITEMS, *drawing.ITEMS, *recorded.ITEMS)


def answers(claim: Claim, known: Known) -> tuple[Answer, ...]:
    """Answer what is claimed, in the order of ITEMS, then what the claim says against itself."""
    claimed = claim.items
    return (*(item.answer(claim, known) for item in ITEMS if item.name in claimed), *_consistency(claim))


def _consistency(claim: Claim) -> Iterator[Answer]:
    """Items that cannot all be true, whatever the files say."""
    people, records, rows = claim.people, claim.records, claim.sample_rows
    if people is not None and records is not None and people > records:
        figures = {"people": people, "records": records}
        said = "{people:,} people do not fit into {records:,} records"
        yield Answer("people against records", [people, records], None, "no", Text(said, figures))
    if rows is not None and records is not None and rows > records:
        figures = {"rows": rows, "records": records}
        said = "a sample of {rows:,} rows does not come from {records:,} records"
        yield Answer("sample_rows against records", [rows, records], None, "no", Text(said, figures))
    if claim.period is not None and claim.offered_on is not None and claim.period[1] > claim.offered_on.year:
        figures = {"last": claim.period[1], "offered": claim.offered_on.year}
        said = "a period to {last} does not fit an offer of {offered}"
        yield Answer("period against offered_on", list(claim.period), None, "no", Text(said, figures))
