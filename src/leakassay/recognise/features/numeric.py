"""Numbers: their range, steps, decimals and order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakassay.recognise.features.column import Column

_NUMBER = re.compile(r"[-+]?\d{1,18}(?:\.\d{1,12})?")
_JUNK = re.compile(r"^[$€£¥₹₽₩฿₺₪]\s?|\s?[$€£¥₹₽₩฿₺₪%]$|(?<=\d),(?=\d{3}(?:\D|$))|'")
_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}$)")
RANGES: dict[str, tuple[float, float]] = {
    "bit": (0, 1),
    "month": (1, 12),
    "day": (1, 31),
    "age": (0, 110),
    "adult": (17, 75),
    "five": (1, 5),
    "ten": (0, 10),
    "height": (140, 210),
    "inches": (58, 84),
    "weight": (38, 140),
    "pounds": (100, 320),
    "year": (1900, 2030),
    "birth": (1925, 2006),
    "recent": (2007, 2027),
    "latitude": (-90, 90),
    "longitude": (-180, 180),
    "salary": (8_000, 500_000),
    "roc": (1, 115),
    "bmi": (14, 45),
    "hundred": (0, 100),
}
"""Ranges that ages, heights, years … lie in."""
_ENOUGH = 3


def parse(value: str) -> float | None:
    """Give the number a value writes, without sign of money and thousands; None where it is none."""
    bare = _JUNK.sub("", value).strip()
    if "." not in bare:
        bare = _COMMA.sub(".", bare)
    return float(bare) if _NUMBER.fullmatch(bare) else None


def numeric(column: Column) -> dict[str, float]:
    """Features of the values that are numbers; zeros where there are too few."""
    parsed = [(v, x) for v in column.values if (x := parse(v)) is not None]
    share = len(parsed) / max(1, len(column.values))
    data = np.array([x for _, x in parsed] or [0.0])
    return {
        "number": share,
        **_range(data, share),
        **_order(data, share),
        **_decimals(parsed, share),
        **_profile(data, share),
    }


def _range(data: NDArray[np.float64], share: float) -> dict[str, float]:
    usable = float(share > 0.5)
    quantiles = np.quantile(data, (0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0))
    logs = np.sign(quantiles) * np.log10(1 + np.abs(quantiles))
    names = ("min", "low", "quarter", "mid", "most", "high", "max")
    found = {f"number.{n}": float(x) * usable for n, x in zip(names, logs, strict=True)}
    for name, (low, high) in RANGES.items():
        found[f"within.{name}"] = float(((data >= low) & (data <= high)).mean()) * usable
    middle = quantiles[3]
    spread = quantiles[5] - quantiles[1]
    found["number.skew"] = float(np.clip((data.mean() - middle) / (spread + 1e-9), -3, 3)) * usable
    found["number.spread"] = float(np.log10(1 + spread)) * usable
    found["number.deviation"] = float(np.clip(data.std() / (abs(data.mean()) + 1e-9), 0, 10)) * usable
    found["number.tail"] = float(np.clip((quantiles[6] - quantiles[5]) / (spread + 1e-9), 0, 20)) * usable
    return found


def _order(data: NDArray[np.float64], share: float) -> dict[str, float]:
    names = ("rising", "falling", "step.one", "step.same", "dense")
    if share < 0.5 or len(data) < _ENOUGH:
        return dict.fromkeys((f"number.{n}" for n in names), 0.0)
    steps = np.diff(data)
    distinct = len(np.unique(data))
    return {
        "number.rising": float((steps > 0).mean()),
        "number.falling": float((steps < 0).mean()),
        "number.step.one": float((np.abs(steps) == 1).mean()),
        "number.step.same": float((np.abs(steps - np.median(steps)) <= 1).mean()),
        "number.dense": float(np.clip(distinct / (data.max() - data.min() + 1), 0, 1)),
    }


def _decimals(parsed: list[tuple[str, float]], share: float) -> dict[str, float]:
    places = [len(v.rpartition(".")[2]) if "." in v else 0 for v, _ in parsed] or [0]
    whole = [x for _, x in parsed] or [0.5]
    n = max(1, len(parsed))
    digits = [len(v) for v, _ in parsed] or [0]
    return {
        "places.mean": float(np.mean(places)) * share,
        "places.same": max(places.count(p) for p in set(places)) / n * share,
        "places.two": places.count(2) / n * share,
        "whole": sum(1 for x in whole if x == int(x)) / n * share,
        "zero": sum(1 for x in whole if x == 0) / n * share,
        "round.ten": sum(1 for x in whole if x % 10 == 0 and x) / n * share,
        "round.thousand": sum(1 for x in whole if x % 1000 == 0 and x) / n * share,
        "round.half": sum(1 for x in whole if x != int(x) and (x * 2) == int(x * 2)) / n * share,
        "digits.same": max(digits.count(d) for d in set(digits)) / n * share,
    }


_MOST_BARS = 150


def _profile(data: NDArray[np.float64], share: float) -> dict[str, float]:
    """How the numbers pile up: counts and ages rise and fall smoothly, codes do not, sums begin with 1."""
    names = ("rough", "drops", "peak", "holes", "lead.one", "lead.even", "last.even", "fives")
    if share < 0.5 or len(data) < _ENOUGH:
        return dict.fromkeys((f"number.{n}" for n in names), 0.0)
    whole = np.abs(np.trunc(data)).astype(np.int64)
    lead = np.array([int(str(x)[0]) for x in whole[whole > 0]] or [0])
    return {
        **_bars(whole),
        "number.lead.one": float((lead == 1).mean()),
        "number.lead.even": _evenness(lead),
        "number.last.even": _evenness(whole % 10),
        "number.fives": float((whole % 5 == 0).mean()),
    }


def _bars(whole: NDArray[np.int64]) -> dict[str, float]:
    low, high = int(whole.min()), int(whole.max())
    bars = np.bincount(whole - low, minlength=2) if high - low < _MOST_BARS else np.zeros(2)
    top = max(float(bars.max()), 1.0)
    steps = np.diff(np.concatenate([[0.0], bars, [0.0]]))
    return {
        "number.rough": float(np.abs(steps).sum() / (2 * top)),
        "number.drops": float((steps[1:-1] < 0).mean()),
        "number.peak": float(bars.argmax() / max(1, len(bars) - 1)),
        "number.holes": float((bars == 0).mean()),
    }


def _evenness(digits: NDArray[np.int64]) -> float:
    """Entropy of the digits against that of ten even ones."""
    shares = np.bincount(digits, minlength=10) / max(1, len(digits))
    shares = shares[shares > 0]
    return float(-(shares * np.log(shares)).sum() / np.log(10))
