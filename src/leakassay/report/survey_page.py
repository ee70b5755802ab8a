"""What a confirmation survey proves, as one self-contained page like the report's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leakassay.calls.inference import HALF, TRUE
from leakassay.calls.interface import MEANING, Outcome
from leakassay.report.html import pages
from leakassay.report.language import language
from leakassay.report.pictures import scale, shares
from leakassay.report.survey import lines, stopping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.calls.inference import Survey
    from leakassay.records import Interval
    from leakassay.report.language import Language
    from leakassay.report.pictures.drawing import Picture


def render(survey: Survey, plan: Mapping[str, Any] | None = None, code: str = "en") -> str:
    """Render the page in a language. `plan`: plan.json of the survey, where there is one."""
    say = language(code)
    counts = survey.counts
    outcomes = [
        (str(outcome), say(MEANING[outcome]), getattr(counts, outcome.name.lower())) for outcome in Outcome
    ]
    return (
        pages()
        .get_template("survey.html")
        .render(
            say=say,
            code=code,
            survey=survey,
            plan=plan,
            outcomes=outcomes,
            advice=stopping(survey, say),
            lines=list(lines(survey, code)),
            pictures=[one for one in (_shares(survey, say), _ratios(survey, say)) if one is not None],
        )
    )


def _shares(survey: Survey, say: Language) -> Picture | None:
    return shares.draw(
        list(_rows(survey, say)),
        say("Which share of the rows is right"),
        say(
            "Bars are exact 95 % intervals. Those with a dot are of the calls that reached somebody; those "
            "without reach from all unanswered calls wrong to all of them right. Lines: what the plan of the "
            "test tells apart."
        ),
        {HALF: f"{HALF:.0%}", TRUE: f"{TRUE:.0%}"},
    )


def _rows(survey: Survey, say: Language) -> Iterator[shares.Share]:
    known: tuple[tuple[str, Interval | None], ...] = (
        ("the name is right, of those reached", survey.name),
        ("details are right, of those asked", survey.details),
        ("details are right, a name alone counted as not", survey.details_of_all),
    )
    for title, one in known:
        if one is not None:
            yield shares.Share(say(title), one.low, 1.0 if one.high is None else one.high, one.point)
    if survey.counts.attempts:
        yield shares.Share(say("the name is right, of all calls"), *survey.name_range)
        yield shares.Share(say("details are right, of all calls"), *survey.details_range)
    if survey.measured:
        low, high = survey.false_yes.low, survey.false_yes.high or 1.0
        share = survey.counts.foils_confirmed / survey.counts.foils
        yield shares.Share(say("false details that were confirmed"), low, high, share)


def _ratios(survey: Survey, say: Language) -> Picture | None:
    lr = {"A:G": survey.lr_generated, "A:E": survey.lr_enriched}
    return scale.draw({"lr": lr, "capped_at": survey.cap}, say)
