from datetime import date, timedelta

import numpy as np

from leakassay.evidence.dating import dated
from leakassay.evidence.origin import candidates
from made import leak, measured

TODAY = date(2026, 1, 1)
TAKEN = date(2021, 6, 15)


def _births(count: int) -> list[date]:
    rng = np.random.default_rng(1)
    return [date(1940, 1, 1) + timedelta(int(d)) for d in rng.integers(0, 22_000, count)]


def _age(born: date, at: date) -> int:
    return at.year - born.year - ((at.month, at.day) < (born.month, born.day))


def test_ages_beside_births_date_the_extract_to_a_few_days() -> None:
    born = _births(3000)
    table = {"born": [b.isoformat() for b in born], "age": [str(_age(b, TAKEN)) for b in born]}
    found = dated(leak(measured(table, {"born": "birth_date", "age": "age"})), TODAY)
    assert found.low is not None
    assert found.high is not None
    assert TAKEN - timedelta(20) <= found.low <= TAKEN + timedelta(1)
    assert TAKEN - timedelta(1) <= found.high <= TAKEN + timedelta(20)


def test_ages_that_belong_to_nobody_date_nothing() -> None:
    born = _births(1000)
    ages = np.random.default_rng(2).permutation([_age(b, TAKEN) for b in born])
    table = {"born": [b.isoformat() for b in born], "age": [str(a) for a in ages]}
    found = dated(leak(measured(table, {"born": "birth_date", "age": "age"})), TODAY)
    assert (found.low, found.high, found.because) == (None, None, ())


def test_events_bound_it_from_below_and_expiries_do_not() -> None:
    rng = np.random.default_rng(3)
    seen = [TAKEN - timedelta(int(d)) for d in rng.integers(0, 900, 2000)]
    table = {
        "seen": [s.isoformat() for s in seen],
        "expires": [(s + timedelta(1800)).isoformat() for s in seen],
    }
    found = dated(leak(measured(table, {"seen": "date", "expires": "date"})), TODAY)
    assert found.low is not None
    assert found.high is not None
    assert TAKEN - timedelta(10) <= found.low <= TAKEN
    assert TAKEN <= found.high <= TAKEN + timedelta(40)
    (why,) = found.because
    assert "expires" not in str(why)


def test_a_dump_older_than_its_events_is_called_a_contradiction() -> None:
    rng = np.random.default_rng(3)
    table = {"seen": [(TAKEN - timedelta(int(d))).isoformat() for d in rng.integers(0, 900, 500)]}
    one = leak(measured(table, {"seen": "date"}), facts={"dumped_at": "2019-02-03 10:00:00"})
    found = dated(one, TODAY)
    assert found.low == date(2019, 2, 3)
    assert "contradict" in str(found.because[-1])


def test_ids_and_wrappers_point_to_systems() -> None:
    ids = [f"{1_600_000_000 + 50 * i:08x}a1b2c3d4e5{i:06x}" for i in range(200)]
    one = leak(measured({"_id": ids}, {"_id": "object_id"}), facts={"exporter": "mongoexport"})
    (found,) = candidates(one)
    assert found.system == "MongoDB"
    assert found.lr == 30
    assert len(found.because) == 2
    assert dated(one, TODAY).low == date(2020, 9, 13)
    assert candidates(leak(measured({"x": ["a"] * 50}, {"x": "code"}))) == ()
