"""What every form of the report says first, drawn from its dictionary: one place, so that all forms agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leakassay.kinds.interface import Sensitivity

if TYPE_CHECKING:
    from collections.abc import Mapping

ORDER = (Sensitivity.SENSITIVE, Sensitivity.DIRECT, Sensitivity.QUASI, Sensitivity.NEUTRAL)
"""Whom it would hurt most comes first."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of personal data in the leak."""

    kind: str
    sensitivity: Sensitivity
    columns: tuple[str, ...]
    values: int
    """Values of this kind, over all its columns."""
    inside_text: int
    """Texts that hold at least one."""


def holdings(report: Mapping[str, Any]) -> list[Holding]:
    """List the personal data in a leak, the most sensitive first; neutral kinds are left out."""
    columns: dict[str, list[str]] = {}
    values: dict[str, int] = {}
    inside: dict[str, int] = {}
    sensitivity: dict[str, Sensitivity] = {}
    for table in report["tables"]:
        for column in table["columns"]:
            kind = column["kind"]
            sensitivity[kind] = Sensitivity(column["sensitivity"])
            columns.setdefault(kind, []).append(column["name"])
            values[kind] = values.get(kind, 0) + column["valid"]
            for found, count in column["embedded"].items():
                inside[found] = inside.get(found, 0) + count
    for kind in inside:
        sensitivity.setdefault(kind, Sensitivity.DIRECT)
    listed = [
        Holding(kind, level, tuple(columns.get(kind, ())), values.get(kind, 0), inside.get(kind, 0))
        for kind, level in sensitivity.items()
        if level is not Sensitivity.NEUTRAL and (values.get(kind) or inside.get(kind))
    ]
    return sorted(listed, key=lambda h: (ORDER.index(h.sensitivity), -h.values, -h.inside_text, h.kind))


def bounds(estimate: Mapping[str, Any]) -> str:
    """Give the sentence for an interval: exact, open above, or between two figures."""
    if estimate["high"] is None:
        return "at least {low:,.0f} ({method})"
    if estimate["low"] == estimate["high"]:
        return "{low:,.0f} ({method})"
    return "{low:,.0f} to {high:,.0f}, most likely about {point:,.0f} ({method})"


def totals(report: Mapping[str, Any]) -> dict[str, int]:
    """Sum what was read and what was not, over all inputs."""
    rejected: dict[str, int] = {}
    for one in report["inputs"]:
        for reason, count in one["rejects"].items():
            rejected[reason] = rejected.get(reason, 0) + count
    return {
        "inputs": len(report["inputs"]),
        "records": sum(one["records"] for one in report["inputs"]),
        "rejected": sum(rejected.values()),
        "bytes": sum(one["content_bytes"] for one in report["inputs"]),
        "bytes_rejects": sum(one["bytes_rejects"] for one in report["inputs"]),
    }
