"""Files that only the key of the case opens: frames under AES-256-GCM, replaced as a whole or not at all.

A file is the line `leakassay.state/1`, 16 random bytes that name this writing of it, then frames: the length
of what follows, 4 bytes little-endian, a nonce of 12 bytes, the ciphertext of an LZ4 frame. Each is
authenticated with the line, the 16 bytes and its number; the last one is empty. So a frame that was left out,
put elsewhere or taken from an older writing does not open. The key is derived from that of the case (BLAKE2b,
32 bytes).
"""

from __future__ import annotations

import hashlib
import os
import secrets
import struct
from typing import IO, TYPE_CHECKING, Any

import lz4.frame

from leakassay.errors import LeakassayError
from leakassay.writing import OWN, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MAGIC = b"leakassay.state/1\n"
_RUN, _NONCE, _LENGTH = 16, 12, struct.Struct("<I")
_LARGEST = 1 << 30
"""The largest frame that is read, should somebody else have written it."""


def write(path: Path, frames: Iterable[bytes], key: bytes) -> None:
    """Put frames in the place of what `path` held, on the disk before this returns. Raises OSError."""
    run, cipher = secrets.token_bytes(_RUN), _cipher(key)
    with whole(path, OWN) as file:
        file.write(MAGIC + run)
        number = 0
        for frame in frames:
            number += 1
            _put(file, cipher, lz4.frame.compress(frame), run, number)
        _put(file, cipher, b"", run, number + 1)
        file.flush()
        os.fsync(file.fileno())
    _settle(path.parent)


def read(path: Path, key: bytes) -> Iterator[bytes]:
    """Give the frames. Raises LeakassayError for another key, and for a file that was altered or is none."""
    cipher = _cipher(key)
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise LeakassayError(f"{path} is no state of this version: begin anew without --resume.")
        run = file.read(_RUN)
        number = 1
        while packed := _taken(file, cipher, run, number, path):
            yield lz4.frame.decompress(packed)
            number += 1


def _put(file: IO[bytes], cipher: Any, packed: bytes, run: bytes, number: int) -> None:
    nonce = secrets.token_bytes(_NONCE)
    sealed = cipher.encrypt(nonce, packed, _place(run, number))
    file.write(_LENGTH.pack(_NONCE + len(sealed)))
    file.write(nonce)
    file.write(sealed)


def _taken(file: IO[bytes], cipher: Any, run: bytes, number: int, path: Path) -> bytes:
    from cryptography.exceptions import InvalidTag

    length = file.read(_LENGTH.size)
    size = _LENGTH.unpack(length)[0] if len(length) == _LENGTH.size else 0
    body = file.read(min(size, _LARGEST))
    try:
        opened: bytes = cipher.decrypt(body[:_NONCE], body[_NONCE:], _place(run, number))
    except (InvalidTag, ValueError) as error:
        raise LeakassayError(
            f"{path} does not open with this key, or was altered: give the key of the first run, or begin "
            "anew without --resume."
        ) from error
    return opened


def _place(run: bytes, number: int) -> bytes:
    return MAGIC + run + _LENGTH.pack(number)


def _cipher(key: bytes) -> Any:
    # The library takes 50 ms to load; most runs keep nothing.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(hashlib.blake2b(key, digest_size=32, person=b"leakassay.state").digest())


def _settle(folder: Path) -> None:
    """Have the new name on the disk too."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
