"""What a confirmation survey proves, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.report.language import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.calls.inference import Survey
    from leakassay.records import Interval
    from leakassay.report.language import Language


def lines(survey: Survey, code: str = "en") -> Iterator[str]:
    """Say what the calls prove, and what they do not."""
    say = language(code)
    counts = survey.counts
    yield say("{attempts} calls, {reached} reached.", attempts=counts.attempts, reached=counts.reached)
    for title, share in (
        ("Rows whose name is right: {found} of those reached.", survey.name),
        ("Rows whose details are right: {found} of those asked.", survey.details),
        ("The same, where a name alone counts as not confirmed: {found}.", survey.details_of_all),
    ):
        if share is not None:
            yield say(title, found=_interval(share))
    low, high = survey.name_bounds
    bounds = (
        "If every call without an answer was wrong, or right: {low:.1%} to {high:.1%} of the names, and with "
        "the error of the draw {least:.1%} to {most:.1%}."
    )
    least, most = survey.name_range
    yield say(bounds, low=low, high=high, least=least, most=most)
    yield say(
        "E-value against half of the names being right: {e:,.1f}; against four fifths: {m:,.1f}.",
        e=survey.e_half,
        m=survey.e_most,
    )
    yield stopping(survey, say)
    yield say(
        "Against generated rows the likelihood ratio is {g:,.12g}, against a real directory with "
        "invented details "
        "{e:,.12g} (at most {cap:,.0f}).",
        g=_three(survey.lr_generated),
        e=_three(survey.lr_enriched),
        cap=survey.cap,
    )
    if not survey.measured:
        yield say(
            "No control calls were made: that {share:.0%} of false details are confirmed is assumed, "
            "not measured.",
            share=survey.false_yes.point,
        )
    yield say("These calls say nothing about the number of people.")


def stopping(survey: Survey, say: Language) -> str:
    """Say whether to go on calling, by the sequential test."""
    if survey.more is not None:
        return say("Go on: {n} more confirmations in a row would settle it.", n=survey.more)
    if survey.advice == "stop: confirmed":
        return say("Stop: more than half of the rows are right, by the plan of the sequential test.")
    return say("Stop: no more than half of the rows are right, by the plan of the sequential test.")


def _three(ratio: float) -> float:
    return float(f"{ratio:.3g}")


def _interval(share: Interval) -> str:
    return f"{share.point:.0%} ({share.low:.1%}–{1 if share.high is None else share.high:.1%})"
