"""The report as a value: one dictionary by INTERFACE.md (schema `leakassay.report/1`), and its forms."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Report:
    """What an assay found."""

    data: dict[str, Any]
    """As in report.json; holds no value of any row."""

    @property
    def exit_code(self) -> int:
        """0 supported, 1 doubtful, contradicted or the claim fails, 2 not assessed."""
        if any(item["holds"] == "no" for item in self.data["claim"]):
            return 1
        if not self.data["verdict"]["assessed"]:
            return 2
        return int(self.data["verdict"]["authentic"] != "supported")

    def to_dict(self) -> dict[str, Any]:
        """Give the report as plain data."""
        return self.data

    def to_json(self) -> str:
        """Give report.json: ASCII, so that no name in it can disturb a terminal."""
        return json.dumps(self.data, indent=1, allow_nan=False) + "\n"

    def to_html(self, language: str = "en") -> str:
        """Give one self-contained page."""
        from leakassay.report.html import render

        return render(self.data, language)

    def save(self, folder: str | Path, language: str = "en") -> None:
        """Write report.json and report.html into a folder, which is made if need be."""
        where = Path(folder)
        where.mkdir(parents=True, exist_ok=True)
        write_whole(where / "report.json", self.to_json())
        write_whole(where / "report.html", self.to_html(language))

    def _repr_html_(self) -> str:
        return self.to_html()


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all: beside it first, then in its place."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
