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
from leakassay.reference import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leakassay.recognise.checks import Weighed
    from leakassay.recognise.features import Column

BARRED = -20.0
"""Log-odds that take a kind out of the running."""
NAMELESS = ("bank_account", "passport", "voter_id")
"""Direct identifiers of any shape: nothing but the name of the column can say them."""
_LICENCE = re.compile(r"[A-Z]\d{3}-\d{4}-\d{4}|[A-Z9]{5}\d{6}[A-Z9]{2}\d[A-Z]{2}|[A-Z]{2}\d{2} \d{11}")
_BOOK = re.compile(r"\d{9}X")
_ISBN = re.compile(r"(?:978|979)\d{10}")
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"1[5-9]\d\d|20[0-3]\d")
_READ, _YEARS = 100, 0.75
_LIKELY = 0.5
_SURE = 0.35
_CLOSE = 200
"""Mean distance of numbers below which they were given out one after the other."""
_EVEN = 0.55
NUMBERS = frozenset(
    (
        "phone",
        "vehicle_plate",
        "driving_licence",
        "passport",
        "voter_id",
        "payment_card",
        "bank_account",
        "iban",
        "crypto_address",
    )
)
"""Direct identifiers that are numbers."""
_BOOKS = 0.02
_VERIFIED = 0.5


SINKS: Mapping[str, float] = {
    "vehicle_plate": 0.71,
    "watch_label": 0.71,
    "minor_flag": 0.55,
    "alias": 0.71,
    "biometric_ref": 0.71,
    "device_id": 0.77,
    "token": 0.77,
    "criminal_record": 0.77,
    "sexual_life": 0.77,
    "event_type": 0.84,
    "street": 0.89,
    "password": 0.84,
    "snowflake_id": 0.77,
    "es_auto_id": 0.77,
}
"""Kinds that are far rarer in tables than among the columns learned from: the share of the model that
counts."""
_PAIRS = (
    {"m", "f"},
    {"h", "f"},
    {"h", "m"},
    {"v", "m"},
    {"k", "m"},
    {"e", "k"},
    {"l", "p"},
    {"w", "m"},
    {"м", "ж"},
    {"ч", "ж"},
    {"b", "f"},
    {"α", "θ"},
    {"ז", "נ"},
)
_SEX_SHARE = 0.9
_MIDNIGHT = 0.5
_CODED = 0.01
_FEW, _MANY = 8, 100
"""So few different whole numbers in so many rows are a scale or a code: no sums, bodies or ages."""
_SPREADS = frozenset(("amount", "measure", "weight", "height", "age", "serial"))
"""Kinds whose values spread."""


def unlikely(features: Mapping[str, float], seen: Column, said: Mapping[str, float]) -> set[str]:
    """Kinds that a plain fact of the content speaks against, whatever the model says."""
    out: set[str] = set()
    timed = features["shape.datetime"] + features["shape.epoch"]
    if timed < 0.2:
        out.add("timestamp")
    elif features["shape.datetime"] > 0.8 and features["shape.midnight"] < _MIDNIGHT:
        out |= {"date", "birth_date"} - said.keys() | {"date"}
    if features["shape.leading_zero"] > _CODED and features["all.digit"] > 0.9:
        out |= {"amount", "count", "measure", "age"}
    if seen.filled >= _MANY and len(seen.counts) <= _FEW and features["whole"] > 0.95:
        out |= _SPREADS - said.keys()
    out |= _placeless(features, seen.distinct) - said.keys()
    if "sex" not in said and features["all.digit"] < 0.5 and not _tells_sex(seen, features):
        out.add("sex")
    return out


def _placeless(features: Mapping[str, float], values: Sequence[str]) -> set[str]:
    """Addresses and places of birth without anything of a place in them."""
    out: set[str] = set()
    placed = features["some.place"] + features["some.region"] + features["some.country"]
    if features["some.street"] < 0.25:
        if features["any.digit"] < 0.25 or _yearly(values):
            out.add("street")
        if (features["any.digit"] < 0.25 and placed < 0.4) or _yearly(values):
            out.add("postal_address")
    if placed < 0.3:
        out.add("birth_place")
    return out


def _yearly(values: Sequence[str]) -> bool:
    """Whether the numbers in the values are years: those of houses are not."""
    found = [number for value in values[:_READ] for number in _DIGITS.findall(value[:80])]
    return len(found) > 0 and sum(_YEAR.fullmatch(n) is not None for n in found) >= _YEARS * len(found)


def _tells_sex(seen: Column, features: Mapping[str, float]) -> bool:
    common = {lexicon.fold(v) for v, w in zip(seen.distinct, seen.weights, strict=True) if w > 0.02}
    if all(len(v) == 1 and not "\u3400" <= v <= "\ud7a3" for v in common):
        return any(pair <= common for pair in _PAIRS)
    return features["rows.sex"] >= _SEX_SHARE


def barred(
    seen: Column, share: Mapping[str, float], said: Mapping[str, float], checks: Sequence[Weighed]
) -> set[str]:
    """Kinds that this column may not be given, whatever the model says."""
    out = {k for k in NAMELESS if k not in said}
    values = seen.distinct
    if "driving_licence" not in said and _held(_LICENCE, values) < 0.9:
        out.add("driving_licence")
    cards = any(w.kind == "payment_card" and (w.by_check or "payment_card" in said) for w in checks)
    if not cards and "payment_card" not in said:
        out.add("payment_card")
    if "iban" not in said and not any(w.kind == "iban" and w.built > 0.8 for w in checks):
        out.add("iban")
    if "phone" not in said and not _is_phone(values, share):
        out.add("phone")
    return out


def is_book(values: list[str]) -> bool:
    """Whether the values are numbers of books, which share their check digit with some national numbers."""
    return _held(_BOOK, values) > _BOOKS or _held(_ISBN, values) > 0.9


def _is_phone(values: list[str], share: Mapping[str, float]) -> bool:
    if is_book(values) or _numbered(values):
        return False
    told = families(Strings.of(pa.array(values, pa.string())))
    verified = float(((told > 0) & (told <= FAMILIES.index("unverified"))).mean()) if len(values) else 0.0
    return verified >= _VERIFIED or share.get("phone", 0.0) >= _LIKELY


def _numbered(values: list[str]) -> bool:
    """Whether plain numbers stand too close together, or are too uneven in length, to be telephones."""
    plain = [int(v) for v in values if v.isdecimal() and v.isascii() and len(v) < 19]
    if len(plain) < 0.9 * len(values) or len(plain) < 3:
        return False
    lengths = [len(v) for v in values]
    usual = max(lengths.count(n) for n in set(lengths)) / len(lengths)
    return max(plain) - min(plain) < _CLOSE * len(plain) or usual < _EVEN


def doubtful(kind: str, confidence: float, said: Mapping[str, float]) -> bool:
    """Whether a number that identifies a person is too little sure to be called one."""
    return (kind in NUMBERS or "." in kind) and confidence < _SURE and kind not in said


def _held(pattern: re.Pattern[str], values: list[str]) -> float:
    return float(np.mean([pattern.fullmatch(v) is not None for v in values])) if values else 0.0
