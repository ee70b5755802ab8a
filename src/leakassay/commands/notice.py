"""`leakassay notice`: draft what the law asks for."""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from leakassay.commands.interface import Command, language
from leakassay.errors import LeakassayError
from leakassay.given import parse_json, read_given


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", metavar="REPORT.json", help="what `assay --json` or `--out` wrote")
    parser.add_argument(
        "--law",
        required=True,
        metavar="NAME",
        help="gdpr, gdpr-people, edpb, pipl, cn-incident, nis2, uk, us (all states), us-ca, us-tx, us-ny, "
        "hipaa; or a machine form: hibp, misp, veris",
    )
    language(parser, "the draft, where the law has it")
    parser.add_argument(
        "--aware",
        type=_moment,
        metavar="WHEN",
        help="when you became aware, such as 2026-03-01T09:30: the clocks are counted from there",
    )
    parser.add_argument("-o", "--out", metavar="FILE", help="write there instead of to standard output")


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            "a moment is written as 2026-03-01T09:30 or 2026-03-01T09:30+01:00"
        ) from None
    # Without a zone, the clock of this machine is meant.
    return found.astimezone() if found.tzinfo is None else found


def _run(arguments: argparse.Namespace) -> int:
    from leakassay.report.document import write_whole
    from leakassay.report.notice.drafting import draft
    from leakassay.report.notice.facts import facts_of
    from leakassay.report.notice.forms import FORMS
    from leakassay.report.notice.laws import law
    from leakassay.report.notice.states import table

    report = _report(Path(arguments.report))
    name, aware = arguments.law.lower(), arguments.aware
    if name in FORMS:
        text = json.dumps(FORMS[name](report), indent=1) + "\n"
    elif name == "us":
        text = "\n".join(table(facts_of(report).people, arguments.lang)) + "\n"
    else:
        text = draft(law(name), facts_of(report), arguments.lang, aware)
    if not arguments.out:
        print(text, end="")
        return 0
    try:
        write_whole(Path(arguments.out), text)
    except OSError as error:
        raise LeakassayError(
            f"the notice cannot be written to {arguments.out} ({error.strerror}): choose another place."
        ) from error
    return 0


def _report(path: Path) -> dict[str, Any]:
    try:
        data = parse_json(read_given(path, "the report", _LARGEST))
    except ValueError as error:
        raise LeakassayError(
            f"{path} is no JSON: give the report.json that `leakassay assay` wrote."
        ) from error
    if not isinstance(data, dict) or data.get("schema") != "leakassay.report/1":
        raise LeakassayError(
            f"{path} is no report of this version: give the report.json of `leakassay assay`."
        )
    return data


_LARGEST = 256 << 20

COMMAND = Command(
    "notice",
    "draft what the law asks for, from a report",
    _arguments,
    _run,
    about="Fills in what a report can say of what the law asks for, marks what only you know, and counts the "
    "clocks. A draft for people who answer for it, no legal advice.",
    example="leakassay notice report/report.json --law gdpr --aware 2026-03-01T09:30 -o notice.md",
)
