"""United States social security number.

Nothing to check but blocks that are never given: area 000, 666, 900 to 999, group 00, serial 0000.

* Standard: SSA POMS RM 10201.030 (randomised since 2011)
* Shape: nine digits, 3-2-4
* Personal: direct identifier; a report shows nothing of it

>>> canonical('536-90-4399')
'536904399'
>>> canonical('666-90-4399')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: area
"""

from __future__ import annotations

from leakassay.kinds.number_kind import national
from leakassay.kinds.numbers import Layout, Part, Rule

_AREAS = {f"{area:03}" for area in range(1, 900) if area != 666}
_GROUPS = {f"{group:02}" for group in range(1, 100)}
_SERIALS = {f"{serial:04}" for serial in range(1, 10_000)}
RULE = Rule(
    (
        Layout(
            r"\d{9}",
            parts=(Part(0, 3, _AREAS, "area"), Part(3, 5, _GROUPS, "group"), Part(5, 9, _SERIALS, "serial")),
        ),
    ),
    gaps=frozenset({3, 5}),
    placeholders=("078051120", "219099999", "457555462", "123456789"),
    repeats=True,
)

KIND = national("us.ssn", RULE, chance=0.89)
canonical = KIND.canonical
