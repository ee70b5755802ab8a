"""What would settle what is open, and what to do next: rules over the report, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leakassay.records import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CALLS = 20
"""People with a telephone number from which on a survey by calls is worth its trouble."""


def settling(report: Mapping[str, Any]) -> Iterator[Text]:
    """Say what would tell more, the most telling first."""
    verdict = report["verdict"]
    if not verdict["lr"]:
        yield Text("More rows: from 200 on, with three and more columns of persons, a verdict can be given.")
    elif not verdict["assessed"]:
        yield Text(
            "More columns of the same rows, or tables that share identifiers: then more can be tested."
        )
    if _values(report, "phone") >= _CALLS:
        yield Text("Calls to people drawn by lot, with open questions: only they can say whether it is they.")
    if verdict["lr"].get("A:R", 0) < 10:
        yield Text(
            "Older leaks of the same source to compare with: recycled rows show against what they came from."
        )
    if report["estimates"].get("drawn", "unknown") != "random":
        yield Text("A sample drawn by lot from the whole: only that lets the number of people be estimated.")
    if not any(finding["test"] == "T32" and finding["columns"] for finding in report["findings"]):
        yield Text("The export as it left its system: order, identifiers and marks of files date it.")


def next_steps(report: Mapping[str, Any]) -> Iterator[Text]:
    """Say what to do now, with the command that does it."""
    personal = any(
        column["sensitivity"] in {"sensitive", "direct identifier"}
        for table in report["tables"]
        for column in table["columns"]
    )
    if personal:
        yield Text(
            "Show nobody a row who need not see it: leakassay redact makes a sample that may be shown."
        )
    if report["verdict"]["authentic"] == "contradicted":
        yield Text("Do not publish it as authentic: something else explains the findings better.")
    yield from _of_claim(report)
    if _values(report, "phone") >= _CALLS:
        yield Text("Ask people: leakassay calls draw plans a confirmation survey and its script.")
    if personal and report["verdict"]["authentic"] != "contradicted":
        yield Text("If it is yours, the clock runs: leakassay notice drafts what the law asks for.")
    yield Text("Compare it with what you know: leakassay sketch and compare need no rows to be passed on.")


def _of_claim(report: Mapping[str, Any]) -> Iterator[Text]:
    """Say what to print in place of a claim that fails."""
    refuted = [one["item"] for one in report["claim"] if one["holds"] == "no"]
    people = report["estimates"].get("people")
    if "people" in refuted and people is not None:
        if people["high"] is not None:
            yield Text("Publish the range of people that was found, not the figure that was claimed.")
        else:
            at_least = "Write of at least {low:,} people: nothing here bounds their number from above."
            yield Text(at_least, {"low": round(people["low"])})
    elif refuted:
        yield Text("Repeat nothing of the claim that fails, without saying so: see the claim, item by item.")


def _values(report: Mapping[str, Any], kind: str) -> int:
    """Give the most valid values of a kind in one column."""
    columns = (column for table in report["tables"] for column in table["columns"])
    return max((column["valid"] for column in columns if column["kind"] == kind), default=0)
