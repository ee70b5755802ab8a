"""Mexican tax number (RFC) of a person.

The last three characters tell namesakes apart; the last is a check that real numbers often miss, so
it is not held.

* Standard: SAT, Anexo 20; ten characters where the namesake key is not given
* Shape: four letters, yymmdd, three letters or digits
* Personal: direct identifier, says birth date; a report shows nothing of it

>>> canonical('GODE561231GR8')
'GODE561231GR8'
>>> canonical('GODE561331GR8')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: date
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import NEAREST, Birth, Layout, Rule

_BIRTH = Birth((4, 6), (6, 8), (8, 10), (NEAREST,))
RULE = Rule(
    (
        Layout(r"[A-Z&]{4}\d{6}[0-9A-Z]{2}[0-9A]", birth=_BIRTH),
        Layout(r"[A-Z&]{4}\d{6}", birth=_BIRTH),
    ),
    placeholders=("XAXX010101000", "XEXX010101000"),
)

KIND = national("mx.rfc", RULE, chance=0.035)
canonical = KIND.canonical
