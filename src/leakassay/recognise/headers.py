"""Which kinds the name of a column speaks for: a table of names, and what words mean together.

The table (`reference/headers/headers.tsv`) was written by hand: kind, a tab, names with `|` between. A name
is looked up whole, then without words that only say whose it is, then by its head: what stands before `of`
and its like, else its last words. `_source.person.name` is read by its last part, with the parts before
where that alone says little.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from leakassay.recognise.header_words import (
    ABOUT,
    COUNTED,
    ELASTIC,
    EMPTY,
    KEYS,
    LOOSE,
    MONGO,
    NUMBERS,
    OWNERS,
    PERIODS,
    PREFIXES,
    SUFFIXES,
    VAGUE,
    WHICH,
)
from leakassay.reference import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Said = dict[str, float]
_CAMEL = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[\u0370-\ud7ff])")
_SPLIT = re.compile(r"[\s_\-./:\[\]()（）【】#*\"'!?,;|&%$№°+=<>{}@\\~`^、，：]+")
_NUMBER = re.compile(r"\d+$")
_STEPS = re.compile(r"\[\d*\]|\.\*|\.\$\w+|^(?:hits\.)*_source\.|^root\.")
_WORDS = 8
"""Words of a name that are looked at."""
_HEAD, _TAIL, _INNER, _INSIDE = 0.85, 0.8, 0.4, 0.5
"""How loud a name speaks by its head, its last words, words within it, and a part of a word."""
_SHORT = 2
"""Names of so few Latin letters count only where they are all there is."""
_ENDING = 5
"""The least letters of a name that may be the end of a longer word."""


def spelled(name: str) -> str:
    """Give the name as folded words.

    >>> spelled('CustomerFirstName_1')
    'customer first name 1'
    """
    return " ".join(w for w in _SPLIT.split(lexicon.fold(_CAMEL.sub(" ", name[:200]))) if w)


@cache
def _table() -> dict[str, Said]:
    """Read the table: folded name to the kinds it speaks for."""
    path = resources.files("leakassay.reference") / "headers" / "headers.tsv"
    table: dict[str, Said] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, names = line.partition("\t")
        for name in names.split("|"):
            words = spelled(name)
            table.setdefault(words, {})[kind] = 1.0
            table.setdefault(words.replace(" ", ""), {})[kind] = 1.0
    return table


def said(name: str, table: str = "") -> Said:
    """Give the kinds that a name speaks for, with a strength between 0 and 1; empty where it says nothing.

    `table` is the name of the table, which says what a bare `name` or `type` is of.

    >>> said('user_email')['email'] > 0.5
    True
    """
    if (known := ELASTIC.get(name.rpartition("hits.")[2]) or MONGO.get(name.rpartition(".")[2])) is not None:
        return dict(known)
    steps = [s for s in _STEPS.sub(" ", name).strip(" .").split(".") if s.strip()]
    if not steps or name.strip().isdigit():
        return {}
    last = spelled(steps[-1]).split()[:_WORDS]
    above = [w for s in steps[:-1][-2:] for w in spelled(s).split()][-3:]
    whole = _exact([*above, *last]) if above else None
    if whole:
        return _keyed(dict(whole))
    found = _words(last)
    if above and (not found or all(w in LOOSE for w in last)):
        found = _words([*above, *last]) or found
    if len(last) == 1 and last[0] in ABOUT and table and not above:
        found = _words([*spelled(table).split()[-2:], *last]) or found
    if "%" in steps[-1]:
        found = {k: 0.4 * v for k, v in found.items()} | {"measure": 1.0}
    return _keyed(found)


def _keyed(found: Said) -> Said:
    """Leave it to the content which form a record identifier has."""
    return {k: v * found["serial"] for k, v in KEYS.items()} | found if "serial" in found else found


def _exact(words: Sequence[str]) -> Mapping[str, float] | None:
    table = _table()
    phrase = " ".join(words)
    bare = _NUMBER.sub("", phrase).strip()
    return table.get(phrase) or table.get(phrase.replace(" ", "")) or table.get(bare) if bare else None


def _words(words: list[str]) -> Said:
    """Kinds by the words of one name."""
    if whole := _exact(words):
        return dict(whole)
    kept = [w for w in words if w not in EMPTY and not w.isdigit()]
    owned = _owned(kept)
    for strength, some in ((1.0, kept), (0.95, owned)):
        if some and some != words and (whole := _exact(some)):
            return {k: strength * v for k, v in whole.items()}
    return _meant(owned or kept) or _inside(kept)


def _owned(words: list[str]) -> list[str]:
    """Drop words before the last that only say whose or which: customer, home, primary."""
    return [w for i, w in enumerate(words) if i == len(words) - 1 or w not in OWNERS]


def _meant(words: list[str]) -> Said:
    """Kinds by the head of a name, or by its last words, or by any."""
    if not words:
        return {}
    if len(words) > 1 and (words[0] in PREFIXES or (words[0] in NUMBERS and words[1] in VAGUE)):
        return dict(PREFIXES.get(words[0], COUNTED))
    head = _head(_timeless(words))
    if head != words and (found := _exact(head) or SUFFIXES.get(head[-1]) or _tail(head)):
        return {k: _HEAD * v for k, v in found.items()}
    return _tail(words) or _inner(words)


def _head(words: list[str]) -> list[str]:
    """Give what stands before the first `of`, `from`, `at` and their like."""
    for i, word in enumerate(words[1:-1], 1):
        if word in VAGUE:
            return words[:i]
    return words


def _timeless(words: list[str]) -> list[str]:
    """Drop an ending that only says of when: last year, per month, ytd."""
    if len(words) > 2 and words[-2] in WHICH and words[-1] in PERIODS:
        return words[:-2]
    return words[:-1] if len(words) > 1 and words[-1] == "ytd" else words


def _tail(words: list[str]) -> Said:
    """Kinds by the last words, the longest known run first."""
    size = len(words)
    for length in range(size - 1, 0, -1):
        phrase = words[size - length :]
        kinds = _exact(phrase)
        if not kinds or _too_short(phrase):
            continue
        strength = _TAIL * (0.75 + 0.25 * length / size)
        if len(phrase) == 1 and phrase[0] in SUFFIXES:
            return _qualified(words, SUFFIXES[phrase[0]])
        if all(w in LOOSE for w in phrase):
            loose = {k: 0.45 * v for k, v in kinds.items()}
            return {
                k: 0.5 * v for k, v in (_tail(words[:-length]) or _whole_or_inner(words[:-length])).items()
            } | loose
        return {k: strength * v for k, v in kinds.items()}
    if words[-1] in SUFFIXES and size > 1:
        return _qualified(words, SUFFIXES[words[-1]])
    return {}


def _qualified(words: list[str], kinds: Mapping[str, float]) -> Said:
    """Give what the last word says, with an echo of what stands before it."""
    before = _whole_or_inner(words[:-1])
    return {k: 0.3 * v for k, v in before.items()} | dict(kinds)


def _whole_or_inner(words: list[str]) -> Said:
    return dict(_exact(words) or {}) or _inner(words)


def _inner(words: list[str]) -> Said:
    best: Said = {}
    for word in words:
        if not _too_short([word]) and word not in LOOSE:
            for kind in _exact([word]) or ():
                best[kind] = _INNER
    return best


def _too_short(words: Sequence[str]) -> bool:
    text = "".join(words)
    return text.isascii() and len(text) <= _SHORT and text not in KEPT_SHORT


KEPT_SHORT = frozenset(("id", "no", "ip", "dt", "nm", "cd", "nr", "at", "on", "yn", "pk", "ts", "tel"))
"""Short words that mean the same at the end of any name."""


def _inside(words: list[str]) -> Said:
    """Kinds where a known name stands inside a longer word: compounds, and scripts without spaces."""
    table = _table()
    best: Said = {}
    for word in words[:3]:
        wide = lexicon.unspaced(word)
        least = 1 if wide else _ENDING
        for length in range(min(len(word) - 1, 16), least - 1, -1):
            if kinds := table.get(word[-length:]):
                best |= dict.fromkeys(kinds, 0.75 if wide and length > 1 else _INSIDE)
                break
            if wide and length > 1 and (kinds := table.get(word[:length])):
                best |= dict.fromkeys(kinds, _INSIDE)
                break
    return best
