"""The name of the generator that made a leak, where one is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.generator_rules import RULES, by_headers
from leakassay.evidence.generators import ENOUGH, Match, matches
from leakassay.reference.generators import ROLES, held, sources
from leakassay.reference.lexicon import fold, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leakassay.evidence.generator_rules import Rule
    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Sample

COVERED = 0.98
"""Of real columns of names, places, companies and jobs none of 100 rows lay in one list to more than 0.96."""
EVEN = 4.0
"""A column repeats its words so much more than its list would, at most; people do so tenfold and more."""
_EVEN_ALONE = 2.5
_ONE_COVERED = 0.99
_FOR_LONG = 150
_JUST = (0.7, 1.5)
"""A long list is used just as evenly as it is drawn from: real names of one country come tenfold."""
_DIFFERENT = 25
"""A handful of great towns stands in many lists, and comes evenly where somebody wrote it down."""
_ALONE = (60, 4000)
"""Words of the lists by which one column alone may name: all people may be of fewer, or of a register."""
_NEVER_ALONE = "street"
"""What streets are named after is also what events and places are called."""
_WORDS_OUT = np.log(1e6)
"""What a word that stands in no list costs, in nats: as if it were one of a million."""
_WEIGHED = frozenset({"vi", "zh", "ko", "ja"})
"""Languages with so few family names that a list of them holds nearly all people."""


@dataclass(frozen=True, slots=True)
class Named:
    """What speaks for one generator."""

    generator: str
    """With its language, where lists told it."""
    columns: tuple[str, ...]
    confidence: float
    """0 … 1: how far the evidence goes, not a probability that the leak is made up."""
    match: Match | None = None
    """The column that lies in its lists best."""
    source: int = -1
    """Its place in `reference.generators.sources`."""
    rule: Rule | None = None
    share: float = 0.0


def named_in(
    sample: Sample, found: Sequence[Match], shown: Sequence[tuple[str, Rule, float]]
) -> Named | None:
    """Name the generator of a table from its matches and from the rules that its columns show."""
    by_list = _by_lists(found)
    ruled = [(name, rule, share) for name, rule, share in shown if share >= rule.least]
    if ruled:
        _, rule, share = max(ruled, key=lambda one: one[2] - one[1].least)
        if by_list is not None and (len(by_list.columns) > 1 or _family(by_list) == rule.generator):
            return by_list
        columns = tuple(n for n, r, _ in ruled if r.generator == rule.generator)
        return Named(rule.generator, columns, 0.97, None, -1, rule, share)
    if by_list is not None:
        return by_list
    header = by_headers(sample)
    if header is not None:
        return Named(header, (), 0.95)
    return _sample_database(sample)


def _family(one: Named) -> str:
    return sources()[one.source].generator


def _by_lists(found: Sequence[Match]) -> Named | None:
    """Name the source in whose lists the columns lie with the fewest words in them."""
    if not found:
        return None
    cost = np.zeros(len(sources()))
    drawn = np.array([drawn_from(m) for m in found])
    for match, ok in zip(found, drawn, strict=True):
        inside = np.where(ok, match.covered, 0.0)
        cost += match.n * (inside * np.log(np.maximum(2, match.sizes)) + (1 - inside) * _WORDS_OUT)
    best = int(cost.argmin())
    mine = [m for m, ok in zip(found, drawn, strict=True) if ok[best]]
    if not mine:
        return None
    weight = sum(2 if m.kind in {"person_name", "alias"} else 1 for m in mine)
    match = max(mine, key=lambda m: m.n * float(np.log(np.maximum(2, m.sizes[best]))))
    if weight < 2 and (match.kind == _NEVER_ALONE or not _alone(match, best)):
        return None
    source = sources()[best]
    name = f"{source.generator} {source.language}".strip()
    columns = tuple(dict.fromkeys(m.column for m in mine))
    return Named(name, columns, min(0.99, 1 - 0.1 ** (weight + 0.5)), match, best)


def _alone(match: Match, source: int) -> bool:
    """Whether one column is enough; of long lists, only where it repeats its words just as they do."""
    few, many = _ALONE
    size, even = int(match.sizes[source]), float(match.even[source])
    if size > many:
        return match.n >= _FOR_LONG and _JUST[0] < even < _JUST[1]
    return size >= few and not even > _EVEN_ALONE and bool(match.covered[source] >= _ONE_COVERED)


def drawn_from(match: Match) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which sources a column may be drawn from: wholly covered, and repeated as the list makes it."""
    even = np.where(np.isnan(match.even), 1.0, match.even)
    ok = (match.covered >= COVERED) & (even <= EVEN) & (match.sizes > 20)
    if match.different < _DIFFERENT:
        return np.zeros_like(ok)
    if match.kind == "family_name":
        ok &= ~np.array([s.language[:2] in _WEIGHED for s in sources()])
    return ok


def ruled(sample: Sample) -> list[tuple[str, Rule, float]]:
    """Hold the columns against all rules: column, rule, share of the rows that show it."""
    return [
        (column.name, rule, rule.share(column))
        for column in sample.telling
        if len(column.said) >= ENOUGH / 2
        for rule in RULES
        if column.kind in rule.kinds
    ]


def _sample_database(sample: Sample) -> Named | None:
    """Find the people of sample databases by their full names, in one column or two."""
    place = [i for i, s in enumerate(sources()) if s.sizes[ROLES.index("full")]]
    by_kind = {
        c.kind: c.rows() for c in sample.columns if c.kind in {"person_name", "given_name", "family_name"}
    }
    if {"given_name", "family_name"} <= set(by_kind):
        names = [f"{a} {b}" for a, b in zip(by_kind["given_name"], by_kind["family_name"], strict=True)]
    else:
        names = by_kind.get("person_name", [])
    asked = sorted({"=" + " ".join(sorted(words(fold(n)))) for n in names if " " in n.strip()})
    if len(asked) < 20:
        return None
    shares = (held(asked)[:, place] != 0).mean(0)
    best = int(shares.argmax())
    if shares[best] < 0.6:
        return None
    return Named(sources()[place[best]].generator, (), float(shares[best]))


def named(leak: Leak) -> tuple[str, float] | None:
    """Name the generator of a leak: that of its largest named table, with a confidence of 0 … 1."""
    found = [
        (sample.length, one)
        for sample in leak.samples()
        if (one := named_in(sample, list(matches(sample)), ruled(sample))) is not None
    ]
    if not found:
        return None
    best = max(found, key=lambda pair: pair[0])[1]
    return best.generator, best.confidence
