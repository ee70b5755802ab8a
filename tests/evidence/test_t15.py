"""Stored passwords as systems store them, and as forgers type them."""

import hashlib

import numpy as np

from leakassay.evidence import t15_secrets
from leakassay.records import Finding
from made import leak, measured


def _run(values: list[str], kind: str = "password_hash") -> list[Finding]:
    table: dict[str, list[str | None]] = {"secret": list(values), "n": [str(i) for i in range(len(values))]}
    return list(t15_secrets.TEST.run(leak(measured(table, {"secret": kind, "n": "serial"}))))


def _salted(n: int) -> list[str]:
    letters = np.array(list("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"))
    rng = np.random.default_rng(1)
    return ["$2a$10$" + "".join(rng.choice(letters, 53)) for _ in range(n)]


def test_salted_digests_stand_once() -> None:
    (single,) = _run(_salted(200))
    assert (single.leaning, single.score) == ("silent", 0.0)
    (copied,) = _run(_salted(100) * 2)
    assert (copied.leaning, copied.score) == ("against", 1.0)


def test_digits_of_digests_are_even_unless_somebody_typed_them() -> None:
    true = [hashlib.sha256(str(i).encode()).hexdigest() for i in range(300)]
    assert [f.leaning for f in _run(true)] == ["silent", "silent"]
    typed = [f"a1b2c3d4e5f6a7b8c9d0e1f2a3b4{i:04x}" for i in range(300)]
    assert "against" in [f.leaning for f in _run(typed)]


def test_passwords_in_the_clear_are_told_of_and_not_judged() -> None:
    (found,) = _run(["letmein", "dragon", "secret7"] * 40, "password")
    assert found.leaning == "silent"
    assert found.score == 1 - 3 / 120
