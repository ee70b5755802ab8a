r"""From patterns to one deterministic automaton over UTF-8 bytes.

The patterns are a part of Python's `re`, so that the scalar definition of a kind may run them as
they stand: characters, `\d`, escapes, `[...]` and `[^...]`, `(...)`, `(?:...)`, `|`, `?`, `*`,
`+`, `{m}`, `{m,}`, `{m,n}`. Anything else is an error here, never a silent difference.

* Construction: Thompson (1968), subset construction; code point ranges to bytes as in RE2.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    Node = Callable[["_Net", int], int]
    """Wire a part of the pattern into the net from a state on; gives the state where it ends."""

_LAST = 0x10FFFF
_SURROGATES = (0xD800, 0xDFFF)
_STATES = 60_000
_CONTROLS = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13}


@dataclass(slots=True)
class _Net:
    """A non-deterministic automaton."""

    free: list[list[int]] = field(default_factory=list)
    """Moves without a byte, by state."""
    moves: list[list[tuple[int, int, int]]] = field(default_factory=list)
    """(first byte, last byte, next state), by state."""

    def state(self) -> int:
        self.free.append([])
        self.moves.append([])
        return len(self.free) - 1


def _byte_ranges(low: int, high: int) -> Iterator[list[tuple[int, int]]]:
    """Cut a range of code points into runs of byte ranges, one run a length and prefix."""
    if low > high:
        return
    first, last = _SURROGATES
    if low <= last and high >= first:
        yield from _byte_ranges(low, first - 1)
        yield from _byte_ranges(last + 1, high)
        return
    for edge in (0x7F, 0x7FF, 0xFFFF):
        if low <= edge < high:
            yield from _byte_ranges(low, edge)
            yield from _byte_ranges(edge + 1, high)
            return
    for width in (1, 2, 3) if high > 0x7F else ():
        tail = (1 << (6 * width)) - 1
        if low & ~tail == high & ~tail:
            continue
        if low & tail:
            yield from _byte_ranges(low, low | tail)
            yield from _byte_ranges((low | tail) + 1, high)
            return
        if high & tail != tail:
            yield from _byte_ranges(low, (high & ~tail) - 1)
            yield from _byte_ranges(high & ~tail, high)
            return
    yield list(zip(chr(low).encode(), chr(high).encode(), strict=True))


@cache
def _runs(ranges: tuple[tuple[int, int], ...]) -> list[list[tuple[int, int]]]:
    """Give the runs of byte ranges of some characters; lists of words ask for the same letters ever again."""
    return [run for low, high in ranges for run in _byte_ranges(low, high)]


def _set(ranges: Sequence[tuple[int, int]]) -> Node:
    runs = _runs(tuple(ranges))

    def wire(net: _Net, start: int) -> int:
        end = net.state()
        for run in runs:
            here = start
            for first, last in run[:-1]:
                there = net.state()
                net.moves[here].append((first, last, there))
                here = there
            net.moves[here].append((*run[-1], end))
        return end

    return wire


def _all(parts: Sequence[Node]) -> Node:
    def wire(net: _Net, start: int) -> int:
        for part in parts:
            start = part(net, start)
        return start

    return wire


def _any(parts: Sequence[Node]) -> Node:
    def wire(net: _Net, start: int) -> int:
        end = net.state()
        for part in parts:
            here = net.state()
            net.free[start].append(here)
            net.free[part(net, here)].append(end)
        return end

    return wire


def _repeat(part: Node, least: int, most: int | None) -> Node:
    def wire(net: _Net, start: int) -> int:
        for _ in range(least):
            start = part(net, start)
        end = net.state()
        if most is None:
            loop = net.state()
            net.free[start].append(loop)
            net.free[part(net, loop)].append(loop)
            net.free[loop].append(end)
            return end
        for _ in range(most - least):
            net.free[start].append(end)
            start = part(net, start)
        net.free[start].append(end)
        return end

    return wire


class _Reader:
    """Reads one pattern by recursive descent."""

    def __init__(self, pattern: str, *, ignore_case: bool) -> None:
        self.text = pattern
        self.at = 0
        self.ignore_case = ignore_case

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self) -> str:
        self.at += 1
        return self.text[self.at - 1]

    def pattern(self) -> Node:
        node = self.choice()
        if self.peek():
            raise ValueError("unbalanced parenthesis in a pattern")
        return node

    def choice(self) -> Node:
        parts = [self.sequence()]
        while self.peek() == "|":
            self.take()
            parts.append(self.sequence())
        return parts[0] if len(parts) == 1 else _any(parts)

    def sequence(self) -> Node:
        parts: list[Node] = []
        while self.peek() not in ("", "|", ")"):
            parts.append(self.repeated(self.atom()))
        return _all(parts)

    def repeated(self, node: Node) -> Node:
        match self.peek():
            case "?":
                bounds: tuple[int, int | None] = (0, 1)
            case "*":
                bounds = (0, None)
            case "+":
                bounds = (1, None)
            case "{":
                close = self.text.index("}", self.at)
                low, comma, high = self.text[self.at + 1 : close].partition(",")
                most = (int(high) if high else None) if comma else int(low)
                bounds = (int(low), most)
                self.at = close
            case _:
                return node
        self.take()
        if self.peek() in ("?", "+", "*"):
            raise ValueError("lazy and possessive repeats are not read")
        return _repeat(node, *bounds)

    def atom(self) -> Node:
        match char := self.take():
            case "(":
                if self.peek() == "?":
                    self.take()
                    if self.take() != ":":
                        raise ValueError("only plain and (?:) groups are read")
                node = self.choice()
                if self.peek() != ")":
                    raise ValueError("unbalanced parenthesis in a pattern")
                self.take()
                return node
            case "[":
                return _set(self.members())
            case "." | "^" | "$" | "?" | "*" | "+" | "{":
                raise ValueError("anchors and the full stop are not read")
            case "\\":
                return _set(self.cased(self.escape()))
            case _:
                return _set(self.cased([(ord(char), ord(char))]))

    def escape(self) -> list[tuple[int, int]]:
        char = self.take()
        if char == "d":
            return [(48, 57)]
        if char in _CONTROLS:
            return [(_CONTROLS[char], _CONTROLS[char])]
        if char.isalnum():
            raise ValueError("this escape is not read")
        return [(ord(char), ord(char))]

    def members(self) -> list[tuple[int, int]]:
        negated = self.peek() == "^"
        if negated:
            self.take()
        ranges: list[tuple[int, int]] = []
        while (char := self.take()) != "]":
            low = self.escape() if char == "\\" else [(ord(char), ord(char))]
            if self.peek() == "-" and self.text[self.at + 1] != "]":
                self.take()
                last = self.take()
                high = self.escape() if last == "\\" else [(ord(last), ord(last))]
                low = [(low[0][0], high[0][1])]
            ranges += low
        ranges = self.cased(ranges)
        return _complement(ranges) if negated else ranges

    def cased(self, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Add the other case of ASCII letters, as `re.ASCII | re.IGNORECASE` does."""
        if not self.ignore_case:
            return ranges
        more = list(ranges)
        for low, high in ranges:
            for base, shift in ((65, 32), (97, -32)):
                first, last = max(low, base), min(high, base + 25)
                if first <= last:
                    more.append((first + shift, last + shift))
        return more


