"""A leak as a keyed summary without rows, to be compared under the same key.

A `.sketch` file is the line `leakassay.sketch/1`, then a state (`measures.state.pack`): the check value of
the key, and for each table its records and for each column its kind and the states of the measures in MEASURES.
Whoever holds the key can test guesses against it: a sketch is personal data.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Any

from leakassay.engine.local import Threads
from leakassay.errors import LeakassayError, NoRecordsError
from leakassay.measures import state
from leakassay.measures.interface import Key
from leakassay.reading import Pass
from leakassay.sources import open_inputs
from leakassay.sources.interface import Limits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAGIC = b"leakassay.sketch/1\n"
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
    case = Key.of(key)
    with Threads(workers) as threads:
        reading = Pass(case, threads)
        for source in open_inputs(paths, limits or Limits()):
            reading.read(source)
        tables = reading.finish()
    if not tables:
        raise NoRecordsError("no record could be read: there is nothing to sketch.")
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
    _write(out, MAGIC + state.pack(content))
    return sum(t.summary.records for t in tables)


def check_value(key: bytes) -> str:
    """Tell two keys apart without telling either (BLAKE2b, 8 bytes)."""
    return hashlib.blake2b(key, digest_size=8, person=b"leakassay.check").hexdigest()


def read(path: Path) -> dict[str, Any]:
    """Read a sketch file. Raises LeakassayError for anything else."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LeakassayError(f"{path} cannot be read ({error.strerror}).") from error
    if not data.startswith(MAGIC):
        raise LeakassayError(f"{path} is no sketch of this version: make it anew with `leakassay sketch`.")
    try:
        return state.unpack(data[len(MAGIC) :])
    except ValueError as error:
        raise LeakassayError(f"{path} is a damaged sketch: ask for it again.") from error


def _write(out: Path, data: bytes) -> None:
    part = out.with_name(out.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        part.replace(out)
    except OSError as error:
        raise LeakassayError(f"the sketch cannot be written to {out} ({error.strerror}).") from error
