from typing import Any
from xml.etree import ElementTree as ET

import pytest

from leakassay.report.figures import FIGURES, figures
from leakassay.report.language import language
from leakassay.report.pictures import PICTURES, columns, intervals, picture, scale, tippett
from leakassay.report.pictures.drawing import Picture, tag

HOSTILE = "</svg><script>alert(1)</script>\x1b\u202e'\"&"
HOURS = [[0, None, 9] * 8] * 7
CHARTS: tuple[dict[str, Any], ...] = (
    {
        "chart": "age_sex",
        "columns": [HOSTILE],
        "sampled_rows": 900,
        "year": 2019,
        "groups": {"male": [5] * 21, "female": [None] + [9] * 20},
        "country": "CN",
        "census": {"male": [200] * 21, "female": [200] * 21},
    },
    {
        "chart": "places",
        "columns": [HOSTILE],
        "level": "region",
        "sampled_rows": 100,
        "places": [{"code": "CN-BJ", "rows": 60}, {"code": "IT", "rows": 30}],
        "others": 10,
        "different": 4,
    },
    {"chart": "years", "columns": [], "n": 30, "first": 2001, "counts": [9, None, 0, 21], "months": [0] * 12},
    {"chart": "hours", "columns": [], "n": 90, "counts": HOURS},
    {"chart": "days", "columns": [], "n": 900, "counts": [[9, None, 0] * 10 + [0]] * 12},
    {
        "chart": "dependence",
        "columns": [HOSTILE, "b", "c"],
        "n": 9,
        "pairs": [
            {"left": HOSTILE, "right": "b", "measured": 0.9, "shuffled": 0.1, "depends": True},
            {"left": "b", "right": "c", "measured": 0.1, "shuffled": 0.1, "depends": False},
        ],
    },
    {
        "chart": "copies",
        "columns": [],
        "records": 10,
        "from": [1, 2, 3, 4, 5, 10, 100],
        "shares": [0.5, 0.5, 0, 0, 0, 0, 0],
        "repeated": 0.25,
        "nearly": 0.3,
    },
)
VERDICT: dict[str, Any] = {
    "lr": {"A:G": 12.0, "A:M": 0.01, "A:S": 1.0, "A:R": 1e9, "A:P": 1e-9, "A:E": 3.0},
    "capped_at": 20.0,
    "error_rates": {
        "tippett": {"A:P": {"log10": [-2, 0, 2], "authentic": [1, 0.9, 0], "other": [1, 0.1, 0]}}
    },
}
PEOPLE = {"low": 100, "point": 150, "high": None, "level": 0.95, "method": HOSTILE, "assumptions": []}


def _sound(drawn: Picture | None) -> ET.Element:
    """Read the drawing as XML: it has a title, a text, and nothing that acts."""
    assert drawn is not None
    root = ET.fromstring(drawn.svg())  # noqa: S314 - our own
    assert root.get("role") == "img"
    assert root.find("title") is not None
    assert (root.findtext("desc") or "").strip()
    names = {one.tag for one in root.iter()}
    assert names <= {"svg", "title", "desc", "text", "rect", "line", "polyline", "circle", "path"}
    for one in root.iter():
        assert not any(key.startswith("on") or key.endswith("href") for key in one.attrib)
        assert not {"\x1b", "\u202e"} & set("".join(one.itertext()))
    return root


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("chart", CHARTS, ids=lambda c: c["chart"])
def test_each_chart_is_a_sound_drawing_with_a_text(chart: dict[str, Any], code: str) -> None:
    _sound(picture(chart, language(code)))


def test_every_picture_is_tried_here() -> None:
    assert {chart["chart"] for chart in CHARTS} == set(PICTURES) == set(FIGURES)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda c: c["chart"])
