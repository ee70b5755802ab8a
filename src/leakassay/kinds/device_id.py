"""Identifier of a device or its subscription.

IMEI and the card number ICCID with their Luhn digits; IMSI by its country code for China and
North America only, since nothing else tells it from any number of fifteen digits.

* Standard: 3GPP TS 23.003 (IMEI, IMSI), ITU-T E.118 (ICCID)
* Shape: IMEI 15 digits, IMSI 15 digits, ICCID 19 or 20 digits that begin with 89
* Personal: direct identifier of whoever carries the device
* A report may show the first eight: the model

>>> canonical('49-015420-323751-8')
'490154203237518'
>>> canonical('490154203237519')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.kernels.checks import luhn
from leakassay.kinds.interface import VALID, Kind, Malformed, Sensitivity
from leakassay.kinds.payment_card import luhn_holds
from leakassay.kinds.shape import Rule, Shape

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from leakassay.kinds.interface import Strings

SHAPE = Shape(
    [
        Rule(r"(\d)(?:0{14}|1{14}|9{14})", fault="placeholder"),
        Rule(r"460(?:0\d|1[015])\d{10}|31[0-6]\d{12}", family=2),
        Rule(r"\d{15}|\d{2}[- ]\d{6}[- ]\d{6}[- ]\d", family=1),
        Rule(r"89\d{17}F?|89\d{18}", family=3),
        Rule(r"\d{14}|\d{16}", fault="no check digit"),
    ],
    otherwise="length",
)
REASONS = (*SHAPE.reasons, "check digit")
_CHECK, _IMEI, _IMSI, _ICCID = len(REASONS), 15, 2, 19


def _canonical(text: str) -> str:
    rule = SHAPE.rule(text)
    plain = SHAPE.canonical(text).replace(" ", "").replace("-", "").rstrip("F")
    if rule.family != _IMSI and len(plain) in (_IMEI, _ICCID) and not luhn_holds(plain):
        raise Malformed("check digit")
    return plain


def _faults(strings: Strings) -> NDArray[np.uint8]:
    codes = SHAPE.faults(strings)
    subscriber = SHAPE.families(strings) == _IMSI
    codes[subscriber] = _CHECK
    for digits in (_IMEI, _ICCID):
        luhn(strings.offsets, strings.data, digits, codes, _CHECK)
    codes[subscriber] = VALID
    return codes


def _mask(text: str) -> str:
    return text[:8] + "•••"


KIND = Kind(
    name="device_id",
    sensitivity=Sensitivity.DIRECT,
    canonical=_canonical,
    reasons=REASONS,
    faults=_faults,
    chance=0.15,
    mask=_mask,
)
canonical = KIND.canonical
