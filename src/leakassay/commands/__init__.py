"""The sub-commands. One file, one command; to add one, list it here."""

import argparse
from typing import Any

from leakassay.commands import assay, calls, columns, compare, notice, redact, simulate, sketch, workbench

COMMANDS = (
    assay.COMMAND,
    columns.COMMAND,
    sketch.COMMAND,
    compare.COMMAND,
    calls.COMMAND,
    notice.COMMAND,
    redact.COMMAND,
    simulate.COMMAND,
    workbench.COMMAND,
)


class Version(argparse.Action):
    """Print the version; looked up only when asked for, since that is slow."""

    def __init__(self, **options: Any) -> None:
        super().__init__(nargs=0, help="show the version and exit", **options)

    def __call__(self, parser: argparse.ArgumentParser, *_: Any, **__: Any) -> None:
        """Print and exit."""
        from importlib.metadata import version

        print(f"leakassay {version('leakassay')}")
        parser.exit()
