"""Age in years.

A whole number up to 125, a unit in one of ten languages, or a range such as `25-34`.

* Standard: none
* Shape: 0-125
* Personal: quasi-identifier
* A report may show it in steps of ten years

>>> canonical('42岁')
'42'
>>> canonical('142')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: above 125
"""

import re

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_YEARS = (
    "years?|yrs?|y|y\\.?o\\.?|years? old|岁|周岁|歳|才|세|살|лет|год|года|ans?|años?|Jahre|anni|anos|jaar"
)
_AGE = r"(?:1[01]\d|12[0-5]|0?\d?\d)"
SHAPE = Shape(
    [
        Rule(rf"{_AGE}(?:\.\d+)? ?(?:{_YEARS})?", family=1),
        Rule(rf"{_AGE} ?(?:-|–|to|~) ?{_AGE} ?(?:{_YEARS})?|{_AGE} ?\+|[<>]=? ?{_AGE}", family=2),
        Rule(r"\d{1,2} ?(?:months?|mos?|个月|月|ヶ月|개월|мес\.?)", family=3),
        Rule(rf"\d{{3}}(?:\.\d+)? ?(?:{_YEARS})?", fault="above 125"),
    ],
    ignore_case=True,
)


def _canonical(text: str) -> str:
    rule, text = SHAPE.rule(text), SHAPE.canonical(text)
    return str(int(re.split(r"\D", text)[0])) if rule.family == 1 else text


KIND = Kind(
    name="age",
    sensitivity=Sensitivity.QUASI,
    canonical=_canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.85,
)
canonical = KIND.canonical
