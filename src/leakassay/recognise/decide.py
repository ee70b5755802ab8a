"""Bring content, checks, neighbours and names together into one answer a column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from leakassay.kinds import all_kinds
from leakassay.recognise import headers as names
from leakassay.recognise.checks import weigh
from leakassay.recognise.company import company
from leakassay.recognise.context import pushes
from leakassay.recognise.explain import explain
from leakassay.recognise.features import column, describe
from leakassay.recognise.guards import BARRED, SINKS, barred, doubtful, is_book, unlikely
from leakassay.recognise.model import shares
from leakassay.recognise.neighbours import neighbours
from leakassay.records import Recognition, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as pa

    from leakassay.kinds.interface import Kind
    from leakassay.recognise.checks import Weighed
    from leakassay.recognise.features import Column
    from leakassay.recognise.pushes import Push

FLOOR = 0.01
"""What the forest's share of a kind is at least taken for."""
HEADER = 4.5
"""Log-odds that a name says a kind outright."""
SETTLED = 12.0
"""Log-odds of a kind that its check settles."""
BUILT = 5.0
"""Log-odds of a kind that only its build speaks for."""
AGAINST = 4.0
"""Log-odds of a plain fact that speaks against a kind."""
NATIONAL = "national"
"""The model's word for a national number of no known kind."""
CHECKED = ("email", "uuid", "iban", "payment_card", "ip_address", "mac_address", "crypto_address")
"""Kinds beside the national numbers that their check can settle."""
WORDLESS = frozenset(("constant", "empty", NATIONAL))
_SINGLE = 0.05
"""A check that this share of made-up numbers passes does not settle plain digits without a name."""
_RARE_BUILD = 0.6
"""A build that this share of made-up numbers has is telling where all of _ENOUGH values have it."""
_ENOUGH = 20
_PLAIN = 0.6
"""Confidence from which a column of one value alone is called by its kind."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one column before its neighbours are looked at."""

    seen: Column
    features: Mapping[str, float]
    share: Mapping[str, float]
    """The models' share of each kind, from the content alone."""
    checks: Sequence[Weighed]
    said: Mapping[str, float]
    """What its name says."""


@cache
def _checkable() -> tuple[Kind, ...]:
    return tuple(k for k in all_kinds().values() if "." in k.name or k.name in CHECKED)


def recognise(sample: pa.RecordBatch, *, headers: bool = True, table: str = "") -> dict[str, Recognition]:
    """Say what each column of a row-aligned sample of up to some 20,000 rows is.

    Columns are `string` or `list<string>`. Without `headers` no name is looked at, and `table`
    is not either.
    """
    seen = {n: column(sample.column(i)) for i, n in enumerate(sample.schema.names)}
    full = {n: c for n, c in seen.items() if c.filled}
    found = {n: Recognition("empty", 1.0, (_nothing(c),)) for n, c in seen.items()}
    if not full:
        return found
    features = {n: describe(c) for n, c in full.items()}
    kinds, told = shares(list(features.values()))
    said = {n: names.said(n, table) if headers else {} for n in full}
    gathered = {
        name: Evidence(
            seen=c,
            features=features[name],
            share=dict(zip(kinds, told[i].tolist(), strict=True)),
            checks=[] if is_book(c.distinct) else weigh(c, _checkable(), said[name]),
            said=said[name],
        )
        for i, (name, c) in enumerate(full.items())
    }
    return found | answer(sample, gathered)


def _nothing(seen: Column) -> Text:
    return Text("no value in {n:,} rows", {"n": seen.rows})


def answer(sample: pa.RecordBatch, gathered: Mapping[str, Evidence]) -> dict[str, Recognition]:
    """Weigh each column by itself, then by the others of the table."""
    alone = {n: e.share for n, e in gathered.items()}
    pushed: dict[str, list[Push]] = {n: [] for n in gathered}
    for push in pushes(sample, alone, {n: e.features for n, e in gathered.items()}):
        pushed[push.column].append(push)
    scores = {n: _score(e, pushed[n]) for n, e in gathered.items()}
    beside = _beside({n: _odds(s) for n, s in scores.items()})
    for name, by_kind in beside.items():
        for kind, by in by_kind.items():
            scores[name][kind] += by
    return {n: _best(e, scores[n], pushed[n], beside.get(n, {})) for n, e in gathered.items()}


