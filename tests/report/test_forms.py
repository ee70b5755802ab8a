import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from leakassay.assaying import assay
from leakassay.report.document import Report
from leakassay.report.html import render
from leakassay.report.language import language
from leakassay.report.overview import between, called, strongest

NAMES = ("<b>x</b>", "a|b", "[l](http://x)", "`c`", "plain", "birth", "mail")
ROWS = 400


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    path = tmp_path_factory.mktemp("leak") / "people.csv"
    lines = [",".join(f'"{name}"' for name in NAMES)]
    lines += [
        f"{n},{n % 3},{n % 5},x{n % 2},{n * 7 % 11},19{50 + n % 50}-0{1 + n % 9}-1{n % 9},u{n}@example.org"
        for n in range(ROWS)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return assay(path, seed=5)


def test_a_folder_holds_all_forms(report: Report, tmp_path: Path) -> None:
    report.save(tmp_path, "zh")
    assert {one.name for one in tmp_path.iterdir()} == {"report.json", "report.html", "report.md"}
    assert json.loads((tmp_path / "report.json").read_text())["schema"] == "leakassay.report/1"


def test_no_name_is_a_mark_in_markdown(report: Report) -> None:
    text = report.to_markdown()
    assert "<b>" not in text.replace("\\<b\\>", "")
    assert re.search(r"(?<!\\)\[l", text) is None
    rows = [line for line in text.splitlines() if line.startswith("| ") and "b" in line]
    assert all(len(re.findall(r"(?<!\\)\|", row)) in {3, 4, 5} for row in rows)


def test_the_fragment_touches_nothing_around_it(report: Report) -> None:
    page = report._repr_html_()
    assert "<html" not in page
    assert page.count("<style>") == 1
    style = page.partition("<style>")[2].partition("</style>")[0]
    assert style.startswith(".leakassay{")
    assert style.count("{") == style.count("}")
    assert len(page) < 100_000


def test_columns_and_findings_are_arrow_tables(report: Report) -> None:
    columns, findings = report.to_arrow("columns"), report.to_arrow()
    assert columns.column("name").to_pylist() == list(NAMES)
    assert set(columns.column("records").to_pylist()) == {ROWS}
    assert findings.num_rows == len(report.to_dict()["findings"])
    with pytest.raises(KeyError):
        report.to_arrow("rows")  # type: ignore[arg-type]


def test_other_libraries_take_them_through_the_capsule(report: Report) -> None:
    pl = pytest.importorskip("polars")
    pd = pytest.importorskip("pandas")
    findings = len(report.to_dict()["findings"])
    assert pl.DataFrame(report).height == report.to_polars().height == findings
    assert isinstance(report.to_pandas("columns"), pd.DataFrame)
    assert len(report.to_pandas("columns")) == len(NAMES)


@pytest.mark.parametrize("code", ["en", "zh"])
def test_five_hundred_columns_stay_under_two_megabytes(report: Report, code: str) -> None:
    data = report.to_dict()
    wide = [{**c, "name": f"{c['name']} {n}"} for n in range(100) for c in data["tables"][0]["columns"]]
    page = render({**data, "tables": [{**data["tables"][0], "columns": wide}]}, code)
    assert len(wide) > 500
    assert len(page.encode()) < 2 << 20


def test_many_findings_and_tables_stay_under_two_megabytes(report: Report) -> None:
    data = report.to_dict()
    tables = [{**data["tables"][0], "name": f"t{n}"} for n in range(200)]
    page = render({**data, "tables": tables, "findings": data["findings"] * 200})
    assert len(page.encode()) < 2 << 20


def test_json_alone_pays_for_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("mail\n" + "\n".join(f"u{n}@example.org" for n in range(60)) + "\n")
    code = (
        "import sys\nfrom leakassay.assaying import assay\n"
        f"assay({str(path)!r}, seed=1).to_json()\n"
        "print([m for m in sys.modules if m.startswith(('jinja2', 'leakassay.report.pictures'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_the_strongest_findings_are_one_of_each_test_and_on_one_side() -> None:
    def finding(test: str, leaning: str, **lr: float) -> dict[str, object]:
        return {"test": test, "leaning": leaning, "lr": {f"A:{k}": v for k, v in lr.items()}, "score": 1.0}

    found = [
        finding("T1", "silent", G=0.2, M=1.0),
        finding("T1", "silent", G=0.05, M=1.0),
        finding("T2", "silent", G=3.0, M=4.0),
        finding("T3", "silent", G=1.1, M=0.95),
        finding("T4", "against"),
    ]
    against = strongest({"findings": found}, "against")
    assert [(s.finding["test"], s.lr) for s in against] == [("T1", 0.05), ("T4", None)]
    assert [(s.finding["test"], s.pair) for s in strongest({"findings": found}, "for")] == [("T2", "A:M")]


def test_who_made_the_rows_is_named_with_the_verdict() -> None:
    verdict = {"authentic": "contradicted", "generator": "Faker en_US"}
    assert called(language("en"), verdict) == "contradicted – made by Faker en_US"
    assert called(language("en"), {"authentic": "supported"}) == "supported"


@pytest.mark.parametrize(
    ("low", "point", "high", "said"),
    [
        (29_714, 29_714, 29_714, "29,714"),
        (56_103.2, 117_965, 363_425.5, "56,100 – 363,000"),
        (29_714, 29_714, None, "at least 29,714"),
        (1234.5, 2000, None, "at least 1,230"),
        (873_845.9, 873_879, 873_973.9, "873,846 – 873,974"),
    ],
)
def test_estimates_are_not_more_precise_than_known(
    low: float, point: float, high: float | None, said: str
) -> None:
    assert between(language("en"), {"low": low, "point": point, "high": high}) == said
