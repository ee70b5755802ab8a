"""Russian pension insurance number (SNILS).

Numbers up to 001-001-998 have no check.

* Standard: Federal law 27-FZ of 1996: weights 9 to 1 modulo 101
* Shape: eleven digits, 3-3-3 2
* Personal: direct identifier; a report shows nothing of it

>>> canonical('112-233-445 95')
'11223344595'
>>> canonical('112-233-445 90')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import Layout, Rule

_CONTROLS = [f"{rest % 100:02}" for rest in range(101)]
_WEIGHTS = range(9, 0, -1)
RULE = Rule(
    (
        Layout(r"000\d{8}"),
        Layout(r"00100[01]\d{5}"),
        Layout(
            r"\d{11}",
            tuple(weighted(_WEIGHTS, [control[i] for control in _CONTROLS], 9 + i) for i in range(2)),
        ),
    ),
    repeats=True,
)

KIND = national("ru.snils", RULE, chance=0.011)
canonical = KIND.canonical
