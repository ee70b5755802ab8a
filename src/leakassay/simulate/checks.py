"""Check digits of national numbers, whole columns at once.

* Standards: GB 11643-1999 (ISO 7064 MOD 11-2); CPF of the Brazilian Receita Federal; PESEL of the
  Polish population register; NIF of Spain; codice fiscale (D.M. 23 December 1976); Luhn
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Digits = NDArray[np.int64]

CN_MARKS = np.array(list("10X98765432"))
ES_MARKS = np.array(list("TRWAGMYFPDXBNJZSQVHLCKE"))
IT_MONTHS = "ABCDEHLMPRST"
_CN = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
_PL = np.array([1, 3, 7, 9, 1, 3, 7, 9, 1, 3])
_IT_ODD = np.array(
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
)


def split_digits(numbers: Digits, width: int) -> Digits:
    """Split whole numbers into digits, shape (n, width)."""
    powers = 10 ** np.arange(width - 1, -1, -1, dtype=np.int64)
    return numbers[:, None] // powers % 10


def cn_remainder(body: Digits) -> Digits:
    """Give the place in CN_MARKS of the mark of 17-digit bodies."""
    return np.asarray(split_digits(body, 17) @ _CN % 11, np.int64)


def cpf_checks(body: Digits) -> Digits:
    """Give the two check digits of 9-digit bodies, as a number of two digits."""
    digits = split_digits(body, 9)
    first = 11 - digits @ np.arange(10, 1, -1) % 11
    first = np.where(first > 9, 0, first)
    second = 11 - (digits @ np.arange(11, 2, -1) + 2 * first) % 11
    second = np.where(second > 9, 0, second)
    return first * 10 + second


def pesel_check(body: Digits) -> Digits:
    """Give the check digit of 10-digit bodies."""
    return np.asarray(-(split_digits(body, 10) @ _PL) % 10, np.int64)


def luhn_check(body: Digits, width: int) -> Digits:
    """Give the Luhn digit that follows bodies of `width` digits."""
    digits = split_digits(body, width)
    doubled = digits[:, ::-1].copy()
    doubled[:, ::2] *= 2
    return np.asarray(-(doubled // 10 + doubled % 10).sum(axis=1) % 10, np.int64)


def it_check(bodies: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Give the check letter (ASCII) of codice fiscale bodies, shape (n, 15) of ASCII."""
    values = np.where(bodies >= ord("A"), bodies - ord("A"), bodies - ord("0")).astype(np.int64)
    total = _IT_ODD[values[:, ::2]].sum(axis=1) + values[:, 1::2].sum(axis=1)
    return np.asarray(total % 26 + ord("A"), np.uint8)


def idnr_check(body: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the check digit of German tax numbers, bodies of shape (n, 10): ISO 7064 MOD 11, 10."""
    state = np.full(len(body), 10, np.int64)
    for place in range(10):
        total = (state + body[:, place]) % 10
        state = np.where(total == 0, 10, total) * 2 % 11
    return np.asarray((11 - state) % 10, np.int64)


def bsn_remainder(body: Digits) -> Digits:
    """Give the last digit of 8-digit bodies of Dutch numbers; 10 where there is none."""
    return np.asarray(split_digits(body, 8) @ np.arange(9, 1, -1) % 11, np.int64)


def tckimlik_checks(body: Digits) -> Digits:
    """Give the two check digits of 9-digit bodies of Turkish numbers, as a number of two digits."""
    digits = split_digits(body, 9)
    first = (7 * digits[:, ::2].sum(axis=1) - digits[:, 1::2].sum(axis=1)) % 10
    return np.asarray(first * 10 + (digits.sum(axis=1) + first) % 10, np.int64)


def curp_check(bodies: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Give the check digit of CURP bodies, shape (n, 17) of ASCII; after N the alphabet has the letter Ñ."""
    letters = bodies.astype(np.int64) - ord("A")
    values = np.where(bodies >= ord("A"), letters + 10 + (letters >= 14), bodies.astype(np.int64) - ord("0"))
    return np.asarray(-(values @ np.arange(18, 1, -1)) % 10, np.int64)
