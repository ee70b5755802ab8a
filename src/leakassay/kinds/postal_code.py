"""Postal code.

The forms of some sixty countries, taken together; most are plain digits, which any number of
that length is. Where the table names a country, its own form would say more.

* Standard: Universal Postal Union S42; national posts
* Shape: 3-7 or 10 digits, some with a hyphen; GB, CA, NL, IE, MT, AR and BM forms with letters
* Personal: quasi-identifier
* A report may show the first two characters

>>> canonical('sw1a 1aa')
'SW1A 1AA'
>>> canonical('〒100-0001')
'100-0001'
>>> canonical('000000')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: placeholder
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_GB = r"(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[A-Z])"
SHAPE = Shape(
    [
        Rule(r"0+|9{6,}|123456|1234567", fault="placeholder"),
        Rule(rf"{_GB} ?\d[ABD-HJLNP-UW-Z]{{2}})", family=1),
        Rule(r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d", family=2),
        Rule(r"[1-9]\d{3} ?[A-Z]{2}", family=3),
        Rule(r"(?:[AC-FHKNPRTV-Y]\d\d|D6W) ?[0-9AC-FHKNPRTV-Y]{4}", family=4),
        Rule(r"[A-HJ-NP-Z]\d{4}[A-Z]{3}|[A-Z]{3} ?\d{2,4}|[A-Z]{2} ?\d{2}|AD\d{3}", family=5),
        Rule(r"(?:[A-Z]{1,3}-)\d{3,6}", family=6),
        Rule(r"〒? ?\d{3}[-ー‐−]\d{4}", family=7),
        Rule(
            r"\d{5}[- ]\d{3,4}|\d{4}[- ]\d{3}|\d{2}[-. ]\d{3}(?:-\d{3})?|\d{3} \d{2,3}|\d{3}-\d{3}", family=8
        ),
        Rule(r"\d{4}", family=14),
        Rule(r"\d{5}", family=15),
        Rule(r"\d{6}", family=16),
        Rule(r"\d{3}|\d{7}|\d{8}|\d{9}|\d{10}", family=17),
    ],
    ignore_case=True,
)


def _canonical(text: str) -> str:
    return SHAPE.upper(text).removeprefix("〒").strip()


def _mask(text: str) -> str:
    return text[:2] + "•••"


KIND = Kind(
    name="postal_code",
    sensitivity=Sensitivity.QUASI,
    canonical=_canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=1.0,
    mask=_mask,
)
canonical = KIND.canonical
