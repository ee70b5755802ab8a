"""Narratives against the fields of their rows."""

import numpy as np

from leakassay.evidence import t17_narrative
from leakassay.records import Finding
from made import leak, measured

N = 200


def _run(texts: list[str]) -> list[Finding]:
    table: dict[str, list[str | None]] = {"caller": [f"caller{i:03d}" for i in range(N)], "told": list(texts)}
    return list(t17_narrative.TEST.run(leak(measured(table, {"caller": "username", "told": "free_text"}))))


def _told() -> list[str]:
    return [f"on the day caller{i:03d} reported a loss, and nothing was found" for i in range(N)]


def test_texts_about_their_own_rows_speak_for_it() -> None:
    (found,) = _run(_told())
    assert (found.leaning, found.score) == ("for", 1.0)


def test_texts_about_other_rows_speak_against_it() -> None:
    (found,) = _run(np.random.default_rng(1).permutation(_told()).tolist())
    assert found.leaning == "against"


def test_texts_that_name_nobody_tell_nothing() -> None:
    (found,) = _run(["a bicycle was taken from the yard"] * N)
    assert (found.leaning, found.columns) == ("silent", ())


def test_texts_that_happen_to_name_a_few_others_tell_nothing() -> None:
    told = [f"beside caller{i % 40:03d} nobody was seen" for i in range(N)]
    (found,) = _run(told[50:] + told[:50])
    assert found.leaning == "silent"
