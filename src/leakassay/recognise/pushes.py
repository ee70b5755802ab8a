"""What a rule about several columns says: one is made likelier to be a kind, or less likely.

Weights are natural logarithms of odds, set by hand to about ten to one, so that they decide close calls
and no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leakassay.records import Text

ODDS = 2.3
"""Ten to one."""
PLAIN = 1.5 * ODDS
"""Thirty to one: what row after row agrees on. The name of a column still outweighs it."""


@dataclass(frozen=True, slots=True)
class Push:
    """One column is made likelier to be a kind, for a reason."""

    column: str
    kind: str
    by: float
    because: Text


def likely(share: Mapping[str, float], kinds: Sequence[str]) -> float:
    """Give what the models' share of some kinds comes to."""
    return sum(share.get(k, 0.0) for k in kinds)
