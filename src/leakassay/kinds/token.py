"""Token or key that opens something.

JSON web tokens and the keys of services that mark their keys. Unmarked keys cannot be told from
any other random string.

* Standard: RFC 7519; the prefixes that the services publish
* Shape: `eyJ...`, `AKIA...`, `ghp_...`, `sk_live_...`, PEM blocks, and the like
* Personal: sensitive: it opens accounts
* A report may show the prefix, four characters

>>> canonical('AKIAIOSFODNN7EXAMPLE')
'AKIAIOSFODNN7EXAMPLE'
>>> canonical('hello')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_URL = "[A-Za-z0-9_-]"
SHAPE = Shape(
    [
        Rule(rf"(?:Bearer )?eyJ{_URL}+={{0,2}}\.{_URL}+={{0,2}}\.{_URL}*={{0,2}}", family=1),
        Rule(r"(?:Bearer|Basic|Token) [A-Za-z0-9._~+/=-]{8,}", family=2),
        Rule("(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{16}", family=3),
        Rule(rf"gh[pousr]_[A-Za-z0-9]{{36}}|github_pat_{_URL}{{22,}}|glpat-{_URL}{{20}}", family=4),
        Rule(rf"AIza{_URL}{{35}}|ya29\.{_URL}+", family=5),
        Rule(rf"(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{{16,}}|sk-{_URL}{{20,}}", family=6),
        Rule(rf"xox[abeoprs]-[A-Za-z0-9-]{{10,}}|SG\.{_URL}{{22}}\.{_URL}{{43}}", family=7),
        Rule(r"-----BEGIN [A-Z ]+-----[^-]*(?:-----END [A-Z ]+-----)?", family=8),
    ]
)


def _mask(text: str) -> str:
    return text[:4] + "•••"


KIND = Kind(
    name="token",
    sensitivity=Sensitivity.SENSITIVE,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.02,
    mask=_mask,
)
canonical = KIND.canonical
