"""How likely is a text, in whichever language it is likeliest? For telling charsets apart.

The cost of a text is minus the logarithm of its probability: of each letter after the one before it, in
the language that fits best; of upper and lower case as words have them; of signs; of scripts that mix
inside a word. Only what stands next to characters beyond ASCII is counted.

* Table: `reference/charsets/profiles.npz`, by `reference-data/build_charsets.py`
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PLAIN, _LOWER, _UPPER, _LETTER, _USUAL, _SYMBOL, _DRAWING, _CONTROL, _NEVER = range(9)
_SIGNS = np.array([0.0, 0.0, 0.0, 0.0, 5.5, 8.5, 10.0, 11.0, 13.0])
"""[P] Nats that a character of each class costs where it is no letter."""
_BESIDE_LETTERS = 3.0
"""A sign between two letters."""
_BY_DIGIT = 3.0
"""A usual sign beside a digit, as of degrees and money, costs this much less."""
_LONE_LETTER = 4.0
"""A letter beyond ASCII that is a word by itself."""
_UNSEEN = 11.0
"""A letter that the language does not have."""
_BACKOFF = 1.0
"""A pair that the language was not seen to have, beyond its letter's own cost."""
_WORD_END = 3.0
_FOREIGN = 2.5
"""A pair as another language of the script has it: names travel."""
_MIXED = 6.0
"""Two scripts in one word; Latin beside East Asian ones costs less."""
_MIXED_EAST = 2.0
_INNER_CAPITAL, _AFTER_CAPITALS, _CAPITAL, _CAPITALS, _SMALL = 5.0, 4.0, 0.8, 0.5, 0.3
_ALONE = np.uint32(1 << 31)
_ASTRAL = 0x2603
"""Stands for any character beyond the first 65,536: a sign."""


@dataclass(frozen=True, slots=True)
class Profiles:
    """The table: characters, and letters in languages."""

    classes: NDArray[np.uint8]
    folded: NDArray[np.uint16]
    scripts: NDArray[np.uint8]
    names: tuple[str, ...]
    """Of scripts."""
    keys: tuple[NDArray[np.uint32], ...]
    """By language."""
    costs: tuple[NDArray[np.float64], ...]
    languages: tuple[tuple[int, ...], ...]
    """Numbers of the languages of each script."""


@lru_cache(maxsize=1)
def profiles() -> Profiles:
    """Load the table, once."""
    with (files("leakassay.reference") / "charsets" / "profiles.npz").open("rb") as file:
        data = np.load(file)
        table = {name: data[name] for name in data.files}
    borders = list(zip(table["starts"][:-1].tolist(), table["starts"][1:].tolist(), strict=True))
    orders = [start + np.argsort(table["keys"][start:end]) for start, end in borders]
    names = tuple(table["script_names"].tolist())
    of = table["language_scripts"].tolist()
    return Profiles(
        table["classes"],
        table["folded"],
        table["scripts"],
        names,
        tuple(table["keys"][order] for order in orders),
        tuple(table["values"][order] / 16.0 for order in orders),
        tuple(tuple(i for i, script in enumerate(of) if script == s) for s in range(len(names))),
    )


def cost(text: str, enough: float = math.inf) -> float:
    """Give the cost of a text in nats; any figure above `enough` where it is more than that."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    codes = np.where(codes < 0x10000, codes, _ASTRAL)
    table = profiles()
    classes = table.classes[codes]
    letter = (classes >= _LOWER) & (classes <= _LETTER)
    counted = _near(codes >= 0x80, letter | (codes >= 0x80))
    scripts = np.where(letter, table.scripts[codes], 0)
    shown = np.where(letter, table.folded[codes], 0).astype(np.uint32)
    pairs = counted[1:] | counted[:-1]
    digit = (codes >= ord("0")) & (codes <= ord("9"))
    total = _sign_costs(classes, letter, digit) + _case_costs(classes, codes, pairs)
    if total > enough:
        return total
    return total + _script_costs(scripts, pairs) + _letter_costs(shown, scripts, codes, pairs)


def _near(mark: NDArray[np.bool_], inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Say which characters are in a run of `inside` ones that holds a marked one."""
    if not len(mark):
        return mark
    runs = np.cumsum(np.concatenate(([0], inside[1:] != inside[:-1])))
    marked = np.zeros(int(runs[-1]) + 1, np.bool_)
    marked[runs[mark]] = True
    return cast("NDArray[np.bool_]", marked[runs] & inside)


