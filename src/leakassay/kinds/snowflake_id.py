"""Snowflake identifier (Twitter, Discord, Weibo and their like).

A 64-bit number that begins with the milliseconds since an epoch of its maker. Any number of its
length that is not too great passes: only their order of growth over the column can tell more.

* Standard: none; Twitter 2010, epoch 1288834974657 ms
* Shape: 15-19 digits, below 3.2e18 (the year 2035)
* Personal: neutral; it dates the record
* A report may show nothing

>>> canonical('1541815603606036480')
'1541815603606036480'
>>> canonical('9541815603606036480')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: time out of range
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

SHAPE = Shape(
    [
        Rule(r"[1-9]\d{14,17}|[12]\d{18}|3[01]\d{17}"),
        Rule(r"\d{15,19}", fault="time out of range"),
    ]
)

KIND = Kind(
    name="snowflake_id",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=1.0,
)
canonical = KIND.canonical
