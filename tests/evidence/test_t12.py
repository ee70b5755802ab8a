import numpy as np
import pytest

from leakassay.evidence import t12_reserved
from leakassay.records import Finding
from made import leak, measured


def _run(kind: str, values: list[str]) -> list[Finding]:
    return list(t12_reserved.TEST.run(leak(measured({"it": list(values)}, {"it": kind}))))


def _against(kind: str, values: list[str]) -> bool:
    return any(f.leaning == "against" for f in _run(kind, values))


RESERVED = {
    "phone": ["(212) 555-0142", "+44 20 7946 0123", "07700 900456", "+1-310-555-0199", "06 39 98 12 34"],
    "email": ["a.b@example.org", "x@example.com", "jo@mail.example.net"],
    "url": ["https://www.example.com/u/1", "http://shop.test/x"],
    "payment_card": ["4111 1111 1111 1111", "4242424242424242"],
    "ip_address": ["192.0.2.7", "203.0.113.9", "240.1.2.3"],
}
OTHERS = {
    "phone": ["(212) 736-5000", "+44 20 7219 3000", "+49 30 22700", "202-224-3121"],
    "email": ["a.b@example.shop.de", "x@counterexample.com", "jo@example.de"],
    "url": ["https://www.parliament.uk/x", "http://test.de/x"],
    "payment_card": ["4111 1111 1111 1129", "5500000000000012"],
    "ip_address": ["193.0.2.7", "8.8.4.4", "10.0.0.3"],
}


@pytest.mark.parametrize("kind", RESERVED)
def test_values_of_nobody_speak_against(kind: str) -> None:
    rng = np.random.default_rng(1)
    some = rng.choice(RESERVED[kind], 60).tolist() + rng.choice(OTHERS[kind], 140).tolist()
    assert _against(kind, some)
    shares = [f.score for f in _run(kind, some) if f.score is not None]
    assert min(shares) == pytest.approx(0.3) or 0.3 in [round(s, 2) for s in shares]


@pytest.mark.parametrize("kind", OTHERS)
def test_others_and_a_single_test_account_do_not(kind: str) -> None:
    rng = np.random.default_rng(1)
    values = [*rng.choice(OTHERS[kind], 300).tolist(), RESERVED[kind][0]]
    assert not _against(kind, values)


@pytest.mark.parametrize("kind", OTHERS)
def test_columns_without_a_value_say_nothing(kind: str) -> None:
    assert not _against(kind, [""] * 200)


def test_random_digits_are_in_no_plan() -> None:
    rng = np.random.default_rng(2)
    digits = [
        f"({rng.integers(0, 999):03d}) {rng.integers(0, 999):03d}-{rng.integers(0, 9999):04d}"
        for _ in range(300)
    ]
    assert _against("phone", digits)


def test_tables_of_nobody_to_reach_are_silent() -> None:
    (found,) = _run("code", ["x", "y"] * 50)
    assert found.leaning == "silent"
