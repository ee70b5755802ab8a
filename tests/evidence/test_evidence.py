import numpy as np
import pytest

from leakassay.evidence import TESTS
from leakassay.evidence.interface import Leak
from leakassay.records import Finding
from made import leak, measured, resident_numbers

PROVINCES = {31: "上海市浦东新区", 33: "浙江省杭州市", 13: "河北石家庄", 44: "广东省广州市"}
KINDS = {
    "number": "cn.ric",
    "born": "birth_date",
    "sex": "sex",
    "place": "birth_place",
    "name": "person_name",
}


def _run(number: str, one: Leak) -> list[Finding]:
    (test,) = (t for t in TESTS if t.number == number)
    return list(test.run(one))


def _people(
    count: int, *, shuffled: bool = False, errors: float = 0.01, seed: int = 7
) -> dict[str, list[str | None]]:
    rng = np.random.default_rng(seed)
    numbers, born, sexes, provinces = resident_numbers(rng, count)
    if shuffled:
        numbers = rng.permutation(np.array(numbers)).tolist()
    wrong = rng.random(count) < errors
    return {
        "number": numbers,
        "born": ["1911-11-11" if w else b for w, b in zip(wrong, born, strict=True)],
        "sex": [("女" if s == "男" else "男") if w else s for w, s in zip(wrong, sexes, strict=True)],
        "place": [PROVINCES[p] for p in provinces],
        "name": [f"王{chr(0x4E00 + int(i))}" for i in rng.zipf(1.3, count) % 3000],
    }


@pytest.mark.parametrize("number", ["T01", "T08", "T10"])
def test_agreement_speaks_for_people_and_against_a_shuffle(number: str) -> None:
    real = [f for f in _run(number, leak(measured(_people(1500), KINDS))) if f.leaning != "silent"]
    assert [f.leaning for f in real] == ["for"]
    mixed = _run(number, leak(measured(_people(1500, shuffled=True), KINDS)))
    assert "against" in [f.leaning for f in mixed]


def test_agreement_without_any_exception_may_be_computed() -> None:
    (finding,) = _run("T01", leak(measured(_people(3000, errors=0), KINDS)))
    assert finding.leaning == "silent"
    assert finding.score == 1.0
    assert "computed" in str(finding.because)


def test_made_up_numbers_fail_their_checks_and_right_ones_prove_nothing() -> None:
    people = _people(600)
    (right,) = _run("T02", leak(measured(people, KINDS)))
    assert right.leaning == "silent"
    assert right.score is not None
    assert right.score > 0.99
    rng = np.random.default_rng(1)
    people["number"] = [n[:17] + str(rng.integers(0, 10)) for n in people["number"] if n]
    (wrong,) = _run("T02", leak(measured(people, KINDS)))
    assert wrong.leaning == "against"
    assert wrong.score is not None
    assert wrong.score < 0.2


def test_copies_are_padding_unless_chance_makes_them() -> None:
    people = _people(800)
    twice = {k: v + v[:400] for k, v in people.items()}
    (padded,) = _run("T30", leak(measured(twice, KINDS)))
    assert padded.leaning == "against"
    assert padded.score == pytest.approx(400 / 1200)
    (clean,) = _run("T30", leak(measured(people, KINDS)))
    assert clean.leaning == "silent"
    assert clean.score == 0
    few = {"sex": ["男", "女"] * 400, "flag": ["1", "1", "0", "1"] * 200}
    (chance,) = _run("T30", leak(measured(few, {"sex": "sex", "flag": "flag"})))
    assert chance.leaning == "silent"


def test_repeats_of_people_are_told_and_judged_only_with_whole_rows() -> None:
    people = _people(500)
    tripled = {k: v * 3 for k, v in people.items()}
    numbers = [f for f in _run("T04", leak(measured(tripled, KINDS))) if f.columns == ("number",)]
    assert numbers[0].leaning == "against"
    assert numbers[0].score == pytest.approx(3)
    events = {**tripled, "name": [f"{n}{i}" for i, n in enumerate(tripled["name"])]}
    numbers = [f for f in _run("T04", leak(measured(events, KINDS))) if f.columns == ("number",)]
    assert numbers[0].leaning == "silent"


def test_a_short_even_list_of_names_is_a_program() -> None:
    rng = np.random.default_rng(5)
    even = {"name": [f"Name{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in rng.integers(0, 130, 3000)]}
    (made,) = _run("T06", leak(measured(even, {"name": "given_name"})))
    assert made.leaning == "against"
    zipf = {"name": [f"Name{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}" for i in rng.zipf(1.4, 3000)]}
    (life,) = _run("T06", leak(measured(zipf, {"name": "given_name"})))
    assert life.leaning == "silent"


def test_the_wrapper_is_told_and_never_counts_for() -> None:
    people = measured(_people(50), KINDS)
    (told,) = _run("T32", leak(people, facts={"exporter": "elasticdump", "delimiter": ","}))
    assert told.leaning == "silent"
    assert "elasticdump" in str(told.because)
    (untold,) = _run("T32", leak(people))
    assert untold.n == 0


@pytest.mark.parametrize("test", TESTS, ids=lambda t: t.number)
def test_every_test_says_why_it_is_silent_on_nothing(test: object) -> None:
    nothing = measured({"x": ["a", "b"]}, {"x": "unknown"})
    found = list(test.run(leak(nothing)))  # type: ignore[attr-defined]
    assert found
    for finding in found:
        assert finding.leaning == "silent"
        assert str(finding.because)
