"""Account number of a bank, in a national form.

Digits, which nothing checks across countries; IBANs and cards have kinds of their own.

* Standard: national
* Shape: 6-20 digits, grouped by spaces or hyphens; sort code and number; a bank code in letters
* Personal: direct identifier; a report may show the last four

>>> canonical('12-34-56 12345678')
'12345612345678'
>>> canonical('00000000')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: placeholder
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

SHAPE = Shape(
    [
        Rule(r"0+|1+|2+|3+|4+|5+|6+|7+|8+|9+|123456789?0?", fault="placeholder"),
        Rule(r"\d(?:[ -]?\d){5,21}"),
        Rule(r"[A-Z]{4}[0-9]{7,20}"),
        Rule(r"\d{0,6}[*Xx•]{2,}\d{2,6}", fault="masked"),
    ]
)


def _canonical(text: str) -> str:
    return SHAPE.canonical(text).replace(" ", "").replace("-", "")


def _mask(text: str) -> str:
    return "•••" + text[-4:]


KIND = Kind(
    name="bank_account",
    sensitivity=Sensitivity.DIRECT,
    canonical=_canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=1.0,
    mask=_mask,
)
canonical = KIND.canonical
