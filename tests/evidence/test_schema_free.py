"""The tests that need no schema, on made-up people: what a forgery changes, the feature shows."""

import numpy as np
import pytest

from leakassay.evidence import TESTS, t11_derived
from leakassay.evidence.sampled import shape
from leakassay.evidence.spread import spread
from made import leak, measured

Columns = dict[str, list[str | None]]
KINDS = {
    "name": "person_name",
    "mail": "email",
    "town": "place",
    "region": "region",
    "born": "birth_year",
    "died": "date",
    "post": "occupation",
}


def _features(number: str, columns: Columns) -> dict[str, float]:
    (test,) = (t for t in TESTS if t.number == number)
    kinds = {name: KINDS.get(name, "code") for name in columns}
    return {k: v for f in test.run(leak(measured(columns, kinds))) for k, v in f.features.items()}


def _people(n: int = 600, seed: int = 4) -> Columns:
    """People with common and rare names, towns in regions, deaths after births, gaps and some dirt."""
    rng = np.random.default_rng(seed)
    syllables = ["ba", "ko", "mi", "ren", "sa", "tu", "vel", "zor", "li", "ne"]
    words = ["".join(rng.choice(syllables, 3)).title() for _ in range(900)]
    given = [words[min(int(i) - 1, 899)] for i in rng.zipf(1.5, n)]
    family = [words[min(int(i) + 40, 899)] for i in rng.zipf(1.3, n)]
    town = np.minimum(rng.zipf(1.5, n), 40)
    born = rng.integers(1900, 1960, n)
    dirt = rng.random(n) < 0.06
    return {
        "name": [
            f"{f}, {g[0]}. (?)" if d else f"{g} {f}" for g, f, d in zip(given, family, dirt, strict=True)
        ],
        "mail": [f"{g}.{f}@example.org".lower() for g, f in zip(given, family, strict=True)],
        "town": [f"Town{t}" for t in town],
        "region": [f"Region{t % 6}" for t in town],
        "born": [str(b) for b in born],
        "died": [
            str(b + int(a)) if a < 80 else None for b, a in zip(born, rng.integers(20, 110, n), strict=True)
        ],
    }


def _shuffled(columns: Columns, name: str) -> Columns:
    values = np.random.default_rng(1).permutation(np.array(columns[name], object)).tolist()
    return {**columns, name: values}


def test_a_shuffled_column_tells_nothing_of_the_others() -> None:
    real, moved = _features("T16", _people()), _features("T16", _shuffled(_people(), "region"))
    assert real["T16.place_place"] > 0.9
    assert moved["T16.place_place"] < 0.1
    assert moved["T16.lone"] > real["T16.lone"]


def test_mail_carries_the_name_unless_it_is_another_row_s() -> None:
    real, moved = _features("T09", _people()), _features("T09", _shuffled(_people(), "mail"))
    assert real["T09.own_name"] > 0.9
    assert moved["T09.own_name"] < 0.1


def test_births_come_before_deaths_unless_shuffled() -> None:
    columns = _people()
    assert _features("T11", columns)["T11.order"] == pytest.approx(1)
    assert _features("T11", _shuffled(columns, "born"))["T11.order"] < 0.5


@pytest.mark.parametrize("moved", ["born", "died"])
def test_one_shuffled_date_breaks_its_order_with_births_whatever_other_dates_keep(moved: str) -> None:
    columns = {**_people(), "buried": _people()["died"]}
    assert _features("T11", columns)["T11.birth"] == pytest.approx(1)
    assert _features("T11", _shuffled(columns, moved))["T11.birth"] < 0.3


def test_ends_come_after_the_beginnings_that_their_headers_name() -> None:
    rng = np.random.default_rng(8)
    start = rng.integers(1990, 2015, 400)
    columns: Columns = {
        "contract_start": [str(y) for y in start],
        "contract_end": [str(y + int(d)) for y, d in zip(start, rng.integers(0, 6, 400), strict=True)],
    }
    kinds = dict.fromkeys(columns, "date")
    held, broken = (
        t11_derived.TEST.run(leak(measured(one, kinds)))
        for one in (columns, _shuffled(columns, "contract_end"))
    )
    assert next(held).features["T11.ends"] == pytest.approx(1)
    assert next(broken).features["T11.ends"] < 0.2


def test_people_are_of_age_when_they_are_hired_unless_shuffled() -> None:
    rng = np.random.default_rng(9)
    born = rng.integers(1940, 1990, 400)
    columns: Columns = {
        "born": [str(b) for b in born],
        "died": [str(b + int(a)) for b, a in zip(born, rng.integers(18, 50, 400), strict=True)],
    }
    assert _features("T11", columns)["T11.ages"] == pytest.approx(1)
    assert _features("T11", _shuffled(columns, "born"))["T11.ages"] < 0.2


