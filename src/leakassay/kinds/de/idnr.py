"""German tax identification number.

Of the first ten digits one stands two or three times.

* Standard: Steueridentifikationsnummerverordnung; ISO 7064 MOD 11,10
* Shape: eleven digits, the first no 0
* Personal: direct identifier; a report shows nothing of it

>>> canonical('36 574 261 809')
'36574261809'
>>> canonical('36 574 261 800')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import Layout, Named, Rule

RULE = Rule(
    (Layout(r"[1-9]\d{10}", (Named("one digit repeated", 0, 10, "digits"), Named("mod 11 10", 0, 11))),),
    drop=" -/",
)

KIND = national("de.idnr", RULE, chance=0.0036)
canonical = KIND.canonical
