"""`leakassay calls`: plan a confirmation survey, keep its record, read what it proves."""

from __future__ import annotations

import argparse
import getpass
from datetime import UTC, datetime
from pathlib import Path

from leakassay.commands.interface import (
    Command,
    count,
    day,
    language,
    limits,
    memory,
    paths,
    secret,
    write_page,
)
from leakassay.errors import LeakassayError


def _arguments(parser: argparse.ArgumentParser) -> None:
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")

    def step(name: str, what: str) -> argparse.ArgumentParser:
        return steps.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")

    _drawing(step("draw", "draw whom to call, lock the sheet, print the commitment"))
    _showing(step("show", "show one call of the sheet; the view is logged"))
    _recording(step("record", "record what came of an attempt; one attempt, one line"))
    inferred = step("infer", "say what the record proves")
    inferred.add_argument(
        "record",
        metavar="DIR|RECORD.csv",
        help="folder of the survey, or its record alone; a CSV of call,outcome,foil or of "
        "outcome,calls,foils,confirmed",
    )
    inferred.add_argument("--html", metavar="FILE", help="write the same as one HTML page, with pictures")
    language(inferred, "what is said")
    _knowing(step("known", "of people chosen beforehand, say what share of their list is in a leak"))
    closed = step("close", "delete the sheet; plan, record and log stay")
    _survey(closed)


