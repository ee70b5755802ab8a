"""Stored password.

Known by the marks that the scheme leaves. A bare digest (MD5, SHA-1 ...) is not told apart from
any other digest by its content; it has its own reason, and the name of its column decides.

* Standard: crypt(5), PHC string format, RFC 2307, RFC 9106
* Shape: `$id$...$...`, `{SCHEME}...`, `*` and 40 hexadecimal digits, and the like
* Personal: sensitive: it opens accounts
* A report may show the scheme

>>> canonical('$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy')[:7]
'$2a$10$'
>>> canonical('d41d8cd98f00b204e9800998ecf8427e')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: bare digest
"""

from leakassay.kinds.interface import Kind, Sensitivity
from leakassay.kinds.shape import Rule, Shape

_C = "[./A-Za-z0-9]"
_B64 = "[A-Za-z0-9+/=]"
_HEX = "[0-9a-fA-F]"
_SALT = "[^$ ]*"
FAMILIES = (
    *("bcrypt", "argon2", "scrypt", "pbkdf2", "sha512-crypt", "sha256-crypt", "md5-crypt", "phpass"),
    *("mysql", "ldap", "yescrypt", "drupal", "django", "mssql", "ntlm", "digest:salt", "postgres"),
)
"""Names of the families 1, 2, ... of `SHAPE.families`."""
SHAPE = Shape(
    [
        Rule(rf"\$2[abxy]?\$\d\d\${_C}{{53}}", family=1),
        Rule(rf"\$argon2(?:id|i|d)\$(?:v=\d+\$)?m=\d+,t=\d+,p=\d+\${_B64}+\${_B64}+", family=2),
        Rule(rf"scrypt:\d+:\d+:\d+\${_SALT}\${_HEX}+|\$(?:s0|7|scrypt)\$[^ ]+", family=3),
        Rule(rf"pbkdf2(?:_|:)sha\d+(?:\$|:)\d+\${_SALT}\$(?:{_B64}|[./-])+", family=4),
        Rule(r"\$pbkdf2(?:-sha\d+)?\$\d+\$[^ ]+|\{PBKDF2[^ ]+", family=4),
        Rule(rf"\$6\$(?:rounds=\d+\$)?{_C}{{0,16}}\${_C}{{86}}", family=5),
        Rule(rf"\$5\$(?:rounds=\d+\$)?{_C}{{0,16}}\${_C}{{43}}", family=6),
        Rule(rf"\$(?:1|apr1)\${_C}{{0,8}}\${_C}{{22}}", family=7),
        Rule(rf"\$[PH]\${_C}{{31}}", family=8),
        Rule(rf"\*{_HEX}{{40}}", family=9),
        Rule(r"\{(?:SSHA|SHA|SMD5|MD5|CRYPT|SSHA256|SSHA512|SHA256|SHA512)\}[^ ]+", family=10),
        Rule(rf"\$g?y\$[^ ]+\${_C}+", family=11),
        Rule(rf"\$S\${_C}{{52}}", family=12),
        Rule(rf"(?:sha1|md5|sha256)\${_SALT}\${_HEX}{{32,64}}", family=13),
        Rule(rf"0x0[12]00{_HEX}{{48,136}}", family=14),
        Rule(
            rf"(?:aad3b435b51404eeaad3b435b51404ee|AAD3B435B51404EEAAD3B435B51404EE):{_HEX}{{32}}", family=15
        ),
        Rule(rf"(?:{_HEX}{{32}}|{_HEX}{{40}}|{_HEX}{{64}}):[^ ]+", family=16),
        Rule(rf"md5{_HEX}{{32}}|SCRAM-SHA-256\$[^ ]+", family=17),
        Rule(
            "|".join(f"{_HEX}{{{n}}}" for n in (16, 32, 40, 56, 64, 96, 128)),
            fault="bare digest",
        ),
    ]
)


def _mask(text: str) -> str:
    return FAMILIES[SHAPE.rule(text).family - 1]


KIND = Kind(
    name="password_hash",
    sensitivity=Sensitivity.SENSITIVE,
    canonical=SHAPE.canonical,
    reasons=SHAPE.reasons,
    faults=SHAPE.faults,
    chance=0.02,
    mask=_mask,
)
canonical = KIND.canonical
