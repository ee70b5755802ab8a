"""Year of birth.

Four digits from 1850 to 2030.

* Standard: none
* Shape: four digits, perhaps with 年
* Personal: quasi-identifier
* A report may show the decade

>>> canonical('1984年')
'1984'
>>> canonical('1066')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: out of range
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.kinds.interface import Strings

FIRST, LAST = 1850, 2030
SHAPE = Shape(
    [
        *(Rule(rf"{year}(?:年|\.0)?", family=year - FIRST + 1) for year in range(FIRST, LAST + 1)),
        Rule(r"\d{4}(?:年|\.0)?", fault="out of range"),
    ]
)


def _canonical(text: str) -> str:
    return SHAPE.canonical(text)[:4]


def _facets(strings: Strings) -> dict[str, NDArray[np.int32]]:
    family = SHAPE.families(strings).astype(np.int32)
    return {"birth_year": np.where(family > 0, family + FIRST - 1, 0).astype(np.int32)}


def _mask(text: str) -> str:
    return text[:3] + "•"


KIND = Kind(
    name="birth_year",
    sensitivity=Sensitivity.QUASI,
    canonical=_canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.02,
    facets=_facets,
    mask=_mask,
)
canonical = KIND.canonical
