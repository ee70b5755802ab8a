"""Do names and titles fit the sex beside them?

* Claim tested: name and sex belong to one person
* Needs: `measures.rows`; two of: a column of sexes, names, titles, national numbers that say a sex
* If authentic: they agree in most rows, in some languages in nearly all
* If shuffled or generated column by column: no more often than the share of each sex makes them
* Cannot tell: names that no list holds and that do not tell by their endings (many Chinese and Sikh ones);
  tables of one sex
* Source: METHOD.md 2.2 (given-name sex against sex column); kappa is Cohen's (1960); names by
  `reference.name_sex`, and, without any list, by what the table itself teaches
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.evidence.interface import Test
from leakassay.evidence.sampled import once
from leakassay.evidence.telling import ROWS, classes_of, marks_of, tells
from leakassay.kinds import all_kinds
from leakassay.kinds.interface import VALID, Strings
from leakassay.records import Feature, Finding, Text
from leakassay.reference.name_sex import share_of_women

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample
    from leakassay.records import Leaning

_NAMES = frozenset({"person_name", "given_name", "email", "username"})
_LEAST = 60
"""Rows that say a sex twice."""
_FEWEST = 12
"""Rows of the rarer sex: with fewer, chance alone explains nearly all agreement."""
_DECIDED = 0.15
"""A name tells where so few of its bearers are of the other sex."""
_MOST_COLUMNS = 4
_TIE, _NO_TIE = 0.7, 0.25
"""Agreement as in registers, and as in no table of ours where both facts are of one person [P]."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: agreement of two columns on the sex beyond chance (kappa): 0 as by chance, 1 always."""
    for sample in leak.samples():
        found = [*_pairs(sample), *_learned(sample)]
        yield from found or [
            Finding("T47", sample.table.name, (), 0, "silent", None, Text("no two columns tell a sex"))
        ]


def sexes(sample: Sample) -> dict[tuple[str, str], float]:
    """By two columns that say a sex: agreement beyond chance."""
    return {pair: found[0] for pair, found in _agreeing(sample).items()}


def _pairs(sample: Sample) -> Iterator[Finding]:
    for (left, right), found in _agreeing(sample).items():
        yield _judge(sample, left, right, found)


def _agreeing(sample: Sample) -> dict[tuple[str, str], tuple[float, float, int]]:
    return once(sample, "sexes", lambda: _agreed(sample))


def _agreed(sample: Sample) -> dict[tuple[str, str], tuple[float, float, int]]:
    """Compare each pair of columns that say a sex; of a column of names, the word that says it best."""
    columns = [c for c in sample.telling if c.kind in _NAMES | {"sex", "title_or_role"} or "." in c.kind]
    sayings = [(c, s) for c in columns if (s := _sayings(c))]
    agreed = {}
    for (left, ones), (right, others) in combinations(sayings, 2):
        if left.kind in _NAMES and right.kind in _NAMES:
            continue  # the same names twice
        found = [one for a in ones for b in others if (one := _kappa(a, b)) is not None]
        if found:
            agreed[left.name, right.name] = max(found)
    return agreed


def _judge(sample: Sample, left: str, right: str, found: tuple[float, float, int]) -> Finding:
    kappa, agree, n = found
    figures = {"left": left, "right": right, "agree": agree, "kappa": kappa, "n": n}
    features = {"T47.agree": kappa, "T47.agree_least": kappa, "T47.differ": 1 - agree}
    leaning: Leaning = "against" if kappa < _NO_TIE else "for" if kappa > _TIE else "silent"
    text = Text(
        "{left} and {right} say the same sex in {agree:.1%} of {n:,} rows: {kappa:.0%} of the way from "
        "chance to certainty",
        figures,
    )
    columns = (left, right)
    return Finding("T47", sample.table.name, columns, n, leaning, kappa, text, ("S", "G", "M", "E"), features)


