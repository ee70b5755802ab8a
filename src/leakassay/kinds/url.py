"""Address on the web.

A scheme and a host, `www.` and a host, or a bare host under one of the top-level domains most in
use.

* Standard: RFC 3986
* Shape: `scheme://host[:port][/path]`
* Personal: neutral; a profile or a token in the path can change that
* A report may show the host

>>> canonical('https://example.org/a?b=c')
'https://example.org/a?b=c'
>>> canonical('http://')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: no host
"""

import re

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_LABEL = "[^ \t\n\r/?#@:.\"'<>()\\[\\],;]+"
_HOST = rf"(?:{_LABEL}\.)*{_LABEL}\.?"
_REST = r"(?::\d{1,5})?(?:[/?#][^ ]*)?"
_TOP = "com|net|org|edu|gov|info|biz|io|co|cn|ru|de|uk|fr|jp|br|in|it|es|nl|pl|au|ca|kr|tw|hk|me|tv"
SHAPE = Shape(
    [
        Rule(rf"[a-z][a-z0-9+.-]+://(?:[^ /@]+@)?(?:{_HOST}|\[[0-9a-f:.]+\]){_REST}"),
        Rule(rf"www\.{_HOST}{_REST}"),
        Rule(rf"(?:[a-z0-9_-]+\.)+(?:{_TOP}){_REST}"),
        Rule(r"[a-z][a-z0-9+.-]+://[^ ]*", fault="no host"),
    ],
    ignore_case=True,
)


def _mask(text: str) -> str:
    host = text.partition("://")[2] or text
    return re.split("[/?#]", host)[0].rpartition("@")[2]


KIND = Kind(
    name="url",
    sensitivity=Sensitivity.NEUTRAL,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.35,
    mask=_mask,
)
canonical = KIND.canonical
