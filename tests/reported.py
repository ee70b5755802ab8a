"""A made-up report, as far as notices read it."""

from __future__ import annotations

from typing import Any


def made_report(low: float = 90e6, point: float = 105e6, high: float | None = 120e6) -> dict[str, Any]:
    def column(kind: str, sensitivity: str) -> dict[str, Any]:
        return {"kind": kind, "sensitivity": sensitivity, "name": "x", "valid": 900, "embedded": {}}

    people = {"low": low, "point": point, "high": high, "method": "pairs in a random draw", "assumptions": []}
    return {
        "schema": "leakassay.report/1",
        "tool": {"version": "0.1.0", "started": "2026-01-01T00:00:00+00:00"},
        "inputs": [{"name": "a`b\x1b.csv", "sha256": "0" * 64, "content_bytes": 5000}],
        "tables": [
            {
                "columns": [
                    column("person_name", "direct identifier"),
                    column("cn.ric", "direct identifier"),
                    column("religion", "sensitive"),
                    column("password", "sensitive"),
                    column("code", "neutral"),
                ]
            }
        ],
        "verdict": {"authentic": "supported", "assessed": True, "leading": "A"},
        "current": {"low": None, "high": None, "because": []},
        "estimates": {"records": {"point": 1000}, "people_in_leak": people, "people": people},
    }
