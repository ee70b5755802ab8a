"""Arguments to one call; exit codes. 0 nothing speaks against, 1 something does, 2 not assessed, 3 failed."""

from __future__ import annotations

import argparse
import io
import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
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
        sub = chosen.add_parser(
            command.name,
            help=command.help,
            description=command.about,
            epilog=f"Example: {command.example}",
        )
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Every failure is one sentence on standard error."""
    _show_anything()
    _leave_no_core()
    try:
        code = _run(argv)
        if sys.stdout is not None:
            sys.stdout.flush()  # a full disk is told here, not at exit
    except BaseException as error:  # noqa: BLE001 - a panic of a library in Rust is no Exception
        code = _told(error)
        _close_output()
    return code


def _told(error: BaseException) -> int:
    """Say in one sentence what went wrong, and give the exit code."""
    code = LeakassayError.exit_code
    match error:
        case LeakassayError():
            why, code = str(error), error.exit_code
        case KeyboardInterrupt():
            why, code = "stopped; nothing was written.", STOPPED
        case BrokenPipeError() | SystemExit():  # rich makes the second of the first
            return code
        case OSError():
            why = f"reading or writing failed ({error.strerror}): check disk and rights."
        case ModuleNotFoundError():
            why = f"the module {error.name} is not there: install leakassay anew, with the extra it is of."
        case MemoryError():
            why = "memory ran out: give less with --memory, or fewer --workers."
        case _:  # what Python, or a library in Rust, says of it may quote a value of the data
            why = f"an error of its own, {_place(error)}: please report this line; it holds no data."
    # The path of a file may be in it, and hold anything.
    plain = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in why)
    print(f"leakassay: {plain}", file=sys.stderr)
    return code


def _run(argv: Sequence[str] | None) -> int:
    try:
        arguments = parser().parse_args(argv)
    except SystemExit as stop:  # argparse says what is wrong itself; its 2 would mean "not assessed"
        return 0 if stop.code in (0, None) else LeakassayError.exit_code
    return int(arguments.run(arguments))


def _show_anything() -> None:
    """Write out what a terminal's charset lacks, rather than fail on it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _leave_no_core() -> None:
    """Keep the system from writing what was read to disk, should this process crash."""
    with suppress(ImportError):  # no such limit on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _close_output() -> None:
    """Send output that cannot be written nowhere, so that Python does not try again at exit."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        try:
            sys.stdout.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _place(error: BaseException) -> str:
    """Say where an error came from, without its message."""
    frames = traceback.extract_tb(error.__traceback__)
    at = ", ".join(f"{Path(f.filename).name}:{f.lineno}" for f in frames[-3:])
    return f"{type(error).__name__} at {at}"


if __name__ == "__main__":
    sys.exit(main())
