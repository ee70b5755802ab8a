"""Members of an archive that a library in C unpacks: by a worker, whose death costs what is left of it."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

from leakassay.sources.contained.refusing import refusal
from leakassay.sources.contained.worker import Worker
from leakassay.sources.containers.interface import FREE, Member
from leakassay.sources.interface import REASONS
from leakassay.sources.streams import BrokenOffError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from leakassay.sources.containers.interface import Archive, Budget
    from leakassay.sources.streams import Flow

_CRASHED = "reader crashed"


class Unpacked:
    """One archive in the hands of a worker; what that says is not believed."""

    def __init__(self, archive: Archive, flow: Flow, budget: Budget) -> None:
        """Begin. Raises CannotOpenError where the file has gone."""
        self._worker = Worker(pickle.dumps((archive.name, flow.name, None, budget.limits)), flow)
        self._flow, self._budget = flow, budget
        self._said: Mapping[str, Any] = {}
        """What was said last and is not dealt with yet; empty once the worker is gone."""
        self._body = b""
        self.walls: tuple[str, ...] = ()
        """Around the worker, as soon as it has said something."""

    def __iter__(self) -> Iterator[Member]:
        """Give the members. Raises CannotOpenError before the first, BrokenOffError behind it."""
        try:
            yield from self._members()
        finally:
            self._worker.close()

    def _members(self) -> Iterator[Member]:
        self._next()
        if "member" not in self._said and self._said.get("done") is None:
            raise refusal(self._said, self._flow.name, "unpack it by its own program first")
        while "member" in self._said:
            yield from self._member(self._said)
        if why := self._said.get("done", _CRASHED):
            raise BrokenOffError(_listed(why))

    def _member(self, said: Mapping[str, Any]) -> Iterator[Member]:
        self._next()
        if said["refused"]:
            yield Member(said["member"], None, _listed(said["refused"]), said["size"])
            return
        pieces = self._pieces()
        content = self._budget.capped(pieces, lambda: self._flow.count, before=0)
        yield Member(said["member"], content)
        content.close()
        self._pass()

    def _pieces(self) -> Generator[bytes]:
        """Give the content of the present member. Raises BrokenOffError where it ends too early."""
        while "taken" in self._said:
            # Level with the worker: the bytes are counted, and hashed, as they are unpacked.
            self._flow.skip(self._said["taken"] - self._flow.count)
            piece = self._body
            self._next()
            yield piece
        why = self._said.get("over", _CRASHED)
        self._pass()
        if why:
            raise BrokenOffError(_listed(why))

    def _pass(self) -> None:
        """Pass over what nobody took of the present member. Raises BrokenOffError where that is too much."""
        passed = 0
        while "taken" in self._said:
            passed += len(self._body)
            if passed > FREE:
                raise BrokenOffError("over the limit")
            self._next()
        if "over" in self._said:
            self._next()

    def _next(self) -> None:
        self._said, self._body = self._worker.next() or ({}, b"")
        self.walls = tuple(map(str, self._said.get("walls", self.walls)))


def _listed(why: str) -> str:
    return why if why in REASONS else _CRASHED
