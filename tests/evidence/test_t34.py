"""Limits of engines."""

from leakassay.evidence import t34_limits
from leakassay.records import Finding
from made import leak, measured


def _run(values: list[str], kind: str) -> Finding:
    table: dict[str, list[str | None]] = {"x": list(values), "n": [str(i) for i in range(len(values))]}
    (found,) = t34_limits.TEST.run(leak(measured(table, {"x": kind, "n": "serial"})))
    return found


def test_texts_cut_at_255_signs_are_counted() -> None:
    texts = [f"note {i} " + "x" * (i % 400) for i in range(600)]
    assert _run([t[:255] for t in texts], "free_text").because.args["cut"] > 100
    assert _run(texts, "free_text").columns == ()


def test_days_that_stand_for_nothing_are_counted() -> None:
    found = _run([f"20{i % 20:02d}-03-04" for i in range(90)] + ["1970-01-01", "0000-00-00"] * 5, "date")
    assert (found.leaning, found.score) == ("silent", 0.1)


def test_values_of_one_length_were_not_cut() -> None:
    assert _run([f"{i:032x}" for i in range(100)], "hash").columns == ()
