"""Number of a case, file or incident.

Structured: digits together with letters, characters or separators. The forms are those of the
authority; only a table of them could check.

* Standard: none; Chinese courts by 法〔2015〕137
* Shape: `（2019）沪0115民初1234号`, `A3101150000002019060012`, `CR-2019-000123`
* Personal: neutral; it leads to a person
* A report may show its letters

>>> canonical('CR-2019-000123')
'CR-2019-000123'
>>> canonical('2019000123')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits only
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

SHAPE = Shape(
    [
        Rule(r"\d+", fault="digits only"),
        Rule(r"[\d.,:+ -]+", fault="a number or date"),
        Rule(r"[^\d]*", fault="no digit"),
        Rule("[A-Za-z0-9/_.:#()\\[\\]（）〔〕【】 一-鿿А-я-]{5,48}"),
    ]
)

KIND = Kind(
    name="case_number",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=1.0,
)
canonical = KIND.canonical
