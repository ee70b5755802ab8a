"""MAC address (EUI-48).

Six octets in hexadecimal, grouped; bare digits are not accepted, since too much else looks so.

* Standard: IEEE 802, EUI-48
* Shape: `xx:xx:xx:xx:xx:xx`, with hyphens, or `xxxx.xxxx.xxxx`
* Personal: quasi-identifier, stable on a device
* A report may show the maker: the first three octets

>>> canonical('00-00-5E-00-53-AF')
'00:00:5e:00:53:af'
>>> canonical('ff:ff:ff:ff:ff:ff')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: placeholder
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_PAIR = "[0-9a-f]{2}"
SHAPE = Shape(
    [
        Rule("0{2}(?:[:-]0{2}){5}|f{2}(?:[:-]f{2}){5}", fault="placeholder"),
        Rule(f"{_PAIR}(?::{_PAIR}){{5}}|{_PAIR}(?:-{_PAIR}){{5}}"),
        Rule(r"[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}"),
    ],
    ignore_case=True,
)


def _canonical(text: str) -> str:
    plain = SHAPE.lower(text).translate(str.maketrans("", "", ":-."))
    return ":".join(plain[at : at + 2] for at in range(0, 12, 2))


def _mask(text: str) -> str:
    return text[:8] + ":••:••:••"


KIND = Kind(
    name="mac_address",
    sensitivity=Sensitivity.QUASI,
    canonical=_canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.02,
    mask=_mask,
)
canonical = KIND.canonical
