"""What a country is: words and plans that invented people are made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Town:
    """A town and its postcodes."""

    name: str
    region: str
    low: int
    high: int
    """The range of its postcodes, as numbers."""
    mark: str = ""
    """What numbers know it by.

    Cadastral code (Italy), fiscal region (Brazil), areas (US), postcode area (Britain).
    """


@dataclass(frozen=True, slots=True)
class Country:
    """One country."""

    code: str
    """ISO 3166."""
    number_kind: str
    """Kind of its national number."""
    number_name: str
    """What tables call it."""
    men: tuple[str, ...]
    women: tuple[str, ...]
    families: tuple[str, ...]
    towns: tuple[Town, ...]
    streets: tuple[str, ...]
    street: tuple[str, str, str]
    """What stands before the street, between it and the number, and after the number."""
    prefixes: tuple[str, ...]
    """Mobile prefixes with the country's calling code, most common first."""
    subscriber: int
    """Digits after the prefix."""
    domains: tuple[str, ...]
    """Mail providers, most common first."""
    postcode: tuple[int, int]
    """Digits of a postcode, and after how many of them a hyphen stands (0: nowhere)."""
    postcode_sign: str = "-"
    """What stands there."""
    postcode_tail: str = ""
    """What follows, where it has letters: a digit for each 9, a letter for each A."""
    postcode_marked: bool = False
    """The town's mark stands before it."""
    two_families: bool = False
    """People bear two family names."""
    number_first: bool = False
    """The house number stands before the street."""
    named_after: tuple[str, str] | None = None
    """What stands around a family name to make it a street; None where streets bear none."""
