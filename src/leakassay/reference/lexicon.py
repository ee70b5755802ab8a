"""Which words are names, places, professions …: one hashed table of words for all scripts.

The table (`reference/words/lexicon.npz`, built by `reference-data/build_words.py`) holds a
32-bit hash of each folded word or phrase and the set of its classes as bits. One word in some
ten thousand that is in no list hits by chance of the hash: the shares that rest on it are far larger.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from leakassay.kernels.hashed_words import HashedWords

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

CLASSES = (
    "given", "given_common", "family", "family_common", "place", "place_common", "region",
    "country", "nationality", "occupation", "organisation", "education", "street", "party",
    "religion", "ethnicity", "health", "marital", "relation", "title", "sex", "flag", "function",
    "month", "orientation", "crime", "watch", "event", "biometric", "language", "status", "word",
)  # fmt: skip
"""Bit i of a mask says that the word is of CLASSES[i]."""

SPELLED = ("given", "family", "place", "word", "occupation", "organisation")
"""What the spelling of a word alone may tell apart, for words in no list."""

SPELLING_BITS = 15

_TOKEN = re.compile(r"[^\s\d!-/:-@\[-`{-~\u00a0-\u00bf‐-‧‹›、。，；：（）「」『』・《》！？।…]+")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3]")
_LONGEST = 8


def _folding() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0xC0, 0x250), *range(0x386, 0x3CF), *range(0x1E00, 0x2000)):
        bare = "".join(c for c in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(c))
        if bare != chr(code):
            table[code] = bare
    table.update({0x142: "l", 0xF8: "o", 0x111: "d", 0x131: "i", 0xDF: "ss", 0xE6: "ae", 0x153: "oe"})
    table.update({0x2019: "'", 0x0640: "", 0x451: "е"})
    return table


_FOLD = _folding()


def fold(text: str) -> str:
    """One spelling for lookups: compatible forms united, no case, no accents on Latin and Greek.

    >>> fold('ＭÜLLER')
    'muller'
    """
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFC", lowered).translate(_FOLD).replace("\u0307", "")


def words(folded: str) -> list[str]:
    """Give the words of a folded value, without digits and punctuation.

    >>> words('12, rue de la paix')
    ['rue', 'de', 'la', 'paix']
    """
    return _TOKEN.findall(folded)


def key(folded: str) -> int:
    """Give the hash under which a folded word stands in the table."""
    return crc32(folded.encode("utf-8", "surrogatepass"))


@cache
def _table() -> HashedWords:
    """Read the shipped table: hash to mask."""
    path = resources.files("leakassay.reference") / "words" / "lexicon.npz"
    with path.open("rb") as file, np.load(file) as arrays:
        keys = np.cumsum(arrays["steps"], dtype=np.uint32)
        return HashedWords(keys, arrays["which"], arrays["sets"])


@cache
def _spelling() -> NDArray[np.float32]:
    """Log-odds of each class by hashed run of letters, shape (2**SPELLING_BITS, len(SPELLED))."""
    path = resources.files("leakassay.reference") / "words" / "spelling.npz"
    with path.open("rb") as file, np.load(file) as arrays:
        table: NDArray[np.float32] = arrays["table"].astype(np.float32) / 16.0
    return table


def mask(folded: str) -> int:
    """Give the classes of a folded word or phrase as bits; 0 where it is in no list."""
    return _table().get(key(folded))


def grams(folded: str) -> list[int]:
    """Give the hashed runs of two to four letters of a word, with its ends marked."""
    marked = f"^{folded[:24]}$"
    size = len(marked)
    bits = (1 << SPELLING_BITS) - 1
    return [
        crc32(marked[i : i + n].encode("utf-8", "surrogatepass")) & bits
        for n in (2, 3, 4)
        for i in range(size - n + 1)
    ]


@lru_cache(maxsize=1 << 16)
def spelling(folded: str) -> tuple[float, ...]:
    """Mean log-odds of SPELLED by spelling alone."""
    found: NDArray[np.float32] = _spelling()[grams(folded)].mean(axis=0)
    return tuple(found.tolist())


def unspaced(token: str) -> bool:
    """Whether the word is of a script that is written without spaces, or in blocks."""
    return _UNSPACED.match(token) is not None


def pieces(token: str) -> list[tuple[str, int]]:
    """Cut a run of unspaced writing into known words, longest first; unknown letters stay out.

    Returns the words with their masks.
    """
    table = _table()
    found: list[tuple[str, int]] = []
    start, size = 0, min(len(token), 64)
    while start < size:
        for length in range(min(_LONGEST, size - start), 0, -1):
            part = token[start : start + length]
            bits = table.get(key(part))
            if bits:
                found.append((part, bits))
                start += length
                break
        else:
            start += 1
    return found


def bits_of(masks: Iterable[int]) -> NDArray[np.bool_]:
    """Masks as booleans, shape (n, len(CLASSES))."""
    array = np.fromiter(masks, np.uint32)
    return (array[:, None] >> np.arange(len(CLASSES), dtype=np.uint32)[None, :] & 1).astype(bool)
