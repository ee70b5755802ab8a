"""The features of a table, gathered from the findings of all tests."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from leakassay.records import Feature, Finding


def gather(declared: Iterable[Feature], findings: Iterable[Finding]) -> dict[str, dict[str, float]]:
    """Give the features of each table by name: cut to their bounds, one value where several columns give one.

    A feature that no test declares, or that is no number, is left out.
    """
    known = {feature.name: feature for feature in declared}
    heard: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        for name, value in finding.features.items():
            if name in known and math.isfinite(value):
                heard[finding.table][name].append(min(max(value, known[name].low), known[name].high))
    return {
        table: {name: _OVER[known[name].over](values) for name, values in by_name.items()}
        for table, by_name in heard.items()
    }


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


_OVER: Mapping[str, Callable[[Sequence[float]], float]] = {"greatest": max, "least": min, "mean": _mean}