def _sign_costs(classes: NDArray[np.uint8], letter: NDArray[np.bool_], digit: NDArray[np.bool_]) -> float:
    between = letter[:-2] & letter[2:] & (classes[1:-1] >= _SYMBOL)
    by_digit = (digit[:-2] | digit[2:]) & (classes[1:-1] == _USUAL)
    return float(
        _SIGNS[classes].sum()
        + _BESIDE_LETTERS * np.count_nonzero(between)
        - _BY_DIGIT * np.count_nonzero(by_digit)
    )


def _case_costs(classes: NDArray[np.uint8], codes: NDArray[Any], pairs: NDArray[np.bool_]) -> float:
    """Count how words are capitalised, where a letter beyond ASCII takes part."""
    before, after = classes[:-1], classes[1:]
    taking = pairs & ((codes[:-1] >= 0x80) | (codes[1:] >= 0x80))
    begins = (before < _LOWER) | (before > _LETTER)
    upper, lower = taking & (after == _UPPER), taking & (after == _LOWER)
    alone = (upper | lower)[:-1] & begins[:-1] & ((after[1:] < _LOWER) | (after[1:] > _LETTER))
    third = lower[1:] & (before[1:] == _UPPER) & ~begins[:-1]
    return float(
        _INNER_CAPITAL * np.count_nonzero(upper & (before == _LOWER))
        + _AFTER_CAPITALS * np.count_nonzero(third)
        + _CAPITAL * np.count_nonzero(upper & begins)
        + _CAPITALS * np.count_nonzero(upper & (before == _UPPER))
        + _SMALL * np.count_nonzero(lower & begins)
        + _LONE_LETTER * np.count_nonzero(alone & (codes[1:-1] >= 0x80))
    )


def _script_costs(scripts: NDArray[np.uint8], pairs: NDArray[np.bool_]) -> float:
    names = profiles().names
    before, after = scripts[:-1], scripts[1:]
    mixed = pairs & (before != after) & (before > 0) & (after > 0)
    east = names.index("Han")
    kana_or_han = (before[mixed] >= east) & (after[mixed] >= east)
    one_east = ((before[mixed] >= east) | (after[mixed] >= east)) & ~kana_or_han
    rest = np.count_nonzero(~kana_or_han & ~one_east)
    return float(_MIXED_EAST * np.count_nonzero(one_east) + _MIXED * rest)


def _letter_costs(
    shown: NDArray[np.uint32], scripts: NDArray[np.uint8], codes: NDArray[Any], pairs: NDArray[np.bool_]
) -> float:
    """Cost of the letters in the language that fits best, of the script that most of them are in."""
    table = profiles()
    found = np.bincount(scripts[codes >= 0x80], minlength=len(table.names))
    found[0] = 0
    han = table.names.index("Han")
    found[han] += found[han + 1]
    script = int(found.argmax()) if found.any() else table.names.index("Latin")
    keys, counts = np.unique((shown[:-1] << 16 | shown[1:])[pairs], return_counts=True)
    keys, counts = keys[keys > 0], counts[keys > 0]
    languages = table.languages[script if table.languages[script] else table.names.index("Latin")]
    costs = np.array([_costs(keys, language) for language in languages])
    least = np.minimum(costs, costs.min(axis=0) + _FOREIGN)
    return float((least * counts).sum(axis=1).min())


_EAST_ASIAN_SIZE = 3_000


def _costs(keys: NDArray[np.uint32], language: int) -> NDArray[np.float64]:
    """Cost of each pair in one language."""
    table = profiles()
    second = (keys & 0xFFFF).astype(np.uint32)
    pair, has_pair = _look_up(keys, language)
    single, has_single = _look_up(second | _ALONE, language)
    single = np.where(has_single, single, _UNSEEN)
    if len(table.keys[language]) > _EAST_ASIAN_SIZE:
        costs = np.where(second > 0, single, 0.0)
    else:
        costs = np.where(has_pair, pair, np.where(second > 0, single + _BACKOFF, _WORD_END))
    plain = (second < 0x80) & (keys >> 16 < 0x80)
    if plain.any() and language:
        english, known = _look_up(keys, 0)
        english = np.where(known, english, _WORD_END + _BACKOFF)
        costs = np.where(plain, np.minimum(costs, english), costs)
    return cast("NDArray[np.float64]", costs)


def _look_up(keys: NDArray[np.uint32], language: int) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    table = profiles()
    own = table.keys[language]
    at = np.minimum(np.searchsorted(own, keys), len(own) - 1)
    return table.costs[language][at], own[at] == keys
