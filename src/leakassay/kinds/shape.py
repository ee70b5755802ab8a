"""A kind whose definition is a list of patterns, each with what it says of a value.

The scalar side runs the patterns by `re`, the kernel runs the automaton made of the same
patterns; the law in tests/laws/test_shapes.py holds the two together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from leakassay.kernels.automaton import Automaton
from leakassay.kinds.grammar import compile_patterns
from leakassay.kinds.interface import VALID, Malformed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakassay.kinds.interface import Strings

SPACE = " \t\n\v\f\r\xa0\u3000"
"""What stands around a value without being part of it; `kernels/trim.pxd` has the same list."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern and what a value that is it stands for."""

    pattern: str
    """In the language of `kinds.grammar`; the whole trimmed value."""
    fault: str = ""
    """Reason why such a value is not of the kind; empty: it is."""
    family: int = 0
    """What the value is within the kind, for facets."""


class Shape:
    """Rules in order: the first whose pattern is the value decides."""

    def __init__(self, rules: Sequence[Rule], *, otherwise: str = "shape", ignore_case: bool = False) -> None:
        self.rules = tuple(rules)
        self.otherwise = otherwise
        self.ignore_case = ignore_case
        named = dict.fromkeys(rule.fault for rule in rules if rule.fault)
        self.reasons = (*named, *(() if otherwise in named else (otherwise,)))

    @cached_property
    def _scalar(self) -> tuple[re.Pattern[str], ...]:
        flags = re.ASCII | (re.IGNORECASE if self.ignore_case else 0)
        return tuple(re.compile(rule.pattern, flags) for rule in self.rules)

    @cached_property
    def _kernel(self) -> tuple[Automaton, NDArray[np.uint8], NDArray[np.uint8]]:
        tables = compile_patterns([r.pattern for r in self.rules], ignore_case=self.ignore_case)
        fault = [self._code(self.otherwise), *(self._code(r.fault) for r in self.rules)]
        family = [0, *(r.family for r in self.rules)]
        return (
            Automaton(tables.classes, tables.table),
            np.array(fault, np.uint8)[tables.accept],
            np.array(family, np.uint8)[tables.accept],
        )

    def _code(self, reason: str) -> int:
        return self.reasons.index(reason) + 1 if reason else VALID

    def rule(self, text: str) -> Rule:
        """Give the rule of a value that is of the kind; Malformed for any other."""
        text = text.strip(SPACE)
        for pattern, rule in zip(self._scalar, self.rules, strict=True):
            if pattern.fullmatch(text):
                if rule.fault:
                    raise Malformed(rule.fault)
                return rule
        raise Malformed(self.otherwise)

    def is_one(self, text: str) -> bool:
        """Say whether the value is of the kind."""
        try:
            self.rule(text)
        except Malformed:
            return False
        return True

    def canonical(self, text: str) -> str:
        """Give the trimmed value; Malformed where a rule or no rule stands against it."""
        self.rule(text)
        return text.strip(SPACE)

    def lower(self, text: str) -> str:
        """As `canonical`, in lower case."""
        return self.canonical(text).lower()

    def upper(self, text: str) -> str:
        """As `canonical`, in upper case."""
        return self.canonical(text).upper()

    def faults(self, strings: Strings) -> NDArray[np.uint8]:
        """(n,) fault codes by `reasons`."""
        automaton, fault, _ = self._kernel
        return _run(automaton, strings, fault)

    def families(self, strings: Strings) -> NDArray[np.uint8]:
        """(n,) family of each value, 0 where there is none."""
        automaton, _, family = self._kernel
        return _run(automaton, strings, family)


def _run(automaton: Automaton, strings: Strings, accept: NDArray[np.uint8]) -> NDArray[np.uint8]:
    out = np.zeros(len(strings), np.uint8)
    automaton.run(strings.offsets, strings.data, accept, out)
    return out


def words(tokens: Sequence[str]) -> str:
    """Give a pattern for any of the words, in lower, upper and title case."""
    spelt = dict.fromkeys(w for t in tokens for w in (t, t.lower(), t.upper(), t.title()))
    return "|".join(re.escape(word).replace("\\ ", " ") for word in spelt)
