"""How the values spread: fill, repeats, lengths, characters, scripts, patterns."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leakassay.recognise.features.column import Column

_MARKS = "-/:.,@_#()+%$\"'{|;&*=~\\?!°"
SCRIPTS: dict[str, str] = {
    "latin": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "han": "\u3400-\u4dbf\u4e00-\u9fff",
    "kana": "\u3040-\u30ff",
    "hangul": "\uac00-\ud7a3",
    "cyrillic": "\u0400-\u052f",
    "arabic": "\u0600-\u06ff\u0750-\u077f",
    "indic": "\u0900-\u0dff",
    "hebrew": "\u0590-\u05ff",
    "thai": "\u0e00-\u0e7f",
    "greek": "\u0370-\u03ff",
    "caucasus": "\u0530-\u058f\u10a0-\u10ff",
    "burmese": "\u1000-\u109f\u1780-\u17ff",
}
"""Scripts as ranges of characters."""
_SCRIPT = {name: re.compile(f"[{span}]") for name, span in SCRIPTS.items()}
_PATTERN = (
    (re.compile(r"\d"), "9"),
    (re.compile(r"[A-Z]"), "A"),
    (re.compile(r"[a-z]"), "a"),
    (re.compile(r"[^\x00-\x7f]"), "字"),
)


def pattern(value: str) -> str:
    """Give the outward pattern of a value: letters and digits by class, runs of letters shortened.

    >>> pattern('Ab-1234')
    'Aa-9999'
    """
    for find, put in _PATTERN:
        value = find.sub(put, value[:40])
    return value


def _quantiles(name: str, data: Sequence[float]) -> dict[str, float]:
    array = np.asarray(data or [0.0], float)
    low, mid, high = np.quantile(array, (0.05, 0.5, 0.95))
    return {
        f"{name}.low": float(low),
        f"{name}.mid": float(mid),
        f"{name}.high": float(high),
        f"{name}.mean": float(array.mean()),
        f"{name}.deviation": float(array.std()),
    }


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(1 for v in values if test(v)) / max(1, len(values))


def counts(column: Column) -> dict[str, float]:
    """Fill and repeats."""
    tally = column.counts.astype(float)
    filled = max(1.0, float(column.filled))
    shares = tally / filled
    entropy = float(-(shares * np.log(np.maximum(shares, 1e-12))).sum())
    different = max(1, len(tally))
    return {
        "fill": column.filled / max(1, column.rows),
        "rows.log": float(np.log1p(column.filled)),
        "different.share": different / filled,
        "different.log": float(np.log(different)),
        "different.few": float(different <= max(2, 0.05 * filled)),
        "unique": float(different == column.filled),
        "once": float((tally == 1).sum()) / different,
        "commonest": float(shares[0]) if len(shares) else 0.0,
        "second": float(shares[1]) if len(shares) > 1 else 0.0,
        "two": float(different == 2),
        "top10": float(shares[:10].sum()),
        "entropy": entropy,
        "entropy.share": entropy / float(np.log(different)) if different > 1 else 0.0,
        "several": min(column.several, 20.0),
    }


def writing(column: Column) -> dict[str, float]:
    """Lengths, characters, scripts, case and patterns."""
    values = column.values
    patterns: dict[str, int] = {}
    for value in values:
        shape = pattern(value)
        patterns[shape] = patterns.get(shape, 0) + 1
    return {
        **_characters(values),
        **_words(values),
        "patterns": len(patterns) / max(1, len(values)),
        "pattern.top": max(patterns.values(), default=0) / max(1, len(values)),
    }


def _characters(values: Sequence[str]) -> dict[str, float]:
    """Which characters there are: digits, letters by case and script, marks."""
    joined = "".join(values)
    head, total = joined[:20_000], max(1, len(joined))
    some = min(total, 20_000)
    present, wide = set(joined), [v for v in values if not v.isascii()]
    n = max(1, len(values))
    found = {
        "digits": sum(map(str.isdigit, head)) / some,
        "upper": sum(map(str.isupper, head)) / some,
        "lower": sum(map(str.islower, head)) / some,
        "space": joined.count(" ") / total,
        "any.digit": _share(values, lambda v: any(map(str.isdigit, v))),
        "all.digit": sum(map(str.isdigit, values)) / n,
        "all.upper": sum(map(str.isupper, values)) / n,
        "all.lower": sum(map(str.islower, values)) / n,
        "title": sum(map(str.istitle, values)) / n,
        "alpha": sum(map(str.isalpha, values)) / n,
    }
    for mark in _MARKS:
        found[f"mark.{mark}"] = sum([mark in v for v in values]) / n if mark in present else 0.0
    for name, script in _SCRIPT.items():
        looked = values if name == "latin" else wide
        found[f"script.{name}"] = sum([script.search(v) is not None for v in looked]) / n
    return found


def _words(values: Sequence[str]) -> dict[str, float]:
    """How long the values are, in characters and in words."""
    lengths = [float(len(v)) for v in values]
    spaces = [v.count(" ") for v in values]
    n = max(1, len(values))
    return {
        "length.same": max(Counter(lengths).values(), default=0) / n,
        "first.upper": _share(values, lambda v: v[:1].isupper()),
        "lines": _share(values, lambda v: "\n" in v),
        "one.word": spaces.count(0) / n,
        "two.words": spaces.count(1) / n,
        "three.words": spaces.count(2) / n,
        "many.words": sum([s > 7 for s in spaces]) / n,
        **_quantiles("length", lengths),
        **_quantiles("words", [s + 1.0 for s in spaces]),
    }
