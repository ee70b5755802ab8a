"""A leak as a keyed summary without rows, to be compared under the same key.

A `.sketch` file is the line `leakassay.sketch/1`, then a state (`measures.state.pack`), then 32 bytes. The
state: the check value of the key, and for each table its records and for each column its kind and the states
of the measures in MEASURES. The 32 bytes: BLAKE2b of all before, keyed by the case key, so that whoever has
the key sees whether anything was altered. Whoever has the key can test guesses as well: a sketch is personal
data.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from leakassay.errors import LeakassayError
from leakassay.given import read_given
from leakassay.measures import state
from leakassay.reading import read_tables
from leakassay.writing import OWN, whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leakassay.sources.interface import Limits

MAGIC = b"leakassay.sketch/1\n"
SEAL = 32
_KEY, _LARGEST = 1 << 16, 1 << 30
MEASURES = frozenset({"faults", "distinct", "frequencies"})


def sketch(
    paths: Sequence[str | Path],
    out: Path,
    *,
    key: bytes,
    workers: int | None = None,
    limits: Limits | None = None,
) -> int:
    """Write the sketch of a leak to `out`, readable by its owner only; give the number of records.

    Raises CannotOpenError, NoRecordsError, LeakassayError where `out` cannot be written.
    """
    tables = read_tables(paths, key, workers=workers, limits=limits)
    content = {
        "key": check_value(key),
        "tables": [
            {
                "name": t.name,
                "records": t.summary.records,
                "columns": t.measures.column_states(MEASURES),
            }
            for t in tables
        ],
    }
    data = MAGIC + state.pack(content)
    _write(out, data + seal(data, key))
    return sum(t.summary.records for t in tables)


def check_value(key: bytes) -> str:
    """Tell two keys apart without telling either (BLAKE2b, 8 bytes)."""
    return hashlib.blake2b(key, digest_size=8, person=b"leakassay.check").hexdigest()


def seal(data: bytes, key: bytes) -> bytes:
    """Authenticate a sketch (BLAKE2b, 32 bytes, keyed)."""
    secret = hashlib.blake2b(key, digest_size=32, person=b"leakassay.seal").digest()
    return hashlib.blake2b(data, key=secret, digest_size=SEAL).digest()


def key_place(sketch: str | Path) -> Path:
    """Give where the key of a sketch is kept that was made without one."""
    return Path(f"{sketch}.key")


def key_beside(sketches: Sequence[str | Path]) -> bytes:
    """Read the key that was made with one of the sketches. Raises LeakassayError where there is none."""
    place = next((one for one in map(key_place, sketches) if one.is_file()), None)
    if place is None:
        raise LeakassayError(
            "none of the sketches has its key beside it: give the one they were made under, "
            "with --key FILE or --passphrase."
        )
    return read_given(place, "the key file", _KEY)


def passphrase_key(words: str) -> bytes:
    """Derive a key from words that two partners agreed on (Argon2id, RFC 9106: 2 GiB would be too much here).

    64 MiB, three passes, a salt that names the use: the same words give the same key to both partners.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=b"leakassay.sketch/1", length=32, iterations=3, lanes=4, memory_cost=1 << 16)
    return kdf.derive(words.encode("utf-8"))


def read(path: Path, key: bytes) -> dict[str, Any]:
    """Read a sketch file made under `key`.

    Raises LeakassayError for anything else, for another key, and where a byte was altered or cut off.
    """
    data = read_given(path, "the sketch", _LARGEST)
    if not data.startswith(MAGIC):
        raise LeakassayError(f"{path} is no sketch of this version: make it anew with `leakassay sketch`.")
    body, sealed = data[:-SEAL], data[-SEAL:]
    if not hmac.compare_digest(seal(body, key), sealed):
        raise LeakassayError(
            f"{path} was made under another key, or was altered or cut short: ask for it again, "
            "and for the key."
        )
    try:
        content = state.unpack(body[len(MAGIC) :])
    except ValueError:
        content = {}
    if not _sound(content):
        raise LeakassayError(f"{path} is a damaged sketch: ask for it again.")
    return content


def _sound(content: Mapping[str, Any]) -> bool:
    """Tell whether a sketch is made as ours are: a partner who has the key can seal anything."""
    tables = content.get("tables")
    return isinstance(tables, list) and all(
        isinstance(table, dict)
        and isinstance(columns := table.get("columns"), list)
        and all(map(_sound_column, columns))
        for table in tables
    )


def _sound_column(column: object) -> bool:
    match column:
        case [str(), str(), {"frequencies": {"level": int(level), "hashes": hashes, "codes": codes}}]:
            return 0 <= level < 64 and _numbers(hashes, np.uint64) and _numbers(codes, np.uint8, len(hashes))
        case _:
            return False


def _numbers(array: object, of: type[np.generic], many: int | None = None) -> bool:
    return (
        isinstance(array, np.ndarray)
        and array.dtype == of
        and array.ndim == 1
        and (many is None or len(array) == many)
    )


def _write(out: Path, data: bytes) -> None:
    try:
        with whole(out, OWN) as file:
            file.write(data)
    except OSError as error:
        raise LeakassayError(
            f"the sketch cannot be written to {out} ({error.strerror}): choose another place."
        ) from error
