"""Do mail addresses carry the marks by which people see who gave them away?

* Claim tested: people signed up at one service
* Needs: `measures.rows`; a column of mail addresses
* If authentic: one person in a thousand tags the address (`name+service@`), mostly with that one service
* If recycled: tags name many services, none of them most
* If generated: no tags, and next to no domain with a single user
* Cannot tell: the tags are never shown, so whoever knows the service must look at them; few people use any
* Source: METHOD.md 2.4 T14
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from leakassay.evidence.interface import FEW, Test
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample

_TAG = re.compile(r"[^+@]+\+([^@]+)@")


def run(leak: Leak) -> Iterator[Finding]:
    """Score: of tagged addresses, the share of the commonest tag."""
    found = [
        _judge(sample, column)
        for sample in leak.samples()
        for column in sample.columns
        if column.kind == "email" and len(column.said) >= FEW
    ]
    yield from found or [Finding("T14", "", (), 0, "silent", None, Text("no column holds mail addresses"))]


def _judge(sample: Sample, column: Column) -> Finding:
    n = len(column.values)
    tags = Counter(m[1].casefold() for v in column.values if (m := _TAG.match(v)))
    users = Counter(v.rpartition("@")[2].casefold() for v in column.values)
    tagged = sum(tags.values())
    most = max(tags.values(), default=0) / tagged if tagged else None
    figures = {
        "n": n, "column": column.name, "tagged": tagged, "tags": len(tags), "most": most or 0.0,
        "alone": sum(count == 1 for count in users.values()) / n,
    }  # fmt: skip
    text = Text(
        "of {n:,} addresses in {column} {tagged:,} are tagged, with {tags:,} tags of which the commonest has "
        "{most:.0%}; {alone:.1%} are alone at their domain",
        figures,
    )
    return Finding("T14", sample.table.name, (column.name,), n, "silent", most, text, ("R", "G"))


TEST = Test(
    number="T14",
    claim="Do tagged addresses name one service?",
    separates=("R", "G"),
    run=run,
    group="overlap",
)
