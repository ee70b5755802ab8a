"""Dates that SQL Server scripts write as the bytes of their storage: `CAST(0x0000A4C000000000 AS DateTime)`.

* Source: Microsoft, MS-TDS 2.2.5.5.1.8 (date and time) and 2.2.5.5.1.9
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_CAST = re.compile(
    rb"CAST\s*+\(\s*+0x([0-9A-F]{2,32})\s++AS\s++\[?(DATETIME|SMALLDATETIME|DATE)\]?\s*+\)", re.IGNORECASE
)
_EPOCH = datetime(1900, 1, 1)  # noqa: DTZ001 - the server's times have no zone
_TICKS = 300
"""Of a second."""


def time_of(expression: bytes) -> bytes | None:
    """Spell the time in a cast of bytes; None where the expression is no such cast.

    >>> time_of(b"CAST(0x0000A4C000C5C100 AS DateTime)"), time_of(b"CAST(0x9A3B0B AS Date)")
    (b'2015-06-23 12:00:00', b'2016-07-10')
    """
    found = _CAST.fullmatch(expression.strip())
    if found is None or len(found[1]) % 2:
        return None
    raw = bytes.fromhex(found[1].decode())
    kind = found[2].upper()
    try:
        if kind == b"DATE":
            return str(date.min + timedelta(int.from_bytes(raw, "little"))).encode()
        half = len(raw) // 2
        days = int.from_bytes(raw[:half], "big", signed=kind == b"DATETIME")
        rest = int.from_bytes(raw[half:], "big")
        passed = timedelta(days, minutes=rest) if kind == b"SMALLDATETIME" else timedelta(days, rest / _TICKS)
        return (_EPOCH + passed).isoformat(" ", "milliseconds").removesuffix(".000").encode()
    except OverflowError:
        return None
