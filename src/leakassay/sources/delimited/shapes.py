"""What a cell looks like: the shapes by which a dialect and a header are told."""

from __future__ import annotations

import re

_FLOAT = r"[-+]?\d*\.\d+(?:[eE][-+]?\d+)?"
_DAY = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[AaPp][Mm])?"
_FLOAT = r"[-+]?\d*\.\d+(?:[eE][-+]?\d+)?"
_DAY = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[AaPp][Mm])?"
_SHAPES = (
    ("empty", r"\s*|\\N|(?i:n/?a|null|none|nil|nan)|-"),
    ("whole", r"[-+]?\d{1,20}"),
    ("number", rf"[-+]?[$€£¥]?\s?\d{{1,3}}(?:[,. '\xa0]?\d{{3}})*(?:[.,]\d+)?\s?[%€]?|{_FLOAT}"),
    ("date", rf"{_DAY}|\d{{1,2}}[ -][A-Za-z]{{3,9}}[ -]\d{{2,4}}|\d{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)?"),
    ("time", _CLOCK),
    ("instant", rf"{_DAY}[T ]{_CLOCK}(?:\s?(?:Z|UTC|[-+]\d{{2}}:?\d{{2}}))?"),
    ("address", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    ("link", r"(?:https?|ftp)://\S+|www\.\S+"),
    ("network", r"\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?|[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}"),
    ("phone", r"\+?[\d() .-]{7,20}(?:\s?x\d+)?"),
    ("hex", r"\{?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\}?|[0-9A-Fa-f]{16,128}"),
    ("token", r"[A-Za-z]{0,8}[-_]?\d[\w./-]*|[\w-]*\d"),
    ("word", r"[^\W\d_]+"),
    ("name", r"[A-Za-z_][A-Za-z0-9_]*(?:[._][A-Za-z0-9_]+)*"),
    ("words", r"[\w'’.&()/#%+*!?°º-]+(?: +[\w'’.&()/#%+*!?°º-]+){0,11}"),
)
_CELL = re.compile("|".join(f"(?P<{name}>(?:{pattern})$)" for name, pattern in _SHAPES))

DATA = frozenset({"whole", "number", "date", "time", "instant", "address", "link", "network", "phone", "hex"})
"""Shapes that a header hardly has."""
SAMPLE = 200
"""Characters of a cell that are looked at."""


def shape_of(cell: str) -> str:
    """Name the shape of a cell; `text` where it has none.

    >>> [shape_of(cell) for cell in ("", "12", "3.50", "a@b.cn", "Anna Lee", "x;y|z")]
    ['empty', 'whole', 'number', 'address', 'words', 'text']
    """
    if len(cell) > SAMPLE:
        return "long"
    found = _CELL.match(cell.strip())
    return found.lastgroup or "text" if found else "text"
