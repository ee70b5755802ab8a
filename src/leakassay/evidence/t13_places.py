"""Do the towns exist, and are there small ones among them?

* Claim tested: places are where people come from
* Needs: `measures.rows`; a column of towns or birthplaces with 30 different values
* If authentic: most are in a gazetteer of towns above 15,000 people; a tenth to a third are smaller ones
* If generated: invented names that no gazetteer has, or large towns only, without one exception
* Cannot tell: villages of one region; towns that are not in Latin letters, or spelled otherwise
* Source: METHOD.md 1.1 (9), 2.4 T13; towns of GeoNames by `reference.lexicon`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.evidence.interface import Test
from leakassay.records import Feature, Finding, Text
from leakassay.reference.lexicon import CLASSES, fold, mask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample

_KINDS = frozenset({"place", "birth_place"})
_DIFFERENT = 30
_LOOKED_AT = 1500
_PLACES = sum(1 << CLASSES.index(name) for name in ("place", "place_common", "region"))
_LARGE = 1 << CLASSES.index("place_common")


def run(leak: Leak) -> Iterator[Finding]:
    """Score: share of the different towns that a gazetteer lists."""
    for sample in leak.samples():
        found = [c for c in sample.columns if c.kind in _KINDS and len(c.values) >= _DIFFERENT]
        yield from (_judge(sample, column) for column in found)
        if not found:
            text = Text("no column holds thirty different towns")
            yield Finding("T13", sample.table.name, (), 0, "silent", None, text)


def _judge(sample: Sample, column: Column) -> Finding:
    # The gazetteer spells towns in Latin letters; others would all be missing from it.
    spelled = (v for v in column.values[:_LOOKED_AT] if any("a" <= c <= "z" for c in v.lower()))
    masks = [_mask(value) for value in spelled]
    n = len(masks)
    if n < _DIFFERENT:
        text = Text(_OTHER_LETTERS, {"column": column.name})
        return Finding("T13", sample.table.name, (column.name,), n, "silent", None, text)
    listed = (sum(bool(m & _PLACES) for m in masks) + 0.5) / (n + 1)
    large = (sum(bool(m & _LARGE) for m in masks) + 0.5) / (n + 1)
    text = Text(
        "{listed:.0%} of {n:,} different places in {column} are towns of a gazetteer, {large:.0%} large ones",
        {"listed": listed, "n": n, "column": column.name, "large": large},
    )
    features = {"T13.listed": listed, "T13.large": large}
    return Finding(
        "T13", sample.table.name, (column.name,), n, "silent", listed, text, ("G", "M", "E"), features
    )


_OTHER_LETTERS = "the towns in {column} are in letters that the gazetteer does not use"


def _mask(value: str) -> int:
    """Classes of a place, or of what stands before a comma."""
    folded = fold(value[:80]).strip()
    return mask(folded) | mask(folded.partition(",")[0].strip())


TEST = Test(
    number="T13",
    claim="Do the towns exist?",
    separates=("G", "M", "E"),
    run=run,
    group="language",
    features=(
        Feature("T13.listed", "share of different towns that a gazetteer lists", 0.0, 1.0, "mean"),
        Feature("T13.large", "share of different towns that are large", 0.0, 1.0, "mean"),
    ),
)
