"""Brazilian CNPJ.

Letters are given from July 2026 on.

* Standard: Receita Federal, IN RFB 2229/2024
* Shape: twelve digits or letters and two check digits, 2.3.3/4-2
* Personal: of organisations; neutral

>>> canonical('16.727.230/0001-97')
'16727230000197'
>>> canonical('16.727.230/0001-90')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.interface import Sensitivity
from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import ALNUM, Layout, Rule

_VALUES = {c: ord(c) - 48 for c in ALNUM}
_WEIGHTS = (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
RULE = Rule(
    (
        Layout(
            r"[0-9A-Z]{12}\d{2}",
            (
                weighted(_WEIGHTS[1:], "00987654321", 12, values=_VALUES),
                weighted(_WEIGHTS, "00987654321", 13, values=_VALUES),
            ),
        ),
    ),
    drop=" .-/",
    repeats=True,
)

KIND = national("br.cnpj", RULE, chance=0.0098, sensitivity=Sensitivity.NEUTRAL)
canonical = KIND.canonical
