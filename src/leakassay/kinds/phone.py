"""Telephone number, mobile or fixed.

With its country code a number is held against the numbering plans of all countries. Without it
nearly any number of seven to eleven digits is some country's: only grouping, a trunk zero or the
form of a Chinese mobile says more, and `families` tells which it was.

* Standard: ITU-T E.164, E.123; plans as libphonenumber has them (`reference/phone_plan.npz`)
* Shape: `+` or `00` and up to fifteen digits; 7-12 digits grouped by `space - . / ( )`; an extension
* Personal: direct identifier; a report may show the first three and the last two digits
* Chance: of made-up numbers, plain ones nearly all pass, those with a country code about one in two

>>> canonical('+44 (0)20 7946 0958')
'+442079460958'
>>> canonical('138-1234-5678')
'13812345678'
>>> canonical('138****5678')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: masked
"""

from __future__ import annotations

import re
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.kernels.phones import judge
from leakassay.kinds.identity import respell, table
from leakassay.kinds.interface import Kind, Malformed, Sensitivity, Strings
from leakassay.kinds.shape import SPACE

if TYPE_CHECKING:
    from numpy.typing import NDArray

REASONS = ("shape", "masked", "placeholder", "length", "number plan")
FAMILIES = ("international", "chinese mobile", "trunk zero", "north american", "unverified")
"""What a number was held against; `families` gives 1 + the place, 0 where it is none."""
_EXTENSION = re.compile("ext|x|#", re.IGNORECASE)


@cache
def _plan() -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
    with np.load(files("leakassay.reference") / "phone_plan.npz") as stored:  # type: ignore[arg-type]  # a package is installed as files
        return stored["table"], stored["accept"]


def _run(strings: Strings) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    fault, family = np.zeros(len(strings), np.uint8), np.zeros(len(strings), np.uint8)
    judge(strings.offsets, strings.data, *_plan(), fault, family)
    return fault, family


def _faults(strings: Strings) -> NDArray[np.uint8]:
    return _run(strings)[0]


def families(strings: Strings) -> NDArray[np.uint8]:
    """(n,) how far each number could be verified: 1 + place in FAMILIES, 0 for no number."""
    return _run(strings)[1]


def _canonical(text: str) -> str:
    fault = int(_faults(Strings.of(pa.array([text], pa.string())))[0])
    if fault:
        raise Malformed(REASONS[fault - 1])
    number = _EXTENSION.split(text.strip(SPACE))[0]
    digits = re.sub(r"\D", "", number.replace("(0)", "") if "+" in number else number)
    if "+" in number:
        return "+" + digits
    return "+" + digits[2:] if digits.startswith("00") else digits


def _mask(text: str) -> str:
    return text[:3] + "•••" + text[-2:]


KIND = Kind(
    name="phone",
    sensitivity=Sensitivity.DIRECT,
    canonical=_canonical,
    reasons=REASONS,
    faults=_faults,
    chance=0.8,
    identity=partial(respell, becomes=table(" -./()", upper=False)),
    mask=_mask,
)
canonical = KIND.canonical
