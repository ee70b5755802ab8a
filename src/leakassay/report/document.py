"""The report as a value: one dictionary by INTERFACE.md (schema `leakassay.report/1`), and its forms."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leakassay.writing import whole

if TYPE_CHECKING:
    import pyarrow as pa

    from leakassay.report.frames import Rows


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

    def to_markdown(self, language: str = "en") -> str:
        """Give the answers, the reasons and the tables as text with Markdown marks."""
        from leakassay.report.markdown import render

        return render(self.data, language)

    def to_pdf(self, path: str | Path, language: str = "en") -> None:
        """Print the page by a Chromium that is installed. Raises CannotPrintError without one."""
        from leakassay.report.pdf import print_page

        print_page(self.to_html(language), Path(path))

    def to_arrow(self, what: Rows = "findings") -> pa.Table:
        """Give the findings or the columns as an Arrow table, a row for each."""
        from leakassay.report.frames import table

        return table(self.data, what)

    def to_pandas(self, what: Rows = "findings") -> Any:
        """Give the same as a pandas data frame; needs pandas."""
        return self.to_arrow(what).to_pandas()

    def to_polars(self, what: Rows = "findings") -> Any:
        """Give the same as a Polars data frame; needs polars."""
        import polars as pl

        return pl.DataFrame(self.to_arrow(what))

    def to_altair(self) -> dict[str, list[Any]]:
        """Give the charts as Vega-Altair objects, by name (`age_sex` …); needs the extra `notebook`."""
        from leakassay.report.figures import figures

        return figures(self.data)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the findings to whatever reads Arrow streams (the PyCapsule interface)."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def save(self, folder: str | Path, language: str = "en") -> None:
        """Write report.json, report.html and report.md into a folder, which is made if need be."""
        where = Path(folder)
        where.mkdir(parents=True, exist_ok=True)
        write_whole(where / "report.json", self.to_json())
        write_whole(where / "report.html", self.to_html(language))
        write_whole(where / "report.md", self.to_markdown(language))

    def _repr_html_(self) -> str:
        from leakassay.report.html import fragment

        return fragment(self.data)


def write_whole(path: Path, text: str) -> None:
    """Write a text whole or not at all. Raises OSError."""
    with whole(path) as file:
        file.write(text.encode("utf-8"))
