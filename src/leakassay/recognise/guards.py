"""What keeps serials, orders, barcodes and sums from being called identifiers of people.

A wrong direct identifier is worse than a missed one: where numbers have nothing to check, only
the name of the column can say that they are an account, a passport or a licence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from leakassay.kinds.interface import Strings
from leakassay.kinds.phone import FAMILIES, families

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leakassay.recognise.checks import Weighed
    from leakassay.recognise.features import Column

BARRED = -20.0
"""Log-odds that take a kind out of the running."""
NAMELESS = ("bank_account", "passport", "voter_id")
"""Direct identifiers of any shape: nothing but the name of the column can say them."""
_LICENCE = re.compile(r"[A-Z]\d{3}-\d{4}-\d{4}|[A-Z9]{5}\d{6}[A-Z9]{2}\d[A-Z]{2}|[A-Z]{2}\d{2} \d{11}")
_BOOK = re.compile(r"\d{9}X")
_ISBN = re.compile(r"(?:978|979)\d{10}")
_LIKELY = 0.5
_BOOKS = 0.02
_VERIFIED = 0.5


def barred(seen: Column, share: Mapping[str, float], said: Mapping[str, float], checks: list[Weighed]) -> set[str]:
    """Kinds that this column may not be given, whatever the model says."""
    out = {k for k in NAMELESS if k not in said}
    values = seen.distinct
    if "driving_licence" not in said and _held(_LICENCE, values) < 0.9:  # noqa: PLR2004
        out.add("driving_licence")
    cards = any(w.kind == "payment_card" and (w.by_check or "payment_card" in said) for w in checks)
    if not cards and "payment_card" not in said:
        out.add("payment_card")
    if "iban" not in said and not any(w.kind == "iban" and w.built > 0.8 for w in checks):  # noqa: PLR2004
        out.add("iban")
    if "phone" not in said and not _is_phone(values, share):
        out.add("phone")
    return out


def is_book(values: list[str]) -> bool:
    """Whether the values are numbers of books, which share their check digit with some national numbers."""
    return _held(_BOOK, values) > _BOOKS or _held(_ISBN, values) > 0.9  # noqa: PLR2004


def _is_phone(values: list[str], share: Mapping[str, float]) -> bool:
    if is_book(values):
        return False
    told = families(Strings.of(pa.array(values, pa.string())))
    verified = float(((told > 0) & (told <= FAMILIES.index("unverified"))).mean()) if len(values) else 0.0
    return verified >= _VERIFIED or share.get("phone", 0.0) >= _LIKELY


def _held(pattern: re.Pattern[str], values: list[str]) -> float:
    return float(np.mean([pattern.fullmatch(v) is not None for v in values])) if values else 0.0
