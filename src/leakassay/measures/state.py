"""The state of a measure as bytes and back: a JSON directory, then the arrays end to end.

No pickle: the bytes may come from another machine, and reading them must run nothing.
"""

from __future__ import annotations

import json
import math
import struct
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from leakassay.measures.interface import State

_ODD = (TypeError, OverflowError, RecursionError)
"""What keys that are lists, sizes that are text or beyond all bounds, and lists without end lead to."""
_DTYPES = ("u1", "i4", "i8", "u8", "f8")


def pack(state: State) -> bytes:
    """Lay a state out as bytes. Raises TypeError for anything but arrays, numbers, text and maps of them."""
    arrays: list[bytes] = []

    def plain(value: Any) -> Any:
        if isinstance(value, np.ndarray):
            if value.dtype.str[1:] not in _DTYPES:
                raise TypeError(f"no state holds arrays of {value.dtype}")
            arrays.append(np.ascontiguousarray(value).tobytes())
            return {"a": [value.dtype.str[1:], list(value.shape)]}
        if isinstance(value, bytes):
            arrays.append(value)
            return {"b": len(value)}
        if isinstance(value, dict):
            return {"d": [[plain(k), plain(v)] for k, v in value.items()]}
        if isinstance(value, list | tuple):
            return {"l": [plain(v) for v in value]}
        if value is None or isinstance(value, bool | int | float | str):
            return value
        raise TypeError(f"no state holds a {type(value).__name__}")

    directory = json.dumps(plain(state)).encode()
    return struct.pack("<I", len(directory)) + directory + b"".join(arrays)


def unpack(data: bytes) -> State:
    """Read what `pack` wrote. Raises ValueError for anything else."""
    try:
        (size,) = struct.unpack_from("<I", data)
        directory = json.loads(data[4 : 4 + size])
        state = _Reader(memoryview(data)[4 + size :]).full(directory)
    except (struct.error, UnicodeDecodeError, json.JSONDecodeError, *_ODD) as error:
        raise ValueError("not the state of a measure") from error
    if not isinstance(state, dict):
        raise ValueError("not the state of a measure")  # noqa: TRY004 - the bytes are at fault, not a type
    return state


class _Reader:
    """Takes arrays from the bytes behind the directory, in its order."""

    def __init__(self, data: memoryview) -> None:
        self._data = data

    def _take(self, count: int) -> bytes:
        part = bytes(self._data[: max(0, count)])
        if len(part) != count:
            raise ValueError("the state of a measure is cut short")
        self._data = self._data[count:]
        return part

    def full(self, value: Any) -> Any:
        """Read one value of the directory."""
        match value:
            case {"a": [str(dtype), list(shape)]} if dtype in _DTYPES:
                count = math.prod(shape) * np.dtype(dtype).itemsize
                return np.frombuffer(self._take(count), dtype).reshape(shape).copy()
            case {"b": int(count)}:
                return self._take(count)
            case {"d": list(items)}:
                return {self.full(k): self.full(v) for k, v in items}
            case {"l": list(items)}:
                return [self.full(v) for v in items]
            case dict() | list():
                raise ValueError("not the state of a measure")
        return value
