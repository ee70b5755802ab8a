"""English and Chinese: sentences are found by their English template in a gettext catalogue.

Catalogues stand in `locale/`; `reference-data/build_catalogues.py` compiles them. A sentence without a
translation is shown in English rather than not at all.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leakassay.report.names import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "zh")
_PHRASES = frozenset({"one", "other"})
"""Arguments that are sentences themselves: the propositions of a verdict."""
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MOMENT = "{day} {month} {year}, {time} UTC"
LOCALE = Path(__file__).parent / "locale"


@dataclass(frozen=True, slots=True)
class Language:
    """One language of reports."""

    code: str
    catalogue: gettext.NullTranslations

    def __call__(self, template: str, **args: Any) -> str:
        """Say a sentence; names in `args` are made safe to show."""
        safe = {k: visible(v) if isinstance(v, str) else v for k, v in args.items()}
        # The empty message is a catalogue's own header.
        said = self.catalogue.gettext(template) if template else ""
        return said.format(**safe) if safe else said

    def sentence(self, laid_out: Mapping[str, Any]) -> str:
        """Say a sentence of the report's dictionary."""
        args = {
            k: self(v) if k in _PHRASES and isinstance(v, str) else v for k, v in laid_out["args"].items()
        }
        return self(laid_out["template"], **args)

    def moment(self, iso: str) -> str:
        """Say a moment of ISO 8601 in UTC as this language writes it; anything else as it stands."""
        try:
            when = datetime.fromisoformat(iso)
        except ValueError:
            return visible(iso)
        month = self(MONTHS[when.month - 1])
        time = f"{when:%H:%M}"
        return self(MOMENT, day=when.day, month=month, year=when.year, time=time)


@cache
def language(code: str) -> Language:
    """Give a language by its code; English for one without a catalogue."""
    return Language(code, gettext.translation("leakassay", LOCALE, [code], fallback=True))
