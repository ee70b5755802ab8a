"""`leakassay simulate`: made-up leaks with known truth."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from leakassay.commands.interface import Command
from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    import argparse

_FORGE = (
    "padded:SHARE, shuffled:SHARE, shuffled:COLUMN, invented:SHARE, generated:SHARE, model:SHARE or "
    "recycled:SHARE"
)


def _arguments(parser: argparse.ArgumentParser) -> None:
    # Written out: asking the shapes would make every --help wait for them.
    parser.add_argument(
        "--shape", choices=("police", "telecom", "shop", "hospital", "hotel"), help="what kind of leak"
    )
    parser.add_argument(
        "--rows", type=int, metavar="N", help="records of its main table; of a sample, of each"
    )
    parser.add_argument("--truth", metavar="T.json", help="write what is true of it")
    parser.add_argument("--format", choices=("ndjson", "csv", "sql", "copy"), default="ndjson")
    parser.add_argument("--seed", type=int, help="same seed, same leak (default: 1; of a fixture: 2022)")
    parser.add_argument("--forge", metavar="HOW", help=_FORGE)
    parser.add_argument(
        "--sample", choices=("head", "random", "shard"), help="take a part of a larger source"
    )
    parser.add_argument("--records", type=_whole, metavar="N", help="records of the source's main table")
    parser.add_argument("--people", type=_whole, metavar="N", help="people in the source")
    parser.add_argument(
        "--population-scale", type=_whole, default=1, metavar="N", help="divide --people and --records by N"
    )
    parser.add_argument("--even", action="store_true", help="everybody has as many records (default: uneven)")
    parser.add_argument("--country", metavar="CC", help="whose people, of telecom and shop, such as BR, PL")
    parser.add_argument("--fixture", metavar="NAME", help="a case with its claim: police-2022")
    parser.add_argument("-o", "--out", required=True, metavar="OUT", help="folder; - is standard output")


def _whole(text: str) -> int:
    """Read a count such as 970_000 or 1e9."""
    return int(float(text)) if "e" in text.lower() else int(text)


def _run(arguments: argparse.Namespace) -> int:
    from leakassay.simulate.fixtures import write_fixture

    try:
        if arguments.fixture:
            _without(arguments, "a fixture", "shape", "rows", "truth", "forge", "sample", "records", "people")
            write_fixture(arguments.fixture, Path(arguments.out), arguments.seed or 2022)
        else:
            _simulate(arguments)
    except BrokenPipeError:
        # Whoever reads our output has read enough; the rest has nowhere to go, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise LeakassayError(f"cannot write to {error.filename} ({error.strerror}).") from error
    return 0


def _without(arguments: argparse.Namespace, what: str, *names: str) -> None:
    given = [f"--{name}" for name in names if getattr(arguments, name) is not None]
    if given:
        raise LeakassayError(f"{what} is given whole: leave out {', '.join(given)}.")


def _simulate(arguments: argparse.Namespace) -> None:
    from leakassay.simulate import simulate

    if not arguments.shape or not arguments.rows or arguments.rows < 1:
        raise LeakassayError("say which --shape and how many --rows (at least 1), or which --fixture.")
    scale = max(1, arguments.population_scale)
    simulate(
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
    )


COMMAND = Command("simulate", "write a made-up leak with known truth", _arguments, _run)
