import numpy as np

from leakassay.claim.reading import Claim
from leakassay.judging import sized
from leakassay.reading import InputTally
from made import measured, resident_numbers


def _sized(claim: Claim | None, rows: int = 600) -> object:
    numbers, born, *_ = resident_numbers(np.random.default_rng(9), rows)
    table = measured(
        {"no": [str(i + 1) for i in range(rows)], "number": numbers, "born": born},
        {"no": "serial", "number": "cn.ric", "born": "birth_date"},
    )
    tally = InputTally(None, records=rows)  # type: ignore[arg-type]
    return sized([table], [tally], claim)


def test_files_that_are_all_that_is_offered_are_counted_not_estimated() -> None:
    for claim in (Claim(people=600), Claim(people=600, records=600)):
        found = _sized(claim)
        assert found.source.people is not None  # type: ignore[attr-defined]
        assert found.source.people.high == 600  # type: ignore[attr-defined]
        assert {a.item: a.holds for a in found.answers}["people"] == "yes"  # type: ignore[attr-defined]


def test_without_a_claim_only_a_bound_is_given() -> None:
    found = _sized(None)
    assert found.source.people.high is None  # type: ignore[attr-defined]
    assert found.answers == ()  # type: ignore[attr-defined]


def test_a_head_is_no_draw_whatever_is_claimed() -> None:
    found = _sized(Claim(people=60_000, records=60_000, sample="random"))
    assert found.draw.drawn == "head"  # type: ignore[attr-defined]
    holds = {a.item: a.holds for a in found.answers}  # type: ignore[attr-defined]
    assert holds["people"] == "cannot say"
    assert holds["sample"] == "no"
