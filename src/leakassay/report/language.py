"""English and Chinese: sentences are found by their English template in a gettext catalogue.

Catalogues stand in `locale/`; `reference-data/build_catalogues.py` compiles them. A sentence without a
translation is shown in English rather than not at all.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leakassay.report.names import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "zh")
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
        return self(laid_out["template"], **laid_out["args"])


@cache
def language(code: str) -> Language:
    """Give a language by its code; English for one without a catalogue."""
    return Language(code, gettext.translation("leakassay", LOCALE, [code], fallback=True))
