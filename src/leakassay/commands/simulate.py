"""`leakassay simulate`: made-up leaks with known truth."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from leakassay.commands.interface import Command, count, seed
from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

_FORGE = (
    "padded:SHARE, shuffled:SHARE, shuffled:COLUMN, invented:SHARE, generated:SHARE, model:SHARE or "
    "recycled:SHARE"
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    # Written out: asking the shapes would make every --help wait for them.
    parser.add_argument(
        "--shape", choices=("police", "telecom", "shop", "hospital", "hotel"), help="whose database"
    )
    parser.add_argument(
        "--rows", type=count, metavar="N", help="records of the main table; with --sample, of each table"
    )
    parser.add_argument(
        "--truth", metavar="T.json", help="write what is true of it: people, faults, kinds, forged rows"
    )
    parser.add_argument(
        "--format",
        choices=("ndjson", "csv", "sql", "copy"),
        default="ndjson",
        help="search hits, CSV, MySQL dump or PostgreSQL dump (default: ndjson)",
    )
    parser.add_argument(
        "--seed", type=seed, metavar="N", help="same seed, same leak (default: 1; of a fixture: 2022)"
    )
    parser.add_argument("--forge", metavar="HOW", help=_FORGE)
    parser.add_argument(
        "--sample",
        choices=("head", "random", "shard"),
        help="write --rows records of a larger source of --records: its first, drawn ones, or one shard",
    )
    parser.add_argument("--records", type=count, metavar="N", help="records of the source's main table")
    parser.add_argument(
        "--people",
        type=count,
        metavar="N",
        help="people in the source (default: some fewer than its records)",
    )
    parser.add_argument(
        "--population-scale", type=count, default=1, metavar="N", help="divide --people and --records by N"
    )
    parser.add_argument(
        "--even", action="store_true", help="give everybody as many records (default: some have many)"
    )
    parser.add_argument("--country", metavar="CC", help="whose people, of telecom and shop, such as BR, PL")
    parser.add_argument("--fixture", metavar="NAME", help="a case with its claim: police-2022")
    parser.add_argument(
        "-o", "--out", required=True, metavar="OUT", help="folder to write to; - is standard output"
    )


def _run(arguments: argparse.Namespace) -> int:
    from leakassay.report.progress import counted

    begun = time.monotonic()
    try:
        with counted() as progress:
            written = _written(arguments, progress)
        # The leak itself may be what goes to standard output.
        print(
            _told(written, arguments.out, time.monotonic() - begun),
            file=sys.stderr if arguments.out == "-" else sys.stdout,
        )
    except BrokenPipeError:
        # Whoever reads our output has read enough; the rest has nowhere to go, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise LeakassayError(
            f"cannot write to {error.filename} ({error.strerror}): choose another place with -o."
        ) from error
    return 0


def _told(written: dict[str, int], out: str, seconds: float) -> str:
    """Say what was written, and how fast where that took its time."""
    total = sum(written.values())
    tables = ", ".join(f"{count:,} of {name}" for name, count in written.items())
    where = "standard output" if out == "-" else out
    speed = f" in {seconds:,.0f} s ({total / seconds:,.0f} a second)" if seconds >= _LONG else ""
    return f"{total:,} records written to {where}{speed}: {tables}."


_LONG = 2.0
"""Seconds from which on people ask how long more rows would take."""


def _written(arguments: argparse.Namespace, progress: Callable[[str, int], None] | None) -> dict[str, int]:
    if not arguments.fixture:
        return _simulate(arguments, progress)
    from leakassay.simulate.fixtures import write_fixture

    _without(arguments, "a fixture", "shape", "rows", "truth", "forge", "sample", "records", "people")
    return write_fixture(arguments.fixture, Path(arguments.out), arguments.seed or 2022, progress=progress)


def _without(arguments: argparse.Namespace, what: str, *names: str) -> None:
    given = [f"--{name}" for name in names if getattr(arguments, name) is not None]
    if given:
        raise LeakassayError(f"{what} is given whole: leave out {', '.join(given)}.")


def _simulate(arguments: argparse.Namespace, progress: Callable[[str, int], None] | None) -> dict[str, int]:
    from leakassay.simulate import simulate

    if not arguments.shape or not arguments.rows:
        raise LeakassayError("say which --shape and how many --rows, or which --fixture.")
    scale = arguments.population_scale
    return simulate(
        arguments.shape,
        arguments.rows,
        sys.stdout.buffer if arguments.out == "-" else Path(arguments.out),
        fmt=arguments.format,
        seed=1 if arguments.seed is None else arguments.seed,
        truth=Path(arguments.truth) if arguments.truth else None,
        forge=arguments.forge,
        people=arguments.people and arguments.people // scale,
        records=arguments.records and arguments.records // scale,
        sample=arguments.sample,
        even=arguments.even,
        country=arguments.country,
        progress=progress,
    )


COMMAND = Command(
    "simulate",
    "write a made-up leak with known truth",
    _arguments,
    _run,
    about="Makes up a leak in which nobody exists, to try leakassay on, to teach, and to test: whole or a "
    "sample, as it is or forged in a known way.",
    example="leakassay simulate --shape police --rows 5000 --truth truth.json -o made-up",
)
