"""Does the sex inside the national number agree with the sex beside it?

* Claim tested: number and sex belong to one person
* Needs: `measures.agreement` over `sex`
* If authentic: they agree in nearly all rows
* If shuffled or generated column by column: every second row agrees
* Cannot tell: where every single row agrees, the one may have been computed from the other
* Source: METHOD.md 2.2, 2.4 T10
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.evidence.agreeing import findings
from leakassay.evidence.interface import Test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak
    from leakassay.records import Finding


def run(leak: Leak) -> Iterator[Finding]:
    """Score: share of rows in which both say the same sex. Chance: one half."""
    return findings(leak, TEST, ("sex",), {"sex": 0.5})


TEST = Test(
    number="T10",
    claim="Do national numbers and the sex beside them belong to the same people?",
    separates=("S", "G", "E"),
    run=run,
    group="identity",
)