def test_an_even_list_is_flat_and_names_are_not() -> None:
    rng = np.random.default_rng(2)
    even = [f"N{i} F{j}" for i, j in zip(rng.integers(0, 60, 800), rng.integers(0, 60, 800), strict=True)]
    even = [v.translate(str.maketrans("0123456789", "abcdefghij")) for v in even]
    made, real = _features("T06", {"name": even}), _features("T06", _people(800))
    assert made["T06.flat_least"] < 0.1
    assert real["T06.flat_least"] > 0.25


def test_evenness_does_not_move_with_the_number_of_rows() -> None:
    rng = np.random.default_rng(6)
    for draws in (400, 4000):
        found = spread(np.bincount(rng.integers(0, 100, draws)))
        assert found is not None
        assert abs(found.flat) < 0.06
    assert spread(np.array([50])) is None


def test_even_dates_and_numbers_are_told_from_clustered_ones() -> None:
    rng = np.random.default_rng(3)
    even = {"code": [str(v) for v in rng.integers(0, 90_000, 800)]}
    income = {"code": [str(round(float(v), -2)) for v in rng.lognormal(10, 0.7, 800)]}
    assert _features("T41", even)["T41.numbers_least"] < _features("T41", income)["T41.numbers_least"] - 0.5


def test_gaps_that_come_together_are_told_from_sprinkled_ones() -> None:
    rng = np.random.default_rng(5)
    together = rng.random(400) < 0.3
    columns: Columns = {f"c{i}": [None if g else str(i) for g in together] for i in range(3)}
    sprinkled: Columns = {
        f"c{i}": [None if rng.random() < 0.3 else str(i) for _ in range(400)] for i in range(3)
    }
    assert _features("T21", columns)["T21.together"] > 0.9
    assert _features("T21", sprinkled)["T21.together"] < 0.2


def test_copies_with_a_digit_changed_are_near_and_differ_by_one_sign() -> None:
    people = _people(300)
    # The changed sign makes no other year that a person of this table has.
    copies: Columns = {k: list(v) for k, v in people.items()}
    copies["mail"] = [m[:3] + "0" + m[4:] for m in people["mail"] if m]
    padded: Columns = {k: people[k] + copies[k] for k in people}
    found, clean = _features("T30", padded), _features("T30", people)
    assert found["T30.but_one"] > 0.6
    assert clean["T30.but_one"] < 0.3
    assert found["T30.letter"] > 0.6


def test_whole_copies_in_a_cycle_stand_at_one_distance() -> None:
    people = _people(200)
    assert _features("T30", {k: v * 3 for k, v in people.items()})["T30.cycle"] > 0.9


def test_rows_sorted_by_town_are_seen_to_be_in_order() -> None:
    people = _people()
    order = sorted(range(600), key=lambda i: str(people["town"][i]))
    ordered: Columns = {k: [v[i] for i in order] for k, v in people.items()}
    assert _features("T18", ordered)["T18.most"] > 0.9
    assert _features("T18", people)["T18.most"] < 0.3
    stacked: Columns = {k: v[:300] + [f"{x}#" for x in v[300:]] for k, v in people.items()}
    assert _features("T18", stacked)["T39.cut_shapes"] > _features("T18", people)["T39.cut_shapes"] + 0.3


def test_dirt_is_told_from_one_clean_outline() -> None:
    clean: Columns = {"name": [n for n in _people()["name"] if n and "(" not in n]}
    assert _features("T20", _people())["T20.name_marks"] > _features("T20", clean)["T20.name_marks"] + 0.1


def test_columns_of_programs_are_told_from_those_of_registers() -> None:
    rng = np.random.default_rng(7)
    made: Columns = {
        "name": [f"Na{chr(97 + i)}a" for i in rng.integers(0, 26, 500)],
        "code": [str(v) for v in rng.integers(0, 5, 500)],
        "town": [f"T{chr(97 + i)}" for i in rng.integers(0, 20, 500)],
        "born": [str(v) for v in rng.integers(1950, 2000, 500)],
    }
    assert _features("T24", made)["T24.made_mean"] > _features("T24", _people())["T24.made_mean"]


@pytest.mark.parametrize("test", TESTS, ids=lambda t: t.number)
def test_every_feature_is_declared_and_a_finite_number(test: object) -> None:
    declared = {f.name for f in test.features}  # type: ignore[attr-defined]
    people = measured(_people(), KINDS)
    for finding in test.run(leak(people)):  # type: ignore[attr-defined]
        assert set(finding.features) <= declared
        assert all(np.isfinite(v) for v in finding.features.values())


def test_an_outline_keeps_what_is_no_letter_or_digit() -> None:
    assert shape("McDonald, J. 12") == "AaAa, A. 9"
