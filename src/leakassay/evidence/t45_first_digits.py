"""Do first digits of amounts follow Benford's law?

* Claim tested: none: it is left out on purpose
* Needs: amounts over three powers of ten and more, which no one bounded or assigned
* If authentic: sums that grew freely follow it, and hardly any others
* Cannot tell: leaks of people hold prices, salaries and balances, which are bounded; in large tables the law
  is rejected for amounts that are as true as any, and a forger who multiplies random numbers keeps it
* Source: METHOD.md 2.4 T45 (Cerqueti and Lupi)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.evidence.interface import Test
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak


def run(leak: Leak) -> Iterator[Finding]:
    """Say why it is silent, whatever the leak."""
    for sample in leak.samples():
        text = Text("first digits are not counted: bounded amounts break Benford's law, and forgers keep it")
        yield Finding("T45", sample.table.name, (), 0, "silent", None, text)


TEST = Test(
    number="T45",
    claim="Do first digits follow Benford's law?",
    separates=("G",),
    run=run,
    group="language",
)
