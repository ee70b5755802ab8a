"""`leakassay simulate`: made-up leaks with known truth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leakassay.commands.interface import Command
from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    import argparse


def _arguments(parser: argparse.ArgumentParser) -> None:
    from leakassay.simulate import FORMATS, SHAPES

    parser.add_argument("--shape", required=True, choices=tuple(SHAPES), help="what kind of leak")
    parser.add_argument("--rows", required=True, type=int, metavar="N", help="records of its main table")
    parser.add_argument("--truth", metavar="T.json", help="write what is true of it")
    parser.add_argument("--format", choices=FORMATS, default="ndjson")
    parser.add_argument("--seed", type=int, default=1, help="same seed, same leak (default: 1)")
    parser.add_argument("--forge", metavar="HOW", help="shuffled:COLUMN, padded:SHARE or independent")
    parser.add_argument("-o", "--out", required=True, metavar="OUT", help="folder to write to")


def _run(arguments: argparse.Namespace) -> int:
    from leakassay.simulate import simulate

    if arguments.rows < 1:
        raise LeakassayError("--rows must be at least 1.")
    try:
        simulate(
            arguments.shape,
            arguments.rows,
            Path(arguments.out),
            fmt=arguments.format,
            seed=arguments.seed,
            truth=Path(arguments.truth) if arguments.truth else None,
            forge=arguments.forge,
        )
    except OSError as error:
        raise LeakassayError(f"cannot write to {error.filename} ({error.strerror}).") from error
    return 0


COMMAND = Command("simulate", "write a made-up leak with known truth", _arguments, _run)
