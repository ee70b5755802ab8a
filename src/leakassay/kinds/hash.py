"""Digest of a hash function.

Hexadecimal or base64 of a length that a common function gives: CRC-32, 64-bit and MD5/16, MD5,
SHA-1, SHA-224, SHA-256, SHA-384, SHA-512. Letters are of one case; digits alone are no digest.

* Standard: RFC 1321, FIPS 180-4, RFC 4648
* Shape: 8, 16, 32, 40, 56, 64, 96 or 128 hexadecimal digits; 24, 28, 44 or 88 of base64
* Personal: pseudonym of whatever was hashed (EDPB 01/2025): neutral alone
* A report may show nothing

>>> canonical('D41D8CD98F00B204E9800998ECF8427E')
'd41d8cd98f00b204e9800998ecf8427e'
>>> canonical('12345678')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: digits only
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

FAMILIES = ("crc32", "64-bit", "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "base64")
"""Names of the families 1, 2, ... of `SHAPE.families`."""
_LENGTHS = (8, 16, 32, 40, 56, 64, 96, 128)
_BASE64 = "|".join(f"[A-Za-z0-9+/]{{{n}}}{pad}" for n, pad in ((22, "=="), (27, "="), (43, "="), (86, "==")))
SHAPE = Shape(
    [
        Rule(r"\d+", fault="digits only"),
        Rule(r"[A-Za-z]{8}|[A-Za-z]{16}", fault="letters only"),
        *(Rule(f"(?:0x)?(?:[0-9a-f]{{{n}}}|[0-9A-F]{{{n}}})", family=i) for i, n in enumerate(_LENGTHS, 1)),
        Rule(_BASE64, family=9),
    ]
)


def _canonical(text: str) -> str:
    rule, text = SHAPE.rule(text), SHAPE.canonical(text)
    return text if rule.family == len(FAMILIES) else text.lower().removeprefix("0x")


KIND = Kind(
    name="hash",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=_canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.01,
)
canonical = KIND.canonical
