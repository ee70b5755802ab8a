"""Columns that look like identifiers of people and are none: nothing here may be typed as one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

N = 400


def luhn(digits: str) -> str:
    """Append the Luhn check digit."""
    total = 0
    for i, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if i % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return digits + str(-total % 10)


def ean(digits: str) -> str:
    """Append the EAN-13 check digit."""
    total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))
    return digits + str(-total % 10)


def isbn10(digits: str) -> str:
    """Append the ISBN-10 check character."""
    total = sum(int(d) * (10 - i) for i, d in enumerate(digits))
    return digits + "0123456789X"[-total % 11]


def decoys(seed: int = 1) -> dict[str, list[str]]:
    """Decoy columns by name, made with a seed."""
    r = random.Random(seed)

    def digits(n: int) -> str:
        return str(r.randint(10 ** (n - 1), 10**n - 1))

    made: dict[str, Callable[[int], str]] = {
        f"random {n} digits": (lambda i, n=n: digits(n)) for n in range(4, 21)
    }
    made |= {
        f"serials of {n} digits": (lambda i, n=n: str(10 ** (n - 1) + 7 * 10 ** (n - 2) + i))
        for n in range(5, 19)
    }
    made |= {
        f"Luhn order numbers of {n} digits": (lambda i, n=n: luhn(digits(n - 1)))
        for n in (8, 9, 10, 11, 12, 13, 14, 17)
    }
    made |= {
        "Luhn serials of 16 digits from 1": lambda i: luhn(f"1000000000{20_000 + i}"),
        "epoch seconds": lambda i: str(1_500_000_000 + i * 977 + r.randint(0, 900)),
        "epoch seconds, random": lambda i: str(r.randint(1_300_000_000, 1_750_000_000)),
        "epoch milliseconds": lambda i: str(r.randint(1_300_000_000_000, 1_750_000_000_000)),
        "epoch microseconds": lambda i: str(r.randint(1_300_000_000_000_000, 1_750_000_000_000_000)),
        "compact timestamps": lambda i: (
            f"20{r.randint(10, 24)}{r.randint(1, 12):02d}{r.randint(1, 28):02d}{r.randint(0, 23):02d}{r.randint(0, 59):02d}{r.randint(0, 59):02d}"
        ),
        "timestamped order numbers": lambda i: (
            f"20{r.randint(18, 24)}{r.randint(1, 12):02d}{r.randint(1, 28):02d}{r.randint(0, 999_999):06d}"
        ),
        "timestamped order numbers of 18": lambda i: (
            f"20{r.randint(18, 24)}{r.randint(1, 12):02d}{r.randint(1, 28):02d}{r.randint(0, 9_999_999_999):010d}"
        ),
        "compact dates": lambda i: f"20{r.randint(10, 24)}{r.randint(1, 12):02d}{r.randint(1, 28):02d}",
        "amounts": lambda i: f"{r.lognormvariate(8, 1):.2f}",
        "amounts in cents": lambda i: str(int(r.lognormvariate(14, 1))),
        "large amounts": lambda i: str(int(r.lognormvariate(22, 1))),
        "hex of 32": lambda i: f"{r.getrandbits(128):032x}",
        "hex of 64": lambda i: f"{r.getrandbits(256):064x}",
        "hex of 9": lambda i: f"{r.getrandbits(36):09x}",
        "EAN-13": lambda i: ean(str(r.choice([400, 500, 690, 871])) + f"{r.getrandbits(29):09d}"[-9:]),
        "ISBN-13": lambda i: ean("978" + f"{r.getrandbits(29):09d}"[-9:]),
        "ISBN-10": lambda i: isbn10("0" + f"{r.getrandbits(26):08d}"[-8:]),
        "UPC-A": lambda i: ean("0" + digits(11))[1:],
        "latitudes": lambda i: f"{r.uniform(-90, 90):.6f}",
        "longitudes": lambda i: f"{r.uniform(-180, 180):.7f}",
        "years": lambda i: str(r.randint(1950, 2024)),
        "phone-like serials": lambda i: str(13_800_000_000 + i * 3),
        "ten-digit serials": lambda i: f"{2_025_550_100 + i}",
        "build numbers": lambda i: f"{r.randint(1, 20)}.{r.randint(0, 9)}.{r.randint(0, 9999)}",
        "part numbers": lambda i: f"{digits(3)}-{digits(2)}-{digits(3)}",
        "part numbers 2": lambda i: f"{digits(4)}-{digits(4)}",
        "order numbers": lambda i: f"ORD-{100_000 + i}",
        "invoice numbers": lambda i: f"INV{r.randint(2018, 2024)}{i:05d}",
        "amazon-like orders": lambda i: f"{digits(3)}-{digits(7)}-{digits(7)}",
        "SKU": lambda i: f"{r.choice('ABCDEFGH')}{r.choice('KLMNPQ')}{digits(6)}",
        "bytes": lambda i: str(int(r.lognormvariate(15, 2))),
        "counters": lambda i: str(i * 13 + r.randint(0, 9)),
        "snowflakes": lambda i: str((r.randint(10**11, 4 * 10**11) << 22) | r.getrandbits(22)),
        "zero-padded serials": lambda i: f"{i * 3 + 17:010d}",
        "zero-padded serials of 13": lambda i: f"{i * 3 + 17:013d}",
        "flight numbers": lambda i: f"{r.choice(['LH', 'BA', 'AF', 'UA'])}{r.randint(10, 9999)}",
        "coordinates times a million": lambda i: str(r.randint(30_000_000, 60_000_000)),
        "ratios": lambda i: f"{r.random():.8f}",
        "IMEI": lambda i: luhn("35" + f"{r.getrandbits(40):012d}"[-12:]),
        "ICCID": lambda i: luhn("8986" + f"{r.getrandbits(48):014d}"[-14:]),
        "tracking numbers": lambda i: f"1Z{r.choice('ABCDE')}{digits(15)}",
        "case numbers": lambda i: f"{r.randint(2000, 2024)}-{r.randint(0, 99_999):05d}",
    }
    return {name: [make(i) for i in range(N)] for name, make in made.items()}
