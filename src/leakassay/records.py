"""The frozen values that flow down the line: bytes to batches to findings to a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

Leaning = Literal["for", "against", "silent"]
"""What a finding says of the claim it tests; `silent` when it cannot tell."""

Hypothesis = Literal["A", "G", "M", "S", "R", "P", "E"]
"""Authentic, generated, model-made, shuffled, recycled, padded, enriched (METHOD.md 2.1)."""


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence for people: an English template, which is also the key of its translations.

    Arguments are figures and names of columns, never values of rows.

    >>> str(Text("{share:.1%} of {n:,} numbers pass", {"share": 0.998, "n": 1200}))
    '99.8% of 1,200 numbers pass'
    """

    template: str
    args: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.args)


Group = Literal["identity", "language", "dependence", "time", "order", "file", "overlap"]
"""Tests of one group see the same thing in different ways; their weights are fitted together."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A named number by which findings of one test enter the verdict, one for each table.

    The same for any schema, country, script and size of table: a rate against chance or against the
    table's own permutation, a capped z, a logarithm. See docs/why/evidence.md.
    """

    name: str
    """`T09.own_name`: the number of the test, then what is measured."""
    says: str
    """What a low and a high value mean, in a sentence."""
    low: float
    """Values are cut to low .. high before anything else."""
    high: float
    over: Literal["greatest", "least", "mean"] = "greatest"
    """Which to take where several findings (columns, pairs) of one table give it."""


@dataclass(frozen=True, slots=True)
class Reject:
    """Records that could not be read."""

    reason: str
    """From the closed list `sources.interface.REASONS`."""
    records: int
    """How many; 0 where the damage has no countable records (bytes lost in a stream)."""
    bytes: int
    """Content bytes given up."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Consecutive records of one table, as text."""

    table: str
    """Name of the table inside the input; empty where the input is one table."""
    columns: pa.RecordBatch
    """Columns of `string`, or `list<string>` where a record holds several values.

    Names are unique. Null or the empty string is "nothing there"; a null slot takes no bytes.
    """
    first: int
    """Position of the first record in its table, from 0; rises from batch to batch."""
    bytes: int
    """Content bytes of these records, with separators, headers and wrappers that go before them."""
    rejects: tuple[Reject, ...] = ()
    """What could not be read around these records."""
    notes: Mapping[str, int] = field(default_factory=dict)
    """Things noticed, by name (`sources.interface.NOTES`): how many records show it."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its bounds (95 % unless `level` says otherwise); `high` None: unbounded."""

    low: float
    point: float
    high: float | None
    level: float = 0.95
    method: str = ""
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a column is, and why."""

    kind: str
    """Name of a kind (INTERFACE.md, Kinds)."""
    confidence: float
    """Between 0 and 1."""
    evidence: tuple[Text, ...] = ()
    """The steps that led there, strongest first."""
    others: tuple[tuple[str, float], ...] = ()
    """The next best kinds with their confidence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one evidence test says of the leak, or why it cannot say."""

    test: str
    """Number in METHOD.md: `T01` … `T46`."""
    table: str
    columns: tuple[str, ...]
    n: int
    """How many records, values or pairs the score rests on."""
    leaning: Leaning
    score: float | None
    """The test's own statistic; what it is stands in the test's docstring. None when silent."""
    because: Text
    against: tuple[Hypothesis, ...] = ()
    """The alternatives to A that this test can separate from A."""
    features: Mapping[str, float] = field(default_factory=dict)
    """Values of the test's declared features; what could not be measured is left out, never 0."""
    generator: str | None = None
    """The library whose output the values look like, where a test knows it."""
    lr: Mapping[str, float] = field(default_factory=dict)
    """Calibrated likelihood ratios by pair, such as `A:G`; empty while not calibrated."""
