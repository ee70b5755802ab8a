"""Countries: codes, calling codes, domains, populations (`reference-data/build_countries.py`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory of ISO 3166-1."""

    code: str
    """Alpha-2."""
    code3: str
    name: str
    """In English."""
    calling: str
    """Digits after the plus; several share one (`1` is the United States and Canada)."""
    domain: str
    population: int


@cache
def countries() -> Mapping[str, Country]:
    """Give all countries by their alpha-2 code."""
    text = (files("leakassay.reference") / "countries.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {
        code: Country(code, code3, name, calling, domain, int(population))
        for code, code3, name, calling, domain, population in rows
    }


@cache
def named() -> Mapping[str, str]:
    """Give the alpha-2 code by any code or English name, in lower case."""
    found: dict[str, str] = {}
    for one in countries().values():
        for spelling in (one.code, one.code3, one.name):
            found.setdefault(spelling.casefold(), one.code)
    return found | _OTHERS


_OTHERS = {
    **dict.fromkeys(("usa", "u.s.a.", "u.s.", "united states of america"), "US"),
    **dict.fromkeys(("uk", "great britain", "england", "scotland", "wales"), "GB"),
    "deutschland": "DE",
    "españa": "ES",
    "italia": "IT",
    "brasil": "BR",
    "méxico": "MX",
    "polska": "PL",
    "россия": "RU",
    "украина": "UA",
    "中国": "CN",
    "中國": "CN",
    "日本": "JP",
    "대한민국": "KR",
    "한국": "KR",
    "台湾": "TW",
    "台灣": "TW",
    "香港": "HK",
    "türkiye": "TR",
    "czech republic": "CZ",
    "österreich": "AT",
    "schweiz": "CH",
    "suisse": "CH",
    "nederland": "NL",
    "belgië": "BE",
}
"""Spellings that are common and not GeoNames'."""


@cache
def by_calling() -> Mapping[str, str]:
    """Give the most populous country by calling code."""
    found: dict[str, Country] = {}
    for one in countries().values():
        code = one.calling
        if code and (code not in found or one.population > found[code].population):
            found[code] = one
    return {code: one.code for code, one in found.items()}
