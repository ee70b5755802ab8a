"""Which kinds the name of a column speaks for: a table of names in thirty languages.

The table (`reference/headers/headers.tsv`) was written by hand: kind, a tab, names with `|` between.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from leakassay.recognise import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

_CAMEL = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SPLIT = re.compile(r"[\s_\-./:\[\]()#*\"'!?,;|&%$№°+=]+")
_NUMBER = re.compile(r"\d+$")
_EMPTY_WORDS = frozenset(("the", "of", "a", "fake", "new", "old", "c", "tbl", "col", "f", "t", "str", "txt", "value", "data", "info", "field"))
_LOOSE = frozenset(
    "name id no nr number num code key type title date group status value label description identifier index state class category level "
    "position role area location source contact account unit st number area no".split()
)  # fmt: skip
"""Names that say little once another word stands beside them: the name of what, the number of what?"""
_KEYS: Mapping[str, float] = {"uuid": 0.4, "hash": 0.4, "code": 0.4, "unknown": 0.3, "object_id": 0.4, "es_auto_id": 0.4, "snowflake_id": 0.4}
"""A name that says record identifier leaves it to the content of which form."""


def spelled(name: str) -> str:
    """The name as folded words.

    >>> spelled('CustomerFirstName_1')
    'customer first name 1'
    """
    return " ".join(w for w in _SPLIT.split(lexicon.fold(_CAMEL.sub(" ", name))) if w)


@cache
def _table() -> dict[str, dict[str, float]]:
    """Folded name to the kinds it speaks for, earlier in a kind's row speaking louder."""
    path = resources.files("leakassay.reference") / "headers" / "headers.tsv"
    table: dict[str, dict[str, float]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, names = line.partition("\t")
        for name in names.split("|"):
            table.setdefault(spelled(name), {})[kind] = 1.0
            table.setdefault(spelled(name).replace(" ", ""), {})[kind] = 1.0
    return table


def said(name: str) -> dict[str, float]:
    """The kinds that a name speaks for, with a strength between 0 and 1; empty where it says nothing.

    The whole name counts most, then its last words, then any part of it.

    >>> said('user_email')['email'] > 0.5
    True
    """
    table = _table()
    words = spelled(name).split()
    best: dict[str, float] = {}
    size = len(words)
    for length in range(min(size, 6), 0, -1):
        for start in range(size - length, -1, -1):
            phrase = " ".join(words[start : start + length])
            kinds = table.get(phrase) or table.get(_NUMBER.sub("", phrase))
            if not kinds or phrase in _EMPTY_WORDS:
                continue
            rest = [w for w in (*words[:start], *words[start + length :]) if w not in _EMPTY_WORDS and not w.isdigit()]
            strength = 1.0 if not rest else (0.8 if start + length == size else 0.45)
            strength *= 0.7 + 0.3 * length / size
            if rest and phrase in _LOOSE:
                strength *= 0.5
            for kind in kinds:
                best[kind] = max(best.get(kind, 0.0), strength)
        if best and length > 1:
            break
    if not best:
        return _glued(words)
    if "serial" in best:
        best = {k: v * best["serial"] for k, v in _KEYS.items()} | best
    return best


def _glued(words: list[str]) -> dict[str, float]:
    """Kinds from scripts without spaces, where a known name stands inside a longer one."""
    table = _table()
    best: dict[str, float] = {}
    for word in words:
        if not lexicon.unspaced(word):
            continue
        for length in range(min(len(word) - 1, 8), 1, -1):
            for start in range(len(word) - length, -1, -1):
                for kind in table.get(word[start : start + length], ()):
                    best[kind] = max(best.get(kind, 0.0), 0.75 if start + length == len(word) else 0.5)
            if best:
                return best
    return best
