"""Columns joined at an offset."""

import numpy as np

from leakassay.evidence import t53_lags
from leakassay.records import Finding
from made import leak, measured

N = 400
KINDS = {"town": "place", "region": "region", "born": "birth_year", "joined": "date", "flag": "flag"}


def _people() -> dict[str, list[str | None]]:
    rng = np.random.default_rng(2)
    town, born = rng.integers(0, 24, N), rng.integers(1930, 1990, N)
    return {
        "town": [f"Town{t}" for t in town],
        "region": [f"Region{t % 5}" for t in town],
        "born": [str(b) for b in born],
        "joined": [str(b + int(a)) for b, a in zip(born, rng.integers(20, 30, N), strict=True)],
        "flag": [str(f) for f in rng.integers(0, 2, N)],
    }


def _run(columns: dict[str, list[str | None]]) -> Finding:
    (found,) = t53_lags.TEST.run(leak(measured(columns, {name: KINDS[name] for name in columns})))
    return found


def test_columns_that_stand_right_fit_nowhere_better() -> None:
    found = _run(_people())
    assert found.score is not None
    assert found.score < 8
    assert found.features["T53.pairs"] < 0.1


def test_an_offset_is_found_and_told() -> None:
    people = _people()
    moved = {name: v[31:] + v[:31] if name in {"region", "joined"} else v for name, v in people.items()}
    found = _run(moved)
    assert found.features["T53.peak"] > 3
    assert found.features["T53.together"] > _run(people).features["T53.together"] + 1
    assert dict(found.because.args)["away"] == 31


def test_a_shuffled_column_fits_at_no_distance() -> None:
    people = _people()
    regions: list[str | None] = np.random.default_rng(1).permutation(np.array(people["region"])).tolist()
    found = _run({**people, "region": regions})
    assert found.score is not None
    assert found.score < 8


def test_neighbours_that_are_alike_make_no_distance() -> None:
    people = _people()
    order = sorted(range(N), key=lambda i: str(people["town"][i]))
    found = _run({name: [v[i] for i in order] for name, v in people.items()})
    assert found.features["T53.peak"] < 2.5


def test_few_columns_are_silent() -> None:
    people = _people()
    found = _run({"town": people["town"], "born": people["born"]})
    assert (found.n, dict(found.features)) == (0, {})
