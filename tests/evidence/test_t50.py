"""Columns that hang together in registers, and one that was shuffled."""

import numpy as np

from leakassay.evidence import t50_ought
from leakassay.evidence.pairs import FIGURES, broken, paired
from leakassay.evidence.sampled import Sample
from leakassay.records import Finding
from made import leak, measured

WOMEN = ["Anna", "Maria", "Sarah", "Emma", "Julia", "Laura", "Paula", "Rosa", "Nina", "Grace"]
MEN = ["Peter", "John", "David", "Michael", "Robert", "Hugo", "Paul", "Thomas", "Daniel", "James"]
KINDS = {
    "name": "given_name",
    "sex": "sex",
    "born": "birth_year",
    "since": "birth_year",
    "town": "place",
    "land": "region",
}


def _table(shuffled: str = "") -> dict[str, list[str | None]]:
    rng = np.random.default_rng(9)
    n = 600
    woman = rng.random(n) < 0.5
    born = rng.integers(1940, 2000, n)
    town = (rng.random(n) ** 2 * 40).astype(int)
    columns = {
        "name": [str(rng.choice(WOMEN if w else MEN)) for w in woman],
        "sex": ["F" if w else "M" for w in woman],
        "born": born.astype(str).tolist(),
        "since": (born + rng.integers(18, 30, n)).astype(str).tolist(),
        "town": [f"Town{t}" for t in town],
        "land": [f"Region{t // 5}" for t in town],
    }
    if shuffled:
        columns[shuffled] = rng.permutation(columns[shuffled]).tolist()
    return {k: list(v) for k, v in columns.items()}


def _sample(shuffled: str = "") -> Sample:
    return next(leak(measured(_table(shuffled), KINDS)).samples())


def _judged(shuffled: str = "") -> Finding:
    (found,) = t50_ought.TEST.run(leak(measured(_table(shuffled), KINDS)))
    return found


def test_a_shuffled_column_is_more_suspect_than_the_same_in_its_place() -> None:
    whole = _judged()
    assert whole.score is not None
    for column in ("sex", "since", "land"):
        found = _judged(column)
        assert found.score is not None
        assert found.score > whole.score + 0.5, column


def test_columns_moved_together_show_at_the_seam() -> None:
    table = _table()
    order = np.random.default_rng(4).permutation(600)
    for column in ("town", "land"):
        table[column] = [table[column][i] for i in order]
    (found,) = t50_ought.TEST.run(leak(measured(table, KINDS)))
    assert found.features["T50.split"] >= _judged().features["T50.split"]


def test_shuffling_every_column_breaks_what_pairs_show() -> None:
    names, figures = paired(_sample())
    others, shuffled = paired(broken(_sample()))
    assert names == others
    place = names.index(("land", "town")) if ("land", "town") in names else names.index(("town", "land"))
    assert figures[place, FIGURES.index("same")] > 0.9
    assert shuffled[place, FIGURES.index("same")] < 0.1
    order = FIGURES.index("before")
    dated = names.index(("born", "since"))
    assert figures[dated, order] == 1
    assert abs(shuffled[dated, order]) < 0.3


def test_two_columns_are_too_few() -> None:
    columns = {k: v for k, v in _table().items() if k in {"name", "sex"}}
    (found,) = t50_ought.TEST.run(leak(measured(columns, KINDS)))
    assert (found.leaning, found.features) == ("silent", {})
