"""Phrases with a name or a number inside: methods of estimates and what they assume, in any language."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from leakassay.report.names import visible

if TYPE_CHECKING:
    from leakassay.report.language import Language

SHAPES = (
    "{method}; from the floor to what any pattern of repeats allows",
    "every {n}th different value, by keyed hash",
    "different valid values of {kind} over {n} tables: {method}",
    "different valid values of {kind}",
    "{method}, in the largest of {n} tables",
    "HyperLogLog, 2^{n} registers",
)
"""What a method may look like, the longest first; its parts are said the same way."""

_LONGEST = 400


def phrase(say: Language, text: str) -> str:
    """Say a method or an assumption, part by part; what is not known stays as it is."""
    for shape in SHAPES:
        match = _pattern(shape).fullmatch(text)
        if match:
            args = match.groupdict()
            if "method" in args:
                args["method"] = phrase(say, args["method"])
            return say(shape, **args)
    return visible(say(text), _LONGEST)


@cache
def _pattern(shape: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", shape)
    return re.compile(
        "".join(re.escape(p) if i % 2 == 0 else f"(?P<{p}>.+)" for i, p in enumerate(parts)), re.DOTALL
    )
