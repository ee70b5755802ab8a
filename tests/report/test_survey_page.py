from dataclasses import asdict
from html.parser import HTMLParser

import pytest

from leakassay.calls.drawing import Plan
from leakassay.calls.inference import infer
from leakassay.calls.interface import Counts
from leakassay.report.survey_page import render

ARTICLE = Counts(name_only=4, details=4)
PLAN = Plan(30, 30, 6, {"<b>people</b>, 1990s": 100}, {"no contact": 7}, "c0ffee" * 10)


class _Read(HTMLParser):
    """The text of a page, its tags and the labels of its pictures."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.labels: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.labels += [value or "" for name, value in attrs if name == "aria-label" and tag == "svg"]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_gives_each_share_with_its_bounds() -> None:
    read = _Read(render(infer(ARTICLE), asdict(PLAN)))
    (shares, ratios) = read.labels
    assert "100.0% (63.1% – 100.0%)" in shares
    assert "50.0% (15.7% – 84.3%)" in shares
    assert "Likelihood ratio" in ratios
    assert "These calls say nothing about the number of people." in read.text
    assert PLAN.commitment in read.text
    assert "script" not in read.tags
    assert "<b>people</b>, 1990s" in read.text


def test_unanswered_calls_widen_the_bounds() -> None:
    read = _Read(render(infer(Counts(no_answer=32, name_only=4, details=4))))
    assert "the name is right, of all calls: 9.1% – 100.0%" in read.labels[0]
    assert "details are right, of all calls: 2.8% – 100.0%" in read.labels[0]


def test_control_calls_are_shown_once_there_are_some() -> None:
    without, some = (
        _Read(render(infer(c))) for c in (ARTICLE, Counts(details=6, foils=20, foils_confirmed=4))
    )
    assert "false details that were confirmed" not in without.labels[0]
    assert "false details that were confirmed: 20.0%" in some.labels[0]


@pytest.mark.parametrize("counts", [Counts(), Counts(no_answer=5, refused=1)])
def test_nobody_reached_is_a_page_too(counts: Counts) -> None:
    assert "0 reached." in _Read(render(infer(counts))).text


def test_in_chinese_no_sentence_stays_english() -> None:
    read = _Read(render(infer(ARTICLE), asdict(PLAN), "zh"))
    assert "这些电话" in read.text
    assert "reached" not in read.text.replace("leakassay", "")