def test_each_chart_is_a_figure_for_notebooks(chart: dict[str, Any]) -> None:
    ((name, (figure,)),) = figures({"charts": [{**chart, "table": HOSTILE}]}).items()
    assert name == chart["chart"]
    told = figure.to_dict()  # held against the schema of Vega-Lite
    assert all(told["datasets"].values())
    assert "\x1b" not in str(told["title"])


def test_unknown_charts_of_later_versions_are_passed_over() -> None:
    assert picture({"chart": "hologram"}, language("en")) is None


def test_bars_stay_inside_the_picture_whatever_the_ratio() -> None:
    root = _sound(scale.draw(VERDICT, language("en")))
    for bar in root.iter("rect"):
        assert 0 <= float(bar.get("x", "0")) <= 400
        assert float(bar.get("x", "0")) + float(bar.get("width", "0")) <= 400
    assert scale.draw({"lr": {}}, language("en")) is None


def test_a_figure_stands_at_the_end_of_its_bar() -> None:
    root = _sound(scale.draw({"lr": {"A:G": 1000.0, "A:S": 0.001}, "capped_at": 1000}, language("en")))
    figures = [text for text in root.iter("text") if text.text == "1,000" and float(text.get("y", "0")) < 70]
    bars = [(float(bar.get("x", "0")), float(bar.get("width", "0"))) for bar in root.iter("rect")]
    (right, length), (left, _) = bars
    assert [text.get("text-anchor") for text in figures] == [None, "end"]
    assert 0 < float(figures[0].get("x", "0")) - (right + length) < 10
    assert 0 < left - float(figures[1].get("x", "0")) < 10


def test_this_leak_is_marked_on_the_tippett_plot() -> None:
    root = _sound(tippett.draw(VERDICT, "A:P", language("en")))
    assert any("this leak" in (text.text or "") for text in root.iter("text"))
    assert tippett.draw(VERDICT, "A:G", language("en")) is None


def test_intervals_stand_against_the_claim() -> None:
    claim = [{"item": "people", "claimed": 970_000, "found": [100, None], "holds": "no"}]
    report = {"estimates": {"people_in_leak": PEOPLE, "people": PEOPLE, "methods": [PEOPLE]}, "claim": claim}
    root = _sound(intervals.draw(report, language("en")))
    assert any("970,000" in (text.text or "") for text in root.iter("text"))
    assert intervals.draw({"estimates": {}, "claim": []}, language("en")) is None


def test_records_and_identifiers_stand_against_the_records_claimed() -> None:
    claim = [{"item": "records", "claimed": 970_000, "found": None, "holds": "cannot say"}]
    report = {
        "estimates": {"records": PEOPLE, "records_in_source": PEOPLE, "identifiers": None},
        "claim": claim,
    }
    root = _sound(intervals.records(report, language("en")))
    said = [text.text or "" for text in root.iter("text")]
    assert any("970,000" in text for text in said)
    assert sum("records in the" in text for text in said) == 2
    assert intervals.records({"estimates": {}, "claim": []}, language("en")) is None


def test_columns_are_drawn_up_to_five_hundred() -> None:
    column = {"name": HOSTILE, "kind": "email", "nonempty": 5, "sensitivity": "direct identifier"}
    root = _sound(columns.draw({"records": 10, "columns": [column] * 600}, language("en")))
    assert sum(one.get("class") == "cell" for one in root.iter("rect")) == 500


@pytest.mark.parametrize("lr", [{}, {"A:G": 0.5, "A:M": 2.0}])
def test_small_pictures_of_findings(lr: dict[str, float]) -> None:
    args = {"share": 0.9, "low": 0.8, "high": 0.95, "chance": 0.5} if not lr else {"n": 3}
    finding = {"lr": lr, "sentence": {"args": args}}
    _sound(scale.small(finding, language("zh")))
    assert scale.small({"lr": {}, "sentence": {"args": {}}}, language("en")) is None


def test_text_and_attributes_are_escaped() -> None:
    assert str(tag("text", "<b>", aria_label='"&')) == '<text aria-label="&#34;&amp;">&lt;b&gt;</text>'
