"""Text that was decoded in a wrong charset once, before it came to us: noticed, not mended.

UTF-8 read as Latin-1 or windows-1252 shows as an accented letter before signs (`Ã©`, `å¼ä¼`), read as
GBK as rare Chinese characters whose GBK bytes are sound UTF-8. A few values of each column are looked at,
and a column is searched through where one of them shows it, so a rare case may go unnoticed.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK = 48
"""Values looked at, of each column of a batch."""
_TAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
"""What continuation bytes of UTF-8 are in Latin-1 and windows-1252."""
_TELLING = re.sub("[’”…–—]", "", _TAIL)
"""The same without what may follow a word that ends in such a letter."""
_LATIN = re.compile(
    f"[ÂÃ]{_TELLING}|[à-ï](?:{_TELLING}{_TAIL}|{_TAIL}{_TELLING})|(?:[ÎÏÐÑ]{_TAIL}){{2}}|ð{_TAIL}{{3}}"
)
_LEAST_CHINESE = 2
_BEYOND_ASCII = 0x80
_SOUND = re.compile(
    rb"^(?:[^\x80-\xff\n]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})*"
    rb"(?:[\xc2-\xf4][\x80-\xbf]{0,2})?$",
    re.MULTILINE,
)
"""A line of bytes that may be UTF-8, its last character cut off or not."""


def count_mojibake(columns: pa.RecordBatch) -> int:
    """Count the records of a batch in which a column shows it."""
    found: set[int] = set()
    rows = columns.num_rows
    places = pa.array(range(0, rows, max(1, rows // _LOOK)), pa.int64())
    for column in columns.columns:
        if not pa.types.is_string(column.type) or _all_ascii(column):
            continue
        sample = [value for value in column.take(places).to_pylist() if value and not value.isascii()]
        if not sample:
            continue
        if _is_latin("\n".join(sample)):
            found.update(_all_that(_is_latin, column))
        if _some_chinese(sample):
            found.update(_all_that(_is_chinese, column))
    return len(found)


def _all_ascii(column: pa.StringArray) -> bool:
    """Tell by one look at the bytes of all values, end to end: most columns have nothing else."""
    _, offsets, data = column.buffers()
    if offsets is None or data is None or not len(column):
        return True
    ends = np.frombuffer(offsets, np.int32)
    text = np.frombuffer(data, np.uint8)[ends[column.offset] : ends[column.offset + len(column)]]
    return int(text.max(initial=0)) < _BEYOND_ASCII


def _is_latin(text: str) -> bool:
    return _LATIN.search(text) is not None


def _some_chinese(sample: list[str]) -> bool:
    """Tell whether one of the values shows it; hardly any column passes the look at all of them at once."""
    text = "\n".join(sample)
    if not _SOUND.search(text.encode("gbk", "replace")) and "锟斤拷" not in text:
        return False
    return any(map(_is_chinese, sample))


def _is_chinese(text: str) -> bool:
    """Tell whether the GBK bytes of a text are UTF-8: hardly ever by chance from two characters on."""
    if sum(c >= "\u4e00" for c in text) < _LEAST_CHINESE:
        return False
    try:
        # The last character may have lost a byte.
        meant, _ = codecs.utf_8_decode(text.encode("gbk"), "strict", False)  # noqa: FBT003 - codecs take no names
    except UnicodeError:
        return "锟斤拷" in text
    return 0 < len(meant) < len(text)


def _all_that(shows: Callable[[str], bool], column: pa.Array) -> list[int]:
    beyond = pc.fill_null(pc.invert(pc.string_is_ascii(column)), fill_value=False)
    places = pc.indices_nonzero(beyond)
    values = column.take(places).to_pylist()
    return [place for place, value in zip(places.to_pylist(), values, strict=True) if shows(value)]
