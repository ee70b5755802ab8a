"""What the other columns of a table say: the earliest date is of birth, a whole name holds its parts.

Rules, not fitted; each says which column it leans on.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from leakassay.recognise.births import born
from leakassay.recognise.pushes import ODDS, Push, likely
from leakassay.records import Text
from leakassay.reference import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = ("person_name", "given_name", "family_name")
_PAIRS = 300
_SHARE = 0.8


def pushes(
    sample: pa.RecordBatch, shares: Mapping[str, Mapping[str, float]], seen: Mapping[str, Mapping[str, float]]
) -> list[Push]:
    """Weigh each column by its neighbours.

    `shares` has the model's share of each kind by column, `seen` the features by column.
    """
    return [
        *born(sample, shares, seen),
        *_births(shares),
        *_parts(sample, shares),
        *_addresses(shares, seen),
        *_pairs_of_degrees(seen),
    ]


def _births(shares: Mapping[str, Mapping[str, float]]) -> list[Push]:
    """Find the place that stands beside a date of birth, in a table that has no street or postal code."""
    if any(likely(s, ("street", "postal_code", "postal_address")) > 0.4 for s in shares.values()):
        return []
    names = list(shares)
    for at, name in enumerate(names):
        near = names[max(0, at - 2) : at] + names[at + 1 : at + 3]
        if likely(shares[name], ("place", "region", "birth_place")) > 0.4 and any(
            likely(shares[n], ("birth_date", "birth_year")) > 0.4 for n in near
        ):
            return [Push(name, "birth_place", ODDS, Text("it stands beside the date of birth"))]
    return []


def _addresses(
    shares: Mapping[str, Mapping[str, float]], seen: Mapping[str, Mapping[str, float]]
) -> list[Push]:
    """Find columns shaped like postal codes, in a table that has places and streets or regions."""
    places = [n for n, s in shares.items() if s.get("place", 0) > 0.4]
    around = [n for n, s in shares.items() if likely(s, ("street", "region", "postal_address")) > 0.4]
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
    named = [n for n, s in shares.items() if likely(s, (*_NAMES, "alias", "username", "place")) > 0.4]
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
