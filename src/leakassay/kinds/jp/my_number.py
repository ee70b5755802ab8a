"""Japanese individual number (My Number).

* Standard: Ordinance 85 of 2014 of the Ministry of Internal Affairs, article 5
* Shape: 12 digits, the last a check digit
* Personal: direct identifier, protected by the My Number Act; a report shows nothing of it

>>> canonical('519067903981')
'519067903981'
>>> canonical('519067903980')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.number_sums import weighted
from leakassay.kinds.numbers import Layout, Rule

RULE = Rule((Layout(r"\d{12}", (weighted((6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2), "00987654321"),)),), repeats=True)

KIND = national("jp.my_number", RULE, chance=0.098)
canonical = KIND.canonical
