import numpy as np

from leakassay.evidence import t05_clocks
from leakassay.records import Finding
from made import leak, measured

START = 1_500_000_000


def _records(count: int) -> tuple[list[str], list[str]]:
    rng = np.random.default_rng(1)
    seconds = np.sort(rng.integers(0, 3 * 31_000_000, count)) + START
    ids = [f"{s:08x}{'a1b2c3d4e5' if i % 3 else 'a1b2c3d4f6'}{i:06x}" for i, s in enumerate(seconds)]
    days = (np.datetime64("1970-01-01") + (seconds // 86_400)).astype(str).tolist()
    return ids, days


def _run(ids: list[str], days: list[str]) -> dict[tuple[str, ...], Finding]:
    table: dict[str, list[str | None]] = {"_id": list(ids), "seen": list(days)}
    found = t05_clocks.TEST.run(leak(measured(table, {"_id": "object_id", "seen": "date"})))
    return {f.columns: f for f in found}


def test_ids_of_a_running_system_follow_its_dates() -> None:
    found = _run(*_records(400))
    assert found["_id",].leaning == "for"
    assert found["_id", "seen"].leaning == "for"


def test_good_clocks_beside_the_dates_of_others_follow_nothing() -> None:
    ids, days = _records(400)
    found = _run(ids, np.random.default_rng(2).permutation(days).tolist())
    assert found["_id", "seen"].leaning == "silent"
    assert found["_id",].leaning == "silent"
    assert found["_id", "seen"].score is not None
    assert abs(found["_id", "seen"].score) < 0.2


def test_clocks_of_one_script_run_speak_for_nothing() -> None:
    ids, days = _records(400)
    at_once = [f"{START + i // 100:08x}{one[8:]}" for i, one in enumerate(ids)]
    assert _run(at_once, days)["_id",].leaning == "silent"
    (alone,) = t05_clocks.TEST.run(leak(measured({"_id": list(at_once)}, {"_id": "object_id"})))
    assert alone.leaning == "silent"


def test_random_characters_are_no_ids_of_a_system() -> None:
    rng = np.random.default_rng(3)
    ids = ["".join(rng.choice(list("0123456789abcdef"), 24)) for _ in range(400)]
    (found,) = _run(ids, _records(400)[1]).values()
    assert found.leaning == "against"


def test_tables_without_clocks_are_silent() -> None:
    table: dict[str, list[str | None]] = {"x": ["a", "b"] * 50}
    (found,) = t05_clocks.TEST.run(leak(measured(table, {"x": "code"})))
    assert found.leaning == "silent"
