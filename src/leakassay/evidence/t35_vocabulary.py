"""Are codes of countries codes that exist?

* Claim tested: codes come from the list of a system
* Needs: `measures.rows`; a column of countries or nationalities in two letters
* If authentic: nearly all are of ISO 3166, with a few of unions and of states that are gone
* If made up: letters at random, two in three of which stand for no country
* Cannot tell: generators that have the list; codes of sports and of licence plates, which are others
* Source: METHOD.md 2.4 T35; ISO 3166-1 by `reference.countries`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import FEW, Test
from leakassay.intervals import clopper_pearson
from leakassay.records import Finding, Text
from leakassay.reference.countries import countries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample
    from leakassay.records import Leaning

_KINDS = frozenset({"country", "nationality"})
_CODE = re.compile("[A-Za-z]{2}")
_ALSO = frozenset({"EU", "UK", "XK", "SU", "YU", "CS", "DD", "AN", "TP", "ZR", "BU", "FX", "XX", "ZZ"})
"""Codes of unions, of use, and of states that are gone."""
_NONE = 0.4
"""Of letters at random 0.63 stand for no country; of states of the USA taken for countries 0.3."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: share of the rows whose code is in no list."""
    found = [
        _judge(sample, column)
        for sample in leak.samples()
        for column in sample.columns
        if column.kind in _KINDS and len(column.said) >= FEW and _coded(column)
    ]
    yield from found or [
        Finding("T35", "", (), 0, "silent", None, Text("no column holds codes of countries in two letters"))
    ]


def _coded(column: Column) -> bool:
    codes = np.array([_CODE.fullmatch(v) is not None for v in column.values])
    return bool(codes[column.codes[column.codes >= 0]].mean() > 0.9)


def _judge(sample: Sample, column: Column) -> Finding:
    none = np.array([v.upper() not in countries() and v.upper() not in _ALSO for v in column.values])
    n = len(column.said)
    k = int(none[column.said].sum())
    low, _ = clopper_pearson(k, n)
    leaning: Leaning = "against" if low > _NONE else "silent"
    figures = {"column": column.name, "n": n, "share": k / n, "codes": int(none.sum())}
    text = Text(
        "{share:.1%} of {n:,} codes of countries in {column} stand for none ({codes:,} different ones)",
        figures,
    )
    return Finding("T35", sample.table.name, (column.name,), n, leaning, k / n, text, ("G", "M"))


TEST = Test(
    number="T35",
    claim="Do the codes exist?",
    separates=("G", "M"),
    run=run,
    group="language",
)
