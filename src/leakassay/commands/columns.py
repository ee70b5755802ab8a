"""`leakassay columns`: only what each column is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.commands.interface import Command, paths

if TYPE_CHECKING:
    import argparse


def _run(arguments: argparse.Namespace) -> int:
    from leakassay.previewing import columns
    from leakassay.report.terminal import list_columns

    list_columns(columns(arguments.paths))
    return 0


COMMAND = Command(
    "columns",
    "say what each column is, from its first 20,000 rows",
    paths,
    _run,
    about="A quick first look: says what each column holds, how sure that is, and why, from the first 20,000 "
    "rows of each table. Tables that begin later in a file are not seen; assay reads all.",
    example="leakassay columns leak.ndjson.gz",
)
