"""Do addresses, user names and full names carry the names that stand beside them?

* Claim tested: the words of a row belong to one person
* Needs: `measures.rows`, two columns of text
* If authentic: where two columns share words, they do so in most rows; mail addresses carry the name in many
* If generated column by column, or shuffled: no more often than with another row's
* Cannot tell: languages written in other scripts than their addresses; numbers as user names
* Source: METHOD.md 2.2, 2.4 T09
"""

from __future__ import annotations

import unicodedata
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

from leakassay.evidence.interface import Test
from leakassay.evidence.sampled import NAMES, once
from leakassay.records import Feature, Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import Leak
    from leakassay.evidence.sampled import Column, Sample

_ROWS = 300
_HANDLES = frozenset({"email", "username", "social_handle"})
_RELATED = 0.04
"""From so much beyond chance on, two columns share words at all."""
_MOST_COLUMNS = 10


def run(leak: Leak) -> Iterator[Finding]:
    """Score: share of rows in which the one column carries a word of the other, less that of other rows."""
    for sample in leak.samples():
        found = shared_words(sample)
        if found:
            yield _judge(sample, found)
        else:
            yield Finding(
                "T09", sample.table.name, (), 0, "silent", None, Text("no two columns hold enough text")
            )


def shared_words(sample: Sample) -> dict[tuple[str, str], float]:
    """By two columns of text: rows in which the second carries a word of the first, beyond other rows."""
    return once(sample, "words", lambda: _shared_words(sample))


def _shared_words(sample: Sample) -> dict[tuple[str, str], float]:
    texts = [c for c in sample.telling if c.text and len(c.values) > 20][:_MOST_COLUMNS]
    return {
        (a.name, b.name): shared
        for a, b in permutations(texts, 2)
        if (shared := _shared(sample, a, b)) is not None
    }


def _judge(sample: Sample, found: dict[tuple[str, str], float]) -> Finding:
    kinds = {c.name: c.kind for c in sample.columns}
    own = [s for (a, b), s in found.items() if kinds[a] in NAMES and kinds[b] in _HANDLES]
    names = [s for (a, b), s in found.items() if kinds[a] in NAMES and kinds[b] in NAMES]
    related = [s for s in found.values() if s > _RELATED]
    features = {"T09.related": (len(related) + 0.5) / (len(found) + 1), "T09.most": max(found.values())}
    if own:
        features["T09.own_name"] = max(own)
    if names:
        features["T09.names"] = max(names)
    if related:
        features["T09.partly"] = 1 - max(related)
        features["T09.mean"] = float(np.mean(related))
    (left, right), most = max(found.items(), key=lambda one: one[1])
    text = Text(
        "{right} carries a word of {left} in {most:.0%} of the rows beyond those of other rows",
        {"left": left, "right": right, "most": most},
    )
    return Finding(
        "T09", sample.table.name, (left, right), _ROWS, "silent", most, text, ("S", "G", "M"), features
    )


def _shared(sample: Sample, left: Column, right: Column) -> float | None:
    rows = np.flatnonzero((left.codes >= 0) & (right.codes >= 0))
    rows = sample.rng("own name").permutation(rows)[:_ROWS]
    if len(rows) < 60:
        return None
    words = [_words(left.values[c]) for c in left.codes[rows]]
    texts = [_plain(right.values[c]) for c in right.codes[rows]]
    own = np.mean([_carries(w, t) for w, t in zip(words, texts, strict=True)])
    others = np.mean([_carries(w, t) for w, t in zip(words, texts[7:] + texts[:7], strict=True)])
    return float(own - others) / max(1 - float(others), 0.05)


def _plain(text: str) -> str:
    """Small letters without marks."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _words(text: str) -> list[str]:
    plain = "".join(c if c.isalpha() else " " for c in _plain(text))
    return [w for w in plain.split() if len(w) >= 3 or (w and not w.isascii() and len(w) >= 2)]


def _carries(words: list[str], text: str) -> bool:
    return any(w in text for w in words)


TEST = Test(
    number="T09",
    claim="Do addresses and user names carry the names beside them?",
    separates=("S", "G", "M"),
    run=run,
    group="identity",
    features=(
        Feature(
            "T09.own_name",
            "mail addresses and user names that carry the row's name: 0 as by chance, 1 all",
            -0.2,
            1.0,
        ),
        Feature("T09.names", "name columns that carry each other's words: 0 as by chance, 1 all", -0.2, 1.0),
        Feature("T09.related", "share of pairs of text columns that share words", 0.0, 1.0),
        Feature("T09.most", "how far the closest pair of text columns shares words", -0.1, 1.0),
        Feature("T09.partly", "rows in which the closest related pair shares no word", 0.0, 1.0),
        Feature("T09.mean", "how far related pairs share words, mean", 0.0, 1.0),
    ),
)
