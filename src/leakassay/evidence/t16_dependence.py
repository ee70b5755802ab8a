"""Do the columns hang together as facts of one person do?

* Claim tested: the values of a row belong together
* Needs: `measures.rows`, three columns that divide the rows
* If authentic: most columns tell something of some other; some determine another wholly
* If generated: columns know nothing of each other; if modelled, pairs hang together less than in life and
  rules that always hold in life hold mostly
* If shuffled or enriched: single columns tell nothing of any other while the rest does
* Cannot tell: few rows; columns that are unique in every row
* Source: METHOD.md 2.4 T16, T40
"""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.ties import FAMILIES, ties
from leakassay.records import Feature, Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Sample
    from leakassay.evidence.ties import Tie

_SAME = 0.15
"""Rows that share the one value share the other by so much more than chance [P]."""
_SURE = 6.0
"""A pair hangs together from so many standard deviations on [P]: permutations give one in a thousand."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: share of columns that tell nothing of any other."""
    for sample in leak.samples():
        found = ties(sample) if sample.length >= 60 else []
        if len(found) < 3:
            yield Finding(
                "T16", sample.table.name, (), 0, "silent", None, Text("too few columns divide the rows")
            )
        else:
            yield _judge(sample, found)


def _judge(sample: Sample, found: list[Tie]) -> Finding:
    names = sorted({t.left for t in found} | {t.right for t in found})
    best = {n: max((t for t in found if n in (t.left, t.right)), key=lambda t: t.z) for n in names}
    share = {n: max(t.share for t in found if n in (t.left, t.right)) for n in names}
    same = sorted((t.same for t in found), reverse=True)
    own = sorted(max(t.same for t in found if n in (t.left, t.right)) for n in names)
    strong = sorted(found, key=lambda t: -t.share)[:3]
    lone = [n for n in names if best[n].z < _SURE]
    n = min(sample.length, 1500)
    features = {
        "T16.pairs": (sum(t.z > _SURE for t in found) + 0.5) / (len(found) + 1),
        "T16.lone": (len(lone) + 0.5) / (len(names) + 1),
        "T16.mean": float(np.mean([np.sqrt(t.share) for t in found])),
        "T16.most": max(share.values()),
        "T16.least": min(share.values()),
        "T16.weakest_z": float(np.log1p(max(0.0, min(b.z for b in best.values()))))
        - 0.5 * float(np.log(n / 500)),
        "T16.rule": same[0],
        "T16.second_rule": same[1],
        "T16.mean_rule": float(np.mean(same)),
        "T16.typical_rule": float(np.median(own)),
        "T40.odd": float(np.mean([t.odd for t in strong])),
        "T40.odd_least": strong[0].odd,
    }
    features |= _between(found) | _weakest(found) | _clusters(names, found)
    text = Text(
        "{lone} of {columns} columns tell nothing of any other; {pairs:.0%} of pairs hang together beyond "
        "what the same rows shuffled show",
        {"lone": len(lone), "columns": len(names), "pairs": sum(t.z > _SURE for t in found) / len(found)},
    )
    score = len(lone) / len(names)
    return Finding(
        "T16", sample.table.name, tuple(lone), n, "silent", score, text, ("S", "G", "M", "E"), features
    )


def _between(found: list[Tie]) -> dict[str, float]:
    """Strength of the strongest tie between two families of columns: names and sexes, places and places …"""
    strongest: dict[str, float] = {}
    for tie in found:
        one, other = sorted(tie.families, key=FAMILIES.index)
        name = f"T16.{one}_{other}"
        strongest[name] = max(strongest.get(name, 0.0), tie.strength)
    return strongest


def _weakest(found: list[Tie]) -> dict[str, float]:
    """By family, the best tie of its loneliest column: a column taken from other rows has none."""
    best: dict[tuple[str, str], float] = {}
    for tie in found:
        for name, one in zip((tie.left, tie.right), tie.families, strict=True):
            best[one, name] = max(best.get((one, name), 0.0), tie.strength)
    return {f"T16.lone_{one}": min(v for (f, _), v in best.items() if f == one) for one, _ in best}


def _clusters(names: list[str], found: list[Tie]) -> dict[str, float]:
    """Whether the columns hang together in one cluster, or in two that know nothing of each other."""
    cluster = {name: {name} for name in names}
    for tie in found:
        if tie.z > _SURE or tie.same > _SAME:
            joined = cluster[tie.left] | cluster[tie.right]
            cluster |= dict.fromkeys(joined, joined)
    sizes = [*sorted((len(c) for c in {id(c): c for c in cluster.values()}.values()), reverse=True), 0]
    return {"T16.cluster": sizes[0] / len(names), "T16.second_cluster": sizes[1] / len(names)}


TEST = Test(
    number="T16",
    claim="Do the columns hang together as facts of one person do?",
    separates=("S", "G", "M", "E"),
    run=run,
    group="dependence",
    features=(
        Feature("T16.pairs", "share of pairs of columns that hang together", 0.0, 1.0),
        Feature("T16.lone", "share of columns that tell nothing of any other", 0.0, 1.0),
        Feature("T16.mean", "mean strength of all pairs", 0.0, 1.0),
        Feature("T16.most", "strength of the strongest pair", 0.0, 1.0),
        Feature("T16.least", "strength of the loneliest column's best pair", 0.0, 1.0),
        Feature("T16.weakest_z", "the same in standard deviations, as a logarithm at 500 rows", -1.0, 6.0),
        Feature("T16.rule", "how far one column determines another, the best pair: 1 always", -0.1, 1.0),
        Feature("T16.second_rule", "the same, second pair", -0.1, 1.0),
        Feature("T16.mean_rule", "the same, mean of all pairs", -0.1, 1.0),
        Feature("T16.typical_rule", "the same, median over columns of their best", -0.1, 1.0),
        Feature(
            "T40.odd",
            "rows with unlikely pairs in the three strongest pairs: 0 none, 1 as shuffled",
            0.0,
            1.5,
        ),
        Feature("T40.odd_least", "the same in the strongest pair", 0.0, 1.5),
        Feature("T16.cluster", "share of columns in the largest cluster that hangs together", 0.0, 1.0),
        Feature("T16.second_cluster", "share of columns in the second largest", 0.0, 0.5),
        *(
            Feature(f"T16.lone_{one}", f"best tie of the loneliest column of {one}", 0.0, 1.0)
            for one in FAMILIES
        ),
        *(
            Feature(f"T16.{one}_{other}", f"strength of the strongest tie of {one} and {other}", 0.0, 1.0)
            for one, other in combinations_with_replacement(FAMILIES, 2)
        ),
    ),
)