def _beside(odds: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Add up what the tables of neighbours and the second stage lend to each kind of each column."""
    by_tables, by_net = neighbours(odds), company(odds)
    return {
        name: {k: lent.get(k, 0.0) + by_net[name].get(k, 0.0) for k in odds[name]}
        for name, lent in by_tables.items()
    }


def _score(evidence: Evidence, pushed: Sequence[Push]) -> dict[str, float]:
    """Log-odds of each kind, up to a constant."""
    seen, share, said = evidence.seen, evidence.share, evidence.said
    against = unlikely(evidence.features, seen, said)
    prior = {k: v for k, v in SINKS.items() if k not in said}
    score = {
        k: float(np.log(p * prior.get(k, 1.0) + FLOOR)) - AGAINST * (k in against) for k, p in share.items()
    }
    for kind, strength in said.items():
        if kind in score:
            score[kind] += HEADER * strength
    for push in pushed:
        score[push.kind] = score.get(push.kind, float(np.log(FLOOR))) + push.by
    _add_checks(score, said, evidence.checks)
    for kind in barred(seen, share, said, evidence.checks):
        score[kind] = score.get(kind, 0.0) + BARRED
    return score


def _add_checks(score: dict[str, float], said: Mapping[str, float], checks: Sequence[Weighed]) -> None:
    """Enter what checks and builds say; the name of a column lends to kinds that at least fit."""
    for weighed in checks:
        floor = score.get(weighed.kind, float(np.log(FLOOR)))
        named = said.get(weighed.kind, 0.0)
        if weighed.by_check and _settles(weighed):
            score[weighed.kind] = floor + SETTLED + min(weighed.gain, 400.0) / 100 + named
        elif weighed.by_build:
            score[weighed.kind] = floor + BUILT + HEADER * named
        elif named and weighed.built > 0.5:
            score[weighed.kind] = floor + HEADER * (0.5 + named)


def _settles(weighed: Weighed) -> bool:
    """Whether a right check digit may settle it without a name: it is rare by chance, or the build is."""
    built = weighed.built_chance < _RARE_BUILD and weighed.n >= _ENOUGH
    return weighed.chance < _SINGLE or weighed.built_chance < 0.2 or weighed.written > 0.5 or built


def _odds(score: Mapping[str, float]) -> dict[str, float]:
    """Scores as probabilities."""
    values = np.array(list(score.values()))
    odds = np.exp(values - values.max())
    return dict(zip(score, (odds / odds.sum()).tolist(), strict=True))


def _best(
    evidence: Evidence, score: Mapping[str, float], pushed: Sequence[Push], beside: Mapping[str, float]
) -> Recognition:
    odds = _odds(score)
    kinds = sorted(odds, key=lambda k: -odds[k])
    for doubted in [k for k in kinds[:4] if doubtful(k, odds[k], evidence.said)]:
        kinds.remove(doubted)
        kinds.append(doubted)
    confidence = odds[kinds[0]]
    best = _alone(evidence.seen, "unknown" if kinds[0] == NATIONAL else kinds[0], confidence)
    others = tuple((k, odds[k]) for k in kinds[1:4] if k not in WORDLESS)
    return Recognition(best, confidence, explain(best, evidence, pushed, beside), others)


def _alone(seen: Column, best: str, confidence: float) -> str:
    """One value alone: a constant, or where it is in some rows only a flag, unless it is plain what it is."""
    if len(seen.counts) != 1 or confidence >= _PLAIN:
        return best
    if seen.filled >= 0.98 * seen.rows:
        return "constant"
    return "flag" if seen.filled > 1 else best
