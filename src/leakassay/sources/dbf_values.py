"""The field types of dBASE and FoxPro tables, and their code pages.

* Sources: dBASE III+ and IV file structure; Visual FoxPro table structure and language driver
  identifiers (Microsoft)
"""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from leakassay.sources.cells import text_of

Reader = Callable[[Sequence[bytes]], tuple[list[str | None], list[int]]]
"""Fields of one column to texts, and the numbers of those that are not of the charset."""

CODE_PAGES: Mapping[int, str] = {
    0x01: "cp437", 0x02: "cp850", 0x03: "windows-1252", 0x04: "macintosh",
    0x08: "cp865", 0x09: "cp437", 0x0A: "cp850", 0x0B: "cp437", 0x0D: "cp437", 0x0E: "cp850",
    0x0F: "cp437", 0x10: "cp850", 0x11: "cp437", 0x12: "cp850", 0x13: "shift_jis", 0x14: "cp850",
    0x15: "cp437", 0x16: "cp850", 0x17: "cp865", 0x18: "cp437", 0x19: "cp437", 0x1A: "cp850",
    0x1B: "cp437", 0x1C: "cp863", 0x1D: "cp850", 0x1F: "cp852", 0x22: "cp852", 0x23: "cp852",
    0x24: "cp860", 0x25: "cp850", 0x26: "cp866", 0x37: "cp850", 0x40: "cp852",
    0x4D: "gb18030", 0x4E: "euc-kr", 0x4F: "big5", 0x50: "cp874",
    0x57: "windows-1252", 0x58: "windows-1252", 0x59: "windows-1252",
    0x64: "cp852", 0x65: "cp866", 0x66: "cp865", 0x67: "cp861", 0x6A: "cp737", 0x6B: "cp857",
    0x6C: "cp863", 0x78: "big5", 0x79: "euc-kr", 0x7A: "gb18030", 0x7B: "shift_jis",
    0x7C: "cp874", 0x7D: "windows-1255", 0x7E: "windows-1256", 0x86: "cp737", 0x87: "cp852",
    0x88: "cp857", 0xC8: "windows-1250", 0xC9: "windows-1251", 0xCA: "windows-1254",
    0xCB: "windows-1253", 0xCC: "windows-1257",
}  # fmt: skip
"""Language driver byte to charset; 0 and others say nothing."""

_JULIAN_TO_ORDINAL = 1_721_425
"""Julian day number of 1 January of the year 1, less one."""


def reader_of(kind: str, width: int, charset: str) -> Reader:
    """Give the reader of a field type; a type that is not known reads as text."""
    if kind in "MGPBW" and width != 8:
        return partial(_each, _memo)
    scalar = _SCALARS.get((kind, width)) or _SCALARS.get((kind, 0))
    return partial(_each, scalar) if scalar is not None else partial(_texts, charset)


def _each(
    scalar: Callable[[bytes], str | None], fields: Sequence[bytes]
) -> tuple[list[str | None], list[int]]:
    return [scalar(field) for field in fields], []


def _texts(charset: str, fields: Sequence[bytes]) -> tuple[list[str | None], list[int]]:
    texts: list[str | None] = []
    bad: list[int] = []
    for number, field in enumerate(fields):
        raw = field.rstrip(b" \0")
        try:
            texts.append(raw.decode(charset) or None)
        except UnicodeDecodeError:
            bad.append(number)
            texts.append(raw.decode(charset, "replace"))
    return texts, bad


def _memo(_: bytes) -> None:
    """Give nothing: the text is in another file."""


def _plain(field: bytes) -> str | None:
    """Read a number as it is written, whatever it is."""
    return field.strip(b" \0").decode("latin-1") or None


def _date(field: bytes) -> str | None:
    text = field.strip(b" \0").decode("latin-1")
    if len(text) == 8 and text.isascii() and text.isdigit():
        return f"{text[:4]}-{text[4:6]}-{text[6:]}" if text != "00000000" else None
    return text or None


def _logical(field: bytes) -> str | None:
    text = field.decode("latin-1").strip()
    return {"t": "true", "y": "true", "f": "false", "n": "false", "?": None}.get(text.lower(), text or None)


def _moment(field: bytes) -> str | None:
    day, thousandths = struct.unpack("<ii", field)
    if day == 0:
        return None
    try:
        date = dt.date.fromordinal(day - _JULIAN_TO_ORDINAL)
    except (ValueError, OverflowError):
        return f"{day}.{thousandths}"
    seconds = round(thousandths / 1000)
    time = dt.datetime.combine(date, dt.time()) + dt.timedelta(seconds=seconds)
    return time.isoformat()


def _whole(field: bytes) -> str:
    return str(struct.unpack("<i", field)[0])


def _float(field: bytes) -> str | None:
    return text_of(struct.unpack("<d", field)[0])


def _currency(field: bytes) -> str:
    (value,) = struct.unpack("<q", field)
    sign = "-" if value < 0 else ""
    return f"{sign}{abs(value) // 10_000}.{abs(value) % 10_000:04d}"


_SCALARS: Mapping[tuple[str, int], Callable[[bytes], str | None]] = {
    ("N", 0): _plain,
    ("F", 0): _plain,
    ("D", 0): _date,
    ("L", 0): _logical,
    ("I", 4): _whole,
    ("+", 4): _whole,
    ("B", 8): _float,
    ("O", 8): _float,
    ("Y", 8): _currency,
    ("T", 8): _moment,
    ("@", 8): _moment,
}
"""Type letter and width (0: any) to what reads one field."""
