"""People of each country by age group and sex (`reference-data/build_age_sex.py`).

* Source: United Nations, World Population Prospects 2019 (CC BY 3.0 IGO)
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

YEARS = (2000, 2010, 2020)
NEWEST = YEARS[-1]
_SEX = {"M": "male", "F": "female"}


@cache
def _table() -> Mapping[tuple[str, int], dict[str, list[int]]]:
    found: dict[tuple[str, int], dict[str, list[int]]] = {}
    for line in files(__package__).joinpath("age_sex.tsv").read_text("utf-8").splitlines()[1:]:
        country, year, sex, *shares = line.split("\t")
        found.setdefault((country, int(year)), {})[_SEX[sex]] = [int(one) for one in shares]
    return found


def population(country: str, year: int) -> dict[str, list[int]] | None:
    """Give, of 10,000 people of a country, those of each sex by ages 0-4 … 95-99, 100+; the nearest year."""
    nearest = min(YEARS, key=lambda one: abs(one - year))
    return _table().get((country, nearest))
