r"""E-mail address.

The addresses that mail systems give out, not all that the grammar allows: no quoted local part, no
address literal. The top-level domain has to exist.

* Standard: RFC 5321, RFC 6531 (letters of any script), IANA root zone (`reference/tlds.txt`)
* Shape: `local@label.label.tld`, up to 64 and 254 characters
* Personal: direct identifier; a report may show the first character and the domain
* Masked addresses (`a***@example.com`) have their own reason

>>> canonical('John.Doe@Example.COM')
'john.doe@example.com'
>>> canonical('john.doe@example.invalidtld')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: top-level domain
>>> canonical('j***@example.com')
Traceback (most recent call last):
    ...
leakassay.kinds.interface.Malformed: masked
"""

from __future__ import annotations

import re
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING

from leakassay.kernels.automaton import Automaton
from leakassay.kinds.grammar import compile_patterns
from leakassay.kinds.identity import respell, table
from leakassay.kinds.interface import Kind, Malformed, Sensitivity
from leakassay.kinds.shape import Rule, Shape

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from leakassay.kinds.interface import Strings

_ATOM = '[^\x00- .@"(),:;<>\\\\\\[\\]*\x7f\xa0\u3000]+'
_LOCAL = f"{_ATOM}(?:\\.{_ATOM})*\\.?"
_ALNUM = "a-z0-9_\xa1-\u2fff\u3001-\ufffd"
_LABEL = f"[{_ALNUM}](?:[{_ALNUM}-]*[{_ALNUM}])?"


SHAPE = Shape(
    [
        Rule(f"<?(?:mailto:)?{_LOCAL}@(?:{_LABEL}\\.)+{_LABEL}\\.?>?"),
        Rule("[^@]*", fault="no @"),
        Rule("[^@]*\\*[^@]*@[^@]*|[^@]*@[^@]*\\*[^@]*", fault="masked"),
        Rule("[^@]*@[^@]*@[^\n]*", fault="two @"),
        Rule(f"[^@]*@(?:{_LABEL}\\.)+{_LABEL}", fault="local part"),
    ],
    otherwise="domain",
    ignore_case=True,
)
REASONS = (*SHAPE.reasons, "top-level domain")
_TOP = len(REASONS)
_CAPITALS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


@cache
def top_level() -> frozenset[str]:
    """Give the top-level domains that exist, in Unicode and IDNA form, in lower case."""
    lines = (files("leakassay.reference") / "tlds.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line[:1] != "#")


@cache
def _kernel() -> tuple[Automaton, NDArray[np.uint8]]:
    names = "|".join(re.escape(name) for name in sorted(top_level()))
    tables = compile_patterns([names], ignore_case=True)
    return Automaton(tables.classes, tables.table), tables.accept


def _canonical(text: str) -> str:
    text = SHAPE.canonical(text).strip("<>").rstrip(".").translate(_CAPITALS)
    if text.rpartition(".")[2] not in top_level():
        raise Malformed("top-level domain")
    return text.removeprefix("mailto:")


def _faults(strings: Strings) -> NDArray[np.uint8]:
    codes = SHAPE.faults(strings)
    automaton, accept = _kernel()
    automaton.run_behind(strings.offsets, strings.data, ord("."), accept, codes, _TOP)
    return codes


def _mask(text: str) -> str:
    return text[:1] + "•••@" + text.rpartition("@")[2]


KIND = Kind(
    name="email",
    sensitivity=Sensitivity.DIRECT,
    canonical=_canonical,
    reasons=REASONS,
    faults=_faults,
    chance=0.25,
    identity=partial(respell, becomes=table("", upper=False)),
    mask=_mask,
)
canonical = KIND.canonical
