"""What an answer is, and all that answers may rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leakassay.claim.reading import Claim
    from leakassay.estimate.census import Census
    from leakassay.estimate.gate import Draw
    from leakassay.estimate.source import Source
    from leakassay.measures.tables import TableSummary
    from leakassay.records import Text

Holds = Literal["yes", "no", "cannot say"]


@dataclass(frozen=True, slots=True)
class Known:
    """What the assay found, as far as claims are concerned."""

    tables: Sequence[TableSummary]
    records: int
    rejected: int
    content_bytes: int
    """Bytes of the files, unpacked."""
    source: Source
    draw: Draw
    census: Census
    """The people in the files held against those who have lived where they are from."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One item of the claim, answered."""

    item: str
    claimed: Any
    """As in the claim file."""
    found: Any
    """A figure, an interval as (low, high), a list; None where nothing was found."""
    holds: Holds
    because: Text


@dataclass(frozen=True, slots=True)
class Item:
    """How one item of a claim is answered. Listed in `answering`."""

    name: str
    answer: Callable[[Claim, Known], Answer]
