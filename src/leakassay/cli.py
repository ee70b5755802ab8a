"""Arguments to one call; exit codes. 0 nothing speaks against, 1 something does, 2 not assessed, 3 failed."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from leakassay import commands
from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    from collections.abc import Sequence

STOPPED = 130
"""Exit code after Ctrl-C, by custom of shells."""


def parser() -> argparse.ArgumentParser:
    """Build the parser: one sub-command a row of `commands.COMMANDS`."""
    top = argparse.ArgumentParser(
        prog="leakassay",
        description="Judges a claimed leak of personal data: what is in it, whether it is real, "
        "how many people it covers. Shows no row, looks nobody up, fetches nothing.",
        epilog="Exit codes: 0 assessed, nothing speaks against it; 1 assessed, something does; "
        "2 not assessed; 3 failed.",
    )
    top.add_argument("--version", action=commands.Version)
    chosen = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in commands.COMMANDS:
        sub = chosen.add_parser(command.name, help=command.help, description=command.help)
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Every failure is one sentence on standard error."""
    try:
        arguments = parser().parse_args(argv)
    except SystemExit as stop:  # argparse says what is wrong itself; its 2 would mean "not assessed"
        return 0 if stop.code in (0, None) else LeakassayError.exit_code
    try:
        return int(arguments.run(arguments))
    except LeakassayError as error:
        print(f"leakassay: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("leakassay: stopped; nothing was written.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        return LeakassayError.exit_code


if __name__ == "__main__":
    sys.exit(main())
