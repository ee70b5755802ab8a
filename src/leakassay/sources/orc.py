"""Apache ORC.

A stripe is read whole, one after the other, and spelled out in runs of a few thousand rows. A
stripe that is broken is a reject, and the next one is read.

* Standard: Apache ORC 1.x
* Magic: `ORC` at the beginning, and again in the tail
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow import orc

from leakassay.errors import CannotOpenError
from leakassay.records import Reject
from leakassay.sources.interface import Format, Parsed
from leakassay.sources.spelled import Spelled
from leakassay.sources.whole import Ledger, nothing, split, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Head, Limits, Stream

_MOST_ROWS = 65_536


def _sniff(head: Head) -> float:
    return 1.0 if head.raw[:3] == b"ORC" and b"\0" in head.raw else 0.0


def _open(stream: Stream, head: Head, limits: Limits) -> OrcSource:
    del head
    content, ledger = whole(stream, limits, "An ORC file")
    target = str(content) if not isinstance(content, bytes) else pa.BufferReader(content)
    try:
        file = orc.ORCFile(target)
        facts = {"exporter": str(file.writer), "version": str(file.file_version)}
    except (pa.ArrowException, OSError, ValueError):
        raise CannotOpenError("The ORC file's tail is missing or broken.") from None
    return OrcSource(file, ledger, limits, facts)


@dataclass(slots=True)
class OrcSource:
    """An ORC file's stripes."""

    file: Any
    ledger: Ledger
    limits: Limits
    facts: Mapping[str, str] = field(default_factory=dict)
    format: str = "orc"
    charset: str | None = None

    def blocks(self) -> Iterator[Block]:
        """Give runs of rows of one stripe after the other."""
        first = 0
        rows = max(0, self.file.nrows)
        shares = split(max(0, self.file.content_length), [1] * self.file.nstripes)
        broken = False
        for number, share in enumerate(shares):
            given = self.ledger.take(share)
            try:
                stripe = self.file.read_stripe(number)
            except (pa.ArrowException, OSError, ValueError):
                broken = True
                yield Parsed((nothing("", first, 0, Reject("damaged", 0, given)),))
                continue
            yield from self._runs(stripe, first, given)
            first += stripe.num_rows
        yield Parsed((self._last(first, rows - first if broken else 0),))

    def _runs(self, stripe: Any, first: int, share: int) -> Iterator[Block]:
        width = max(1, stripe.nbytes // max(1, stripe.num_rows))
        step = max(1, min(_MOST_ROWS, self.limits.block_bytes // width))
        starts = range(0, max(1, stripe.num_rows), step)
        runs = [stripe.slice(start, step) for start in starts]
        parts = split(share, [run.num_rows for run in runs])
        for start, run, part in zip(starts, runs, parts, strict=True):
            yield Spelled("", run, first + start, part, self.limits)

    def _last(self, first: int, lost: int) -> Any:
        """Give the tail, and how many records the broken stripes held."""
        damage = self.ledger.stream.damage
        rejects = [Reject("damaged", lost, 0)] if lost > 0 else []
        rejects += [Reject(damage, 0, 0)] if damage else []
        return nothing("", first, self.ledger.rest(), *rejects)


FORMAT = Format("orc", _sniff, _open, foreign=True)
