"""Identifiers with a clock inside: when and by which machine each was made, and the counter's place.

* Elasticsearch automatic ids, 15 bytes: until 5 big-endian milliseconds (6), machine (6), counter (3); since
  6 the same bytes in another order (`TimeBasedUUIDGenerator` and its `Legacy` class)
* MongoDB ObjectId, 12 bytes: seconds (4), machine and process (5), counter (3)
* UUID versions 1, 6 and 7 (RFC 9562): 100 ns since 1582 with node and clock sequence; milliseconds
* Snowflake: milliseconds since the epoch of Twitter (1288834974657), machine (10 bits), counter (12)

Which order of an Elasticsearch id holds cannot be seen in one of them: that of the two is taken by which more
of a column fall into plausible years.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

Tick = tuple[int, int, int]
"""Milliseconds since 1970, machine, counter."""

_SINCE_1582 = 122_192_928_000_000_000
"""100 ns between 1582-10-15 and 1970-01-01."""
_TWITTER = 1_288_834_974_657
_PLAUSIBLE = (946_684_800_000, 2_208_988_800_000)
"""Milliseconds of 2000 and 2040: outside, an id has no clock."""
_WRAPPED = re.compile(r'ObjectId\(["\']([0-9a-fA-F]{24})["\']\)')


@dataclass(frozen=True, slots=True)
class Clocked:
    """The clocks inside the identifiers of a column; those without a plausible one are left out."""

    layout: str
    """Such as `elasticsearch 6`, `uuid 7`."""
    milliseconds: NDArray[np.int64]
    """(k,) since 1970."""
    machines: NDArray[np.int64]
    """(k,) hashes of the machine; 0 where the layout names none."""
    counters: NDArray[np.int64]
    """(k,) the counter's place."""
    period: int
    """At which the counter begins again."""
    read: int
    """Identifiers that were looked at."""


def _elasticsearch(text: str) -> bytes:
    try:
        raw = base64.b64decode(text, b"-_", validate=True)
    except (ValueError, binascii.Error):
        return b""
    return raw if len(raw) == 15 else b""


def _until_5(text: str) -> Tick | None:
    raw = _elasticsearch(text)
    if not raw:
        return None
    return int.from_bytes(raw[:6]), int.from_bytes(raw[6:12]), int.from_bytes(raw[12:])


def _since_6(text: str) -> Tick | None:
    raw = _elasticsearch(text)
    if not raw:
        return None
    time = int.from_bytes(bytes([raw[5], raw[4], raw[3], raw[2], raw[12], raw[14]]))
    return time, int.from_bytes(raw[6:12]), int.from_bytes(bytes([raw[1], raw[13], raw[0]]))


def _object_id(text: str) -> Tick | None:
    wrapped = _WRAPPED.fullmatch(text.strip())
    digits = wrapped[1] if wrapped else text.strip()
    try:
        raw = bytes.fromhex(digits)
    except ValueError:
        return None
    if len(raw) != 12:
        return None
    return int.from_bytes(raw[:4]) * 1000, int.from_bytes(raw[4:9]), int.from_bytes(raw[9:])


def _uuid(version: int) -> Callable[[str], Tick | None]:
    def read(text: str) -> Tick | None:
        digits = re.sub(r"^\{|\}$|^urn:uuid:|-", "", text.strip().lower())
        if len(digits) != 32 or not digits.isascii():
            return None
        try:
            number = int(digits, 16)
        except ValueError:
            return None
        if number >> 76 & 15 != version:
            return None
        high, low = number >> 64, number & (1 << 64) - 1
        node, sequence = low & (1 << 48) - 1, low >> 48 & 0x3FFF
        if version == 7:
            return high >> 16, 0, 0
        if version == 6:
            ticks = (high >> 16) << 12 | high & 0xFFF
        else:
            ticks = (high & 0xFFF) << 48 | (high >> 16 & 0xFFFF) << 32 | high >> 32
        return (ticks - _SINCE_1582) // 10_000, node, sequence

    return read


def _snowflake(text: str) -> Tick | None:
    try:
        number = int(text)
    except ValueError:
        return None
    if not 0 < number < 1 << 63:
        return None
    return (number >> 22) + _TWITTER, number >> 12 & 0x3FF, number & 0xFFF


_LAYOUTS: Mapping[str, tuple[tuple[str, Callable[[str], Tick | None], int], ...]] = {
    "es_auto_id": (("elasticsearch 5", _until_5, 1 << 24), ("elasticsearch 6", _since_6, 1 << 24)),
    "object_id": (("objectid", _object_id, 1 << 24),),
    "uuid": (("uuid 1", _uuid(1), 1 << 14), ("uuid 6", _uuid(6), 1 << 14), ("uuid 7", _uuid(7), 1)),
    "snowflake_id": (("snowflake", _snowflake, 1 << 12),),
}
"""By kind: name, reader, period of the counter."""

HAS_CLOCK = frozenset(_LAYOUTS)


def read_clocks(kind: str, values: Sequence[str]) -> Clocked | None:
    """Read the clocks of a column by the layout that fits most values; None where fewer than half fit."""
    best: tuple[str, list[Tick], int] | None = None
    for name, read, period in _LAYOUTS.get(kind, ()):
        ticks = [tick for v in values if (tick := read(v)) and _PLAUSIBLE[0] <= tick[0] <= _PLAUSIBLE[1]]
        if best is None or len(ticks) > len(best[1]):
            best = name, ticks, period
    if best is None or not best[1] or len(best[1]) < 0.5 * len(values):
        return None
    times, machines, counters = (np.array(part, np.int64) for part in zip(*best[1], strict=True))
    return Clocked(best[0], times, machines, counters, best[2], len(values))
