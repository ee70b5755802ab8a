import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pymisp import MISPEvent, MISPObject

from leakassay.cli import main
from leakassay.report.notice.drafting import BLANK, draft, reached
from leakassay.report.notice.facts import facts_of
from leakassay.report.notice.forms import hibp, misp, veris
from leakassay.report.notice.laws import Threshold, law, laws
from leakassay.report.notice.states import states, table


def _report(low: float = 90e6, point: float = 105e6, high: float | None = 120e6) -> dict[str, Any]:
    def column(kind: str, sensitivity: str) -> dict[str, Any]:
        return {"kind": kind, "sensitivity": sensitivity, "name": "x", "valid": 900, "embedded": {}}

    people = {"low": low, "point": point, "high": high, "method": "pairs in a random draw", "assumptions": []}
    return {
        "schema": "leakassay.report/1",
        "tool": {"version": "0.1.0", "started": "2026-01-01T00:00:00+00:00"},
        "inputs": [{"name": "a`b\x1b.csv", "sha256": "0" * 64, "content_bytes": 5000}],
        "tables": [
            {
                "columns": [
                    column("person_name", "direct identifier"),
                    column("cn.ric", "direct identifier"),
                    column("religion", "sensitive"),
                    column("password", "sensitive"),
                    column("code", "neutral"),
                ]
            }
        ],
        "verdict": {"authentic": "supported", "assessed": True, "leading": "A"},
        "current": {"low": None, "high": None, "because": []},
        "estimates": {"records": {"point": 1000}, "people_in_leak": people, "people": people},
    }


@pytest.mark.parametrize("name", sorted(laws()))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_law_is_drafted_with_figures_and_blanks(name: str, language: str) -> None:
    text = draft(law(name), facts_of(_report()), language, datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    assert BLANK in text
    assert "\x1b" not in text
    assert law(name).sources[0] in text
    if any(item.answer == "people" for item in law(name).items):
        assert "90,000,000" in text
        assert "120,000,000" in text


def test_what_a_law_was_held_against_is_said_with_the_day() -> None:
    checked, unchecked = (draft(law(name), facts_of(_report()), "en", None) for name in ("gdpr", "edpb"))
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
    text = draft(law("gdpr"), facts_of(_report()), "en", datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    assert "2026-03-04T09:30+00:00" in text
    assert BLANK in draft(law("gdpr"), facts_of(_report()), "en", None).split("## Nature")[0]


def test_an_interval_may_straddle_a_threshold() -> None:
    people = _report()["estimates"]["people"]
    assert reached(Threshold(1_000_001, {}), people) == "reached"
    assert reached(Threshold(100_000_001, {}), people) == "the interval straddles it"
    assert reached(Threshold(500_000_000, {}), people) == "not reached"
    assert reached(Threshold(500_000_000, {}), {**people, "high": None}) == "the interval straddles it"
    assert reached(Threshold(5, {}), None) == "cannot say"


def test_chinese_where_the_law_has_it() -> None:
    text = draft(law("pipl"), facts_of(_report()), "zh", None)
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


def test_the_breach_model_uses_its_own_names() -> None:
    found = hibp(_report())
    assert found["DataClasses"] == ["Government issued IDs", "Names", "Passwords", "Religions"]
    assert found["PwnCount"] == 105_000_000
    assert not found["IsVerified"]
    made_up = {**_report(), "verdict": {"authentic": "contradicted", "assessed": True, "leading": "G"}}
    assert hibp(made_up)["IsFabricated"]


def test_misp_objects_fit_their_template() -> None:
    event = MISPEvent()
    event.from_dict(**misp(_report())["Event"])
    assert event.objects
    for one in misp(_report())["Event"]["Object"]:
        strict = MISPObject(one["name"], strict=True)
        for attribute in one["Attribute"]:
            strict.add_attribute(attribute["object_relation"], value=attribute["value"])
        assert strict.attributes[0].value in {"pii", "credentials-user"}
        assert {a.object_relation: a.type for a in strict.attributes} == {
            a["object_relation"]: a["type"] for a in one["Attribute"]
        }


def test_veris_says_what_is_known() -> None:
    found = veris(_report())
    assert found["security_incident"] == "Confirmed"
    data = found["attribute"]["confidentiality"]
    assert {one["variety"] for one in data["data"]} == {"Personal", "Credentials", "Sensitive Personal"}


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.json"
    path.write_text(json.dumps(_report()))
    for name in ("gdpr", "us", "hibp", "veris", "misp"):
        assert main(["notice", str(path), "--law", name]) == 0
        assert capsys.readouterr().out
    assert main(["notice", str(path), "--law", "gdpr", "-o", str(tmp_path / "n.md")]) == 0
    assert (tmp_path / "n.md").read_text().startswith("# ")
    assert main(["notice", str(path), "--law", "none"]) == 3
    assert "gdpr" in capsys.readouterr().err
    path.write_text("{}")
    assert main(["notice", str(path), "--law", "gdpr"]) == 3
