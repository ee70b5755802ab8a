"""How the sample is said to be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.claim.interface import Answer, Item
from leakassay.records import Text

if TYPE_CHECKING:
    from leakassay.claim.interface import Holds, Known
    from leakassay.claim.reading import Claim


def _sample(claim: Claim, known: Known) -> Answer:
    claimed, found = claim.sample or "unknown", known.draw.drawn
    signs = [sign for sign in known.draw.signs if sign.drawn == found]
    if claimed == "unknown" or found == "unknown" or not signs:
        return Answer("sample", claimed, found, "cannot say", Text(_NOTHING))
    holds: Holds = "yes" if claimed == found else "no"
    return Answer("sample", claimed, found, holds, signs[0].because)


_NOTHING = "nothing says how the records were chosen"

ITEMS = (Item("sample", _sample),)