def _kappa(left: NDArray[np.int64], right: NDArray[np.int64]) -> tuple[float, float, int] | None:
    """Give agreement beyond chance, agreement, rows; codes the other way round agree as well."""
    both = (left > 0) & (right > 0)
    n = int(both.sum())
    if n < _LEAST:
        return None
    a, b = left[both] == 2, right[both] == 2
    if min(a.sum(), (~a).sum(), b.sum(), (~b).sum()) < _FEWEST:
        return None
    agree = (float((a == b).sum()) + 0.5) / (n + 1)
    chance = float(a.mean() * b.mean() + (1 - a.mean()) * (1 - b.mean()))
    kappa = (agree - chance) / (1 - chance)
    return (kappa, agree, n) if kappa > -0.5 else (-kappa, 1 - agree, n)


def _sayings(column: Column) -> list[NDArray[np.int64]]:
    """Give the ways to read a sex out of a column, each (rows,): 1 male, 2 female, 0 not said."""
    if column.kind in _NAMES:
        return _by_name(column)
    if column.kind == "title_or_role":
        return [_spread(column, _sex_of([v.split()[0] for v in column.values]))]
    facets = all_kinds()[column.kind].facets if column.kind in all_kinds() else None
    if facets is None:
        return []
    said = facets(Strings.of(pa.array(column.values, pa.string()))).get("sex")
    return [] if said is None else [_spread(column, said.astype(np.int64))]


def _sex_of(values: list[str]) -> NDArray[np.int64]:
    kind = all_kinds()["sex"]
    strings = Strings.of(pa.array(values, pa.string()))
    facets = kind.facets(strings)["sex"] if kind.facets else np.zeros(len(values), np.int32)
    return np.where((kind.faults(strings) == VALID) & (facets < 3), facets, 0).astype(np.int64)


def _spread(column: Column, of_value: NDArray[np.int64]) -> NDArray[np.int64]:
    of_value = np.where(of_value > 2, 0, of_value)
    return np.where(column.codes >= 0, of_value[column.codes], 0)


def _by_name(column: Column) -> list[NDArray[np.int64]]:
    """Read by the first word, the last one, or the one behind a comma; title words say it too."""
    parts = [v.split("@")[0].replace(".", " ").replace("_", " ") for v in column.values]
    readings = [
        [p.split()[0] if p.split() else "" for p in parts],
        [" ".join(p.split()[1:]) for p in parts],
        [p.partition(",")[2] for p in parts],
    ]
    found = [_spread(column, _told(words)) for words in readings]
    return [f for f in found if (f > 0).sum() >= _LEAST]


def _told(words: list[str]) -> NDArray[np.int64]:
    women = np.array([share_of_women(w) if w else np.nan for w in words])
    return np.where(women < _DECIDED, 1, np.where(women > 1 - _DECIDED, 2, 0)).astype(np.int64)


def _learned(sample: Sample) -> Iterator[Finding]:
    """Learn from a part of the table which names are of which sex, and ask the rest."""
    names = [c for c in sample.telling if c.kind in {"person_name", "given_name"}][:_MOST_COLUMNS]
    sexes = [c for c in sample.telling if c.kind == "sex"][:2]
    rows = np.arange(min(ROWS, sample.length))
    for name in names:
        marks = marks_of(name, rows)
        for sex in sexes:
            classes = classes_of(sex, rows)
            found = None if classes is None else tells(marks, classes, sample.rng("sex"))
            if found is not None:
                text = Text(
                    "{name} tells {sex} by what the table itself teaches: {told:.0%} of the way from chance",
                    {"name": name.name, "sex": sex.name, "told": found[0]},
                )
                yield Finding(
                    "T47", sample.table.name, (name.name, sex.name), found[1], "silent", found[0], text,
                    ("S", "G", "M"), {"T47.learned": found[0]},
                )  # fmt: skip


TEST = Test(
    number="T47",
    claim="Do names and titles fit the sex beside them?",
    separates=("S", "G", "M", "E"),
    run=run,
    group="identity",
    features=(
        Feature(
            "T47.agree", "names, titles or numbers agree with the sex: 0 as by chance, 1 always", -0.2, 1.0
        ),
        Feature("T47.agree_least", "the same, the pair of columns that agrees least", -0.2, 1.0, "least"),
        Feature("T47.differ", "share of names, titles or numbers of the other sex", 0.0, 0.6, "mean"),
        Feature(
            "T47.learned", "how well names tell the sex, learned in the table: 0 as by chance", -0.1, 0.8
        ),
    ),
)
