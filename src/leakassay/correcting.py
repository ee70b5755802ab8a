"""Kinds set by hand: what a person knows of a column stands above what was recognised.

A kind decides what is counted (which values are valid, which columns have to agree, what a date is), so a
correction is given to the pass, and judging with it means reading again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from leakassay.errors import LeakassayError
from leakassay.given import parse_json, read_given
from leakassay.kinds import all_kinds
from leakassay.records import Recognition, Text

if TYPE_CHECKING:
    from pathlib import Path

Kinds = Mapping[str, Mapping[str, str]]
"""By table and column, as the report calls them: the kind that it is."""
_LARGEST = 16 << 20


def checked(kinds: object) -> Kinds:
    """Give corrections that name kinds there are. Raises LeakassayError.

    >>> checked({"people.csv": {"born": "birth_date"}})
    {'people.csv': {'born': 'birth_date'}}
    """
    if not isinstance(kinds, Mapping) or not all(isinstance(one, Mapping) for one in kinds.values()):
        raise LeakassayError('kinds set by hand look like {"TABLE": {"COLUMN": "KIND"}}.')
    said = [str(kind) for table in kinds.values() for kind in table.values()]
    unknown = next((kind for kind in said if kind not in all_kinds()), None)
    if unknown is not None:
        raise LeakassayError(f"there is no kind {unknown[:80]!a}: docs/reference/kinds.md lists them all.")
    return kinds


def read_kinds(path: str | Path) -> Kinds:
    """Read corrections from a JSON file. Raises LeakassayError."""
    try:
        return checked(parse_json(read_given(path, "the file of kinds", _LARGEST)))
    except ValueError as error:
        raise LeakassayError(f"{path} cannot be read as a JSON file of kinds set by hand.") from error


def corrected(found: Mapping[str, Recognition], by_hand: Mapping[str, str]) -> dict[str, Recognition]:
    """Put what was set by hand in place of what was recognised, which stays the next best."""
    return {name: _set(was, by_hand[name]) if name in by_hand else was for name, was in found.items()}


def _set(was: Recognition, kind: str) -> Recognition:
    said = Text("set by hand; by itself it would be taken for {kind}", {"kind": was.kind})
    others = ((was.kind, was.confidence), *(one for one in was.others if one[0] != kind))
    return replace(was, kind=kind, confidence=1.0, evidence=(said, *was.evidence), others=others)
