"""From a file to a verdict, on made-up rows."""

import csv
from pathlib import Path

import numpy as np

from leakassay import assay
from leakassay.report.document import Report
from leakassay.simulate.countries.us import STATES
from leakassay.verdict.calibration import PAIRS

GIVEN = (*STATES.women[:8], *STATES.men[:8])
FAMILY = STATES.families[:12]
TOWNS = ["Springfield", "Riverside", "Madison", "Georgetown", "Franklin", "Clinton", "Fairview", "Salem"]


def _script(rows: int, seed: int = 3) -> list[dict[str, str]]:
    """Rows as a short script makes them: every cell drawn evenly from a list or a range."""
    rng = np.random.default_rng(seed)
    return [
        {
            "first_name": str(rng.choice(GIVEN)),
            "last_name": str(rng.choice(FAMILY)),
            "gender": str(rng.choice(["Male", "Female"])),
            "city": str(rng.choice(TOWNS)),
            "age": str(rng.integers(18, 80)),
            "salary": str(rng.integers(20_000, 90_000)),
            "email": f"{rng.choice(GIVEN)}.{rng.choice(FAMILY)}{rng.integers(0, 99)}@example.com".lower(),
        }
        for _ in range(rows)
    ]


def _assayed(path: Path, rows: list[dict[str, str]]) -> Report:
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return assay(path, seed=1, workers=1)


def test_rows_of_a_script_are_no_authentic_extract(tmp_path: Path) -> None:
    report = _assayed(tmp_path / "made.csv", _script(900))
    verdict = report.to_dict()["verdict"]
    assert verdict["assessed"]
    assert verdict["authentic"] == "contradicted"
    assert verdict["lr"]["A:G"] < 0.1
    assert set(verdict["lr"]) == set(PAIRS)
    assert verdict["leading"] in {"G", "E"}
    assert report.exit_code == 1
    assert any(f["leaning"] == "against" and f["lr"] for f in report.to_dict()["findings"])
    for word in (*GIVEN, *FAMILY):
        assert word not in report.to_json()


def test_too_few_rows_are_not_assessed(tmp_path: Path) -> None:
    report = _assayed(tmp_path / "few.csv", _script(30))
    verdict = report.to_dict()["verdict"]
    assert not verdict["assessed"]
    assert verdict["authentic"] == "not assessed"
    assert verdict["leading"] is None
    assert report.exit_code == 2


def test_the_same_file_gets_the_same_verdict_from_any_number_of_workers(tmp_path: Path) -> None:
    _assayed(tmp_path / "made.csv", _script(600))
    one, two = (assay(tmp_path / "made.csv", seed=5, workers=n).to_dict()["verdict"] for n in (1, 2))
    assert one == two
