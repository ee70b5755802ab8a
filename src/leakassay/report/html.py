"""The report as one self-contained page: no script, nothing from elsewhere, safe against any name in it.

Jinja2 escapes everything; names from the data go through `visible` first; the page's own policy
(`Content-Security-Policy`) forbids scripts, fetches and forms, should anything slip through.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from leakassay.report.advice import next_steps, settling
from leakassay.report.language import language
from leakassay.report.names import visible
from leakassay.report.overview import HYPOTHESES, ORDER, between, holdings, ratio, strongest, totals
from leakassay.report.phrases import phrase
from leakassay.report.pictures import columns, intervals, picture, scale, tippett
from leakassay.report.templating import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jinja2 import Environment

    from leakassay.report.language import Language
    from leakassay.report.pictures.drawing import Picture

_COLUMNS, _TABLES, _FINDINGS = 500, 60, 40
"""The most columns of a table, tables, and findings of a test on the page: beyond, report.json has them."""
_DRAWN = 8
_LEANINGS = ("against", "for", "silent")
_DRAWINGS = {
    "random": "a random draw from the source",
    "head": "one stretch of the source, not a random draw",
    "unknown": "nothing says how",
}
_ESTIMATES = {
    "people": "People in the whole source",
    "people_in_leak": "People in the files",
    "records_in_source": "Records in the whole source",
    "identifiers": "Different identifiers",
    "valid_identifiers": "Different valid identifiers",
}


@dataclass(frozen=True, slots=True)
class TestFound:
    """One test with all it found."""

    number: str
    leaning: str
    """Of its most telling finding."""
    against: Sequence[str]
    method: Mapping[str, Any] | None
    findings: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class TableDrawn:
    """The pictures of one table."""

    name: str
    pictures: Sequence[tuple[Sequence[str], Picture]]
    """Each with the columns it shows."""


@cache
def pages() -> Environment:
    """Give what fills the report's templates."""
    return environment("leakassay.report", share=_share, figure=_figure)


def render(report: Mapping[str, Any], code: str = "en") -> str:
    """Render the page in a language (`en`, `zh`)."""
    return _rendered("report.html", report, code)


def fragment(report: Mapping[str, Any], code: str = "en") -> str:
    """Render the answers alone, as a notebook shows them: its style touches nothing around it."""
    return _rendered("fragment.html", report, code)


def _rendered(template: str, report: Mapping[str, Any], code: str) -> str:
    say = language(code)
    return (
        pages()
        .get_template(template)
        .render(
            report=report,
            say=say,
            code=code,
            levels=[str(level) for level in ORDER],
            hypotheses=HYPOTHESES,
            most=_COLUMNS,
            most_tables=_TABLES,
            most_findings=_FINDINGS,
            small=partial(_small, say),
            ratio=partial(ratio, say),
            between=partial(between, say),
            phrase=partial(phrase, say),
            **_answers(report, say),
            **_details(report, say),
        )
    )


def _answers(report: Mapping[str, Any], say: Language) -> dict[str, Any]:
    """All that the first screen and the reasons need."""
    tests = _tests(report)
    return {
        "holdings": holdings(report),
        "totals": totals(report),
        "rates": report["verdict"].get("error_rates"),
        "scale": scale.draw(report["verdict"], say),
        "intervals": intervals.draw(report, say),
        "records_drawn": intervals.records(report, say),
        "silent_tests": [t.number for t in tests if _had_nothing(t)],
        "next_steps": list(next_steps(report)),
        "settling": list(settling(report)),
        "speaks_for": strongest(report, "for"),
        "speaks_against": strongest(report, "against"),
        "tests": tests,
    }


def _details(report: Mapping[str, Any], say: Language) -> dict[str, Any]:
    verdict = report["verdict"]
    nearest = min(verdict["lr"], key=verdict["lr"].__getitem__, default="")
    estimates = report["estimates"]
    return {
        "drawn": list(_drawn(report, say)),
        "tippett": tippett.draw(verdict, nearest, say),
        "drawing": _DRAWINGS[estimates.get("drawn", "unknown")],
        "estimates": [
            (say(title), estimates[key]) for key, title in _ESTIMATES.items() if estimates.get(key)
        ],
        "silent": _untested(report),
    }


def _untested(report: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """List what had nothing to go by: the test and its sentence, each once."""
    said = {(f["test"], f["because"]): f["sentence"] for f in report["findings"] if _tells_nothing(f)}
    return [(test, sentence) for (test, _), sentence in said.items()]


def _tells_nothing(finding: Mapping[str, Any]) -> bool:
    without = finding["score"] is None and not finding["lr"]
    return finding["leaning"] == "silent" and without and (not finding["n"] or not finding["against"])


def _had_nothing(test: TestFound) -> bool:
    return all(_tells_nothing(one) for one in test.findings)


def _tests(report: Mapping[str, Any]) -> list[TestFound]:
    """Group the findings by test, those against first."""
    grouped: dict[str, list[Mapping[str, Any]]] = {}
    for finding in report["findings"]:
        grouped.setdefault(finding["test"], []).append(finding)
    methods = report.get("methods", {})
    tests = []
    for number, found in grouped.items():
        found.sort(key=lambda f: (_LEANINGS.index(f["leaning"]), f["score"] is None))
        against = list(dict.fromkeys(h for f in found for h in f["against"]))
        tests.append(TestFound(number, found[0]["leaning"], against, methods.get(number), found))
    return sorted(tests, key=lambda t: (_LEANINGS.index(t.leaning), _had_nothing(t), t.number))


def _small(say: Language, finding: Mapping[str, Any]) -> Markup:
    drawn = scale.small(finding, say)
    return drawn.svg() if drawn is not None else Markup("")


def _drawn(report: Mapping[str, Any], say: Language) -> Iterator[TableDrawn]:
    """Draw every table: its columns first, then its charts."""
    largest = sorted(report["tables"], key=lambda t: -t["records"])[:_DRAWN]
    for table in largest:
        first = columns.draw(table, say)
        found: list[tuple[Sequence[str], Picture]] = [] if first is None else [((), first)]
        mine = (chart for chart in report.get("charts", ()) if chart["table"] == table["name"])
        found.extend((chart["columns"], one) for chart in mine if (one := picture(chart, say)) is not None)
        if found:
            yield TableDrawn(table["name"], found)


def _figure(value: object) -> str:
    """Give what was claimed or found: a number, a range, a list, a text."""
    if value is None:
        return "–"
    if isinstance(value, list):
        between = " – " if all(one is None or isinstance(one, int | float) for one in value) else ", "
        return between.join("…" if one is None else _figure(one) for one in value)
    if isinstance(value, int) and value >= _YEARS:
        return f"{value:,}"
    return visible(str(value))


_YEARS = 10_000
"""Below, a number may be a year, which has no thousands."""


def _share(part: float, whole: float) -> str:
    """Give a share as a percentage that never rounds to all or nothing where it is neither."""
    if not whole:
        return "–"
    share = part / whole
    if 0 < share < 0.001:
        return "<0.1%"
    if 0.999 < share < 1:
        return ">99.9%"
    return f"{share:.1%}"
