"""What a value can be. One file, one kind.

To add one, list it in `listing_numbers`, `listing_shapes` or `listing_text`.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leakassay.kinds.interface import Kind

_LISTINGS = ("listing_numbers", "listing_shapes", "listing_text")


@cache
def all_kinds() -> Mapping[str, Kind]:
    """Give all kinds by name."""
    found: dict[str, Kind] = {}
    for listing in _LISTINGS:
        for module in import_module(f"leakassay.kinds.{listing}").MODULES:
            kind = import_module(module).KIND
            found[kind.name] = kind
    return found


def kind(name: str) -> Kind:
    """Give one kind. Raises KeyError."""
    return all_kinds()[name]
