import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leakassay.cli import main
from leakassay.report.notice.drafting import BLANK, draft, reached
from leakassay.report.notice.facts import facts_of
from leakassay.report.notice.laws import Threshold, law, laws
from leakassay.report.notice.states import states, table
from reported import made_report


@pytest.mark.parametrize("name", sorted(laws()))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_law_is_drafted_with_figures_and_blanks(name: str, language: str) -> None:
    text = draft(law(name), facts_of(made_report()), language, datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    assert BLANK in text
    assert "\x1b" not in text
    assert law(name).sources[0] in text
    if any(item.answer == "people" for item in law(name).items):
        assert "90,000,000" in text
        assert "120,000,000" in text


def test_what_a_law_was_held_against_is_said_with_the_day() -> None:
    checked, unchecked = (draft(law(name), facts_of(made_report()), "en", None) for name in ("gdpr", "edpb"))
    assert (
        "held against the text of Article 33 (a public copy of EUR-Lex, CELEX 32016R0679) on 2026-" in checked
    )
    assert "come from summaries" in unchecked
    assert "come from summaries" not in checked


def test_levels_include_the_number_itself() -> None:
    # The annex of the measures of 2025 closes: above includes the number.
    assert [t.people for t in law("cn-incident").thresholds] == [1_000_000, 10_000_000, 100_000_000]
    assert [t.people for t in law("hipaa").thresholds] == [500, 501]


def test_deadlines_run_from_awareness() -> None:
    text = draft(law("gdpr"), facts_of(made_report()), "en", datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    assert "2026-03-04T09:30+00:00" in text
    assert BLANK in draft(law("gdpr"), facts_of(made_report()), "en", None).split("## Nature")[0]


def test_an_interval_may_straddle_a_threshold() -> None:
    people = made_report()["estimates"]["people"]
    assert reached(Threshold(1_000_001, {}), people) == "reached"
    assert reached(Threshold(100_000_001, {}), people) == "the interval straddles it"
    assert reached(Threshold(500_000_000, {}), people) == "not reached"
    assert reached(Threshold(500_000_000, {}), {**people, "high": None}) == "the interval straddles it"
    assert reached(Threshold(5, {}), None) == "cannot say"


def test_chinese_where_the_law_has_it() -> None:
    text = draft(law("pipl"), facts_of(made_report()), "zh", None)
    assert "敏感个人信息" in text
    assert "宗教信仰" in text
    assert "姓名" in text


def test_all_states_are_there() -> None:
    assert len(states()) == 51
    assert len({one.code for one in states()}) == 51
    assert {one.checked for one in states()} == {"text", "quoted", "summary"}
    rows = list(table({"low": 900, "high": 1000}))
    (iowa,) = (row for row in rows if row.startswith("| IA "))
    assert "5 business days" in iowa
    assert "the interval straddles it" not in iowa
    assert "| HI | without delay | 1001 | with it | not reached |" in "\n".join(rows)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.json"
    path.write_text(json.dumps(made_report()))
    for name in ("gdpr", "us", "hibp", "veris", "misp"):
        assert main(["notice", str(path), "--law", name]) == 0
        assert capsys.readouterr().out
    assert main(["notice", str(path), "--law", "gdpr", "-o", str(tmp_path / "n.md")]) == 0
    assert (tmp_path / "n.md").read_text().startswith("# ")
    assert main(["notice", str(path), "--law", "none"]) == 3
    assert "gdpr" in capsys.readouterr().err
    path.write_text("{}")
    assert main(["notice", str(path), "--law", "gdpr"]) == 3
