"""Names in SQL: of tables and columns, in the quotes of every dialect."""

from __future__ import annotations

import re

SPACE = r"(?:\s|--[^\n]*+\n|/\*(?:[^*]|\*(?!/))*+\*/)"
"""White space, comments among it."""
NAME = (
    r"(?:`(?:[^`]|``)*+`|\"(?:[^\"]|\"\")*+\"|\[(?:[^\]]|\]\])*+\]"
    r"|[A-Za-z_\x80-\xff][\w\x80-\xff$#@-]*+|[#@][\w\x80-\xff$#@]++)"
)
"""One part of a name, as it is written. Text here is bytes read as Latin-1, so that places stay the same."""
QUALIFIED = rf"{NAME}(?:\s*+\.\s*+(?:{NAME})?)*+"
"""A name with the database and schema before it, as in `a.b.c` or `a..c`."""
LIST = r"(?:[^()'\"`\[\]]|`(?:[^`]|``)*+`|\"(?:[^\"]|\"\")*+\"|\[(?:[^\]]|\]\])*+\])*+"
"""What stands between the brackets of a list of names."""

_PART = re.compile(NAME, re.ASCII)
_HOME = frozenset({"public", "dbo", "main"})
"""Schemas that a table is in where nothing is said."""


def bare(name: str) -> str:
    """Take a name out of its quotes.

    >>> bare("`a``b`"), bare("[x]"), bare("id")
    ('a`b', 'x', 'id')
    """
    name = name.encode("latin-1", "replace").decode("utf-8", "replace")
    quote = name[:1]
    if quote in ("`", '"'):
        return name[1:-1].replace(quote * 2, quote)
    return name[1:-1].replace("]]", "]") if quote == "[" else name


def parts(name: str) -> tuple[str, ...]:
    """Give the parts of a qualified name.

    >>> parts('"hr" . [jobs]')
    ('hr', 'jobs')
    """
    return tuple(bare(found) for found in _PART.findall(name))


def listed(names: str) -> tuple[str, ...]:
    """Give the names of a list, with whatever follows each left out.

    >>> listed("`id`, [full name] , x asc")
    ('id', 'full name', 'x')
    """
    found = []
    at = 0
    while at < len(names):
        name = _PART.search(names, at)
        if name is None:
            break
        found.append(bare(name.group()))
        comma = names.find(",", name.end())
        at = len(names) if comma < 0 else comma + 1
    return tuple(found)


def shown(qualified: tuple[str, ...], place: str) -> str:
    """Name a table for people: with its schema where that is told and is not the usual one.

    `place`: the database or search path in force, empty where it is the first of the file.

    >>> shown(("dbo", "Users"), ""), shown(("hr", "jobs"), ""), shown(("t",), "second")
    ('Users', 'hr.jobs', 'second.t')
    """
    outer = [part for part in qualified[-2:-1] if part.lower() not in _HOME]
    if not outer and place:
        outer = [place]
    return ".".join([*outer, qualified[-1]])
