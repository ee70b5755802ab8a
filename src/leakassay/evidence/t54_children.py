"""Do children lead the lives of children?

* Claim tested: ages, marriages, degrees and professions of a row are of one person
* Needs: `measures.rows`; ages of 30 children under thirteen and of adults, beside marriages, studies or work
* If authentic: no child is married, has a degree or a profession
* If shuffled or generated column by column: children do as often as adults
* Cannot tell: registers of adults; words of languages that are not asked for
* Source: METHOD.md 2.4 T40 (impossible pairs)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import FEW, Test
from leakassay.evidence.t41_evenness import reading
from leakassay.intervals import clopper_pearson
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample
    from leakassay.records import Leaning

_CHILD, _ADULT, _OLD = 13, 25, 60
_DIFFERENT = 30
"""Ages, so that classes of ages are not taken for years."""
_HALF = 0.5
"""Where facts of adults are half as common among children, or more, ages are of others [P]."""
_COMMON = 0.1
_FACTS = {
    "marital_status": re.compile(
        r"(?<!un)(?<!not )(?<!never )married|divorc|widow|separated|已婚|离婚|离异|丧偶|再婚|"
        r"verheiratet|geschieden|verwitwet|casad[oa]|viud[oa]|\bmarié|veu(?:f|ve)\b|coniugat|sposat|vedov|женат|замужем|развед|вдов",
        re.IGNORECASE,
    ),
    "education": re.compile(
        r"bachelor|master|ph\.?d|doctor|graduate|degree|本科|硕士|博士|大专|大学|研究生|licenciat|laurea|высшее",
        re.IGNORECASE,
    ),
    "occupation": re.compile(
        r"engineer|manager|nurse|teacher|lawyer|accountant|officer|driver|clerk|analyst|developer|"
        r"工程师|经理|教师|医生|护士|会计|司机|律师|工人|职员",
        re.IGNORECASE,
    ),
}


def run(leak: Leak) -> Iterator[Finding]:
    """Score: how common facts of adults are among children, as a share of how common among adults."""
    found = [
        finding
        for sample in leak.samples()
        for age in sample.telling
        if age.kind == "age" and (years := _years(age)) is not None
        for fact in sample.telling
        if fact.kind in _FACTS and (finding := _judge(sample, age, fact, years)) is not None
    ]
    yield from found or [
        Finding("T54", "", (), 0, "silent", None, Text("no thirty children stand beside facts of adults"))
    ]


def _years(column: Column) -> NDArray[np.float64] | None:
    """(rows,) ages in years, NaN for none; None for classes of ages."""
    by_value = reading(column)
    known = by_value[np.isfinite(by_value)]
    if len(known) < _DIFFERENT or known.max() < _OLD:
        return None
    return np.where(column.codes >= 0, by_value[column.codes], np.nan)


def _judge(sample: Sample, age: Column, fact: Column, years: NDArray[np.float64]) -> Finding | None:
    says = np.array([_FACTS[fact.kind].search(v[:80]) is not None for v in fact.values])
    has = (fact.codes >= 0) & says[fact.codes]
    # An age of nought is mostly one that nobody knew.
    children, adults = (years > 0) & (years < _CHILD), years >= _ADULT
    n, k = int(children.sum()), int((children & has).sum())
    if n < FEW or adults.sum() < FEW or (common := float(has[adults].mean())) < _COMMON:
        return None
    low, _ = clopper_pearson(k, n)
    leaning: Leaning = "against" if low > _HALF * common else "silent"
    figures = {"n": n, "age": age.name, "fact": fact.name, "share": k / n, "common": common}
    text = Text(
        "of {n:,} children by {age} {share:.0%} have what {fact} says of adults, and {common:.0%} of "
        "adults have",
        figures,
    )
    columns = (age.name, fact.name)
    return Finding("T54", sample.table.name, columns, n, leaning, k / n / common, text, ("S", "G", "E"))


TEST = Test(
    number="T54",
    claim="Do children lead the lives of children?",
    separates=("S", "G", "E"),
    run=run,
    group="identity",
)
