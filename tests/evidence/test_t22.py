"""Households at one address."""

import numpy as np

from leakassay.evidence import t22_households
from leakassay.records import Finding
from made import leak, measured

FAMILIES = [f"Family{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(60)]


def _run(names: list[str]) -> Finding:
    homes = [f"{i // 3} Long Road" for i in range(len(names))]
    table: dict[str, list[str | None]] = {"name": list(names), "home": list(homes)}
    kinds = {"name": "person_name", "home": "postal_address"}
    (found,) = t22_households.TEST.run(leak(measured(table, kinds)))
    return found


def _people() -> list[str]:
    family = np.random.default_rng(1).choice(FAMILIES, 100)
    return [f"Given{chr(97 + i % 26)}{i} {family[i // 3]}" for i in range(300)]


def test_families_at_one_address_speak_for_it() -> None:
    found = _run(_people())
    assert found.leaning == "for"
    assert found.score is not None
    assert found.score > 0.9


def test_strangers_at_one_address_say_nothing() -> None:
    assert _run(np.random.default_rng(2).permutation(_people()).tolist()).leaning == "silent"


def test_one_person_who_stands_there_twice_is_no_household() -> None:
    assert _run([f"Given{i // 3} {FAMILIES[i // 3 % 60]}" for i in range(300)]).leaning == "silent"
