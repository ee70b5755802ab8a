"""Swiss social insurance number (AHV, AVS).

Says nothing of its holder.

* Standard: BSV: begins with 756; check digit of EAN-13
* Shape: 13 digits, 756.4.4.2
* Personal: direct identifier; a report shows nothing of it

>>> canonical('756.9217.0769.85')
'7569217076985'
>>> canonical('756.9217.0769.80')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import divides
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule((Layout(r"756\d{10}", (divides((1, 3) * 6 + (1,), 10),)),), drop=" .-")

KIND = national("ch.ssn", RULE, chance=0.0001)
canonical = KIND.canonical
