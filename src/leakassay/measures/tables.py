"""All measures of one table together: updated, merged, shipped and read as one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Self

from leakassay.measures import COLUMN_MEASURES, TABLE_MEASURES, state
from leakassay.measures.distinct import ERROR
from leakassay.measures.frequencies import Frequencies
from leakassay.records import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyarrow as pa

    from leakassay.measures.agreement import AgreementSummary
    from leakassay.measures.calendar import CalendarSummary
    from leakassay.measures.duplicates import DuplicateSummary
    from leakassay.measures.embedded import EmbeddedSummary
    from leakassay.measures.faults import FaultSummary
    from leakassay.measures.frequencies import FrequencySummary
    from leakassay.measures.heavy import HeavySummary
    from leakassay.measures.interface import (
        ColumnMeasure,
        ColumnPlan,
        Prepared,
        State,
        TableMeasure,
        TablePlan,
    )
    from leakassay.measures.order import OrderSummary
    from leakassay.measures.pairs import PairSummary
    from leakassay.measures.patterns import PatternSummary
    from leakassay.measures.persons import PersonSummary
    from leakassay.measures.quantiles import QuantileSummary
    from leakassay.measures.segments import SegmentSummary
    from leakassay.measures.shape import ShapeSummary


@dataclass(frozen=True, slots=True)
class ColumnSummary:
    """What was counted of one column; None for what was not of interest."""

    plan: ColumnPlan
    faults: FaultSummary
    distinct: Interval
    frequencies: FrequencySummary
    heavy: HeavySummary
    shape: ShapeSummary
    segments: SegmentSummary
    quantiles: QuantileSummary | None = None
    order: OrderSummary | None = None
    calendar: CalendarSummary | None = None
    embedded: EmbeddedSummary | None = None


@dataclass(frozen=True, slots=True)
class TableSummary:
    """What was counted of one table."""

    name: str
    records: int
    columns: Mapping[str, ColumnSummary]
    patterns: PatternSummary
    duplicates: DuplicateSummary
    pairs: tuple[PairSummary, ...]
    agreement: tuple[AgreementSummary, ...]
    persons: PersonSummary
    rows: pa.Table
    """A uniform sample of rows: raw values, for tests that need them; never for print."""


class TableMeasures:
    """The state of all measures of one table."""

    def __init__(self, plan: TablePlan) -> None:
        self.plan = plan
        self._records = 0
        self._whole = tuple(measure(plan.early) for measure in TABLE_MEASURES)
        self._columns: dict[str, tuple[ColumnMeasure, ...]] = {}
        self._reach(plan)

    def share(self, other: Self) -> None:
        """Have the largest parts in common with another one of the same process, before counting anything."""
        for name, own in self._columns.items():
            for mine, one in zip(own, other._columns.get(name, ()), strict=False):
                if isinstance(mine, Frequencies) and isinstance(one, Frequencies):
                    mine.share(one)

    def _reach(self, plan: TablePlan) -> None:
        """Begin the columns that turned up since."""
        if len(plan.columns) <= len(self._columns):
            return
        self.plan = plan
        for column in plan.columns[len(self._columns) :]:
            self._columns[column.name] = tuple(
                measure(column) for measure in COLUMN_MEASURES if measure.wants(column)
            )

    def update(self, batch: Prepared) -> None:
        """Count a batch."""
        self._reach(batch.plan)
        self._records += batch.rows
        for name, cells in batch.columns.items():
            for measure in self._columns[name]:
                measure.update(cells, batch.first)
        for whole in self._whole:
            whole.update(batch)

    def merge(self, other: Self) -> None:
        """Take in what another one counted elsewhere, under the same plan or an extension of it."""
        self._reach(other.plan)
        self._records += other._records
        for name, others in other._columns.items():
            for mine, one in zip(self._columns[name], others, strict=True):
                mine.merge(one)
        for mine_whole, others_whole in zip(self._whole, other._whole, strict=True):
            mine_whole.merge(others_whole)

    def column_states(self, measures: frozenset[str]) -> list[list[Any]]:
        """Give name, kind and the states of the named measures of each column."""
        return [
            [
                c.name,
                c.kind.name,
                {m.name: m.state() for m in self._columns[c.name] if m.name in measures},
            ]
            for c in self.plan.columns
        ]

    def states(self) -> Iterator[State]:
        """Lay everything out, measure by measure, so that no more than one is held twice.

        For another worker of the same run, or under encryption, only: holds sampled rows.
        """
        yield {"records": self._records}
        yield from (measure.state() for measure in self._all())

    @classmethod
    def of_states(cls, states: Iterator[State], plan: TablePlan) -> Self:
        """Read what `states` gave under the same plan, and no more."""
        measures = cls(plan)
        measures._records = next(states)["records"]
        for measure in measures._all():
            measure.load(next(states))
        return measures

    def _all(self) -> Iterator[ColumnMeasure | TableMeasure]:
        return chain(chain.from_iterable(self._columns.values()), self._whole)

    def to_bytes(self) -> bytes:
        """Lay everything out as bytes; see `states`."""
        return state.pack({"states": list(self.states())})

    @classmethod
    def from_bytes(cls, data: bytes, plan: TablePlan) -> Self:
        """Read what `to_bytes` wrote under the same plan. Raises ValueError for anything else."""
        return cls.of_states(iter(state.unpack(data)["states"]), plan)

    def summary(self) -> TableSummary:
        """Give what was counted."""
        columns = {}
        for plan in self.plan.columns:
            read: dict[str, Any] = {m.name: m.summary() for m in self._columns[plan.name]}
            read["distinct"] = _distinct(read["distinct"], read["frequencies"])
            columns[plan.name] = ColumnSummary(plan, **read)
        whole: dict[str, Any] = {m.name: m.summary() for m in self._whole}
        whole["rows"] = _in_order(whole["rows"], self.plan)
        return TableSummary(self.plan.table, self._records, columns, **whole)


def _in_order(rows: pa.Table, plan: TablePlan) -> pa.Table:
    """Put sampled columns in the order of the plan: the parts they come from were merged in any."""
    present = frozenset(rows.column_names)
    return rows.select([c.name for c in plan.columns if c.name in present])


def _distinct(estimate: float, frequencies: FrequencySummary) -> Interval:
    if frequencies.exact:
        count = len(frequencies.counts)
        return Interval(count, count, count, method="exact count")
    margin = 1.96 * ERROR * estimate
    return Interval(
        round(estimate - margin),
        round(estimate),
        round(estimate + margin),
        method="HyperLogLog, 2^14 registers",
    )
