"""Pour made-up person records into standard output, some millions a second; nobody in them exists.

    python benchmarks/pour.py ROWS | leakassay assay -

Rows of one width are a matrix of bytes, put together column by column. Numbers have right check digits, and
every row is new.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

HEADER = b"serial,number,name,born,phone,email,city,registered\n"
_CHUNK = 1 << 16
_AREAS = ("310101", "330102", "130102", "440103", "510104", "420102")
_FAMILY, _GIVEN = "王李张刘陈杨赵黄周吴", "伟芳娜敏静丽强磊军洋"
_CITIES = ("上海市", "杭州市", "石家庄", "广州市", "成都市", "武汉市")
_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
_CHECKS = np.frombuffer(b"10X98765432", np.uint8)
_DAYS = (
    np.arange(np.datetime64("1940-01-01"), np.datetime64("2005-01-01"))
    .astype("S10")
    .view("u1")
    .reshape(-1, 10)
)


def chunks(rows: int, seed: int = 1) -> Iterator[bytes]:
    """Give `rows` records without a header, in pieces."""
    rng = np.random.default_rng(seed)
    for first in range(0, rows, _CHUNK):
        yield _chunk(rng, first, min(_CHUNK, rows - first)).tobytes()


def different(rows: int) -> dict[str, tuple[float, float]]:
    """Give the expected number of different values by column, and at most its standard deviation.

    Occupancy of n equal cells by `rows` draws: n (1 - q), q = (1 - 1/n)^rows, variance under n q (1 - q).
    """
    days, people, lines = len(_DAYS), len(_FAMILY) * len(_GIVEN) ** 2, 10**9
    cells = (len(_AREAS) * days * 1000, people, days, lines, lines, len(_CITIES), days * 100)
    serial, *others = HEADER.decode().strip().split(",")
    found = {serial: (float(rows), 0.0)}
    for name, n in zip(others, cells, strict=True):
        empty = float(np.exp(rows * np.log1p(-1 / n)))
        found[name] = (n * (1 - empty), (n * empty * (1 - empty)) ** 0.5)
    return found


def _chunk(rng: np.random.Generator, first: int, n: int) -> NDArray[np.uint8]:
    area, day = rng.integers(0, len(_AREAS), n), rng.integers(0, len(_DAYS), n)
    born = _DAYS[day]
    head = np.hstack([_table(_AREAS)[area], born[:, [0, 1, 2, 3, 5, 6, 8, 9]], _digits(rng, n, 3)])
    check = _CHECKS[(head - 48).astype(np.int64) @ _WEIGHTS % 11][:, None]
    name = np.hstack([_picked(rng, n, _FAMILY), _picked(rng, n, _GIVEN), _picked(rng, n, _GIVEN)])
    seen = [
        _DAYS[(day + 6000) % len(_DAYS)],
        _text(n, " 1"),
        _digits(rng, n, 1),
        _text(n, ":0"),
        _digits(rng, n, 1),
    ]
    fields = (
        [_count(first, n)],
        [head, check],
        [name],
        [born],
        [_text(n, "13"), _digits(rng, n, 9)],
        [_text(n, "u"), _digits(rng, n, 9), _text(n, "@mail.example.com")],
        [_table(_CITIES)[area]],
        seen,
    )
    ends = [_text(n, ",")] * (len(fields) - 1) + [_text(n, "\n")]
    return np.hstack([part for field, end in zip(fields, ends, strict=True) for part in (*field, end)])


def _table(words: tuple[str, ...]) -> NDArray[np.uint8]:
    return np.array([list(word.encode()) for word in words], np.uint8)


def _picked(rng: np.random.Generator, n: int, of: str) -> NDArray[np.uint8]:
    return _table(tuple(of))[rng.integers(0, len(of), n)]


def _text(n: int, text: str) -> NDArray[np.uint8]:
    return np.broadcast_to(np.frombuffer(text.encode(), np.uint8), (n, len(text.encode())))


def _digits(rng: np.random.Generator, n: int, width: int) -> NDArray[np.uint8]:
    return rng.integers(48, 58, (n, width), np.uint8)


def _count(first: int, n: int) -> NDArray[np.uint8]:
    number = np.arange(first, first + n)[:, None] + 10**10
    powers = 10 ** np.arange(10, -1, -1)
    return (number // powers % 10 + 48).astype(np.uint8)


def main(rows: int) -> None:
    """Write to standard output until all is written or nobody reads."""
    os.write(1, HEADER)
    with open(1, "wb", buffering=0, closefd=False) as out:
        for piece in chunks(rows):
            view = memoryview(piece)
            while view:
                view = view[out.write(view) :]


if __name__ == "__main__":
    main(int(float(sys.argv[1])))
