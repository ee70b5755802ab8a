"""Does the birth date inside the national number agree with the birth date beside it?

* Claim tested: number and birth date belong to one person
* Needs: `measures.agreement` over `birth_date`, `birth_year`
* If authentic: they agree in nearly all rows; typing errors and late registration cost a few per cent
* If shuffled or generated column by column: one row in some 25,000 agrees
* Cannot tell: where every single row agrees, the date may have been computed from the number
* Source: METHOD.md 2.2, 2.4 T01
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
    """Score: share of rows in which the two dates are equal. Chance: one day in 70 years."""
    return findings(
        leak, TEST, ("birth_date", "birth_year"), {"birth_date": 1 / 25_000, "birth_year": 1 / 70}
    )


TEST = Test(
    number="T01",
    claim="Do national numbers and birth dates belong to the same people?",
    separates=("S", "G", "E"),
    run=run,
    group="identity",
)
