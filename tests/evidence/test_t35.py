"""Codes of countries."""

import string

import numpy as np

from leakassay.evidence import t35_vocabulary
from leakassay.records import Finding
from made import leak, measured


def _run(codes: list[str]) -> Finding:
    table: dict[str, list[str | None]] = {"land": list(codes)}
    (found,) = t35_vocabulary.TEST.run(leak(measured(table, {"land": "country"})))
    return found


def test_codes_of_countries_exist_unless_drawn_letter_by_letter() -> None:
    listed = _run(["DE", "FR", "pl", "UK", "CN"] * 40)
    assert (listed.leaning, listed.score) == ("silent", 0.0)
    letters = np.random.default_rng(1).choice(list(string.ascii_uppercase), (200, 2))
    assert _run(["".join(pair) for pair in letters]).leaning == "against"


def test_names_and_codes_of_sports_are_no_such_codes() -> None:
    assert _run(["GER", "SUI", "NED"] * 40).columns == ()
