"""Quantity of something.

A number with decimals, sign, exponent or unit.

* Standard: ISO 80000-1
* Shape: `-12.5`, `1.2e-3`, `36.6 °C`, `45%`
* Personal: neutral; health data where it is of a body
* A report may show it

>>> canonical('36.6 °C')
'36.6 °C'
>>> canonical('warm')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_UNIT = "[A-Za-zµ°Ωμ%‰²³²/·^0-9а-я一-鿿]"
SHAPE = Shape(
    [
        Rule("[+-]?(?:\\d+(?:[.,]\\d*)?|[.,]\\d+)(?:[eE][+-]?\\d{1,3})?"),
        Rule("[+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?"),
        Rule(f"[<>~≈±]? ?[+-]?\\d+(?:[.,]\\d+)? ?[A-Za-zµ°μ%‰а-я一-鿿]{_UNIT}{{0,11}}"),
    ]
)

KIND = Kind(
    name="measure",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=1.0,
)
canonical = KIND.canonical
