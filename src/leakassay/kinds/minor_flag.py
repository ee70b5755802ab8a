"""Whether a person is under age.

A flag, or the words for a minor and a grown-up. A flag alone says nothing of its meaning: the name
of the column has to.

* Standard: none
* Shape: one of a closed list
* Personal: sensitive: PIPL Art. 28, children under fourteen
* A report may show it

>>> canonical('未成年人')
'yes'
>>> canonical('maybe')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

from leakassay.kinds.flag import NO, YES
from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape, words

_YES = (
    *("minor", "under 18", "under18", "child", "juvenile", "underage", "未成年", "未成年人", "儿童"),
    *("未成年者", "несовершеннолетний", "menor", "mineur", "minderjährig", "minore"),
)
_NO = (
    *("adult", "over 18", "18+", "成年", "成年人", "成人", "成年者", "совершеннолетний", "mayor"),
    *("majeur", "volljährig", "maggiorenne"),
)
SHAPE = Shape([Rule(words((*_YES, *YES)), family=1), Rule(words((*_NO, *NO)), family=2)])


def _canonical(text: str) -> str:
    return "yes" if SHAPE.rule(text).family == 1 else "no"


def _mask(text: str) -> str:
    return text


KIND = Kind(
    name="minor_flag",
    sensitivity=Sensitivity.SENSITIVE,
    canonical=_canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.2,
    mask=_mask,
)
canonical = KIND.canonical
