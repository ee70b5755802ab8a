"""One value of each feature for a table, where several columns of one test give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from leakassay.records import Feature


def joined(parts: Iterable[Mapping[str, float]], declared: Iterable[Feature]) -> dict[str, float]:
    """Take the greatest, the least or the mean, as each feature declares it.

    >>> from leakassay.records import Feature
    >>> joined([{"T42.turns": 0.1}, {"T42.turns": 0.3}], [Feature("T42.turns", "", 0.0, 1.0, "greatest")])
    {'T42.turns': 0.3}
    """
    heard: dict[str, list[float]] = {}
    for part in parts:
        for name, value in part.items():
            heard.setdefault(name, []).append(value)
    over = {feature.name: feature.over for feature in declared}
    return {name: float(_WAYS[over[name]](values)) for name, values in heard.items()}


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


_WAYS: Mapping[str, Callable[[list[float]], float]] = {"greatest": max, "least": min, "mean": _mean}
