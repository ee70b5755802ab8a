"""Do the letters, places and births inside national numbers fit the rest of the row, and each other?

* Claim tested: the numbers were issued to the people beside them
* Needs: `measures.rows`; columns of numbers that hold letters of the name, a place or a birth
* If authentic: names tell the letters, places tell the region, births span the lives of people of one time
* If shuffled, generated or added: letters and regions are independent of the row; births spread over more
  than a century
* Cannot tell: fewer than 150 rows; people who moved far from where their number was issued
* Source: METHOD.md 2.4 T01, T08; rules of the Italian tax code (D.M. 12/03/1974), CURP and RFC (Mexico),
  PAN (India); learned inside the table by `telling`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.evidence.interface import Test
from leakassay.evidence.sampled import NAMES, Column, numbered
from leakassay.evidence.telling import classes_of, marks_of, tells
from leakassay.kinds import all_kinds
from leakassay.kinds.interface import Strings
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Sample
    from leakassay.records import Leaning

_LETTERS = {"it.codicefiscale": 0, "mx.curp": 0, "mx.rfc": 0, "in.pan": 4}
"""Where a letter of the name stands."""
_PLACES = frozenset({"birth_place", "place", "region", "postal_address", "postal_code"})
_ROWS = 1500
_LEAST = 150
_NAMES = 100
"""With fewer different names, most letters that are asked were never learned."""
_TIES, _LOOSE = 0.4, 0.1
"""Told beyond chance: as in issued numbers, and as where both are of different people [P]."""
_LIVES = 105
"""Years between the births of the oldest and the youngest, one in 200 on either side left out."""


def run(leak: Leak) -> Iterator[Finding]:
    """Score: how well the row tells what is inside the number, 0 as by chance; or years that births span."""
    for sample in leak.samples():
        numbers = [c for c in sample.telling if "." in c.kind and c.kind in all_kinds()]
        found = [f for number in numbers for f in _judge(sample, number)]
        yield from found or [Finding("T49", sample.table.name, (), 0, "silent", None, Text(_NONE))]


def _judge(sample: Sample, number: Column) -> Iterator[Finding]:
    kind = all_kinds()[number.kind]
    if number.kind in _LETTERS:
        place = _LETTERS[number.kind]
        letters = [v.strip()[place : place + 1].upper() for v in number.values]
        yield from _told(sample, number, _classed(number, letters), NAMES)
    if kind.facets is None:
        return
    facets = kind.facets(Strings.of(pa.array(number.values, pa.string())))
    for facet in ("area", "region"):
        if facet in facets:
            codes = [str(code) if code > 0 else "" for code in facets[facet].tolist()]
            yield from _told(sample, number, _classed(number, codes), _PLACES)
    if "birth_year" in facets:
        yield from _lives(sample, number, facets["birth_year"][number.said])


def _classed(number: Column, of_value: list[str]) -> Column:
    """Give a column of what stands inside each number."""
    codes, _ = numbered(of_value)
    rows = np.where(number.codes >= 0, codes[number.codes], -1)
    return Column(number.name, "code", rows, list(dict.fromkeys(v for v in of_value if v)))


def _told(sample: Sample, number: Column, inside: Column, kinds: frozenset[str]) -> Iterator[Finding]:
    rows = np.arange(min(_ROWS, sample.length))
    classes = classes_of(inside, rows) if inside.values else None
    if classes is None:
        return
    enough = _NAMES if kinds is NAMES else 2
    for text in [c for c in sample.telling if c.kind in kinds and len(c.values) >= enough][:4]:
        found = tells(marks_of(text, rows), classes, sample.rng("numbers"), new=kinds is NAMES)
        if found is None or found[1] < _LEAST:
            continue
        told, n = found
        # Where people live may be one town for all, wherever their numbers were issued.
        binding = text.kind in NAMES | {"birth_place"}
        leaning: Leaning = "for" if told > _TIES else "against" if told < _LOOSE and binding else "silent"
        figures = {"text": text.name, "number": number.name, "told": told, "n": n}
        columns = (number.name, text.name)
        said = Text(_SAID, figures)
        yield Finding("T49", sample.table.name, columns, n, leaning, told, said, ("S", "G", "E"))


def _lives(sample: Sample, number: Column, years: NDArray[np.int32]) -> Iterator[Finding]:
    years = years[years > 0]
    if len(years) < _LEAST:
        return
    first, last = np.quantile(years, [0.005, 0.995])
    span = float(last - first)
    leaning: Leaning = "against" if span > _LIVES else "silent"
    text = Text(
        "the births inside {number} span {span:.0f} years, one number in a hundred left out",
        {"number": number.name, "span": span},
    )
    yield Finding("T49", sample.table.name, (number.name,), len(years), leaning, span, text, ("G", "M", "E"))


_NONE = "no number says anything of its owner"
_SAID = (
    "{text} tells what stands inside {number}: {told:.0%} of the way from chance to certainty, in {n:,} rows"
)

TEST = Test(
    number="T49",
    claim="Were the numbers issued to the people beside them?",
    separates=("S", "G", "M", "E"),
    run=run,
    group="identity",
)
