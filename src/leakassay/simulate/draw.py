"""Drawing and spelling whole columns at once: numpy draws, Arrow spells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from leakassay.simulate.lots import Lots


def zipf(size: int, exponent: float = 1.0, shift: float = 2.0) -> NDArray[np.float64]:
    """Weights (size,) that fall as 1 / (rank + shift) ** exponent and add up to 1."""
    weights = 1.0 / (np.arange(size) + shift) ** exponent
    return np.asarray(weights / weights.sum(), np.float64)


def pick(lots: Lots, weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Draw places by weight."""
    return place_at(weights, lots.random())


def place_at(weights: NDArray[np.float64], shares: NDArray[np.float64]) -> NDArray[np.int64]:
    """Give the place at which each share of the sum of all weights is passed."""
    edges = np.cumsum(weights)
    places = np.searchsorted(edges, shares * edges[-1], side="right")
    return np.asarray(places.clip(0, len(weights) - 1), np.int64)


def take(words: Sequence[str] | pa.StringArray, places: NDArray[np.int64]) -> pa.StringArray:
    """Look words up by place."""
    array = words if isinstance(words, pa.Array) else pa.array(words, pa.string())
    return array.take(pa.array(places))


def at_places(column: pa.StringArray, places: NDArray[np.int64]) -> pa.StringArray:
    """Look values of a column up by place."""
    return column.take(pa.array(places))


def digits(numbers: NDArray[np.int64], width: int = 0) -> pa.StringArray:
    """Write whole numbers, with leading zeros up to `width`."""
    text = pa.array(numbers).cast(pa.string())
    return pc.utf8_lpad(text, width, "0") if width else text


def join(*parts: Any) -> pa.StringArray:
    """Join arrays and literals row by row; null where a part is null."""
    return pc.binary_join_element_wise(*parts, "")


def choose(mask: NDArray[np.bool_], then: Any, otherwise: Any) -> pa.StringArray:
    """Take `then` where `mask` holds, else `otherwise`; either may be a text or None."""
    return pc.if_else(pa.array(mask), _scalar(then), _scalar(otherwise))


def _scalar(value: Any) -> Any:
    return pa.scalar(value, pa.string()) if value is None or isinstance(value, str) else value


def chance(lots: Lots, share: float | NDArray[np.float64]) -> NDArray[np.bool_]:
    """Draw which rows something happens to."""
    return np.asarray(lots.random() < share)


def by_form(forms: NDArray[np.int64], makers: Sequence[Callable[[NDArray[np.int64]], Any]]) -> pa.StringArray:
    """Make each row by the maker of its form; a maker gets the places of its rows."""
    if len(forms) == 0:
        return pa.array([], pa.string())
    places, parts = [], []
    for form, maker in enumerate(makers):
        at = np.flatnonzero(forms == form)
        if len(at):
            places.append(at)
            parts.append(maker(at))
    order = np.empty(len(forms), np.int64)
    order[np.concatenate(places)] = np.arange(len(forms))
    return pa.concat_arrays(parts).take(pa.array(order))


def dates(days: NDArray[np.int64], form: str = "%Y-%m-%d") -> pa.StringArray:
    """Write days since 1970, from the year 0 to 9999."""
    return moments(days * 86_400, form)


def moments(seconds: NDArray[np.int64], form: str = "%Y-%m-%d %H:%M:%S") -> pa.StringArray:
    """Write seconds since 1970; `form` knows %Y %m %d %H %M %S and plain text."""
    days, rest = np.divmod(seconds, 86_400)
    year, month, day = parts_of(days)
    values = {"Y": year, "m": month, "d": day, "H": rest // 3600, "M": rest // 60 % 60, "S": rest % 60}
    columns: list[Any] = []
    head, *tokens = form.split("%")
    literals = [head.encode(), *(token[1:].encode() for token in tokens)]
    for literal, token in zip(literals, ["", *tokens], strict=True):
        if token:
            width = 4 if token[0] == "Y" else 2
            columns += [values[token[0]] // 10**place % 10 + 48 for place in reversed(range(width))]
        columns += [np.full(len(seconds), byte) for byte in literal]
    return fixed_width(np.stack(columns, axis=1).astype(np.uint8))


def fixed_width(letters: NDArray[np.uint8]) -> pa.StringArray:
    """View ASCII of shape (n, width) as strings."""
    size, width = letters.shape
    offsets = pa.py_buffer((np.arange(size + 1) * width).astype(np.int32))
    return pa.StringArray.from_buffers(size, offsets, pa.py_buffer(np.ascontiguousarray(letters)))


def parts_of(days: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Split days since 1970 into year, month, day."""
    date = days.astype("datetime64[D]")
    years = date.astype("datetime64[Y]").astype(np.int64) + 1970
    months = date.astype("datetime64[M]").astype(np.int64) % 12 + 1
    day = (date - date.astype("datetime64[M]")).astype(np.int64) + 1
    return years, months, day


def day_of(year: int, month: int = 1, day: int = 1) -> int:
    """Count the days from 1970 to a date."""
    return int(np.datetime64(f"{year:04d}-{month:02d}-{day:02d}").astype(np.int64))
