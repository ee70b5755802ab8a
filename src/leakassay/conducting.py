"""A pass whose blocks are measured by a cluster: the same tables, plans and report as by `reading.Pass`."""

from __future__ import annotations

import errno
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any

from leakassay.afar import Measured, Parcel, Task, Told, measure, merged, told
from leakassay.engine import cluster
from leakassay.engine.local import Threads
from leakassay.errors import LeakassayError
from leakassay.growing import Seen
from leakassay.keeping import parted
from leakassay.measures.plans import plan_state
from leakassay.reading import Pass
from leakassay.sources.elsewhere import carried, placed, without_rows
from leakassay.sources.parted import Portion, blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leakassay.engine.interface import Cluster, Remote
    from leakassay.keeping import Mark
    from leakassay.measures.interface import Key
    from leakassay.reading import ReadTable
    from leakassay.records import Batch
    from leakassay.sources import Input
    from leakassay.sources.interface import Block

LEAST, MOST = 4, 16
"""Blocks of one task: 16 MiB at first, so that all have work; up to 64 MiB of places later."""
_RIPE = 4096
"""Blocks after which what was counted is fetched: so far goes back what is made again for a lost worker."""
_WEIGHT = 16
"""One that takes its bytes along counts so much: the scheduler keeps them till then, 1 GiB in all."""
_PLANS = 64
"""Tables, those seen last, whose plans go with a task; rows of others come back."""
_UNSEEN = 3
"""Places that workers could not read, after which all bytes are taken along."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A task that somebody works on."""

    pieces: tuple[Block, ...]
    mark: Mark
    """Of the last piece."""
    told: Remote[Told]


