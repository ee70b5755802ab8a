import numpy as np
import pytest

from leakassay.calls.inference import e_value, infer, needed
from leakassay.calls.interface import Counts
from leakassay.intervals import clopper_pearson

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


@pytest.mark.parametrize(
    ("right", "of", "low", "high", "floor"),
    [
        (8, 8, 0.631, 1.0, 0.688),
        (4, 4, 0.398, 1.0, 0.473),
        (4, 8, 0.157, 0.843, 0.193),
        (8, 40, 0.091, 0.357, 0.104),
        (4, 40, 0.028, 0.237, 0.035),
    ],
)
def test_every_reading_of_the_articles_calls(
    right: int, of: int, low: float, high: float, floor: float
) -> None:
    """The five rows of METHOD.md 3.3: two-sided 95 %, and the floor of a one-sided one."""
    assert clopper_pearson(right, of) == pytest.approx((low, high), abs=6e-4)
    assert clopper_pearson(right, of, level=0.9)[0] == pytest.approx(floor, abs=5e-4)


def test_the_article_if_forty_calls_had_been_made_and_all_the_others_were_wrong() -> None:
    found = infer(Counts(no_answer=32, name_only=4, details=4))
    assert found.name_range == pytest.approx((0.091, 1.0), abs=5e-4)
    assert found.details_range == pytest.approx((0.028, 1.0), abs=5e-4)


def test_a_denial_costs_as_many_confirmations_as_the_method_says() -> None:
    # Without one 7.1 confirmations settle it, hence eight; 3.6 more make up for one denial, hence eleven.
    assert infer(Counts(details=8)).advice == "stop: confirmed"
    assert infer(Counts(details=10, denied=1)).advice == "go on"
    assert infer(Counts(details=11, denied=1)).advice == "stop: confirmed"


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
