"""The call sheet on disk: only under encryption (AES-256-GCM), only the rows drawn, deleted at the close.

A file is the line `leakassay.calls/1`, a nonce of 12 bytes, and the ciphertext; the line is authenticated
with it. The key is derived from the user's key file (BLAKE2b, 32 bytes).
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from dataclasses import asdict
from typing import TYPE_CHECKING

from leakassay.calls.drawing import Call
from leakassay.errors import LeakassayError
from leakassay.given import read_given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAGIC = b"leakassay.calls/1\n"
_NONCE = 12
_LARGEST = 1 << 28


def _cipher_key(key: bytes) -> bytes:
    return hashlib.blake2b(key, digest_size=32, person=b"leakassay.calls").digest()


def lock(path: Path, sheet: Sequence[Call], key: bytes) -> None:
    """Write a sheet, readable by its owner and with the key only. Raises LeakassayError."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE)
    plain = json.dumps([asdict(call) for call in sheet], ensure_ascii=True).encode("ascii")
    sealed = AESGCM(_cipher_key(key)).encrypt(nonce, plain, MAGIC)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(MAGIC + nonce + sealed)
    except OSError as error:
        raise LeakassayError(f"the sheet cannot be written to {path} ({error.strerror}).") from error


def unlock(path: Path, key: bytes) -> list[Call]:
    """Read a sheet. Raises LeakassayError for another key, and for a file that was altered or is none."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not path.exists():
        raise LeakassayError(f"the sheet {path} is not there: it is gone once a survey is closed.")
    data = read_given(path, "the sheet", _LARGEST)
    if not data.startswith(MAGIC):
        raise LeakassayError(f"{path} is no call sheet of this version.")
    body = data[len(MAGIC) :]
    try:
        plain = AESGCM(_cipher_key(key)).decrypt(body[:_NONCE], body[_NONCE:], MAGIC)
    except (InvalidTag, ValueError) as error:
        raise LeakassayError(f"{path} does not open with this key, or was altered.") from error
    return [Call(**call) for call in json.loads(plain)]


def shred(path: Path) -> None:
    """Overwrite a sheet and delete it; the disk may keep copies, which the key alone opens."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
