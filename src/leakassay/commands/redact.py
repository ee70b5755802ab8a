"""`leakassay redact`: a sample that may be shown."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from leakassay.commands.interface import Command, count, paths, spare

if TYPE_CHECKING:
    import argparse


def _arguments(parser: argparse.ArgumentParser) -> None:
    paths(parser)
    parser.add_argument(
        "-o",
        "--out",
        required=True,
        metavar="OUT",
        help="CSV file to write; its first column names the table",
    )
    parser.add_argument(
        "--rows", type=count, default=20, metavar="N", help="rows of each table (default: 20)"
    )


def _run(arguments: argparse.Namespace) -> int:
    from leakassay.redacting import redact
    from leakassay.report.names import visible

    spare(arguments.paths, arguments.out)
    shown = redact(arguments.paths, Path(arguments.out), key=secrets.token_bytes(32), rows=arguments.rows)
    tables = ", ".join(f"{rows} of {visible(table)}" for table, rows in shown.items())
    print(f"{sum(shown.values())} masked rows written to {arguments.out}: {tables}.")
    print("Rare values, and columns whose kind is a guess, show as •••. Read it before you show it.")
    return 0


COMMAND = Command(
    "redact",
    "write a few masked rows that may be shown",
    _arguments,
    _run,
    about="Draws rows at random and masks each value by what it is: a name shows its first letter, a card "
    "its last four digits, what is rare nothing.",
    example="leakassay redact leak/ -o shown.csv",
)
