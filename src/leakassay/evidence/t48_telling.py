"""Do names, addresses and numbers tell the country, the place and all else that stands beside them?

* Claim tested: the text of a row and its classes belong to one person
* Needs: `measures.rows`; a column of text and one that divides the rows
* If authentic: names tell countries, post codes and telephones tell regions, most columns tell something
* If generated: texts tell nothing; if shuffled or enriched, the columns concerned tell nothing while
  the rest does
* Cannot tell: tables of one country and one place; fewer than 60 rows
* Source: METHOD.md 2.4 T12, T13, T16, carried over to what is different in every row; see `telling`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.sampled import NAMES, Column, numbered
from leakassay.evidence.telling import ROWS, classes_of, marks_of, tells, told_by
from leakassay.records import Feature, Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Sample
    from leakassay.evidence.telling import Told

_HALF = 2
"""Columns of a half at least: one that stands alone is `T48.least`."""
_TOLD = 0.08
"""Beyond chance by so much: noise of 200 rows stays below."""
_LANDS = frozenset({"country", "nationality"})
_PLACES = frozenset({"region", "place", "birth_place"})
_SORTS = {
    "names_land": (NAMES, _LANDS),
    "names_place": (NAMES, _PLACES),
    "place": (frozenset({"place", "birth_place"}), _LANDS | {"region"}),
    "code": (
        frozenset({"postal_code", "phone", "street", "postal_address", "email", "url"}),
        _LANDS | _PLACES,
    ),
    "work": (frozenset({"organisation", "occupation"}), _LANDS | _PLACES | {"organisation", "education"}),
}
"""By feature: kinds of text, kinds of class."""
_HANDLES = frozenset({"email", "username", "social_handle"})


def run(leak: Leak) -> Iterator[Finding]:
    """Score: how well the loneliest column tells, or is told by, any other: 0 as by chance."""
    for sample in leak.samples():
        told = told_by(sample)
        if len(told) < 3:
            text = Text("too few columns of text stand beside columns that divide the rows")
            yield Finding("T48", sample.table.name, (), 0, "silent", None, text)
        else:
            yield _judge(sample, told)


def _bridge(told: Told) -> float | None:
    """Give the best tie between two halves of the table, for the two halves that are least tied.

    Columns that were moved together, or added, hang together among themselves and with nothing else.
    """
    names = sorted({name for pair in told for name in pair})
    if len(names) < 2 * _HALF:
        return None
    ties = np.zeros((len(names), len(names)))
    for (text, sort), (share, _) in told.items():
        at = names.index(text), names.index(sort)
        ties[at] = ties[at[::-1]] = max(ties[at], share)
    best = [
        float(ties[np.ix_(side, ~side)].max())
        for number in range(1, 1 << (len(names) - 1))
        if _HALF <= number.bit_count() <= len(names) - _HALF
        for side in ((number >> np.arange(len(names)) & 1).astype(bool),)
    ]
    return min(best)


def _initials(sample: Sample) -> float | None:
    """How well names tell the first letters of addresses and user names, whatever the scripts."""
    rows = np.arange(min(ROWS, sample.length))
    names = [marks_of(c, rows) for c in sample.telling if c.kind in NAMES][:3]
    found = []
    for handle in [c for c in sample.telling if c.kind in _HANDLES][:3]:
        letters = [v.lstrip("@")[:1].casefold() for v in handle.values]
        of_value, _ = numbered(letters)
        codes = np.where(handle.codes >= 0, of_value[handle.codes], -1)
        first = Column(handle.name, "code", codes, list(dict.fromkeys(x for x in letters if x)))
        classes = classes_of(first, rows)
        told = [t for m in names if classes is not None and (t := tells(m, classes, sample.rng("initials")))]
        found += [share for share, _ in told]
    return max(found, default=None)


def _judge(sample: Sample, told: Told) -> Finding:
    kinds = {c.name: c.kind for c in sample.columns}
    best = {
        n: max(share for pair, (share, _) in told.items() if n in pair) for n in {n for p in told for n in p}
    }
    features = {
        "T48.most": max(best.values()),
        "T48.least": min(best.values()),
        "T48.mean": float(np.mean([share for share, _ in told.values()])),
        "T48.columns": float(np.mean(list(best.values()))),
        "T48.lone": (sum(share < _TOLD for share in best.values()) + 0.5) / (len(best) + 1),
    }
    for name, (texts, classes) in _SORTS.items():
        found = [s for (t, c), (s, _) in told.items() if kinds[t] in texts and kinds[c] in classes]
        if found:
            features[f"T48.{name}"] = max(found)
    bridge = _bridge(told)
    if bridge is not None:
        features["T48.bridge"] = bridge
    initials = _initials(sample)
    if initials is not None:
        features["T48.initials"] = initials
    lonely = min(best, key=best.__getitem__)
    (text, sort), (most, n) = max(told.items(), key=lambda one: one[1][0])
    said = Text(
        "{text} tells {sort} in {most:.0%} of the way from chance to certainty; {lonely} tells or is told by "
        "others in {least:.0%} at most",
        {"text": text, "sort": sort, "most": most, "lonely": lonely, "least": best[lonely]},
    )
    columns_ = (text, sort, lonely)
    return Finding(
        "T48", sample.table.name, columns_, n, "silent", best[lonely], said, ("S", "G", "M", "E"), features
    )


TEST = Test(
    number="T48",
    claim="Does the text of a row tell what else the row says?",
    separates=("S", "G", "M", "E"),
    run=run,
    group="dependence",
    features=(
        Feature("T48.names_land", "names tell countries: 0 as by chance, 1 always", -0.1, 1.0),
        Feature("T48.names_place", "names tell places", -0.1, 1.0),
        Feature("T48.place", "places tell regions and countries", -0.1, 1.0),
        Feature("T48.code", "post codes, telephones, streets and mail addresses tell places", -0.1, 1.0),
        Feature("T48.work", "organisations and occupations tell places or each other", -0.1, 1.0),
        Feature("T48.initials", "names tell the first letters of addresses and user names", -0.1, 1.0),
        Feature("T48.most", "how well the best text tells a class", -0.1, 1.0),
        Feature("T48.mean", "the same, mean over all pairs", -0.1, 0.6),
        Feature("T48.columns", "the best of each column, mean over columns", -0.1, 1.0),
        Feature("T48.least", "the best of the loneliest column", -0.1, 0.6),
        Feature("T48.bridge", "the best tie between the two halves of the table least tied", 0.0, 0.6),
        Feature("T48.lone", "share of columns that tell nothing and are told by nothing", 0.0, 1.0),
    ),
)
