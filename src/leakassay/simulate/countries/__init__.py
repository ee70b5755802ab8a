"""Invented people of Latin-script countries: names, towns with their postcodes, telephone plans.

Names are common ones of each country in rough order of frequency, towns are large cities with
the range of their postcodes; both are general knowledge, put down by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.simulate.countries.br import BRAZIL
from leakassay.simulate.countries.de import GERMANY
from leakassay.simulate.countries.es import SPAIN
from leakassay.simulate.countries.it import ITALY
from leakassay.simulate.countries.pl import POLAND
from leakassay.simulate.countries.us import STATES

if TYPE_CHECKING:
    from leakassay.simulate.countries.interface import Country

__all__ = ["BRAZIL", "COUNTRIES", "GERMANY", "ITALY", "POLAND", "SPAIN", "STATES"]

COUNTRIES: tuple[Country, ...] = (BRAZIL, GERMANY, ITALY, POLAND, SPAIN, STATES)
