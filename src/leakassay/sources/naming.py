"""Names of inputs: what a file or member is called for people, and which table its rows make.

A name may be anything, from an archive above all: it is text to show, never a path to follow.
"""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 200
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories that move the cursor, turn the direction of writing, or cannot be seen."""
_EXTENSION = re.compile(r"(?<=[^/])\.[A-Za-z][A-Za-z0-9]{0,8}$")
_PACKED = frozenset(["gz", "gzip", "bz2", "xz", "lzma", "zst", "zstd", "lz4"])
"""Extensions that say how a file is compressed, not what it is: the one before goes as well."""
_CLUTTER = re.compile(
    r"(?:^|/)(?:\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini|__MACOSX(?:/.*)?)$", re.IGNORECASE
)


def shown(name: str) -> str:
    r"""Give a name without anything that leads elsewhere or that a terminal would obey, cut at 200.

    >>> shown("..\\../etc//pass\x1b[2Jwd.csv")
    'etc/pass\ufffd[2Jwd.csv'
    >>> shown("/..")
    'unnamed'
    """
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    text = "/".join(parts) or "unnamed"
    text = "".join("\ufffd" if unicodedata.category(c) in _HIDDEN else c for c in text)
    return text if len(text) <= _LONGEST else "…" + text[1 - _LONGEST :]


def table_of(name: str) -> str:
    """Give the name of the one table of an input: its own name without extensions.

    >>> table_of("2021/people.csv.gz")
    '2021/people'
    >>> table_of(".csv")
    '.csv'
    """
    packed = _EXTENSION.search(name)
    if packed is not None and packed[0][1:].lower() in _PACKED:
        name = name[: packed.start()]
    return _EXTENSION.sub("", name) or name


def is_clutter(name: str) -> bool:
    """Tell whether an operating system leaves such a file in every folder, with no record in it.

    >>> is_clutter("a/__MACOSX/._people.csv"), is_clutter("people.csv")
    (True, False)
    """
    return _CLUTTER.search(name) is not None
