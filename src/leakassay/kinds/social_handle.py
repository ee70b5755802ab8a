"""Handle on a social network, or the address of a profile.

`@name`, a profile address of a known network, or the id form of one that marks its ids. A bare name
passes too (family 5), since many systems keep handles so; only the name of the column tells it.

* Standard: none; the rules that the networks publish
* Shape: `@` and 2-50 characters; `t.me/...`; `wxid_...`; `name#1234`; `STEAM_0:1:...`
* Personal: direct identifier
* A report may show the first two characters

>>> canonical('@example_user')
'@example_user'
>>> canonical('example user')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: shape
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_SITES = (
    r"twitter\.com|x\.com|instagram\.com|facebook\.com|fb\.com|t\.me|telegram\.me|tiktok\.com|"
    r"linkedin\.com/in|weibo\.com|vk\.com|ok\.ru|github\.com|youtube\.com|snapchat\.com/add|"
    r"pinterest\.com|reddit\.com/user|threads\.net|medium\.com|twitch\.tv"
)
SHAPE = Shape(
    [
        Rule(r"@[A-Za-z0-9_][A-Za-z0-9_.]{1,49}", family=1),
        Rule(rf"(?:https?://)?(?:www\.|m\.)?(?:{_SITES})/@?[A-Za-z0-9_.%-]{{1,80}}/?", family=2),
        Rule(r"wxid_[a-z0-9]{8,24}|live:[a-z0-9._]{2,40}|STEAM_[0-5]:[01]:\d{4,12}", family=3),
        Rule(r"[A-Za-z0-9_.]{2,32}#\d{4}", family=3),
        Rule(r"@[A-Za-z0-9_.]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", family=4),
        Rule(r"[A-Za-z0-9_.-]{2,50}", family=5),
    ]
)


def _mask(text: str) -> str:
    return text[:2] + "•••"


KIND = Kind(
    name="social_handle",
    sensitivity=Sensitivity.DIRECT,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=1.0,
    mask=_mask,
)
canonical = KIND.canonical
