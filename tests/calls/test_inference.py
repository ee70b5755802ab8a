import numpy as np
import pytest

from leakassay.calls.inference import e_value, infer, needed
from leakassay.calls.interface import Counts

# METHOD.md 3.3: eight people confirmed, four of them details and four their names.
ARTICLE = Counts(name_only=4, details=4)


def test_the_articles_eight_calls() -> None:
    found = infer(ARTICLE)
    assert found.name is not None
    assert (round(found.name.low, 3), found.name.high) == (0.631, 1.0)
    assert found.details is not None
    assert round(found.details.low, 3) == 0.398
    assert found.details_of_all is not None
    assert (round(found.details_of_all.low, 3), round(found.details_of_all.high or 0, 3)) == (0.157, 0.843)
    assert round(found.e_half, 1) == 56.8
    assert round(found.e_most, 1) == 2.9
    assert found.advice == "stop: confirmed"
    assert found.lr_size == 1
    assert found.lr_generated == found.lr_enriched == found.cap
    assert not found.measured


def test_the_article_if_forty_calls_had_been_made() -> None:
    found = infer(Counts(no_answer=32, name_only=4, details=4))
    assert found.name_bounds == (0.2, 1.0)
    assert found.details_bounds == (0.1, 1.0)


def test_four_confirmations_do_not_end_the_survey() -> None:
    found = infer(Counts(details=4))
    assert found.advice == "go on"
    assert found.more == 4
    assert infer(Counts(details=7)).more == 1
    assert infer(Counts(denied=3)).advice == "stop: not confirmed"


def test_without_the_cap_the_details_weigh_what_the_method_says() -> None:
    assert infer(Counts(details=4), cap=1e9).lr_enriched == pytest.approx(1.3e5, rel=0.01)


def test_a_control_arm_replaces_the_assumption() -> None:
    found = infer(Counts(details=6, foils=20, foils_confirmed=4))
    assert found.measured
    assert found.false_yes.point > 0.4
    assert found.lr_enriched < infer(Counts(details=6)).lr_enriched


@pytest.mark.parametrize("confirmed", [0, 1])
def test_a_single_control_call_decides_nothing(confirmed: int) -> None:
    found = infer(Counts(details=3, denied=1, foils=1, foils_confirmed=confirmed))
    assert found.measured
    assert 1 / found.cap <= found.lr_enriched <= found.cap


def test_nobody_reached_says_nothing() -> None:
    found = infer(Counts(no_answer=5, refused=2))
    assert found.name is None
    assert found.name_bounds == (0.0, 1.0)
    assert found.lr_generated == 1


def test_an_e_value_is_fair_under_its_null() -> None:
    rng = np.random.default_rng(1)
    ever = 0
    for _ in range(500):
        right = np.cumsum(rng.random(60) < 0.5)
        ever += any(e_value(int(r), n + 1 - int(r), 0.5) >= 20 for n, r in enumerate(right))
    assert ever / 500 <= 0.06


@pytest.mark.parametrize(("share", "calls"), [(0.5, 5), (0.8, 14), (0.9, 29), (0.95, 59), (0.99, 299)])
def test_calls_needed(share: float, calls: int) -> None:
    assert needed(share) == calls


@pytest.mark.parametrize("counts", [{"details": -1}, {"foils": 1, "foils_confirmed": 2}])
def test_impossible_counts_are_refused(counts: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"negative|more false"):
        Counts(**counts)
