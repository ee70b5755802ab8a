"""`leakassay sketch`: a keyed summary of a leak without rows."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from leakassay.commands.interface import Command, limits, memory, partner_key, paths, spare, workers
from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    import argparse


def _arguments(parser: argparse.ArgumentParser) -> None:
    paths(parser)
    parser.add_argument("-o", "--out", required=True, metavar="F.sketch", help="file to write")
    parser.add_argument(
        "--key", metavar="FILE", help="secret shared with whom you compare (default: a new one, F.sketch.key)"
    )
    parser.add_argument("--passphrase", action="store_true", help="ask for words that give the key instead")
    workers(parser)
    memory(parser)


def _run(arguments: argparse.Namespace) -> int:
    from leakassay.sketching import key_place, sketch

    spare(arguments.paths, arguments.out)
    out = Path(arguments.out)
    fresh = None if arguments.key or arguments.passphrase else _free(key_place(out))
    key = secrets.token_bytes(32) if fresh else partner_key(arguments.key, ask=arguments.passphrase)
    records = sketch(
        arguments.paths, out, key=key, workers=arguments.workers, limits=limits(arguments.memory)
    )
    if fresh is not None:
        _keep(fresh, key, out)
    print(f"{records:,} records sketched; no row is in {arguments.out}.")
    print("Whoever has the key can test guesses against it: hand over the two by different ways.")
    return 0


def _free(path: Path) -> Path:
    """Refuse to write over a key, before anything is read."""
    if path.exists():
        raise LeakassayError(f"{path} is there already: give it with --key, or move it away.")
    return path


def _keep(path: Path, key: bytes, out: Path) -> None:
    """Write the key of a sketch that was made; a sketch whose key cannot be kept is of no use to anybody."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(key)
    except OSError as error:
        out.unlink(missing_ok=True)
        raise LeakassayError(
            f"the key cannot be written to {path} ({error.strerror}): choose another place."
        ) from error
    print(f"A new key was written to {path}.", file=sys.stderr)


COMMAND = Command(
    "sketch",
    "write a keyed summary without rows",
    _arguments,
    _run,
    about="Writes keyed hashes of the identifiers and counts, no row, so that partners can compare leaks "
    "without showing them. Only sketches made under one key can be compared.",
    example="leakassay sketch leak/ -o ours.sketch --key shared.key",
)
