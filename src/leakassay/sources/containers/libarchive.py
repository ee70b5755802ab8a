"""Archives that only the C library libarchive opens: 7z and RAR.

The library is a system package (`libarchive13` on Debian and Ubuntu); without it, one sentence
says so. Members are streamed; nothing is extracted.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

from leakassay.errors import CannotOpenError, MissingLibraryError
from leakassay.sources.containers.interface import Member
from leakassay.sources.streams import STEP, BrokenOffError

if TYPE_CHECKING:
    from collections.abc import Generator

    from leakassay.sources.containers.interface import Budget
    from leakassay.sources.streams import Flow

_PIECE = 1 << 16
_OK, _EOF, _WARN = 0, 1, -20
_REGULAR = 0o100000


def _library() -> Any:
    """Load libarchive, or say in one sentence what to install."""
    try:
        from libarchive import ffi
    except (ImportError, OSError, TypeError, AttributeError, ValueError):
        raise MissingLibraryError(
            "7z and RAR archives are read by libarchive, which is not installed: install it "
            "(Debian, Ubuntu: `apt install libarchive13`; macOS: `brew install libarchive`), or unpack first."
        ) from None
    return ffi


def members(flow: Flow, budget: Budget, formats: tuple[str, ...]) -> Generator[Member]:
    """Give the members of an archive of one of `formats`, as libarchive calls them."""
    lib = _library().libarchive
    handle = ctypes.c_void_p(lib.archive_read_new())
    try:
        for name in ("filter_none", *(f"format_{name}" for name in formats)):
            getattr(lib, f"archive_read_support_{name}")(handle)
        keep = _open(lib, handle, flow, budget)
        yield from _walk(lib, handle, flow, budget)
        del keep
    finally:
        lib.archive_read_free(handle)


def _open(lib: Any, handle: Any, flow: Flow, budget: Budget) -> Any:
    """Open from disk where the archive lies there, else from memory: both are read at random."""
    if flow.path is not None:
        opened = lib.archive_read_open_filename(handle, bytes(flow.path), ctypes.c_size_t(STEP))
        keep = None
    else:
        keep = _content(flow, budget.limits.whole_bytes)
        opened = lib.archive_read_open_memory(handle, ctypes.c_char_p(keep), ctypes.c_size_t(len(keep)))
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
    lib.archive_entry_pathname_utf8.restype = ctypes.c_char_p
    lib.archive_entry_pathname.restype = ctypes.c_char_p
    lib.archive_entry_size.restype = ctypes.c_int64
    first = True
    while (status := lib.archive_read_next_header(handle, ctypes.byref(entry))) in (_OK, _WARN):
        first = False
        name = _name(lib, entry)
        if lib.archive_entry_filetype(entry) & 0o170000 != _REGULAR:
            continue
        if lib.archive_entry_is_encrypted(entry):
            yield Member(name, None, "encrypted", max(0, lib.archive_entry_size(entry)))
            continue
        content = _pieces(lib, handle)
        yield Member(name, budget.capped(content, lambda: _taken(lib, handle)))
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
            else f"{flow.name} is a damaged archive, or a later part of one: repair or join it first."
        )
    raise BrokenOffError(why)


def _name(lib: Any, entry: Any) -> str:
    raw = lib.archive_entry_pathname_utf8(entry) or lib.archive_entry_pathname(entry) or b""
    return str(raw.decode("utf-8", "replace"))


def _taken(lib: Any, handle: Any) -> int:
    lib.archive_filter_bytes.restype = ctypes.c_int64
    return max(0, int(lib.archive_filter_bytes(handle, ctypes.c_int(-1))))


def _pieces(lib: Any, handle: Any) -> Generator[bytes]:
    buffer = ctypes.create_string_buffer(_PIECE)
    lib.archive_read_data.restype = ctypes.c_ssize_t
    while (size := lib.archive_read_data(handle, buffer, ctypes.c_size_t(_PIECE))) > 0:
        yield buffer.raw[:size]
    if size < 0:
        raise BrokenOffError(_why(lib, handle))


def _why(lib: Any, handle: Any) -> str:
    """Translate libarchive's message to one of REASONS."""
    lib.archive_error_string.restype = ctypes.c_char_p
    message = (lib.archive_error_string(handle) or b"").lower()
    if b"encrypt" in message or b"passphrase" in message:
        return "encrypted"
    if b"truncated" in message or b"end of file" in message or b"eof" in message:
        return "truncated"
    return "unsupported" if b"unsupported" in message or b"not supported" in message else "damaged"
