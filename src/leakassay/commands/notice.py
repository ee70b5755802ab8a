"""`leakassay notice`: draft what the law asks for."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leakassay.commands.interface import Command
from leakassay.errors import LeakassayError

if TYPE_CHECKING:
    import argparse


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", metavar="REPORT.json")
    parser.add_argument(
        "--law",
        required=True,
        metavar="NAME",
        help="gdpr, gdpr-people, edpb, pipl, cn-incident, nis2, uk, us (all states), us-ca, us-tx, us-ny, "
        "hipaa; or a machine form: hibp, misp, veris",
    )
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="language, where the law has it")
    parser.add_argument(
        "--aware",
        type=datetime.fromisoformat,
        metavar="WHEN",
        help="moment of awareness, such as 2026-03-01T09:30",
    )
    parser.add_argument("-o", "--out", metavar="FILE", help="write there instead of to standard output")


def _run(arguments: argparse.Namespace) -> int:
    from leakassay.report.document import write_whole
    from leakassay.report.notice.drafting import draft
    from leakassay.report.notice.facts import facts_of
    from leakassay.report.notice.forms import FORMS
    from leakassay.report.notice.laws import law
    from leakassay.report.notice.states import table

    report = _report(Path(arguments.report))
    aware: datetime | None = arguments.aware
    if aware is not None and aware.tzinfo is None:
        aware = aware.replace(tzinfo=UTC)
    if arguments.law in FORMS:
        text = json.dumps(FORMS[arguments.law](report), indent=1) + "\n"
    elif arguments.law == "us":
        text = "\n".join(table(facts_of(report).people, arguments.lang)) + "\n"
    else:
        text = draft(law(arguments.law), facts_of(report), arguments.lang, aware)
    if not arguments.out:
        print(text, end="")
        return 0
    try:
        write_whole(Path(arguments.out), text)
    except OSError as error:
        raise LeakassayError(
            f"the notice cannot be written to {arguments.out} ({error.strerror})."
        ) from error
    return 0


def _report(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise LeakassayError(f"the report {path} cannot be read ({error.strerror}).") from error
    except (ValueError, RecursionError) as error:
        raise LeakassayError(
            f"{path} is no JSON: give the report.json that `leakassay assay` wrote."
        ) from error
    if not isinstance(data, dict) or data.get("schema") != "leakassay.report/1":
        raise LeakassayError(
            f"{path} is no report of this version: give the report.json of `leakassay assay`."
        )
    return data


COMMAND = Command("notice", "draft what the law asks for, from a report", _arguments, _run)
