"""Names from the data, made safe to show: a column may be called anything."""

from __future__ import annotations

import unicodedata

_LONGEST = 80
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories that move the cursor, turn the direction of writing, or cannot be seen."""


def visible(name: str, most: int = _LONGEST) -> str:
    r"""Give a name with everything that a terminal or page would obey written out, and cut.

    >>> print(visible("a\x1b[2Jb\u202ec"))
    a\x1b[2Jb\u202ec
    """
    shown = "".join(c if unicodedata.category(c) not in _HIDDEN else _escape(c) for c in name)
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def _escape(c: str) -> str:
    code = ord(c)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