def _complement(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out, at = [], 0
    for low, high in sorted(ranges):
        if low > at:
            out.append((at, low - 1))
        at = max(at, high + 1)
    if at <= _LAST:
        out.append((at, _LAST))
    return out


@dataclass(frozen=True, slots=True)
class Tables:
    """A deterministic automaton: state 0 is dead, state 1 the start."""

    classes: NDArray[np.uint8]
    """(256,): the column of a byte."""
    table: NDArray[np.uint16]
    """(states, columns)."""
    accept: NDArray[np.uint8]
    """(states,): 0, or 1 + the first pattern that the text so far is."""


def _closures(net: _Net, ends: dict[int, int]) -> list[int]:
    """Bit sets of what each state leads to without a byte, but for states that only pass on."""
    out = []
    for start, onwards in enumerate(net.free):
        if not onwards:
            out.append(1 << start if net.moves[start] or start in ends else 0)
            continue
        found, todo = {start}, [start]
        while todo:
            for there in net.free[todo.pop()]:
                if there not in found:
                    found.add(there)
                    todo.append(there)
        out.append(sum(1 << s for s in found if net.moves[s] or s in ends))
    return out


def _members(states: int) -> Iterator[int]:
    while states:
        low = states & -states
        yield low.bit_length() - 1
        states ^= low


def _classes(net: _Net) -> NDArray[np.uint8]:
    """Bytes that no move tells apart share a class; classes rise with the byte."""
    edges = {0}
    for moves in net.moves:
        for first, last, _ in moves:
            edges |= {first, last + 1}
    starts = sorted(edge for edge in edges if edge < 256)
    classes = np.zeros(256, np.uint8)
    for number, start in enumerate(starts):
        classes[start:] = number
    return classes


def _steps(net: _Net, closures: Sequence[int], classes: NDArray[np.uint8]) -> list[dict[int, int]]:
    """For each state, by class, the bit set of states that a byte of the class leads to."""
    column = classes.tolist()
    out: list[dict[int, int]] = []
    for moves in net.moves:
        step: dict[int, int] = {}
        for first, last, there in moves:
            for number in range(column[first], column[last] + 1):
                step[number] = step.get(number, 0) | closures[there]
        out.append(step)
    return out


def compile_patterns(patterns: Sequence[str], *, ignore_case: bool = False) -> Tables:
    """Build the automaton that says which of the patterns a whole value is, the first if several.

    At most 254 patterns and 60,000 states; ValueError beyond, and for what is not read.
    """
    if len(patterns) > 254:
        raise ValueError("too many patterns")
    net = _Net()
    start = net.state()
    ends: dict[int, int] = {}
    for label, pattern in enumerate(patterns, 1):
        first = net.state()
        net.free[start].append(first)
        ends[_Reader(pattern, ignore_case=ignore_case).pattern()(net, first)] = label
    classes = _classes(net)
    width = int(classes[-1]) + 1
    closures = _closures(net, ends)
    steps = _steps(net, closures, classes)
    begin = closures[start]
    number = {0: 0, begin: 1}
    places, into = [], []
    queue = [begin]
    for at, states in enumerate(queue, 1):
        targets: dict[int, int] = {}
        for state in _members(states):
            for column, bits in steps[state].items():
                targets[column] = targets.get(column, 0) | bits
        for column, target in targets.items():
            if target not in number:
                number[target] = len(number)
                queue.append(target)
            places.append(at * width + column)
            into.append(number[target])
        if at >= _STATES:
            raise ValueError("the patterns need too many states")
    table = np.zeros((len(queue) + 1, width), np.uint16)
    table.ravel()[places] = into
    final = sum(1 << state for state in ends)
    accept = [min((ends[s] for s in _members(states & final)), default=0) for states in number]
    return Tables(classes, table, np.array(accept, np.uint8))
