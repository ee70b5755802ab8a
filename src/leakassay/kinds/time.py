"""Time of day.

Hours and minutes, with or without seconds and a zone.

* Standard: ISO 8601-1
* Shape: `hh:mm[:ss[.f]]`, 24 or 12 hours, `14時05分`, `14h05`
* Personal: neutral
* A report may show it

>>> canonical('2:05 pm')
'2:05 pm'
>>> canonical('25:00')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: out of range
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_HOUR, _SIXTY = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"
_HALF = "(?: ?(?:[ap]\\.?m\\.?|上午|下午|午前|午後|오전|오후))?"
_ZONE = r"(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?"
_FIRST = "(?:上午|下午|午前|午後|오전|오후)?"
SHAPE = Shape(
    [
        Rule(rf"{_FIRST} ?T?{_HOUR}:{_SIXTY}(?::{_SIXTY}(?:[.,]\d{{1,9}})?)?{_HALF}{_ZONE}"),
        Rule(rf"{_HOUR} ?(?:[ap]\.?m\.?)|{_HOUR}[hH]{_SIXTY}"),
        Rule(rf"{_HOUR}[时時点시] ?(?:\d{{1,2}}[分분] ?(?:\d{{1,2}}[秒초])?)?"),
        Rule(r"\d{1,3}:\d{2}(?::\d{2})?", fault="out of range"),
    ],
    ignore_case=True,
)

KIND = Kind(
    name="time",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.1,
)
canonical = KIND.canonical
