"""Height of a person.

Centimetres, metres, feet and inches; without a unit a number has to lie where heights do.

* Standard: none
* Shape: 40-249 cm, 1.00-2.49 m, 3-7 ft
* Personal: quasi-identifier, of the body
* A report may show it

>>> canonical('172 cm')
'172 cm'
>>> canonical('17')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

SHAPE = Shape(
    [
        Rule(r"(?:[4-9]\d|1\d\d|2[0-4]\d)(?:[.,]\d{1,2})? ?(?:cm|CM|Cm|厘米|公分|センチ|см)", family=1),
        Rule(r"[12][.,][0-9]\d? ?(?:m|M|米|м)", family=1),
        Rule(
            "[3-7] ?(?:'|′|’|ft\\.?|feet|-) ?(?:1[01]|\\d)(?:[.,]\\d+)? ?(?:\"|″|”|''|in\\.?|inches)?",
            family=1,
        ),
        Rule(r"(?:[5-9]\d|1\d\d|2[0-3]\d)(?:[.,]\d{1,2})?", family=2),
        Rule(r"[12][.,]\d{2}", family=2),
    ]
)

KIND = Kind(
    name="height",
    sensitivity=Sensitivity.QUASI,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.1,
)
canonical = KIND.canonical
