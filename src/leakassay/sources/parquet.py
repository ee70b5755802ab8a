"""Apache Parquet.

Row groups are read one after the other in runs of a few thousand rows, so that a row group of
any size fits; spelling the values out happens in the blocks. A row group that is broken is a
reject, and the next one is read.

* Standard: Apache Parquet format 2.x
* Magic: `PAR1` at both ends; `PARE` where the footer is encrypted
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from leakassay.errors import CannotOpenError
from leakassay.records import Reject
from leakassay.sources.interface import Format, Parsed, Part
from leakassay.sources.spelled import Spelled
from leakassay.sources.whole import Ledger, nothing, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.records import Batch
    from leakassay.sources.interface import Block, Head, Limits, Stream

_MAGIC = b"PAR1"
_ENCRYPTED = b"PARE"
_MOST_ROWS = 65_536
_MOST_PARTS = 100_000
"""Row groups beyond these are read one after the other."""
_FREE = 64 << 20
"""Unpacked bytes of a row group up to which its ratio is of no concern."""


def _sniff(head: Head) -> float:
    return 1.0 if head.raw[:4] in (_MAGIC, _ENCRYPTED) else 0.0


def _open(stream: Stream, head: Head, limits: Limits) -> ParquetSource:
    if head.raw[:4] == _ENCRYPTED:
        raise CannotOpenError("The Parquet file is encrypted: decrypt it first.")
    content, ledger = whole(stream, limits, "A Parquet file")
    target = str(content) if not isinstance(content, bytes) else pa.BufferReader(content)
    try:
        file = pq.ParquetFile(target, buffer_size=1 << 20)
        facts = _facts(file)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise CannotOpenError(_why(error)) from None
    return ParquetSource(file, ledger, limits, facts, only=head.part)


def _why(error: Exception) -> str:
    if "encrypt" in str(error).lower() or "decrypt" in str(error).lower():
        return "The Parquet file is encrypted: decrypt it first."
    return "The Parquet file's footer is missing or broken, as in a file that was cut off."


def _facts(file: Any) -> dict[str, str]:
    meta = file.metadata
    facts = {"exporter": str(meta.created_by or ""), "version": str(meta.format_version)}
    return {name: value for name, value in facts.items() if value}


@dataclass(slots=True)
class ParquetSource:
    """A Parquet file's row groups."""

    file: Any
    ledger: Ledger
    limits: Limits
    facts: Mapping[str, str] = field(default_factory=dict)
    format: str = "parquet"
    charset: str | None = None
    only: int | None = None
    """The one row group that is to be read."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The row groups, where nothing but them tells of records."""
        meta = self.file.metadata
        if meta.num_columns > self.limits.columns or meta.num_row_groups > _MOST_PARTS:
            return ()
        groups = [meta.row_group(number) for number in range(meta.num_row_groups)]
        firsts = accumulate((max(0, group.num_rows) for group in groups), initial=0)
        return tuple(Part(first, _packed(group)) for first, group in zip(firsts, groups, strict=False))

    def blocks(self) -> Iterator[Block]:
        """Give runs of rows of one row group after the other."""
        first = 0
        for number in range(self.file.metadata.num_row_groups):
            group = self.file.metadata.row_group(number)
            if self.only in (None, number):
                yield from self._group(number, group, first)
            first += max(0, group.num_rows)
        if self.only is None:
            yield Parsed((self._last(first),))

    def _group(self, number: int, group: Any, first: int) -> Iterator[Block]:
        rows = max(0, group.num_rows)
        packed = _packed(group)
        read, charged = 0, 0
        reason = self._refusal(group, packed)
        try:
            for batch in () if reason else self._batches(number, group):
                done = min(rows, read + batch.num_rows)
                share = self.ledger.take(packed * done // max(1, rows) - charged)
                charged += share
                yield Spelled("", batch, first + read, share, self.limits)
                read += batch.num_rows
        except (pa.ArrowException, OSError, ValueError):
            reason = "damaged"
        left = self.ledger.take(max(0, packed - charged))
        if reason or read < rows:
            lost = Reject(reason or "damaged", max(0, rows - read), left)
            yield Parsed((nothing("", first + read, 0, lost),))
        elif left:
            yield Parsed((nothing("", first + read, left),))

    def _refusal(self, group: Any, packed: int) -> str | None:
        grown = max(0, group.total_byte_size)
        limit = _FREE + self.limits.ratio * packed
        return "over the limit" if grown > limit else None

    def _batches(self, number: int, group: Any) -> Iterator[Any]:
        width = max(1, group.total_byte_size // max(1, group.num_rows))
        rows = max(64, min(_MOST_ROWS, self.limits.block_bytes // width))
        columns = list(range(min(group.num_columns, self.limits.columns)))
        names = [group.column(i).path_in_schema for i in columns]
        wanted = None if len(columns) == group.num_columns else names
        return iter(self.file.iter_batches(rows, row_groups=[number], columns=wanted))

    def _last(self, first: int) -> Batch:
        """Charge what belongs to no row group: header, indexes, footer."""
        damage = self.ledger.stream.damage
        rejects = [Reject(damage, 0, 0)] if damage else []
        if self.file.metadata.num_columns > self.limits.columns:
            rejects.append(Reject("over the limit", 0, 0))
        return nothing("", first, self.ledger.rest(), *rejects)


def _packed(group: Any) -> int:
    chunks = (group.column(i) for i in range(group.num_columns))
    return sum(max(0, int(chunk.total_compressed_size)) for chunk in chunks)


FORMAT = Format("parquet", _sniff, _open, foreign=True)