def _survey(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("survey", metavar="DIR", help="folder of the survey, as given to draw")


def _call(parser: argparse.ArgumentParser) -> None:
    _survey(parser)
    parser.add_argument("number", type=count, metavar="CALL", help="number of the call on the sheet, from 1")


def _drawing(parser: argparse.ArgumentParser) -> None:
    paths(parser)
    parser.add_argument("-o", "--out", required=True, metavar="DIR", help="folder of the survey, made anew")
    parser.add_argument("--key", required=True, metavar="FILE", help="key file; it alone opens the sheet")
    parser.add_argument("--calls", type=count, default=30, metavar="N", help="rows to call (default: 30)")
    parser.add_argument(
        "--spares", type=count, default=30, metavar="N", help="rows for calls nobody answers (default: 30)"
    )
    parser.add_argument(
        "--control",
        type=_share,
        default=0.2,
        metavar="SHARE",
        help="calls with a false detail (default: 0.2)",
    )
    parser.add_argument(
        "--on", type=day, metavar="DAY", help="day of the calls, for who is a minor (default: today)"
    )
    memory(parser)


def _showing(parser: argparse.ArgumentParser) -> None:
    _call(parser)
    parser.add_argument("--key", required=True, metavar="FILE", help="the key that the survey was drawn with")
    language(parser, "the questions")


def _recording(parser: argparse.ArgumentParser) -> None:
    _call(parser)
    parser.add_argument(
        "outcome",
        metavar="OUTCOME",
        help="no-answer, wrong-number, refused, name-only, details (right, unprompted) or denied",
    )
    parser.add_argument(
        "--foil", choices=("confirmed", "rejected"), default="", help="what was said of the false detail"
    )


def _knowing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("found", type=int, metavar="FOUND", help="how many of them are in it")
    parser.add_argument("asked", type=count, metavar="ASKED", help="how many were looked for")
    parser.add_argument(
        "--list", type=count, metavar="N", help="how many people the list has that they come from"
    )


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError("a share lies between 0 and 1, such as 0.2")
    return share


def _run(arguments: argparse.Namespace) -> int:
    return _STEPS[arguments.step](arguments)


def _draw(arguments: argparse.Namespace) -> int:
    from leakassay.calls.inference import needed
    from leakassay.surveying import begin

    plan = begin(
        arguments.paths,
        Path(arguments.out),
        key=secret(arguments.key),
        on=arguments.on or datetime.now(UTC).date(),
        calls=arguments.calls,
        spares=arguments.spares,
        control=arguments.control,
        limits=limits(arguments.memory),
    )
    print(f"{plan.calls} calls and {plan.spares} spares drawn; {plan.control} carry a false detail.")
    for stratum, rows in plan.frame.items():
        print(f"  {stratum}: {rows:,} rows may be called")
    for reason, rows in plan.left_out.items():
        print(f"  left out, {reason}: {rows:,}")
    floors = ", ".join(f"{needed(share)} for {share:.0%}" for share in (0.5, 0.8, 0.9))
    print(f"Calls that show, if all of them confirm, that at least so many rows are right: {floors}.")
    print(f"Commitment, to be published before the first call: {plan.commitment}")
    return 0


def _show(arguments: argparse.Namespace) -> int:
    from leakassay.calls.questions import QUESTIONS
    from leakassay.report.names import visible
    from leakassay.surveying import view

    call = view(Path(arguments.survey), arguments.number, key=secret(arguments.key), by=getpass.getuser())
    print(_SCRIPT[arguments.lang])
    print(
        f"call {call.number}{' (spare)' if call.spare else ''}: {visible(call.name)}, {visible(call.contact)}"
    )
    for kind, answer in call.answers.items():
        question = QUESTIONS[kind][arguments.lang == "zh"]
        false = (
            "  <- false on purpose: after the open questions ask whether it is so, and record --foil"
            if kind == call.foil
            else ""
        )
        print(f"  {question}  [{visible(answer)}]{false}")
    return 0


_SCRIPT = {
    "en": "Say who you are and why you call; ask whether the person wants to speak. Name them, ask the open\n"
    "questions, and do not read out what stands in brackets: it is what the row says, for you to compare.",
    "zh": "先说明您是谁、为何致电，并询问对方是否愿意交谈。说出其姓名，用开放式问题提问；\n"
    "切勿念出方括号中的内容：那是记录所载，供您比对。",
}


def _record(arguments: argparse.Namespace) -> int:
    from leakassay.surveying import record

    made, counts = record(
        Path(arguments.survey), str(arguments.number), arguments.outcome.strip().lower(), arguments.foil
    )
    print(f"Call {made.call} recorded: {made.outcome}.")
    print(f"So far {counts.attempts} calls, {counts.reached} reached.")
    return 0


def _infer(arguments: argparse.Namespace) -> int:
    from leakassay.calls.inference import infer
    from leakassay.calls.totals import read_counts
    from leakassay.report.survey import lines
    from leakassay.surveying import planned, recorded

    given = Path(arguments.record)
    survey = infer(recorded(given) if given.is_dir() else read_counts(given))
    for line in lines(survey, arguments.lang):
        print(line)
    if arguments.html:
        from leakassay.report.survey_page import render

        write_page(arguments.html, render(survey, planned(given) if given.is_dir() else None, arguments.lang))
    return 0


def _known(arguments: argparse.Namespace) -> int:
    from leakassay.estimate.captures import known_list

    if not 0 <= arguments.found <= arguments.asked:
        raise LeakassayError("FOUND lies between 0 and ASKED: give how many of those asked for were found.")
    share = known_list(arguments.found, arguments.asked)
    bounds = f"{share.low:.0%} to {share.high or 0:.0%}, Clopper-Pearson"
    print(f"{share.point:.0%} of the list ({bounds}) is in the leak.")
    if arguments.list:
        people = known_list(arguments.found, arguments.asked, arguments.list)
        print(f"That is {people.low:,.0f} to {people.high or 0:,.0f} people of {arguments.list:,}.")
    print(f"Assumed: {share.assumptions[0]}.")
    return 0


def _close(arguments: argparse.Namespace) -> int:
    from leakassay.surveying import close

    close(Path(arguments.survey))
    print("The sheet is deleted. Delete the key too, once no copy is needed.")
    return 0


_STEPS = {"draw": _draw, "show": _show, "record": _record, "infer": _infer, "known": _known, "close": _close}

COMMAND = Command(
    "calls",
    "plan and read a confirmation survey",
    _arguments,
    _run,
    about="Asks people in the leak whether what it says of them is true: draw the rows, publish the "
    "commitment, show and record each call, infer what the answers prove, close. Each step says more with "
    "--help; docs/how-to/calls.md tells the whole.",
    example="leakassay calls draw leak/ -o survey --key case.key",
)
