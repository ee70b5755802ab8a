"""Do telephones, mail addresses and scripts belong to the countries beside them?

* Claim tested: people live or come from where the row says
* Needs: `measures.rows`; two of: countries, telephones with their country code, mail addresses, names in a
  script of one country
* If authentic: they agree far oftener than by chance
* If shuffled, generated column by column or added: no more often
* Cannot tell: tables of one country; people who keep a telephone of home; domains of no country
* Source: METHOD.md 2.2 and 2.4 T12, T13; kappa is Cohen's (1960); codes by `reference.countries`
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.sampled import NAMES, numbered
from leakassay.records import Finding, Text
from leakassay.reference.countries import by_calling, countries, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample
    from leakassay.records import Leaning

_LANDS = frozenset({"country", "nationality"})
_LEAST, _RARER = 100, 12
"""Rows that say a country twice, and those of other countries than the commonest."""
_TIE, _NO_TIE = 0.7, 0.2
"""Agreement beyond chance where both are of one person, and, three standard errors added, where not [P]."""
_SURE = 3.0
_FOR_ALL = frozenset(
    {"tv", "me", "io", "co", "ai", "cc", "fm", "am", "ly", "to", "ws", "nu", "la", "gg", "sh"}
)
"""Domains of countries that people of all countries use."""
_SCRIPTS = {
    "HANGUL": "KR", "HIRAGANA": "JP", "KATAKANA": "JP", "THAI": "TH", "GREEK": "GR", "HEBREW": "IL",
    "GEORGIAN": "GE", "ARMENIAN": "AM", "KHMER": "KH", "LAO": "LA", "MYANMAR": "MM", "SINHALA": "LK",
}  # fmt: skip


def run(leak: Leak) -> Iterator[Finding]:
    """Score: agreement of two columns on the country beyond chance (kappa): 0 as by chance, 1 always."""
    found = [
        finding
        for sample in leak.samples()
        for left, right in combinations([c for c in sample.telling if c.kind in _READ], 2)
        if not {left.kind, right.kind} <= _LANDS and left.kind != right.kind
        if (finding := _judge(sample, left, right)) is not None
    ]
    yield from found or [Finding("T52", "", (), 0, "silent", None, Text("no two columns tell a country"))]


def _judge(sample: Sample, left: Column, right: Column) -> Finding | None:
    one, other = _said(left), _said(right)
    both = [(a, b) for a, b in zip(one, other, strict=True) if a and b]
    if len(both) < _LEAST:
        return None
    codes, size = numbered([calling for pair in both for calling in pair])
    a, b = codes.reshape(-1, 2).T
    shares = np.stack([np.bincount(a, minlength=size), np.bincount(b, minlength=size)]) / len(both)
    if (1 - shares.max(axis=1)).min() * len(both) < _RARER:
        return None
    return _compared(sample, (left.name, right.name), a == b, float(shares.prod(axis=0).sum()))


def _compared(sample: Sample, columns: tuple[str, str], equal: NDArray[np.bool_], chance: float) -> Finding:
    n, agree = len(equal), float(equal.mean())
    kappa = (agree - chance) / (1 - chance)
    noise = float(np.sqrt(max(agree * (1 - agree), 1 / n) / n)) / (1 - chance)
    alien = kappa + _SURE * noise < _NO_TIE
    leaning: Leaning = "against" if alien else "for" if kappa > _TIE else "silent"
    figures = {"left": columns[0], "right": columns[1], "agree": agree, "n": n, "kappa": kappa}
    text = Text(
        "{left} and {right} say the same country in {agree:.1%} of {n:,} rows: {kappa:.0%} of the way from "
        "chance to certainty",
        figures,
    )
    return Finding("T52", sample.table.name, columns, n, leaning, kappa, text, ("S", "G", "M", "E"))


def _said(column: Column) -> list[str]:
    """Give the calling code of the country that each row says; empty for none."""
    by_value = [*column.each(_READ[column.kind]), ""]
    return [by_value[code] for code in column.codes.tolist()]


def _calling(code: str) -> str:
    """Give what telephones of a country begin with: several share 1, 7 or 44, and count as one."""
    digits = re.sub(r"\D", "", countries()[code].calling) if code in countries() else ""
    return digits[:1] if digits[:1] in {"1", "7"} else digits


def _of_land(value: str) -> str:
    return _calling(named().get(value.strip().casefold(), ""))


def _of_phone(value: str) -> str:
    match = re.match(r"\s*(?:\+|00)\s*\(?([1-9][\d\s().-]*)", value)
    digits = re.sub(r"\D", "", match[1]) if match else ""
    found = next((digits[:k] for k in (4, 3, 2, 1) if digits[:k] in by_calling()), "")
    return _calling(by_calling()[found]) if found else ""


def _of_mail(value: str) -> str:
    last = value.rpartition(".")[2].casefold()
    return _calling(_domains().get(last, "")) if last not in _FOR_ALL else ""


@cache
def _domains() -> Mapping[str, str]:
    return {one.domain.lstrip(".").casefold(): code for code, one in countries().items() if one.domain}


def _of_script(value: str) -> str:
    first = next((c for c in value if c.isalpha() and not c.isascii()), "")
    return _calling(_SCRIPTS.get(unicodedata.name(first, "").partition(" ")[0], "")) if first else ""


_READ: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(_LANDS, _of_land),
    **dict.fromkeys(NAMES, _of_script),
    "phone": _of_phone,
    "email": _of_mail,
}

TEST = Test(
    number="T52",
    claim="Do telephones, addresses and scripts fit the country?",
    separates=("S", "G", "M", "E"),
    run=run,
    group="identity",
)
