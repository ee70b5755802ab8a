"""Births with the notches of a country, and without."""

import numpy as np
from numpy.typing import NDArray

from leakassay.evidence import t25_pyramid
from leakassay.records import Finding
from leakassay.reference.population import FIRST, STEP, countries
from made import leak, measured

CHINA = np.array(countries()["CN"].cohorts, float)
FIRSTS = FIRST + STEP * np.arange(len(CHINA))


def _run(shares: NDArray[np.float64], land: str = "China") -> Finding:
    rng = np.random.default_rng(1)
    years = rng.choice(FIRSTS, 4000, p=shares / shares.sum()) + rng.integers(0, STEP, 4000)
    table: dict[str, list[str | None]] = {"born": [str(y) for y in years], "land": [land] * 4000}
    table["land"][0] = "France"
    (found,) = t25_pyramid.TEST.run(leak(measured(table, {"born": "birth_year", "land": "country"})))
    return found


def test_a_service_that_draws_the_middle_ages_keeps_the_notches() -> None:
    drawn = CHINA * np.exp(-(((FIRSTS - 1970) / 18.0) ** 2))
    found = _run(drawn)
    assert found.leaning == "silent"
    assert found.score is not None
    assert found.score > 0.6


def test_even_births_and_clean_bells_have_none() -> None:
    middle = (FIRSTS >= 1935) & (FIRSTS < 2005)
    assert _run(middle.astype(float)).leaning == "against"
    assert _run(np.exp(-(((FIRSTS - 1970) / 15.0) ** 2))).leaning == "against"


def test_countries_without_a_table_are_silent() -> None:
    assert _run(CHINA, "Nowhere").columns == ()


def test_births_that_never_jump_and_columns_without_a_country_are_silent() -> None:
    assert t25_pyramid._depth(np.full(20, 90.0), np.full(20, 7.0)) is None
    table: dict[str, list[str | None]] = {
        "born": [str(1940 + i % 60) for i in range(2000)],
        "land": [None] * 2000,
    }
    (found,) = t25_pyramid.TEST.run(leak(measured(table, {"born": "birth_year", "land": "country"})))
    assert found.columns == ()
