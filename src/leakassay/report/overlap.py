"""How far two leaks overlap, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leakassay.records import Interval

MEANS = {
    "same": "both hold the same: one is a copy of the other, or both of a third",
    "first in second": "the first is a part of the second: recycled from it, or an older extract",
    "second in first": "the second is a part of the first: recycled into it, or an older extract",
    "overlap": "they share some: the same people at two sources, or a merger of several leaks",
    "apart": "they share next to nothing",
}
"""What a reading means for whether one was recycled from the other."""


def share_of(found: Interval) -> str:
    """Say a share with its bounds, or alone where it is exact."""
    if found.low == found.high:
        return f"{found.point:.1%}"
    return f"{found.point:.1%} ({found.low:.1%}–{1 if found.high is None else found.high:.1%})"