class FarPass(Pass):
    """Cuts here, measures there."""

    def __init__(self, cluster: Cluster, *given: Any, **named: Any) -> None:
        """Measure on `cluster`; all else as for Pass."""
        super().__init__(*given, **named)
        self._cluster = cluster
        self._sent: deque[Sent] = deque()
        self._lanes: deque[Remote[Measured] | None] = deque([None] * cluster.workers)
        """What each worker counts on in, the next in turn first."""
        self._ripe: deque[Remote[Measured]] = deque()
        """What is to be fetched."""
        self._unripe = 0
        """Blocks, by their weight, that the lanes have."""
        self._names: dict[str, str] = {}
        """Tables of the present input by the name they have in it, those seen last at the end."""
        self._ready = False
        """What was last read here has its plans."""
        self._unseen = 0
        self._blocks = 0
        """Of the present input, counted so far."""

    def _cut(self, source: Input) -> Iterator[tuple[Block, Mark]]:
        """Cut into parts where there are any; but what was counted before is passed over block by block."""
        parts = parted(source) if self._kept is None and self._unseen < _UNSEEN else None
        return parts or super()._cut(source)

    def _measure_all(self, source: Input, blocks: Iterator[tuple[Block, Mark]]) -> None:
        self._names, self._ready, self._blocks = {}, False, -1
        run: list[tuple[Block, Mark]] = []
        for piece, mark in blocks:
            if self._blocks < 0:
                self._blocks = mark.blocks - 1
            if not self._ready or (isinstance(piece, Portion) and self._unseen >= _UNSEEN):
                self._collect_all(source)
                self._read_here(source, piece)
                self._counted(source, mark)
                continue
            far = piece if isinstance(piece, Portion) else placed(piece) if self._unseen < _UNSEEN else None
            if far is None and self.carried[-1:] != [source.name] and not without_rows(piece):
                self.carried.append(source.name)
            run.append((far or carried(piece), mark))
            self._unripe += _WEIGHT if far is None or far is piece else 1
            if far is piece or len(run) >= (LEAST if far is None else self._length(mark)):
                self._send(source, run)
        self._send(source, run)
        self._collect_all(source)

    def _length(self, mark: Mark) -> int:
        return min(MOST, max(LEAST, mark.blocks // (4 * self._cluster.workers)))

    def _read_here(self, source: Input, piece: Block) -> None:
        try:
            for block in blocks_of(piece):
                self._count(source, block.read())
        except (OSError, ValueError) as error:
            gone = isinstance(error, OSError) and error.errno != errno.ESTALE
            why = "cannot be read any more" if gone else "was changed while it was read"
            raise LeakassayError(f"{source.name} {why}: read it again.") from None

    def _counted(self, source: Input, mark: Mark) -> None:
        super()._counted(source, replace(mark, blocks=self._blocks))

    def _count(self, source: Input, batches: Iterable[Batch]) -> None:
        batches = [*batches]
        self._blocks += 1
        self._count_handed(source, batches)
        names = {source.table_name(batch.table) for batch in batches if batch.columns.num_rows}
        plans = [self._tables[name].plan for name in names & self._tables.keys()]
        self._ready = bool(self._names) and all(plan is not None for plan in plans)

    def _count_handed(self, source: Input, batches: list[Batch]) -> None:
        super()._count(source, batches)
        for batch in batches:
            if (name := source.table_name(batch.table)) in self._tables:
                self._name(batch.table, name)

    def _name(self, inner: str, name: str) -> None:
        """Have it among those that were seen last."""
        self._names.pop(inner, None)
        self._names[inner] = name

    def _send(self, source: Input, run: list[tuple[Block, Mark]]) -> None:
        """Send a run, and wait for an earlier one where too many are under way."""
        if run:
            self._sent.append(self._task(tuple(piece for piece, _ in run), run[-1][1]))
            run.clear()
        if self._unripe > _RIPE:
            self._ripen()
        if super()._due():
            self._collect_all(source)
        if len(self._sent) > 2 * self._cluster.workers:
            self._collect(source)

    def _task(self, pieces: tuple[Block, ...], mark: Mark) -> Sent:
        plans, offsets = {}, {}
        for inner, name in islice(reversed(self._names.items()), _PLANS):
            table = self._tables[name]
            if table.plan is not None:
                plans[inner], offsets[inner] = plan_state(table.plan), table.offset
        task = Task(pieces, plans, offsets, self._key)
        result = self._cluster.run(measure, Parcel.of(task), self._lanes.popleft())
        self._lanes.append(result)
        return Sent(pieces, mark, self._cluster.run(told, result))

    def _collect_all(self, source: Input) -> None:
        while self._sent:
            self._collect(source)

    def _collect(self, source: Input) -> None:
        """Count what became of the oldest task; read here what it could not, and send the rest anew."""
        one = self._sent.popleft()
        said = one.told.fetch()
        for part in said.parts:
            if isinstance(part, Seen):
                self._note(part)
            else:
                self._count_handed(source, [part])
        self._blocks += said.blocks
        left = deque(one.pieces[said.done :])
        if left:
            self._unseen += said.unreadable
            self._read_here(source, left.popleft())
        while left and (said.unreadable or not self._ready):
            self._read_here(source, left.popleft())
        if left:
            self._sent.appendleft(self._task(tuple(left), one.mark))
        else:
            self._counted(source, one.mark)

    def _note(self, seen: Seen) -> None:
        self.tallies[-1].add(seen)
        self._records += seen.rows
        if seen.rows:
            table = self._tables[self._names[seen.table]]
            self._name(seen.table, table.name)
            self._extend(table, seen.first + table.offset + seen.rows)

    def _ripen(self) -> None:
        """Have the lanes merged two by two, once they are there; fetch what was merged the time before."""
        level = [lane for lane in self._lanes if lane is not None]
        while len(level) > 1:
            pairs = zip_longest(level[::2], level[1::2])
            level = [a if b is None else self._cluster.run(merged, a, b) for a, b in pairs]
        self._take_in()
        self._ripe.extend(level)
        self._lanes, self._unripe = deque([None] * self._cluster.workers), 0

    def _take_in(self) -> None:
        while self._ripe:
            result = self._ripe.popleft().fetch()
            self.cpu_elsewhere += result.cpu
            self._threads.drain()
            for name, measures in result.tables.items():
                self._tables[name].states.put(measures)
                self._tables[name].settle()

    def _due(self) -> bool:
        """Wait with the state for what is under way, since the lanes have a part of it already."""
        return not self._sent and super()._due()

    def _gather(self) -> None:
        self._ripen()
        self._take_in()

    def finish(self) -> list[ReadTable]:
        """Fetch what the workers have, and finish."""
        self._gather()
        return super().finish()


@contextmanager
def opened_pass(engine: str, workers: int | None, key: Key, **named: Any) -> Iterator[Pass]:
    """Give a pass of this process, or of the cluster that `engine` names. Raises LeakassayError."""
    far = cluster(engine)
    try:
        with Threads(workers) as threads:
            yield Pass(key, threads, **named) if far is None else FarPass(far, key, threads, **named)
    finally:
        if far is not None:
            far.close()
