"""What a column looks like, as named figures between which the model decides.

No feature looks at the name of the column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.recognise.features.column import Column, column
from leakassay.recognise.features.lexical import lexical
from leakassay.recognise.features.moments import moments
from leakassay.recognise.features.numeric import numeric
from leakassay.recognise.features.shapes import shapes
from leakassay.recognise.features.spread import counts, writing
from leakassay.reference import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Column", "column", "describe"]


def describe(seen: Column, look: Callable[[str], int] = lexicon.mask) -> dict[str, float]:
    """All features of a column by name."""
    return {
        **counts(seen),
        **writing(seen),
        **shapes(seen),
        **numeric(seen),
        **moments(seen),
        **lexical(seen, look),
    }
