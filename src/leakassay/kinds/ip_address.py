"""Internet address.

Version 4 in dotted decimal, version 6 in any of its spellings; a port, zone or prefix length may
follow. Version numbers with four small parts look the same.

* Standard: RFC 791, RFC 4291, RFC 5952
* Shape: four numbers up to 255 without leading zeros; eight groups of hexadecimal, one run left out
* Personal: personal data (CJEU C-582/14), quasi-identifier
* A report may show the first half of a version 4 address

>>> canonical('192.0.2.17:443')
'192.0.2.17'
>>> canonical('2001:DB8:0:0::1')
'2001:db8::1'
>>> canonical('192.0.2.256')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: above 255
"""

from ipaddress import ip_address

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
V4 = rf"{_OCTET}(?:\.{_OCTET}){{3}}"
_H = "[0-9a-f]{1,4}"
_SPELLINGS = [f"(?:{_H}:){{7}}{_H}", f"(?:{_H}:){{1,7}}:", f":(?::{_H}){{1,7}}", "::"]
_SPELLINGS += [f"(?:{_H}:){{{n}}}(?::{_H}){{1,{7 - n}}}" for n in range(1, 7)]
_SPELLINGS += [f"::(?:ffff(?::0{{1,4}})?:)?{V4}"]
V6 = "|".join(_SPELLINGS)
SHAPE = Shape(
    [
        Rule(rf"{V4}(?:/(?:3[0-2]|[12]?\d)|:\d{{1,5}})?", family=4),
        Rule(rf"(?:{V6})(?:%[0-9a-z]{{1,16}})?(?:/(?:12[0-8]|1[01]\d|[1-9]?\d))?", family=6),
        Rule(rf"\[(?:{V6})\](?::\d{{1,5}})?", family=6),
        Rule(r"\d{1,3}(?:\.\d{1,3}){3}", fault="above 255"),
    ],
    ignore_case=True,
)


def _canonical(text: str) -> str:
    rule, text = SHAPE.rule(text), SHAPE.lower(text)
    host = text.partition("/")[0]
    if rule.family == _V4:
        return host.partition(":")[0]
    return str(ip_address(host.strip("[").partition("]")[0].partition("%")[0]))


_V4 = 4


def _mask(text: str) -> str:
    parts = text.split(".")
    return ".".join((*parts[:2], "•", "•")) if len(parts) == _V4 else "••"


KIND = Kind(
    name="ip_address",
    sensitivity=Sensitivity.QUASI,
    canonical=_canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.28,
    mask=_mask,
)
canonical = KIND.canonical
