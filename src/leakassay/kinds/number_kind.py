"""Makes a kind of a rule: the scalar reading beside the kernel."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from leakassay.kinds import number_reading
from leakassay.kinds.identity import respell, table
from leakassay.kinds.interface import Kind, Reading, Sensitivity
from leakassay.kinds.number_tables import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from leakassay.kernels.numbers import Judge
    from leakassay.kinds.interface import Strings
    from leakassay.kinds.numbers import Rule

_FACTS = ("birth_date", "sex", "region", "area")
_NO_FACTS = np.zeros((0, 0), np.int32)


class _Column:
    """Runs a rule over columns; its tables are laid out when they are first asked for."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule

    @cached_property
    def judge(self) -> Judge:
        return judge(self.rule)

    @cached_property
    def told(self) -> tuple[str, ...]:
        """Which facts some layout tells."""
        layouts = self.rule.layouts
        births = [layout.birth for layout in layouts if layout.birth]
        tells = {
            "birth_date": bool(births),
            "sex": any(layout.sex for layout in layouts) or any(birth.tells_sex for birth in births),
            "region": any(layout.region for layout in layouts),
            "area": any(layout.area for layout in layouts),
        }
        return tuple(name for name in _FACTS if tells[name])

    def faults(self, strings: Strings) -> NDArray[np.uint8]:
        codes = np.zeros(len(strings), np.uint8)
        self.judge.run(strings.offsets, strings.data, codes, _NO_FACTS)
        return codes

    def facets(self, strings: Strings) -> Mapping[str, NDArray[np.int32]]:
        return self.reading(strings).facets

    def reading(self, strings: Strings) -> Reading:
        codes, facts = np.zeros(len(strings), np.uint8), np.zeros((4, len(strings)), np.int32)
        self.judge.run(strings.offsets, strings.data, codes, facts)
        found = {name: row for name, row in zip(_FACTS, facts, strict=True) if name in self.told}
        if "birth_date" in found:
            found["birth_year"] = found["birth_date"] // 10_000
        return Reading(codes, found)


class _Identity:
    """Spells numbers without separators, in capital letters."""

    def __init__(self, rule: Rule, widen: Callable[[Strings], Strings] | None) -> None:
        self._becomes = table(rule.drop, upper=True)
        self._widen = widen

    def __call__(self, strings: Strings) -> Strings:
        plain = respell(strings, self._becomes)
        return plain if self._widen is None else self._widen(plain)


def national(
    name: str,
    rule: Rule,
    *,
    chance: float,
    sensitivity: Sensitivity = Sensitivity.DIRECT,
    widen: Callable[[Strings], Strings] | None = None,
) -> Kind:
    """Make the kind of a rule. A report shows nothing of such a number.

    `widen`: writes an older form as the one that replaced it, after separators are dropped.
    """
    column = _Column(rule)
    return Kind(
        name=name,
        sensitivity=sensitivity,
        canonical=partial(number_reading.canonical, rule),
        reasons=rule.reasons,
        faults=column.faults,
        chance=chance,
        facets=column.facets if column.told else None,
        reading=column.reading if column.told else None,
        identity=_Identity(rule, widen),
    )
