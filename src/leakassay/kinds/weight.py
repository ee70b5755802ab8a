"""Weight of a person.

Kilograms, pounds, stones or jin; without a unit a number from 2 to 499.

* Standard: none
* Shape: up to three digits, two decimals, a unit
* Personal: quasi-identifier, of the body
* A report may show it

>>> canonical('65kg')
'65kg'
>>> canonical('0.5')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_NUMBER = r"(?:[2-9]|[1-9]\d|[1-4]\d\d)(?:[.,]\d{1,3})?"
SHAPE = Shape(
    [
        Rule(rf"{_NUMBER} ?(?:kgs?\.?|lbs?\.?|pounds?|公斤|千克|斤|кг|st)", family=1),
        Rule(r"\d{1,2} ?st(?:one)? ?\d{1,2} ?(?:lbs?)?", family=1),
        Rule(_NUMBER, family=2),
    ],
    ignore_case=True,
)

KIND = Kind(
    name="weight",
    sensitivity=Sensitivity.QUASI,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.65,
)
canonical = KIND.canonical
