"""Registration plate of a vehicle.

The forms of some twenty countries; letters and digits of such lengths are common elsewhere, so
that a plate outside China rests on the name of its column.

* Standard: GA 36-2018 (China); national
* Shape: `沪A12345`, `AB12 CDE`, `B-AB 1234`, `AB-123-CD`, `ABC 1234`, and the like
* Personal: direct identifier
* A report may show the first two characters

>>> canonical('沪A·12345')
'沪A12345'
>>> canonical('12345')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

import re

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_CN = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使]"
_RU = "[ABCEHKMOPTXYАВСЕНКМОРТХУ]"
_GAP = "[ -]?"
SHAPE = Shape(
    [
        Rule(rf"{_CN}[A-Z][·• -]?[A-HJ-NP-Z0-9]{{4,6}}[挂学警港澳使领]?", family=1),
        Rule(rf"[A-Z]{{2}}\d\d{_GAP}[A-Z]{{3}}|[A-Z]\d{{1,3}}{_GAP}[A-Z]{{3}}", family=2),
        Rule(rf"[A-ZÄÖÜ]{{1,3}}[ -][A-Z]{{1,2}}{_GAP}\d{{1,4}}[EH]?", family=3),
        Rule(rf"[A-Z]{{2}}{_GAP}\d{{3}}{_GAP}[A-Z]{{2}}", family=4),
        Rule(rf"\d{{4}}{_GAP}[A-Z]{{3}}|[A-Z]{{3}}{_GAP}\d{{3,4}}|\d{{3}}{_GAP}[A-Z]{{3}}", family=5),
        Rule(rf"{_RU}\d{{3}}{_RU}{{2}} ?\d{{2,3}}", family=6),
        Rule(rf"[A-Z]{{2}}{_GAP}\d{{1,2}}{_GAP}[A-Z]{{1,3}}{_GAP}\d{{4}}", family=7),
        Rule(r"[A-Z]{3}\d[A-Z0-9]\d\d|\d\d ?[A-Z]{1,3} ?\d{2,5}|\d[A-Z]{3}\d{3}", family=8),
        Rule(
            rf"[A-Z]{{1,2}}{_GAP}\d{{4,6}}|\d{{2}}-[A-Z]{{2,3}}-\d{{1,2}}|\d{{2,3}}[가-힣] ?\d{{4}}", family=9
        ),
    ]
)


def _canonical(text: str) -> str:
    return re.sub("[·• -]", "", SHAPE.canonical(text))


def _mask(text: str) -> str:
    return text[:2] + "•••"


KIND = Kind(
    name="vehicle_plate",
    sensitivity=Sensitivity.DIRECT,
    canonical=_canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.75,
    mask=_mask,
)
canonical = KIND.canonical
