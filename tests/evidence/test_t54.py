"""Children and facts of adults."""

import numpy as np
import pytest

from leakassay.evidence import t54_children
from leakassay.records import Finding
from made import leak, measured

N = 600
WORDS = {
    "marital_status": ("married", "single"),
    "education": ("Bachelor of Arts", "primary"),
    "occupation": ("nurse", "pupil"),
}


def _run(kind: str, *, moved: bool, oldest: int = 85) -> Finding:
    rng = np.random.default_rng(3)
    ages = rng.integers(1, oldest, N)
    adult, child = WORDS[kind]
    facts = np.where((ages > 20) & (rng.random(N) < 0.7), adult, child)
    if moved:
        facts = rng.permutation(facts)
    table: dict[str, list[str | None]] = {"age": [str(a) for a in ages], "fact": facts.tolist()}
    (found,) = t54_children.TEST.run(leak(measured(table, {"age": "age", "fact": kind})))
    return found


@pytest.mark.parametrize("kind", WORDS)
def test_children_are_not_married_and_have_no_profession_unless_shuffled(kind: str) -> None:
    right = _run(kind, moved=False)
    assert (right.leaning, right.score) == ("silent", 0.0)
    assert _run(kind, moved=True).leaning == "against"


def test_classes_of_ages_are_no_years() -> None:
    assert _run("marital_status", moved=True, oldest=14).columns == ()


def test_unmarried_people_are_not_married() -> None:
    table: dict[str, list[str | None]] = {
        "age": [str(1 + i % 80) for i in range(N)],
        "fact": [("unmarried", "never married", "not married")[i % 3] for i in range(N)],
    }
    (found,) = t54_children.TEST.run(leak(measured(table, {"age": "age", "fact": "marital_status"})))
    assert found.columns == ()
