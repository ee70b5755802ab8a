"""Archives that only the C library libarchive opens: 7z and RAR.

The library is a system package (`libarchive13` on Debian and Ubuntu); without it, one sentence
says so. Members are streamed; nothing is extracted.
"""

from __future__ import annotations

import ctypes
from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from leakassay.errors import CannotOpenError, MissingLibraryError
from leakassay.sources.containers.interface import Member
from leakassay.sources.streams import STEP, BrokenOffError

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from leakassay.sources.containers.interface import Budget
    from leakassay.sources.streams import Flow

_PIECE = 1 << 16
_OK, _EOF, _WARN = 0, 1, -20
_REGULAR = 0o100000


_NAMES = (
    "libarchive.so.13",
    "libarchive.so",
    "libarchive.13.dylib",
    "/opt/homebrew/opt/libarchive/lib/libarchive.dylib",
    "/usr/local/opt/libarchive/lib/libarchive.dylib",
    "archive.dll",
)
_FUNCTIONS: Mapping[str, tuple[Any, tuple[Any, ...]]] = {
    "read_new": (ctypes.c_void_p, ()),
    "read_free": (ctypes.c_int, (ctypes.c_void_p,)),
    "read_open_filename": (ctypes.c_int, (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t)),
    "read_open_memory": (ctypes.c_int, (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t)),
    "read_next_header": (ctypes.c_int, (ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p))),
    "read_data": (ctypes.c_ssize_t, (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t)),
    "filter_bytes": (ctypes.c_int64, (ctypes.c_void_p, ctypes.c_int)),
    "error_string": (ctypes.c_char_p, (ctypes.c_void_p,)),
    "entry_pathname_utf8": (ctypes.c_char_p, (ctypes.c_void_p,)),
    "entry_pathname": (ctypes.c_char_p, (ctypes.c_void_p,)),
    "entry_size": (ctypes.c_int64, (ctypes.c_void_p,)),
    "entry_filetype": (ctypes.c_uint, (ctypes.c_void_p,)),
    "entry_is_encrypted": (ctypes.c_int, (ctypes.c_void_p,)),
    "read_support_filter_none": (ctypes.c_int, (ctypes.c_void_p,)),
    "read_support_format_7zip": (ctypes.c_int, (ctypes.c_void_p,)),
    "read_support_format_rar": (ctypes.c_int, (ctypes.c_void_p,)),
    "read_support_format_rar5": (ctypes.c_int, (ctypes.c_void_p,)),
}
"""What is called: results and arguments, as `archive.h` and `archive_entry.h` have them."""


@lru_cache(maxsize=1)
def _library() -> SimpleNamespace:
    """Load libarchive, or say in one sentence what to install."""
    for name in _NAMES:
        try:
            library = ctypes.CDLL(name)
            calls = {call: getattr(library, f"archive_{call}") for call in _FUNCTIONS}
        except (OSError, AttributeError):
            continue
        for call, (result, arguments) in _FUNCTIONS.items():
            calls[call].restype, calls[call].argtypes = result, arguments
        return SimpleNamespace(**calls)
    raise MissingLibraryError(
        "7z and RAR archives are read by libarchive, which is not installed: install it "
        "(Debian, Ubuntu: `apt install libarchive13`; macOS: `brew install libarchive`), or unpack first."
    )


def members(flow: Flow, budget: Budget, formats: tuple[str, ...]) -> Generator[Member]:
    """Give the members of an archive of one of `formats`, as libarchive calls them."""
    lib = _library()
    handle = lib.read_new()
    try:
        for name in ("filter_none", *(f"format_{name}" for name in formats)):
            getattr(lib, f"read_support_{name}")(handle)
        keep = _open(lib, handle, flow, budget)
        yield from _walk(lib, handle, flow, budget)
        del keep
    finally:
        lib.read_free(handle)


def _open(lib: Any, handle: Any, flow: Flow, budget: Budget) -> Any:
    """Open from disk where the archive lies there, else from memory: both are read at random."""
    if flow.path is not None:
        opened = lib.read_open_filename(handle, bytes(flow.path), STEP)
        keep = None
    else:
        keep = _content(flow, budget.limits.whole_bytes)
        opened = lib.read_open_memory(handle, keep, len(keep))
    if opened not in (_OK, _WARN):
        raise CannotOpenError(f"{flow.name} is {_why(lib, handle)} and cannot be read: unpack it first.")
    return keep


def _content(flow: Flow, limit: int) -> bytes:
    parts, size = [], 0
    while part := flow.read(STEP):
        size += len(part)
        if size > limit:
            raise CannotOpenError(
                f"{flow.name} lies inside a container or pipe and is larger than {limit:,} bytes: "
                "unpack it to a file first."
            )
        parts.append(part)
    return b"".join(parts)


def _walk(lib: Any, handle: Any, flow: Flow, budget: Budget) -> Generator[Member]:
    entry = ctypes.c_void_p()
    first = True
    while (status := lib.read_next_header(handle, ctypes.byref(entry))) in (_OK, _WARN):
        first = False
        name = _name(lib, entry)
        if lib.entry_filetype(entry) & 0o170000 != _REGULAR:
            continue
        if lib.entry_is_encrypted(entry):
            yield Member(name, None, "encrypted", max(0, lib.entry_size(entry)))
            continue
        content = _pieces(lib, handle)
        # A directory at the end is read first, and a solid archive as one: no bytes are of a member alone.
        yield Member(name, budget.capped(content, lambda: _taken(lib, handle, flow), before=0))
        content.close()
    if status == _EOF:
        if first:
            raise CannotOpenError(f"{flow.name} is an empty archive: check that it is the file you mean.")
        return
    why = _why(lib, handle)
    if first:
        raise CannotOpenError(
            f"{flow.name} is an {why} archive: decrypt it first."
            if why == "encrypted"
            else f"{flow.name} is a damaged archive, a later part of one, or of a kind too old: "
            "unpack it by its own program first."
        )
    raise BrokenOffError(why)


def _name(lib: Any, entry: Any) -> str:
    raw = lib.entry_pathname_utf8(entry) or lib.entry_pathname(entry) or b""
    return str(raw.decode("utf-8", "replace"))


def _taken(lib: Any, handle: Any, flow: Flow) -> int:
    """Say how much of the archive was read; `flow`, of the same bytes, is kept level with that."""
    flow.skip(int(lib.filter_bytes(handle, -1)) - flow.count)
    return flow.count


def _pieces(lib: Any, handle: Any) -> Generator[bytes]:
    buffer = ctypes.create_string_buffer(_PIECE)
    while (size := lib.read_data(handle, buffer, _PIECE)) > 0:
        yield buffer.raw[:size]
    if size < 0:
        raise BrokenOffError(_why(lib, handle))


def _why(lib: Any, handle: Any) -> str:
    """Translate libarchive's message to one of REASONS."""
    message = (lib.error_string(handle) or b"").lower()
    if b"encrypt" in message or b"passphrase" in message:
        return "encrypted"
    if b"truncated" in message or b"end of file" in message or b"eof" in message:
        return "truncated"
    return "unsupported" if b"unsupported" in message or b"not supported" in message else "damaged"
