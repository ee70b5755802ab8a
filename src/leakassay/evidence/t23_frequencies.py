"""Are values of other columns as uneven as in life?

* Claim tested: places, posts, codes and numbers have common and rare values
* Needs: `measures.rows`; columns that are no names, and no serials
* If authentic: few values are common, many rare; numbers cluster where people round
* If generated: each value is as common as the next
* Cannot tell: columns without repeats; codes of two values; generators that weigh their lists
* Source: METHOD.md 2.4 T23; Chao (1984), Simpson (1949)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.sampled import NAMES
from leakassay.evidence.spread import spread
from leakassay.records import Feature, Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Sample
    from leakassay.evidence.spread import Spread

_FEW = 12
"""Columns of up to so many values are codes: their evenness is a matter of its own."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: unevenness of the evenest column, see `spread.Spread.flat`."""
    for sample in leak.samples():
        found = {c.name: s for c in sample.telling if c.kind not in NAMES and (s := spread(c.counts))}
        found = {name: s for name, s in found.items() if s.rich < 0.97}
        if found:
            yield _judge(sample, found)
        else:
            yield Finding(
                "T23", sample.table.name, (), 0, "silent", None, Text("no column repeats its values")
            )


def _judge(sample: Sample, found: dict[str, Spread]) -> Finding:
    sizes = {c.name: len(c.values) for c in sample.telling}
    features: dict[str, float] = {}
    for part, chosen in (
        ("codes", [s.flat for n, s in found.items() if 3 <= sizes[n] <= _FEW]),
        ("values", [s.flat for n, s in found.items() if sizes[n] > _FEW]),
    ):
        if chosen:
            features[f"T23.{part}_least"] = min(chosen)
            features[f"T23.{part}_mean"] = float(np.mean(chosen))
            features[f"T23.{part}_most"] = max(chosen)
    if features:
        features["T23.even_share"] = (sum(s.flat < 0.12 for s in found.values()) + 0.5) / (len(found) + 1)
    name, evenest = min(found.items(), key=lambda one: one[1].flat)
    text = Text(
        "of {columns} repeating columns, {name} is the evenest: the list behind it is {times:.1f} times as "
        "long as an even one would be",
        {"columns": len(found), "name": name, "times": 10**evenest.flat},
    )
    return Finding(
        "T23", sample.table.name, (name,), evenest.n, "silent", evenest.flat, text, ("G", "M", "E"), features
    )


_SAYS = {
    "codes_least": "evenness of the evenest small code: 0 each value as common as the next",
    "codes_mean": "mean evenness of small codes",
    "codes_most": "evenness of the most uneven small code",
    "values_least": "evenness of the evenest column of many values",
    "values_mean": "mean evenness of columns of many values",
    "values_most": "evenness of the most uneven column of many values",
}

TEST = Test(
    number="T23",
    claim="Are values as uneven as in life?",
    separates=("G", "M", "E"),
    run=run,
    group="language",
    features=(
        *(Feature(f"T23.{name}", says, -0.5, 3.0, "mean") for name, says in _SAYS.items()),
        Feature("T23.even_share", "share of columns whose values are evenly common", 0.0, 1.0, "mean"),
    ),
)
