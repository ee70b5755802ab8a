"""What comes of a call, and what a survey counts."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Outcome(StrEnum):
    """What came of an attempt. Closed; the order is that of the record sheet."""

    NO_ANSWER = "no answer"
    WRONG_NUMBER = "wrong number"
    REFUSED = "refused"
    NAME_ONLY = "name only"
    DETAILS = "details"
    DENIED = "denied"


MEANING: Mapping[Outcome, str] = {
    Outcome.NO_ANSWER: "nobody was reached; a dead line counts here: numbers age, it refutes nothing",
    Outcome.WRONG_NUMBER: "somebody else answered, who does not know the person",
    Outcome.REFUSED: "the person was reached and would not speak",
    Outcome.NAME_ONLY: "the person confirmed the name, and no detail was asked or given",
    Outcome.DETAILS: "the person gave, unprompted, details that the row has",
    Outcome.DENIED: "the person was reached, and the details are not theirs",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """Attempts of a survey by outcome; `foils_confirmed` of `foils` belong to the control arm."""

    no_answer: int = 0
    wrong_number: int = 0
    refused: int = 0
    name_only: int = 0
    details: int = 0
    denied: int = 0
    foils: int = 0
    """Calls of the control arm in which a false detail was put to the person."""
    foils_confirmed: int = 0
    """Of these, how often the false detail was confirmed."""

    def __post_init__(self) -> None:
        """Refuse impossible counts with ValueError."""
        if any(getattr(self, f.name) < 0 for f in fields(self)):
            raise ValueError("a count is negative")
        if self.foils_confirmed > self.foils:
            raise ValueError("more false details were confirmed than were put to anybody")

    @property
    def attempts(self) -> int:
        """All calls made."""
        return self.reached + self.no_answer + self.refused

    @property
    def reached(self) -> int:
        """Calls that said something of the row."""
        return self.wrong_number + self.name_only + self.details + self.denied
