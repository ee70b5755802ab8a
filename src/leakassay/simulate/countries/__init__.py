"""Invented people of Latin-script countries: names, towns with their postcodes, telephone plans.

Names are common ones of each country in rough order of frequency, with a tail; towns are large
cities with the range of their postcodes. Both are general knowledge, put down by hand, save for
the tails of names in Spanish and English, which `tails` has from public tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.simulate.countries.ar import ARGENTINA
from leakassay.simulate.countries.br import BRAZIL
from leakassay.simulate.countries.de import GERMANY
from leakassay.simulate.countries.es import SPAIN
from leakassay.simulate.countries.fr import FRANCE
from leakassay.simulate.countries.gb import BRITAIN
from leakassay.simulate.countries.it import ITALY
from leakassay.simulate.countries.mx import MEXICO
from leakassay.simulate.countries.nl import NETHERLANDS
from leakassay.simulate.countries.pl import POLAND
from leakassay.simulate.countries.se import SWEDEN
from leakassay.simulate.countries.tr import TURKEY
from leakassay.simulate.countries.us import STATES

if TYPE_CHECKING:
    from leakassay.simulate.countries.interface import Country

__all__ = ["BRAZIL", "COUNTRIES", "POLAND"]

COUNTRIES: tuple[Country, ...] = (
    ARGENTINA,
    BRAZIL,
    BRITAIN,
    FRANCE,
    GERMANY,
    ITALY,
    MEXICO,
    NETHERLANDS,
    POLAND,
    SPAIN,
    STATES,
    SWEDEN,
    TURKEY,
)
"""Every country, by name."""
