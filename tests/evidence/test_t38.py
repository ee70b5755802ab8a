"""Order digits of resident numbers of nobody."""

import numpy as np

from leakassay.evidence import t38_order_digits
from leakassay.records import Finding
from made import leak, measured, resident_numbers


def _run(numbers: list[str]) -> Finding:
    table: dict[str, list[str | None]] = {"number": list(numbers)}
    (found,) = t38_order_digits.TEST.run(leak(measured(table, {"number": "cn.ric"})))
    return found


def test_even_order_digits_are_a_program_s() -> None:
    numbers, *_ = resident_numbers(np.random.default_rng(1), 3000)
    assert _run(numbers).leaning == "against"


def test_blocks_of_stations_are_not() -> None:
    rng = np.random.default_rng(2)
    numbers, *_ = resident_numbers(rng, 3000)
    hundred = rng.choice([0, 1, 2, 3, 4], 3000, p=[0.35, 0.25, 0.2, 0.12, 0.08])
    found = _run([n[:14] + str(h) + n[15:] for n, h in zip(numbers, hundred, strict=True)])
    assert found.leaning == "silent"
    assert found.score is not None
    assert found.score > 0.2


def test_few_numbers_are_silent() -> None:
    numbers, *_ = resident_numbers(np.random.default_rng(1), 500)
    assert _run(numbers).columns == ()
