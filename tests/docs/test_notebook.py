import csv
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "notebook.md"


def test_the_cells_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("polars")
    pytest.importorskip("pandas")
    (tmp_path / "shop").mkdir()
    with (tmp_path / "shop" / "customers.ndjson").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["email", "address", "placed_at"])
        for n in range(2500):
            placed = f"20{10 + n % 9}-{1 + n % 12:02}-{1 + n // 12 % 28:02}"
            rows.writerow([f"u{n}@example.org", f"{n % 60} High Street", placed])
    monkeypatch.chdir(tmp_path)
    cells = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(cells) == 4
    names: dict[str, object] = {}
    for cell in cells:
        exec(cell, names)  # noqa: S102 - what the page says
    assert names["report"].data["corrections"] == [  # type: ignore[attr-defined]
        {"table": "customers", "column": "address", "kind": "street", "found": True}
    ]
