"""What an evidence test is: a pure function of summaries, that says what it claims, needs and cannot tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from leakassay.evidence.sampled import Sample
    from leakassay.measures.tables import TableSummary
    from leakassay.records import Feature, Finding, Group, Hypothesis


@dataclass(frozen=True, slots=True)
class InputFacts:
    """What the wrapper of one input says (`Source.facts`), with its name and format."""

    name: str
    format: str
    charset: str | None
    facts: Mapping[str, str]
    tables: tuple[str, ...]
    """Tables that its records went to."""


@dataclass(frozen=True, slots=True)
class Leak:
    """All that evidence rests on."""

    tables: tuple[TableSummary, ...]
    inputs: tuple[InputFacts, ...]
    _samples: dict[int, Sample] = field(default_factory=dict, repr=False, compare=False)

    def samples(self) -> Iterator[Sample]:
        """Give the sampled rows of each table as codes, prepared once for all tests."""
        from leakassay.evidence.sampled import sample_of

        for number, table in enumerate(self.tables):
            if number not in self._samples:
                self._samples[number] = sample_of(table)
            yield self._samples[number]


@dataclass(frozen=True, slots=True)
class Test:
    """One test of METHOD.md 2.4. Its module's docstring says the rest; see STYLE.md."""

    number: str
    """`T01` … `T46`."""
    claim: str
    """What is tested, as a question."""
    separates: tuple[Hypothesis, ...]
    """The alternatives to A that it can tell from A."""
    run: Callable[[Leak], Iterator[Finding]]
    """At least one finding for every leak: where nothing can be tested, a silent one that says why."""
    group: Group
    """With which other tests its weight in the verdict is fitted."""
    features: tuple[Feature, ...] = ()
    """The numbers that its findings may carry into the verdict; none: it only informs."""


MOST_IN_LIFE = 0.9
"""A fact written twice agrees in more rows than this in a register: METHOD.md 2.2 starts from 98 % for birth
dates and 99 % for sex and leaves a margin for typing errors, masked and foreign numbers. [P], until the
calibration corpus replaces it."""
FEW = 30
"""Fewer rows than this decide nothing: the exact interval of a share is then wider than 0.35."""
