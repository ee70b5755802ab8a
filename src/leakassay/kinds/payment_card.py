"""Payment card number (PAN).

The first digits name the network and with it the lengths it gives out; the last digit is a Luhn
check digit, so that about one random number in thirty passes both.

* Standard: ISO/IEC 7812-1 (structure, annex B), ISO/IEC 7812-2 (issuers)
* Shape: 12-19 digits, single spaces or hyphens between, of a known network
* Personal: direct identifier; a report may show the last four
* Masked numbers (first six and last four) have their own reason

>>> canonical('4111 1111-1111 1111')
'4111111111111111'
>>> canonical('4111111111111112')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digit
>>> canonical('411111******1111')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: masked
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leakassay.kernels.checks import luhn
from leakassay.kinds.interface import Kind, Malformed, Sensitivity
from leakassay.kinds.shape import Rule, Shape

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from leakassay.kinds.interface import Strings

_PLANS: tuple[tuple[str, tuple[str, ...], tuple[int, ...]], ...] = (
    ("visa", ("4",), (13, 16, 19)),
    ("mastercard", ("5[1-5]", "222[1-9]", "22[3-9]", "2[3-6]", "27[01]", "2720"), (16,)),
    ("amex", ("3[47]",), (15,)),
    ("diners", ("30[0-5]", "309", "36", "3[89]"), (14, 15, 16, 17, 18, 19)),
    ("jcb", ("352[89]", "35[3-8]"), (16, 17, 18, 19)),
    ("discover", ("6011", "64[4-9]", "65"), (16, 17, 18, 19)),
    ("unionpay", ("62", "81"), (16, 17, 18, 19)),
    ("mir", ("220[0-4]",), (16, 17, 18, 19)),
    ("uatp", ("1[0-9]",), (15,)),
    ("maestro", ("50", "5[6-8]", "6[0137-9]"), (12, 13, 14, 15, 16, 17, 18, 19)),
    ("rupay", ("508[5-9]", "60", "82"), (16,)),
    ("china domestic", ("90", "95", "99", "68", "69"), (16, 17, 18, 19)),
)
"""Network, first digits, lengths: ISO/IEC 7812-2 as the networks publish it, checked 2026-11."""
FAMILIES = tuple(name for name, _, _ in _PLANS)
"""Names of the families 1, 2, ... of `SHAPE.families`."""


def _spaced(first: str, lengths: tuple[int, ...]) -> str:
    """Give the pattern of a number that begins so, with a separator allowed between digits."""
    digits = re.findall(r"\[[^\]]+\]|\d", first)
    rest = "|".join(f"(?:[ -]?\\d){{{length - len(digits)}}}" for length in lengths)
    return "[ -]?".join(digits) + f"(?:{rest})"


SHAPE = Shape(
    [
        Rule(r"0+|1+|2+|3+|5+|6+|7+|8+|9+", fault="placeholder"),
        *(
            Rule("|".join(_spaced(first, lengths) for first in firsts), family=number)
            for number, (_, firsts, lengths) in enumerate(_PLANS, 1)
        ),
        Rule(r"\d(?:[ -]?\d){11,18}", fault="issuer"),
        Rule(r"\d{0,6}[ -]?\d{0,2}[*Xx•#][*Xx•# -]{3,16}[ -]?\d{1,4}", fault="masked"),
    ],
    otherwise="length",
)
REASONS = (*SHAPE.reasons, "check digit")
_CHECK = len(REASONS)
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def luhn_holds(digits: str) -> bool:
    """Say whether the Luhn sum of a string of digits ends in 0."""
    odd = sum(int(d) for d in digits[::-2])
    return (odd + sum(_DOUBLED[int(d)] for d in digits[-2::-2])) % 10 == 0


def _canonical(text: str) -> str:
    plain = SHAPE.canonical(text).replace(" ", "").replace("-", "")
    if not luhn_holds(plain):
        raise Malformed("check digit")
    return plain


def _faults(strings: Strings) -> NDArray[np.uint8]:
    codes = SHAPE.faults(strings)
    luhn(strings.offsets, strings.data, 0, codes, _CHECK)
    return codes


def _mask(text: str) -> str:
    return "•••" + text[-4:]


KIND = Kind(
    name="payment_card",
    sensitivity=Sensitivity.DIRECT,
    canonical=_canonical,
    reasons=REASONS,
    faults=_faults,
    chance=0.06,
    mask=_mask,
)
canonical = KIND.canonical
