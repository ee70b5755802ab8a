"""What the other columns of a table say: the earliest date is of birth, a whole name holds its parts.

Rules, not fitted; each says which column it leans on. Weights are natural logarithms of odds,
set by hand to about ten to one, so that they decide close calls and no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from leakassay.records import Text
from leakassay.reference import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ODDS = 2.3
"""Ten to one."""
_NAMES = ("person_name", "given_name", "family_name")
_DATES = ("date", "birth_date", "timestamp")
_YEARS = ("date", "birth_year")
_PAIRS = 300
_SHARE = 0.8
_APART = 8.0
"""Years that a date of birth lies before the next date of the table, by median."""


@dataclass(frozen=True, slots=True)
class Push:
    """One column is made likelier to be a kind, for a reason."""

    column: str
    kind: str
    by: float
    because: Text


def pushes(
    sample: pa.RecordBatch, shares: Mapping[str, Mapping[str, float]], seen: Mapping[str, Mapping[str, float]]
) -> list[Push]:
    """Weigh each column by its neighbours.

    `shares` has the model's share of each kind by column, `seen` the features by column.
    """
    return [
        *_dates(shares, seen),
        *_parts(sample, shares),
        *_addresses(shares, seen),
        *_pairs_of_degrees(seen),
    ]


def _likely(share: Mapping[str, float], kinds: Sequence[str]) -> float:
    return sum(share.get(k, 0.0) for k in kinds)


def _dates(shares: Mapping[str, Mapping[str, float]], seen: Mapping[str, Mapping[str, float]]) -> list[Push]:
    people = any(_likely(s, _NAMES) > 0.5 for s in shares.values())
    found: list[Push] = []
    for kinds, birth in ((_DATES, "birth_date"), (_YEARS, "birth_year")):
        dated = {
            n: seen[n]["date.mid"]
            for n, s in shares.items()
            if _likely(s, kinds) > 0.5 and seen[n].get("date.mid", 0) > 0
        }
        if len(dated) < 2 or not people:
            continue
        order = sorted(dated, key=lambda n: dated[n])
        first, second = order[0], order[1]
        if dated[second] - dated[first] >= _APART:
            why = Text(
                "its dates lie {years:.0f} years before those of the next dated column",
                {"years": dated[second] - dated[first]},
            )
            found.append(Push(first, birth, ODDS, why))
        later = [name for name in order[1:] if dated[name] - dated[first] >= _APART]
        found.extend(Push(name, birth, -ODDS, Text("another column holds earlier dates")) for name in later)
    return found


def _addresses(
    shares: Mapping[str, Mapping[str, float]], seen: Mapping[str, Mapping[str, float]]
) -> list[Push]:
    """Find columns shaped like postal codes, in a table that has places and streets or regions."""
    places = [n for n, s in shares.items() if s.get("place", 0) > 0.4]
    around = [n for n, s in shares.items() if _likely(s, ("street", "region", "postal_address")) > 0.4]
    if not places or not around:
        return []
    why = Text("the table has places and streets or regions")
    found = []
    for name, features in seen.items():
        shaped = max(v for k, v in features.items() if k.startswith("shape.zip"))
        if (
            shaped > 0.9
            and features["number.step.one"] < 0.2
            and features["different.log"] > 2
            and name not in places
        ):
            found.append(Push(name, "postal_code", ODDS * 0.7, why))
    return found


def _pairs_of_degrees(seen: Mapping[str, Mapping[str, float]]) -> list[Push]:
    """Find two columns side by side that are a latitude and a longitude, each to four places or more."""
    why = Text("it and the column beside it lie within the degrees of latitude and longitude")
    found: list[Push] = []
    for (one, left), (two, right) in pairwise(seen.items()):
        fine = min(left["shape.coordinate"], right["shape.coordinate"]) > _SHARE
        north = left["within.latitude"] == 1 and right["within.longitude"] == 1
        east = right["within.latitude"] == 1 and left["within.longitude"] == 1
        if fine and (north or east):
            found += [Push(one, "coordinates", ODDS, why), Push(two, "coordinates", ODDS, why)]
    return found


def _parts(sample: pa.RecordBatch, shares: Mapping[str, Mapping[str, float]]) -> list[Push]:
    """Whole names and their parts, row by row."""
    named = [n for n, s in shares.items() if _likely(s, (*_NAMES, "alias", "username", "place")) > 0.4]
    texts = {n: _folded(sample, n) for n in named[:12]}
    found: list[Push] = []
    for whole, wholes in texts.items():
        inside = {}
        for part, parts in texts.items():
            if part == whole or shares[part].get("person_name", 0) > 0.8:
                continue
            pairs = [(w, p) for w, p in zip(wholes, parts, strict=True) if w and p]
            if len(pairs) < 5:
                continue
            held = np.mean([p in w and len(p) < len(w) for w, p in pairs])
            if held >= _SHARE:
                inside[part] = float(held)
        if len(inside) >= 2:
            share = min(inside.values())
            why = Text(
                "in {share:.0%} of rows it holds the values of {n} other columns",
                {"share": share, "n": len(inside)},
            )
            found.append(Push(whole, "person_name", ODDS, why))
    return found


def _folded(sample: pa.RecordBatch, name: str) -> list[str]:
    column = sample.column(sample.schema.names.index(name))
    if not pa.types.is_string(column.type):
        return [""] * min(_PAIRS, sample.num_rows)
    step = max(1, sample.num_rows // _PAIRS)
    taken = column.take(pa.array(np.arange(0, sample.num_rows, step)[:_PAIRS]))
    return [lexicon.fold(t) for t in pc.fill_null(taken, "").to_pylist()]
