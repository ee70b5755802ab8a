"""`leakassay compare`: the overlap of two leaks, without either's rows."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from leakassay.commands.interface import Command, language, partner_key, spare, write_page

if TYPE_CHECKING:
    import argparse


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sketches", nargs="+", metavar="F.sketch", help="two or more; every two of them are compared"
    )
    parser.add_argument(
        "--key", metavar="FILE", help="the key under which all of them were made (default: F.sketch.key)"
    )
    parser.add_argument("--passphrase", action="store_true", help="ask for the words that give the key")
    parser.add_argument("--html", metavar="FILE", help="write the overlap as one HTML page, with pictures")
    language(parser, "what is said")


def _run(arguments: argparse.Namespace) -> int:
    from leakassay.comparing import compare_all
    from leakassay.report.terminal import list_overlaps
    from leakassay.sketching import key_beside

    given = arguments.key is not None or arguments.passphrase
    key = partner_key(arguments.key, ask=arguments.passphrase) if given else key_beside(arguments.sketches)
    spare(arguments.sketches, arguments.html)
    overlaps = compare_all(arguments.sketches, key=key)
    list_overlaps(overlaps, arguments.lang)
    if arguments.html:
        from leakassay.report.overlap_page import render

        write_page(arguments.html, render(overlaps, arguments.lang))
    print(
        "Whoever has the key can test guesses against these sketches: keep it as you would rows.",
        file=sys.stderr,
    )
    return 0


COMMAND = Command(
    "compare",
    "tell the overlap of sketches",
    _arguments,
    _run,
    about="Says of every two leaks which share of the identifiers of one the other has, kind by kind, and "
    "what that means: a copy, a part, shared people, or nothing. Reads sketches alone, which hold no rows.",
    example="leakassay compare ours.sketch theirs.sketch --key shared.key",
)
