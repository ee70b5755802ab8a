"""A pass whose blocks are measured by a cluster: the same tables, plans and report as by `reading.Pass`."""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leakassay.afar import Measured, Task, measure, merged, told
from leakassay.engine import cluster
from leakassay.engine.local import Threads
from leakassay.errors import LeakassayError
from leakassay.measures.plans import plan_state
from leakassay.reading import Pass
from leakassay.sources.inputs import Noted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leakassay.engine.interface import Cluster, Remote
    from leakassay.growing import Seen
    from leakassay.keeping import Keeping, Mark
    from leakassay.measures.interface import Key
    from leakassay.reading import ReadTable
    from leakassay.records import Batch
    from leakassay.sources import Input
    from leakassay.sources.interface import Block

LEAST, MOST = 4, 64
"""Blocks of one task: 16 MiB at first, so that all have work; 256 MiB later, so that merging is the less."""
_HIGH = 6
"""Results of 2**6 tasks are fetched: what is made again when a worker is lost goes no further back."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A task that somebody works on."""

    blocks: tuple[Block, ...]
    mark: Mark
    """Of the last block."""
    result: Remote[Measured]
    told: Remote[Measured]
    """What is small of it."""


class FarPass(Pass):
    """Cuts here, measures there."""

    def __init__(self, cluster: Cluster, *given: Any, **named: Any) -> None:
        """Measure on `cluster`; all else as for Pass."""
        super().__init__(*given, **named)
        self._cluster = cluster
        self._sent: deque[Sent] = deque()
        self._tree: dict[int, Remote[Measured]] = {}
        """By level: a result of 2**level tasks."""
        self._names: dict[str, str] = {}
        """Tables of the present input, by the name they have in it."""

    def _measure_all(self, source: Input, blocks: Iterator[tuple[Block, Mark]]) -> None:
        self._names = {}
        here: list[tuple[Block, Mark]] = []
        run: list[tuple[Block, Mark]] = []
        for block, mark in blocks:
            far = block.elsewhere() if isinstance(block, Noted) else None
            if far is not None and not here and self._all_planned():
                run.append((far, mark))
                if len(run) >= min(MOST, max(LEAST, mark.blocks // (4 * self._cluster.workers))):
                    self._send(source, run)
                continue
            self._send(source, run)
            self._collect_all(source)
            here.append((block, mark))
            # The plans wait for what could be sent: it is read at once.
            if far is not None or len(here) > self._threads.workers:
                self._read_here(source, here)
        self._send(source, run)
        self._collect_all(source)
        self._read_here(source, here)

    def _all_planned(self) -> bool:
        """Tell whether the tables of this input, as far as is known, have their plans."""
        return bool(self._names) and all(self._tables[n].plan is not None for n in self._names.values())

    def _read_here(self, source: Input, blocks: list[tuple[Block, Mark]]) -> None:
        super()._measure_all(source, iter(blocks))
        blocks.clear()

    def _count(self, source: Input, batches: Iterable[Batch]) -> None:
        batches = list(batches)
        super()._count(source, batches)
        names = {batch.table: source.table_name(batch.table) for batch in batches}
        self._names |= {inner: name for inner, name in names.items() if name in self._tables}

    def _send(self, source: Input, run: list[tuple[Block, Mark]]) -> None:
        """Send a run, and wait for an earlier one where too many are under way."""
        if run:
            self._sent.append(self._task(tuple(block for block, _ in run), run[-1][1]))
            run.clear()
        if len(self._sent) > 2 * self._cluster.workers:
            self._collect(source)

    def _task(self, blocks: tuple[Block, ...], mark: Mark) -> Sent:
        plans, offsets = {}, {}
        for inner, name in self._names.items():
            table = self._tables[name]
            if table.plan is not None:
                plans[inner], offsets[inner] = plan_state(table.plan), table.offset
        result = self._cluster.run(measure, Task(blocks, plans, offsets, self._key))
        return Sent(blocks, mark, result, self._cluster.run(told, result))

    def _collect_all(self, source: Input) -> None:
        while self._sent:
            self._collect(source)

    def _collect(self, source: Input) -> None:
        """Count what became of the oldest task; read here what it could not, and send the rest anew."""
        one = self._sent.popleft()
        small = one.told.fetch()
        for seen in small.seen:
            self._note(seen)
        if small.done:
            self._grow(one.result)
        left = one.blocks[small.done :]
        here = left if small.unreadable else left[:1]
        for block in here:
            self._count(source, _read_again(source, block))
        if rest := left[len(here) :]:
            self._sent.appendleft(self._task(rest, one.mark))
        else:
            self._counted(source, one.mark)

    def _note(self, seen: Seen) -> None:
        self.tallies[-1].add(seen)
        self._records += seen.rows
        if seen.rows:
            table = self._tables[self._names[seen.table]]
            self._extend(table, seen.first + table.offset + seen.rows)

    def _grow(self, result: Remote[Measured]) -> None:
        """Add a result to the tree: two of one level become one of the next."""
        level = 0
        while level in self._tree:
            result = self._cluster.run(merged, self._tree.pop(level), result, once=True)
            level += 1
        if level < _HIGH:
            self._tree[level] = result
        else:
            self._take_in(result)

    def _take_in(self, result: Remote[Measured]) -> None:
        for name, measures in result.fetch().tables.items():
            self._tables[name].states.put(measures)

    def _fetch(self) -> None:
        while self._tree:
            self._take_in(self._tree.pop(min(self._tree)))

    def _keep(self, keeping: Keeping, mark: Mark) -> None:
        self._fetch()
        super()._keep(keeping, mark)

    def finish(self) -> list[ReadTable]:
        """Fetch what the workers have, and finish."""
        self._fetch()
        return super().finish()


def _read_again(source: Input, block: Block) -> tuple[Batch, ...]:
    try:
        return block.read()
    except (OSError, ValueError):
        raise LeakassayError(f"{source.name} was changed while it was read: read it again.") from None


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
