"""Bring content, checks, neighbours and names together into one answer a column."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from importlib import import_module
from leakassay.kinds.listing_shapes import MODULES
def all_kinds():
    return [import_module(m).KIND for m in MODULES]
from leakassay.recognise import headers as names
from leakassay.recognise.checks import Weighed, weigh
from leakassay.recognise.context import Push, pushes
from leakassay.recognise.guards import BARRED, SINKS, barred, is_book, unlikely
from leakassay.recognise.features import Column, column, describe
from leakassay.recognise.model import forest
from leakassay.records import Recognition, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    import pyarrow as pa

    from leakassay.kinds.interface import Kind

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


@cache
def _checkable() -> tuple[Kind, ...]:
    return tuple(k for k in all_kinds() if "." in k.name or k.name in CHECKED)


def recognise(sample: pa.RecordBatch, *, headers: bool = True, table: str = "") -> dict[str, Recognition]:
    """Say what each column of a row-aligned sample of up to some 20,000 rows is.

    Columns are `string` or `list<string>`. Without `headers` no name is looked at, and `table`
    is not either.
    """
    all_names = sample.schema.names
    seen = {n: column(sample.column(i)) for i, n in enumerate(all_names)}
    full = {n: c for n, c in seen.items() if c.filled}
    if not full:
        return {n: _empty(c) for n, c in seen.items()}
    model = forest()
    features = {n: describe(c) for n, c in full.items()}
    told = model.probabilities(list(features.values()))
    shares = {n: dict(zip(model.kinds, told[i].tolist(), strict=True)) for i, n in enumerate(full)}
    pushed = pushes(sample, shares, features)
    out = {}
    for name, seen_column in full.items():
        said = _said(name, table) if headers else {}
        mine = [p for p in pushed if p.column == name]
        against = unlikely(features[name], seen_column, said)
        out[name] = _answer(seen_column, shares[name], said, mine, weigh(seen_column, _checkable()), against)
    return {n: out[n] if n in out else _empty(seen[n]) for n in all_names}


def _said(name: str, table: str) -> dict[str, float]:
    """What the name of the column says; a number names nothing."""
    del table
    return {} if name.strip().isdigit() else names.said(name)


def _empty(seen: Column) -> Recognition:
    return Recognition("empty", 1.0, (Text("no value in {n:,} rows", {"n": seen.rows}),))


def _answer(
    seen: Column,
    share: Mapping[str, float],
    said: Mapping[str, float],
    pushed: Sequence[Push],
    checks: Sequence[Weighed],
    against: Set[str],
) -> Recognition:
    prior = {k: v for k, v in SINKS.items() if k not in said}
    score = {k: float(np.log(p * prior.get(k, 1.0) + FLOOR)) - AGAINST * (k in against) for k, p in share.items()}
    for kind, strength in said.items():
        if kind in score:
            score[kind] += HEADER * strength
    for push in pushed:
        score[push.kind] = score.get(push.kind, float(np.log(FLOOR))) + push.by
    if is_book(seen.distinct):
        checks = []
    _add_checks(score, said, checks)
    for kind in barred(seen, share, said, list(checks)):
        score[kind] = score.get(kind, 0.0) + BARRED
    kinds = sorted(score, key=lambda k: -score[k])
    odds = np.exp(np.array([score[k] for k in kinds]) - score[kinds[0]])
    odds /= odds.sum()
    best, confidence = kinds[0], float(odds[0])
    if best == NATIONAL:
        best = "unknown"
    best = _alone(seen, best, confidence)
    others = tuple((k, float(p)) for k, p in zip(kinds[1:4], odds[1:4], strict=True) if k not in WORDLESS)
    return Recognition(best, confidence, _evidence(best, share, said, pushed, checks), others)


def _alone(seen: Column, best: str, confidence: float) -> str:
    """One value alone: a constant, or where it is in some rows only a flag, unless it is plain what it is."""
    if len(seen.counts) != 1 or seen.filled < 2 or confidence >= 0.4:  # noqa: PLR2004
        return best
    return "constant" if seen.filled >= 0.98 * seen.rows else "flag"  # noqa: PLR2004


def _add_checks(score: dict[str, float], said: Mapping[str, float], checks: Sequence[Weighed]) -> None:
    """Enter what checks and builds say; the name of a column lends to kinds that at least fit."""
    for weighed in checks:
        floor = score.get(weighed.kind, float(np.log(FLOOR)))
        named = said.get(weighed.kind, 0.0)
        settled = weighed.by_check and (weighed.chance < _SINGLE or weighed.built_chance < 0.2 or weighed.written > 0.5)  # noqa: PLR2004
        if settled:
            score[weighed.kind] = floor + SETTLED + min(weighed.gain, 400.0) / 100 + named
        elif weighed.by_build:
            score[weighed.kind] = floor + BUILT + HEADER * named
        elif named and weighed.built > 0.5:  # noqa: PLR2004
            score[weighed.kind] = floor + HEADER * (0.5 + named)


def _evidence(
    best: str, share: Mapping[str, float], said: Mapping[str, float], pushed: Sequence[Push], checks: Sequence[Weighed]
) -> tuple[Text, ...]:
    lines: list[Text] = []
    for weighed in checks:
        if weighed.kind != best:
            continue
        figures = {"share": weighed.passed, "n": weighed.n, "chance": weighed.chance, "built": weighed.built}
        if weighed.passed > weighed.chance:
            lines.append(Text("{share:.1%} of {n:,} different values pass the check, against {chance:.1%} by chance", figures))
        else:
            lines.append(Text("{built:.1%} of {n:,} different values are built so, but only {share:.1%} pass the check, as by chance", figures))
    if best in said:
        lines.append(Text("the name of the column speaks for it"))
    lines.extend(p.because for p in pushed if p.kind == best and p.by > 0)
    if share.get(best, 0.0) > 0.05:  # noqa: PLR2004
        lines.append(Text("{share:.0%} of the model's trees say so from the content alone", {"share": share[best]}))
    if best == "constant":
        lines.append(Text("one value in every row"))
    return tuple(lines) or (Text("nothing speaks clearly for any kind"),)
