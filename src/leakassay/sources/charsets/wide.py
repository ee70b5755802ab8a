"""Charsets that show by their bytes: UTF-16 and UTF-32, with and without a mark, and those of escapes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from leakassay.sources.charsets.listing import Charset

_MARKS = (
    (b"\xff\xfe\0\0", Charset("UTF-32", "utf-32")),
    (b"\0\0\xfe\xff", Charset("UTF-32", "utf-32")),
    (b"\xff\xfe", Charset("UTF-16", "utf-16")),
    (b"\xfe\xff", Charset("UTF-16", "utf-16")),
)
_UNMARKED = (
    Charset("UTF-32LE", "utf-32-le"),
    Charset("UTF-32BE", "utf-32-be"),
    Charset("UTF-16LE", "utf-16-le"),
    Charset("UTF-16BE", "utf-16-be"),
)
_ESCAPED = (
    (re.compile(rb"\x1b\$[@B(]|\x1b\([JI]"), Charset("ISO-2022-JP", "iso2022_jp_ext")),
    (re.compile(rb"\x1b\$\)C"), Charset("ISO-2022-KR", "iso2022_kr")),
    (re.compile(rb"~\{(?:[!-w][!-~]){2,}~\}"), Charset("HZ-GB-2312", "hz")),
)
_LOOK = 1 << 14
_LEAST_PLAIN = 0.9
_LEAST_ASCII = 0.02
_SPACE = frozenset("\t\n\r \ufeff")


def find_wide(raw: bytes) -> Charset | None:
    """Find UTF-16 or UTF-32; None where it is neither."""
    for mark, charset in _MARKS:
        if raw.startswith(mark) and _plainness(charset.text(raw[:_LOOK])) > 0:
            return charset
    sample = raw[:_LOOK]
    if len(sample) < 4 or sample.count(0) * 50 < len(sample):
        return None
    for charset in _UNMARKED:
        text = charset.text(sample)
        # Read the wrong way round, no line end, digit or delimiter is left.
        if sum(map(str.isascii, text)) > _LEAST_ASCII * len(text) and _plainness(text) >= _LEAST_PLAIN:
            return charset
    return None


def _plainness(text: str) -> float:
    """Share of characters that text has, less what speaks of a wrong reading."""
    kinds = Counter("space" if c in _SPACE else unicodedata.category(c) for c in text)
    bad = sum(kinds[k] for k in ("Cc", "Cn", "Co", "Cs", "So")) + text.count("\ufffd")
    return 1.0 - 4 * bad / len(text) if text else 0.0


def find_escaped(raw: bytes) -> Charset | None:
    """Find a charset that switches by escapes within seven bits; None where there are none."""
    if b"\x1b$" not in raw and b"~{" not in raw and b"\x1b(" not in raw:
        return None
    for pattern, charset in _ESCAPED:
        if pattern.search(raw) and raw.isascii() and charset.text(raw).count("\ufffd") * 200 < len(raw):
            return charset
    return None
