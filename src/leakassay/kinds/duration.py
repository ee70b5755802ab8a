"""Length of time.

A number and a unit of time, hours and minutes counted up, or the form of ISO 8601.

* Standard: ISO 8601-1, 5.5.2
* Shape: `P3DT4H`, `90 min`, `1 day, 2:03:04`, `125:30:00`
* Personal: neutral
* A report may show it

>>> canonical('PT36H')
'PT36H'
>>> canonical('soon')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_UNIT = (
    "ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|"
    "months?|mos?|y|yrs?|years?|秒|分|分钟|小时|时|天|日|周|个月|年|年間|時間|ч|мин|сек|дн|дней|лет|"
    "Tage?|Stunden?|jours?|heures?|días?|horas?"
)
_PART = rf"\d+(?:[.,]\d+)? ?(?:{_UNIT})\.?"
SHAPE = Shape(
    [
        Rule(r"-?P(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)"),
        Rule(rf"{_PART}(?:,? ?{_PART}){{0,4}}"),
        Rule(r"(?:\d+ days?,? )?\d{1,4}:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?"),
    ],
    ignore_case=True,
)

KIND = Kind(
    name="duration",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.35,
)
canonical = KIND.canonical
