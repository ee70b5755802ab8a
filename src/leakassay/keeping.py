"""The state of a pass in the directory of a case, so that a run that was killed goes on from there.

Kept are the states of all tables, what was counted of every input, and how far the last one had been cut,
with the digests of all bytes that had been taken by then. To go on, the inputs are read once more from the
front: they are cut into blocks as before, which is a fifth of the work, and the blocks that were counted are
not parsed again. At the place where the state was kept, the digests must be the same.
"""

from __future__ import annotations

import time
from collections import deque
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leakassay.carrying import states_of, table_of
from leakassay.case import sealing
from leakassay.errors import LeakassayError
from leakassay.measures import state as states
from leakassay.writing import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from leakassay.growing import Growing
    from leakassay.measures.interface import Key, State
    from leakassay.sources import Input
    from leakassay.sources.interface import Block

NAME = "reading.state"
EVERY = 2.0
"""Seconds of processor time between two states at the least."""
_SHARE = 0.015
"""The most of the processor time that keeping states may take, the next one included."""
_EXPECTED = 0.45
"""Seconds that a state is expected to take at the least, as one of ten columns does once it has grown."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an input had been taken when one of its blocks was cut."""

    blocks: int
    """With this one."""
    bytes: int
    """Of the file or member, before anything in it was unpacked."""
    sha256: str
    """Of these."""


def marked(source: Input) -> Iterator[tuple[Block, Mark]]:
    """Cut an input into blocks, each with its mark: the same whenever the same bytes are read."""
    return _marked(source, source.source.blocks() if source.source is not None else iter(()))


def parted(source: Input) -> Iterator[tuple[Block, Mark]] | None:
    """Cut an input into its parts, each with its mark but for the number of blocks; None if it has none."""
    return _marked(source, source.parted.pieces()) if source.parted is not None else None


def _marked(source: Input, blocks: Iterator[Block]) -> Iterator[tuple[Block, Mark]]:
    custody = source.named.custody
    for number, block in enumerate(blocks, start=1):
        yield block, Mark(number, custody.bytes, custody.sha256)


@dataclass(slots=True)
class Kept:
    """What a state holds."""

    inputs: Sequence[State]
    """What was counted of each, the last of them in part."""
    tables: dict[str, Growing]
    mark: Mark
    """In the last input."""
    before: Sequence[Sequence[Any]]
    """Name and digest of each input before the last."""
    name: str
    """Of the last input."""

    def passed(self, inputs: Sequence[Input], blocks: Iterator[tuple[Block, Mark]]) -> bool:
        """Pass over what was counted of the newest of `inputs`; tell whether its further blocks are news.

        Raises LeakassayError where the inputs are not what they were.
        """
        if len(inputs) < len(self.inputs):
            for _ in blocks:
                pass
            return False
        marks = deque((mark for _, mark in islice(blocks, self.mark.blocks)), maxlen=1)
        if list(marks) != [self.mark] or inputs[-1].name != self.name or _digests(inputs[:-1]) != self.before:
            raise changed()
        return True


def _digests(inputs: Sequence[Input]) -> list[list[Any]]:
    return [[one.name, one.named.custody.bytes, one.named.custody.sha256] for one in inputs]


def changed() -> LeakassayError:
    """Say that a state is of other bytes."""
    return LeakassayError(
        "the input is not what it was when its state was kept: begin anew without --resume."
    )


class Keeping:
    """When to keep a state, and where it lies."""

    def __init__(self, folder: Path, key: bytes, *, resume: bool, settings: str) -> None:
        """Keep states in `folder`, under `key`.

        `resume`: go on from the state there, if there is one; else it is thrown away. `settings`: all that
        decides how bytes become counts, beside the bytes. Raises LeakassayError where nothing can be written.
        """
        self.resume = resume
        self._path, self._key, self._settings = folder / NAME, key, settings
        self._begun, self._spent = time.process_time(), 0.0
        self._next = self._begun + max(EVERY, _EXPECTED / _SHARE)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not resume:
                forget(folder)
        except OSError as error:
            raise LeakassayError(
                f"the case cannot be kept in {folder} ({error.strerror}): choose another directory."
            ) from error

    def kept(self, key: Key) -> Kept | None:
        """Read the state that was kept; None where there is none.

        Raises LeakassayError for a state of another key or of other settings.
        """
        if not self.resume or not self._path.is_file():
            return None
        frames = map(states.unpack, sealing.read(self._path, self._key))
        head = next(frames)
        if head["settings"] != self._settings:
            raise LeakassayError(
                f"the state in {self._path.parent} was kept by another version or with other settings: give "
                "the same, or begin anew without --resume."
            )
        tables = [table_of(frames, key) for _ in range(head["tables"])]
        for _ in frames:  # the empty frame behind them says that all of it is there
            pass
        mark = Mark(**head["mark"])
        return Kept(head["inputs"], {t.name: t for t in tables}, mark, head["before"], head["name"])

    def due(self) -> bool:
        """Tell whether it is time for the next state."""
        return time.process_time() >= self._next

    def keep(
        self,
        inputs: Sequence[Input],
        counted: Sequence[State],
        mark: Mark,
        tables: Sequence[Growing],
        begun: float,
    ) -> None:
        """Write a state down; nobody may be counting. Raises LeakassayError.

        `begun`: when the work for it began, by the processor time of this process.
        """
        head = {
            "settings": self._settings,
            "inputs": counted,
            "before": _digests(inputs[:-1]),
            "name": inputs[-1].name,
            "mark": asdict(mark),
            "tables": len(tables),
        }
        try:
            sealing.write(self._path, _frames(head, tables), self._key)
        except OSError as error:
            raise LeakassayError(
                f"the state cannot be kept in {self._path.parent} ({error.strerror}): make room and see that "
                "it can be written, then go on with --resume from the state before."
            ) from error
        now = time.process_time()
        spent = now - begun
        self._spent += spent
        self._next = max(now + EVERY, self._begun + (self._spent + max(spent, _EXPECTED)) / _SHARE)


def _frames(head: State, tables: Iterable[Growing]) -> Iterator[bytes]:
    yield states.pack(head)
    for table in tables:
        yield from map(states.pack, states_of(table))


def forget(folder: str | Path) -> None:
    """Delete the state that a directory holds, if it does: its report has been written. Raises OSError."""
    for left in (Path(folder) / NAME, part_of(Path(folder) / NAME)):
        left.unlink(missing_ok=True)
