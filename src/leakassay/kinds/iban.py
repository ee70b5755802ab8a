"""International bank account number.

Country, two check digits, and the account in the country's own form; the whole is 1 modulo 97.

* Standard: ISO 13616, SWIFT IBAN registry, release 101 (lengths)
* Shape: two letters, two digits, up to thirty letters and digits; length by country
* Personal: direct identifier of an account holder
* A report may show the country and the last four

>>> canonical('gb82 west 1234 5698 7654 32')
'GB82WEST12345698765432'
>>> canonical('GB82WEST12345698765431')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: check digits
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakassay.kernels.checks import iban
from leakassay.kinds.interface import Kind, Malformed, Sensitivity
from leakassay.kinds.shape import Rule, Shape

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.kinds.interface import Strings

_LENGTHS = """
    AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22
    DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28
    HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25
    MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29
    RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29
    VA22 VG24 XK20 YE30
"""
LENGTHS = {entry[:2]: int(entry[2:]) for entry in _LENGTHS.split()}
"""How long an IBAN of a country is."""
SHAPE = Shape(
    [
        Rule("[A-Z]{2}\\d{2}(?:[ -]?[A-Z0-9]){8,32}"),
        Rule("[A-Z]{2}\\d{2}[A-Z0-9*• -]*[*•][A-Z0-9*• -]*", fault="masked"),
    ],
    ignore_case=True,
)
REASONS = (*SHAPE.reasons, "country", "length", "check digits")
_COUNTRY, _LENGTH, _CHECK = (REASONS.index(r) + 1 for r in ("country", "length", "check digits"))


def _table() -> NDArray[np.uint8]:
    table = np.zeros(26 * 26, np.uint8)
    for country, length in LENGTHS.items():
        table[(ord(country[0]) - 65) * 26 + ord(country[1]) - 65] = length
    return table


_TABLE = _table()


def _canonical(text: str) -> str:
    plain = SHAPE.upper(text).replace(" ", "").replace("-", "")
    if plain[:2] not in LENGTHS:
        raise Malformed("country")
    if len(plain) != LENGTHS[plain[:2]]:
        raise Malformed("length")
    if int("".join(str(int(char, 36)) for char in plain[4:] + plain[:4])) % 97 != 1:
        raise Malformed("check digits")
    return plain


def _faults(strings: Strings) -> NDArray[np.uint8]:
    codes = SHAPE.faults(strings)
    iban(strings.offsets, strings.data, _TABLE, codes, _COUNTRY, _LENGTH, _CHECK)
    return codes


def _mask(text: str) -> str:
    return text[:2] + "•••" + text[-4:]


KIND = Kind(
    name="iban",
    sensitivity=Sensitivity.DIRECT,
    canonical=_canonical,
    reasons=REASONS,
    faults=_faults,
    chance=0.01,
    mask=_mask,
)
canonical = KIND.canonical
