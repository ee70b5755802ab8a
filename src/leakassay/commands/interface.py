"""What a sub-command is, and the arguments that several share."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leakassay.errors import LeakassayError
from leakassay.given import read_given

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leakassay.sources.interface import Limits

_UNITS = {"": 0, "K": 10, "M": 20, "G": 30, "T": 40}


@dataclass(frozen=True, slots=True)
class Command:
    """One sub-command. Its `run` imports what it needs, so that `--help` stays fast."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    """Gives the exit code."""
    about: str
    """What it reads, does and writes, in a sentence or two."""
    example: str
    """How it is called most often."""


def paths(parser: argparse.ArgumentParser) -> None:
    """Add the inputs."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="file, archive, folder, URL of a store (postgresql://, mysql://, sqlite:) or of objects (s3://, "
        "gs://, az://; all below it where it ends in /), or - for standard input",
    )


def reading(parser: argparse.ArgumentParser) -> None:
    """Add what the pass over the data can be told."""
    parser.add_argument(
        "--engine",
        default="local",
        metavar="ENGINE",
        help="who reads: local (the default), or dask://HOST:PORT, the scheduler of a Dask cluster",
    )
    workers(parser)
    memory(parser)
    parser.add_argument(
        "--key", metavar="FILE", help="secret of the case, 16 bytes or more (default: made of the seed)"
    )
    parser.add_argument("--seed", type=seed, metavar="N", help="repeat the run whose report names this seed")


def workers(parser: argparse.ArgumentParser) -> None:
    """Add how many threads read."""
    parser.add_argument("--workers", type=threads, metavar="N", help="threads (default: all processors)")


def language(parser: argparse.ArgumentParser, of: str) -> None:
    """Add the language of what is written."""
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help=f"language of {of} (default: en)")


def memory(parser: argparse.ArgumentParser) -> None:
    """Add what a run may take."""
    parser.add_argument(
        "--memory",
        type=size,
        default=1 << 30,
        metavar="SIZE",
        help="most that a run may take, such as 512MiB (default: 1GiB)",
    )


def size(text: str) -> int:
    """Read a size such as 512MiB or 1G as bytes. Raises ArgumentTypeError."""
    match = re.fullmatch(r"(\d{1,15})\s*([KMGT]?)(?:i?B)?", text.strip(), re.IGNORECASE)
    if match is None:
        raise argparse.ArgumentTypeError("a size is a number with KiB, MiB or GiB, such as 512MiB")
    given = int(match[1]) << _UNITS[match[2].upper()]
    if given < _LEAST_MEMORY:
        raise argparse.ArgumentTypeError("less than 64MiB does not do: records would be refused as too long")
    return given


def threads(text: str) -> int:
    """Read a number of threads. Raises ArgumentTypeError."""
    if not re.fullmatch(r"[1-9]\d{0,2}", text.strip(), re.ASCII):
        raise argparse.ArgumentTypeError("a number of threads is from 1 to 999")
    return int(text)


def count(text: str) -> int:
    """Read how many of something are asked for: 2000, 970_000, 1e6. Raises ArgumentTypeError."""
    match = re.fullmatch(r"([1-9](?:_?\d){0,14})(?:e(1?\d))?", text.strip(), re.ASCII | re.IGNORECASE)
    if match is None:
        raise argparse.ArgumentTypeError("a whole number above 0 is asked for, such as 2000, 970_000 or 1e6")
    return int(match[1] + "0" * int(match[2] or 0))


def seed(text: str) -> int:
    """Read a seed. Raises ArgumentTypeError."""
    if not re.fullmatch(r"\d{1,20}", text.strip(), re.ASCII):
        raise argparse.ArgumentTypeError("a seed is a whole number of at most 20 digits")
    return int(text)


def day(text: str) -> date:
    """Read a day. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a day is written as 2026-03-01") from None


def spare(paths: Sequence[str], *outs: str | None) -> None:
    """Refuse to write over what is to be read. Raises LeakassayError."""
    for out in outs:
        for path in paths:
            if out and Path(out).exists() and Path(path).exists() and Path(out).samefile(path):
                raise LeakassayError(f"{out} is what is to be read: write to another place.")


def write_page(name: str, page: str) -> None:
    """Write a page whole or not at all. Raises LeakassayError."""
    from leakassay.report.document import write_whole

    try:
        write_whole(Path(name), page)
    except OSError as error:
        raise LeakassayError(
            f"the page cannot be written to {name} ({error.strerror}): choose another place."
        ) from error


def secret(name: str) -> bytes:
    """Read a key file. Raises LeakassayError where it cannot be read or holds too little."""
    key = read_given(name, "the key file", 1 << 16)
    if len(key) < _KEY_BYTES:
        raise LeakassayError(
            f"the key file {name} holds fewer than {_KEY_BYTES} bytes: make one with "
            f"`head -c 32 /dev/urandom > {name}`."
        )
    return key


def partner_key(file: str, *, ask: bool) -> bytes:
    """Give the key that partners share, from a file or from words. Raises LeakassayError for a weak one."""
    from leakassay.sketching import passphrase_key

    if ask:
        from getpass import getpass

        words = getpass("Passphrase of the key: ")
        if len(words) < _WORDS:
            raise LeakassayError(
                f"a passphrase of fewer than {_WORDS} characters is guessed: agree on more words."
            )
        return passphrase_key(words)
    return secret(file)


_LEAST_MEMORY = 64 << 20
_KEY_BYTES = 16
_WORDS = 20


def limits(memory: int) -> Limits:
    """Cut the memory that a run may take into what a block and a whole file may take."""
    from leakassay.sources.interface import Limits

    return Limits(
        block_bytes=min(4 << 20, max(1 << 16, memory >> 8)),
        record_bytes=min(16 << 20, memory >> 5),
        whole_bytes=memory >> 2,
    )
