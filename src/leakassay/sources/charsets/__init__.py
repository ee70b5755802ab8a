"""The charset of a text, found by trial.

Every charset is tried on the words of the text's beginning that hold bytes beyond ASCII; many decode,
so the one wins whose words are the likeliest in any language (`plausible`). Bytes that do not decode
cost, but exclude nothing: one broken line says little about a file.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from leakassay.sources.charsets.listing import ASCII, CHARSETS, UTF8, Charset
from leakassay.sources.charsets.plausible import cost
from leakassay.sources.charsets.wide import find_escaped, find_wide

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ASCII", "CHARSETS", "UTF8", "Charset", "find_charset"]

_WORD = re.compile(rb"(?<![0-9@-~])[0-9@-~]*+[\x80-\xff][0-9@-\xff]*")
"""Bytes up to the next that is part of a character in no charset (GB 18030 has digits in some).

It looks behind so that a long run of ASCII, such as a picture in base64, is tried once, not at each byte."""
_LONGEST = 96
_ENOUGH = 4_000
"""Bytes of words that are tried."""


def find_charset(raw: bytes, *, complete: bool) -> Charset:
    """Find the charset of a text's beginning. What is no text at all comes out as any charset."""
    found = find_wide(raw) or find_escaped(raw)
    if found is not None:
        return found
    if raw.isascii():
        return ASCII
    if _is_utf8(raw, complete=complete):
        return UTF8
    return _likeliest(b"\n".join((b"", *_words(raw), b"")))


def _likeliest(sample: bytes) -> Charset:
    """Choose by cost; what reads as the same text in several charsets is judged once."""
    best, least = UTF8, math.inf
    seen: set[str] = set()
    for charset in CHARSETS:
        text = charset.text(sample)
        if text in seen:
            continue
        seen.add(text)
        total = charset.unlikely + cost(text, least - charset.unlikely)
        if total < least:
            best, least = charset, total
    return best


def _is_utf8(raw: bytes, *, complete: bool) -> bool:
    """Tell whether all is UTF-8, but for a last character that may be cut off."""
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        return not complete and error.end == len(raw) and len(raw) - error.start < 4
    return True


def _words(raw: bytes) -> Iterable[bytes]:
    """Choose words from all over the text, each once."""
    words = list({word[:_LONGEST]: None for word in _WORD.findall(raw)})
    size = sum(map(len, words))
    return words[:: max(1, size // _ENOUGH)]
