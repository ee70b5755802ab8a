"""Universally unique identifier.

Thirty-two hexadecimal digits in five groups; one of them states the version, another the
variant, so a random string of hexadecimal digits passes one time in eight.

* Standard: RFC 9562 (versions 1-8), RFC 4122
* Shape: 8-4-4-4-12, with or without braces or `urn:uuid:`
* Personal: neutral alone; it may be the key that joins tables
* A report may show nothing

>>> canonical('{F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6}')
'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'
>>> canonical('00000000-0000-0000-0000-000000000000')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: nil
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_HEX = "[0-9a-f]"
_OPEN, _CLOSE = r"(?:\{|urn:uuid:)?", r"\}?"
_GROUPS = f"{_HEX}{{8}}-{_HEX}{{4}}-[1-8]{_HEX}{{3}}-[89a-d]{_HEX}{{3}}-{_HEX}{{12}}"
_ANY = f"{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}"
SHAPE = Shape(
    [
        Rule(f"{_OPEN}{_GROUPS}{_CLOSE}"),
        Rule(f"{_OPEN}0{{8}}-0{{4}}-0{{4}}-0{{4}}-0{{12}}{_CLOSE}", fault="nil"),
        Rule(f"{_OPEN}{_ANY}{_CLOSE}", fault="version"),
    ],
    ignore_case=True,
)


def _canonical(text: str) -> str:
    return SHAPE.lower(text).removeprefix("urn:uuid:").strip("{}")


KIND = Kind(
    name="uuid",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=_canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.01,
)
canonical = KIND.canonical
