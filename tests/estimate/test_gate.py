import numpy as np
import pytest

from leakassay.estimate import gate
from leakassay.estimate.persons import identified
from made import measured, resident_numbers

ISSUED = 400_000


def _judged(tables: list, **said: object) -> gate.Draw:
    return gate.judge(tables, identified(tables), **said)  # type: ignore[arg-type]


def _serials(numbers: np.ndarray) -> list[str | None]:
    return [str(n) for n in numbers.tolist()]


def _table(numbers: np.ndarray) -> object:
    return measured({"no": _serials(numbers), "x": ["a"] * len(numbers)}, {"no": "serial", "x": "unknown"})


@pytest.mark.parametrize("shuffled", [True, False])
def test_a_random_draw_of_a_counter_is_one(shuffled: bool) -> None:  # noqa: FBT001
    rng = np.random.default_rng(4)
    for _ in range(20):
        numbers = rng.choice(ISSUED, 2000, replace=False) + 1
        found = _judged([_table(numbers if shuffled else np.sort(numbers))], records=ISSUED)
        assert found.drawn == "random"


def test_the_head_of_one_shard_is_none_whatever_is_claimed() -> None:
    rng = np.random.default_rng(7)
    for _ in range(20):
        shard = np.flatnonzero(rng.integers(0, 8, ISSUED) == 0)[:2000] + 1
        assert _judged([_table(shard)], records=ISSUED).drawn == "head"
        assert _judged([_table(shard)]).drawn == "unknown"


@pytest.mark.parametrize(
    ("letters", "in_order", "drawn"),
    [("AB", True, "head"), ("ABCDEFGHIJ", True, "random"), ("AB", False, "random"), ("MM", None, "random")],
)
def test_a_stretch_of_the_alphabet_is_none(letters: str, in_order: bool | None, drawn: str) -> None:  # noqa: FBT001
    rng = np.random.default_rng(3)
    numbers = rng.choice(ISSUED, 600, replace=False) + 1
    names = [f"{letters[i % len(letters)]}{i * 7919 % 1000:03d} Made Up" for i in range(600)]
    if in_order is None:  # a title is no name
        names = [f"Mr {name}" for name in names]
    if in_order is not False:
        names.sort()
    table = measured({"no": _serials(numbers), "name": names}, {"no": "serial", "name": "person_name"})
    assert _judged([table], records=ISSUED).drawn == drawn


@pytest.mark.parametrize("first", [1, 77_001])
def test_a_stretch_of_a_counter_is_none(first: int) -> None:
    found = _judged([_table(np.arange(first, first + 2000))], records=ISSUED)
    assert found.drawn == "head"


def test_several_stretches_are_none() -> None:
    numbers = np.concatenate([np.arange(a, a + 400) for a in (5, 90_000, 201_000, 333_000, 390_000)])
    assert _judged([_table(numbers)], records=ISSUED).drawn == "head"


def test_the_whole_is_no_stretch() -> None:
    assert _judged([_table(np.arange(1, 3001))], records=3000).drawn == "random"


def test_times_of_a_small_part_of_the_period_are_a_stretch() -> None:
    rng = np.random.default_rng(5)
    days = (np.datetime64("1996-01-01") + rng.integers(0, 500, 900)).astype(str).tolist()
    table = measured({"seen": days, "x": ["a"] * 900}, {"seen": "date", "x": "unknown"})
    assert _judged([table], period=(1995, 2019)).drawn == "head"
    assert _judged([table], period=(1996, 1997)).drawn == "unknown"


def test_tables_cut_by_one_order_share_too_much() -> None:
    rng = np.random.default_rng(6)
    numbers = np.array(resident_numbers(rng, 40_000)[0])

    def table(taken: np.ndarray, name: str) -> object:
        kinds = {"number": "cn.ric", "x": "unknown"}
        return measured({"number": taken.tolist(), "x": ["a"] * len(taken)}, kinds, name)

    heads = [table(np.repeat(numbers[:1000], 2), "a"), table(np.repeat(numbers[:1000], 2), "b")]
    draws = [table(rng.choice(np.repeat(numbers, 2), 2000, replace=False), name) for name in "ab"]
    assert _judged(draws).drawn == "unknown"
    singles = [table(numbers[:2000], "a"), table(numbers[:2000], "b")]
    assert _judged(singles).drawn == "head"
    assert len(_judged(heads).signs) == 1


def test_nothing_to_go_by_is_said() -> None:
    found = _judged([measured({"x": ["a", "b"]}, {"x": "unknown"})])
    assert found.drawn == "unknown"
    assert [f.leaning for f in found.findings()] == ["silent"]
