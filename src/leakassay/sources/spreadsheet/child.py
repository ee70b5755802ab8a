"""The process that opens a workbook: a crash or a flood of memory ends here and nowhere else.

Run by its path, with nothing of leakassay imported. Takes the limits on memory and processor
time, and a path or `-` for standard input; writes one JSON value a line:

* `{"sheets": n}`, or `{"error": "password" | "broken"}`, and nothing more after that
* for each sheet `{"name", "rows", "columns"}` or `{"name", "error": "broken"}`
* after a sheet's line its rows, some at a time, as lists of cells: a text, a number, a truth
  value, null, or `[text]` for a date, time or duration
* at last `{"end": true}`
"""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum

CHUNK = 1_000
"""Rows a line."""


def main(memory: int, seconds: int, source: str) -> None:
    """Read the workbook, writing as it goes."""
    _limit(memory, seconds)
    try:
        workbook = _open(source)
        sheets = [m.name for m in workbook.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
    except PasswordError:
        _say({"error": "password"})
        return
    except BaseException:  # noqa: BLE001 - a panic of the library is no Exception
        _say({"error": "broken"})
        return
    _say({"sheets": len(sheets)})
    for name in sheets:
        try:
            _sheet(workbook, name)
        except MemoryError:
            return
        except BaseException:  # noqa: BLE001 - as above
            _say({"name": name, "error": "broken"})
    _say({"end": True})


def _limit(memory: int, seconds: int) -> None:
    """Cap this process, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _open(source: str) -> CalamineWorkbook:
    if source == "-":
        return CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    return CalamineWorkbook.from_path(source)


def _sheet(workbook: CalamineWorkbook, name: str) -> None:
    sheet = workbook.get_sheet_by_name(name)
    start, end = sheet.start or (0, 0), sheet.end or (-1, -1)
    # Rows come from the top of the sheet, but columns from the first that is filled.
    _say({"name": name, "rows": end[0] + 1, "columns": end[1] - start[1] + 1})
    rows: list[list[Any]] = []
    for row in sheet.iter_rows():
        rows.append([_cell(value) for value in row])
        if len(rows) == CHUNK:
            _say(rows)
            rows = []
    if rows:
        _say(rows)


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return value or None
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, dt.timedelta):
        return [str(value)]
    return [value.isoformat()]


def _say(value: Any) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    if isinstance(value, dict):
        sys.stdout.flush()  # what comes next may kill the process


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
