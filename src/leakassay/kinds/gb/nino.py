"""British national insurance number.

Nothing to check but prefixes that are never given.

* Standard: HMRC NIM39110
* Shape: two letters, six digits, [A-D], which is at times left out
* Personal: direct identifier; a report shows nothing of it

>>> canonical('HH 01 02 03 D')
'HH010203D'
>>> canonical('GB 01 02 03 D')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: prefix
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import Layout, Part, Rule

_NEVER = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}
_PREFIXES = {a + b for a in "ABCEGHJKLMNOPRSTWXYZ" for b in "ABCEGHJKLMNPRSTWXYZ"} - _NEVER
_PART = (Part(0, 2, _PREFIXES, "prefix"),)
RULE = Rule((Layout(r"[A-Z]{2}\d{6}[A-D]", parts=_PART), Layout(r"[A-Z]{2}\d{6}", parts=_PART)))

KIND = national("gb.nino", RULE, chance=0.085)
canonical = KIND.canonical
