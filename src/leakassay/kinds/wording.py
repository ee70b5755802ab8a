"""A kind that is words: what a value must outwardly be, before any list of names is asked.

Whether a column holds names of people or of places is for `recognise`: one value cannot say.
Here only what no such value has is a fault: control characters, long runs of digits, marks.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from leakassay.kernels.words import check
from leakassay.kinds.interface import Kind, Malformed, mask_all
from leakassay.kinds.shape import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from leakassay.kinds.interface import Sensitivity, Strings

REASONS = ("length", "control characters", "marks", "digits", "no letters")
NAME_MARKS = '@\\<>{}[]|=_#$%^~"?!+;:*'
"""What no name of a person has."""
WORD_MARKS = "@\\<>{}|=^~"
"""What no place, profession or organisation has."""
ANY_DIGITS = 1 << 20

_SPACES = re.compile(r"\s+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LETTER = re.compile("[A-Za-z\u00c0-\u1fff\u2c00-\u2fff\u3040-\ufdff\ufe70-\uffef\U00010000-\U0010ffff]")
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class Wording:
    """Bounds of a kind of words."""

    longest: int
    """Characters."""
    digits: int = 0
    """The longest run of digits that may occur."""
    marks: str = WORD_MARKS
    """ASCII characters that may not occur."""
    letters: bool = True
    """Whether a letter must occur."""
    shortest: int = 1

    @cached_property
    def _barred(self) -> NDArray[np.uint8]:
        table = np.zeros(128, np.uint8)
        table[[ord(c) for c in self.marks]] = 1
        return table

    def _fault(self, text: str) -> str:
        tests = (
            not self.shortest <= len(text) <= self.longest,
            _CONTROL.search(text) is not None,
            any(c in self.marks for c in text),
            max((len(run) for run in _DIGITS.findall(text)), default=0) > self.digits,
            self.letters and _LETTER.search(text) is None,
        )
        return next((reason for reason, bad in zip(REASONS, tests, strict=True) if bad), "")

    def canonical(self, text: str) -> str:
        """Give the value in compatible Unicode form (NFKC) with single spaces; Malformed if it cannot be."""
        text = text.strip(SPACE)
        if fault := self._fault(text):
            raise Malformed(fault)
        return _SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip()

    def faults(self, strings: Strings) -> NDArray[np.uint8]:
        """(n,) fault codes by REASONS."""
        out = np.zeros(len(strings), np.uint8)
        codes = np.arange(1, len(REASONS) + 1, dtype=np.uint8)
        check(
            strings.offsets, strings.data, self.shortest, self.longest, self.digits, self.letters,
            self._barred, codes, out,
        )  # fmt: skip
        return out

    def kind(self, name: str, sensitivity: Sensitivity, mask: Callable[[str], str] = mask_all) -> Kind:
        """Make the kind of these bounds; `mask` is what a report may show of a value."""
        return Kind(name, sensitivity, self.canonical, REASONS, self.faults, mask=mask)


def initial(text: str) -> str:
    """Show the first letter of each word, for names of people.

    >>> initial('Ada Lovelace')
    'A. L.'
    """
    return " ".join(f"{word[0]}." for word in text.split()[:4])


def whole(text: str) -> str:
    """Show the value, where it is shared by many and says nothing that hurts."""
    return text
