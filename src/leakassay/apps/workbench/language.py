"""The workbench's own words, in English and Chinese: a catalogue like the report's.

`reference-data/build_catalogues.py` compiles it. A third language is one more file in `locale/`.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

from leakassay.report.language import Language

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = {"en": "English", "zh": "中文"}
"""By code, as its speakers call it."""


@cache
def words(code: str) -> Language:
    """Give a language by its code."""
    return Language(code, gettext.translation("workbench", LOCALE, [code], fallback=True))


def preferred(header: str) -> str:
    """Give the first language of an Accept-Language header that the workbench has.

    >>> preferred("fr, zh-CN;q=0.9, en;q=0.8"), preferred("")
    ('zh', 'en')
    """
    for part in header[:500].split(","):
        code = part.split(";")[0].strip().lower().split("-")[0]
        if code in LANGUAGES:
            return code
    return "en"
