"""What no file can say: recorded, and answered by people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.claim.interface import Answer, Item
from leakassay.records import Text

if TYPE_CHECKING:
    from leakassay.claim.interface import Known
    from leakassay.claim.reading import Claim


def _offered_by(claim: Claim, _: Known) -> Answer:
    said = Text("recorded: who offers it, and whether they are believed, is for people to judge")
    return Answer("offered_by", claim.offered_by, None, "cannot say", said)


def _price(claim: Claim, _: Known) -> Answer:
    return Answer("price", claim.price, None, "cannot say", Text("recorded: a price proves nothing"))


def _source(claim: Claim, _: Known) -> Answer:
    said = Text(
        "the files do not name their source: ask whoever runs the system to compare, and the people in it to "
        "confirm"
    )
    return Answer("source", claim.source, None, "cannot say", said)


ITEMS = (Item("offered_by", _offered_by), Item("price", _price), Item("source", _source))
