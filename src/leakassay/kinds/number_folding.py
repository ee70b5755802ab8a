"""Which characters of other scripts stand for which plain ones in numbers."""

from __future__ import annotations

MASKS = "*#X"
"""What stands for a hidden character, after folding."""
MASKED_LEAST = 3
MASKED_LENGTH = 6
_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50)
"""The zero of the Arabic, Persian, Devanagari, Bengali and Thai digits."""
_ONES = {
    **dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-"),
    **dict.fromkeys((0x00A0, 0x2009, 0x202F, 0x3000), " "),
    **dict.fromkeys((0x2022, 0x25CF, 0x00D7, 0x25A0, 0x2588), "*"),
}

FOLDED: dict[int, str] = {
    **{0xFF01 + i: chr(0x21 + i) for i in range(94)},
    **{zero + i: str(i) for zero in _ZEROS for i in range(10)},
    **_ONES,
}
"""Code point to the ASCII character it stands for, before letters are made capital."""


def fold(text: str) -> str:
    """Fold a text to ASCII where it stands for ASCII, and small letters to capital ones.

    >>> fold('３１０x−١٢é')
    '310X-12é'
    """
    return text.translate(FOLDED).translate(_CAPITAL)


_CAPITAL = {ord(c): c.upper() for c in "abcdefghijklmnopqrstuvwxyz"}
