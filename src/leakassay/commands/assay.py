"""`leakassay assay`: judge a claimed leak."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from leakassay.commands.interface import Command, language, limits, paths, reading, secret, spare
from leakassay.errors import LeakassayError
from leakassay.report.names import visible

if TYPE_CHECKING:
    import argparse

    from leakassay.report.document import Report


def _arguments(parser: argparse.ArgumentParser) -> None:
    paths(parser)
    parser.add_argument(
        "--claim",
        metavar="CLAIM.toml",
        help="what is said of the leak (people, records, period, source …); each item is answered",
    )
    parser.add_argument(
        "--known",
        action="append",
        default=[],
        metavar="A.sketch",
        help="sketch of an older leak, made under the same --key: are these rows from there? May be repeated",
    )
    parser.add_argument(
        "--kinds",
        metavar="KINDS.json",
        help='kinds set by hand where recognition is wrong: {"TABLE": {"COLUMN": "KIND"}}',
    )
    parser.add_argument(
        "--out",
        metavar="DIR",
        help="write report.json, report.html and report.md there; with --key, the state of the reading too, "
        "encrypted, until the report is written",
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help="go on from the state that a run with the same --out and --key left when it was stopped",
    )
    parser.add_argument("--json", metavar="FILE", help="write the report as JSON; - for standard output")
    parser.add_argument("--html", metavar="FILE", help="write the report as one HTML page")
    parser.add_argument("--md", metavar="FILE", help="write the report as Markdown")
    parser.add_argument(
        "--pdf", metavar="FILE", help="print the page to a PDF, by a Chromium that is installed"
    )
    language(parser, "the report")
    reading(parser)


def _run(arguments: argparse.Namespace) -> int:
    from leakassay.assaying import assay
    from leakassay.keeping import forget
    from leakassay.report.progress import shown
    from leakassay.report.terminal import summarise

    spare(arguments.paths, arguments.json, arguments.html, arguments.md, arguments.pdf)
    _check_places(arguments)
    with shown(arguments.paths) as progress:
        report = assay(
            arguments.paths,
            claim=arguments.claim,
            known=arguments.known,
            kinds=arguments.kinds,
            key=None if arguments.key is None else secret(arguments.key),
            seed=arguments.seed,
            engine=arguments.engine,
            workers=arguments.workers,
            limits=limits(arguments.memory),
            case=arguments.out,
            resume=arguments.resume,
            progress=progress,
        )
    try:
        _write(report, arguments)
        if arguments.out:
            forget(arguments.out)
    except OSError as error:
        place = error.filename or "disk"
        raise LeakassayError(
            f"the report cannot be written to {place} ({error.strerror}): choose another place."
        ) from error
    if arguments.json == "-":
        sys.stdout.write(report.to_json())
    else:
        summarise(report, arguments.lang)
    sys.stderr.write(_carried(report.to_dict()["tool"].get("carried", [])))
    return report.exit_code


def _carried(names: list[str]) -> str:
    """Say that a cluster could not share the reading of inputs: that machines are added to no avail there."""
    if not names:
        return ""
    listed = ", ".join(map(visible, names[:3])) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    return f"leakassay: read by this machine alone, and measured by the workers: {listed}.\n"


def _check_places(arguments: argparse.Namespace) -> None:
    """Refuse places where no report can be written before hours go into it. Raises LeakassayError."""
    if arguments.out and Path(arguments.out).exists() and not Path(arguments.out).is_dir():
        raise LeakassayError(f"{arguments.out} is no directory: choose another place for the report.")
    for name in (arguments.json, arguments.html, arguments.md, arguments.pdf):
        if name and name != "-" and (Path(name).is_dir() or not Path(name).absolute().parent.is_dir()):
            raise LeakassayError(
                f"no report can be written to {name}: choose a file in a directory there is."
            )


def _write(report: Report, arguments: argparse.Namespace) -> None:
    """Write the forms that are asked for; those not asked for cost nothing."""
    from leakassay.report.document import write_whole

    if arguments.out:
        report.save(arguments.out, arguments.lang)
    if arguments.html:
        write_whole(Path(arguments.html), report.to_html(arguments.lang))
    if arguments.md:
        write_whole(Path(arguments.md), report.to_markdown(arguments.lang))
    if arguments.json and arguments.json != "-":
        write_whole(Path(arguments.json), report.to_json())
    if arguments.pdf:
        report.to_pdf(arguments.pdf, arguments.lang)


COMMAND = Command(
    "assay",
    "judge a claimed leak",
    _arguments,
    _run,
    about="Reads everything once and says what is in it, whether it is real, how many people it covers and "
    "whether the claim holds. The summary goes to standard output; other forms of the report are written "
    "where you ask for them. Exit codes: 0 assessed, nothing speaks against it; 1 something does; 2 not "
    "assessed; 3 failed.",
    example="leakassay assay leak/ --claim claim.toml --out report",
)
