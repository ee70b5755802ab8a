"""Does the one pass stay bounded whatever a file holds?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay import reading
from leakassay.engine.local import Threads
from leakassay.measures.interface import Key
from leakassay.reading import Pass
from leakassay.sources import open_inputs
from leakassay.sources.interface import Limits

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_records_of_a_table_too_many_are_rejects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_TABLES", 5)
    path = tmp_path / "a.sql"
    rows = "(1,'a@example.com'),(2,'b@example.com')"
    table = f"CREATE TABLE t{{0}} (id int, mail text);\nINSERT INTO t{{0}} VALUES {rows};\n"
    path.write_text("".join(map(table.format, [*range(8), 0])))
    with Threads(1) as threads:
        whole = Pass(Key.of(b"k" * 32), threads)
        for source in open_inputs([path], Limits()):
            whole.read(source)
        tables = whole.finish()
    [tally] = whole.tallies
    assert [table.summary.records for table in tables] == [4, 2, 2, 2, 2]
    assert tally.rejects == {"over the limit": 6}
    assert tally.records == 12
    assert tally.bytes_rejects > 6 * len("(1,'a@example.com')")
    assert tally.bytes_records + tally.bytes_rejects == path.stat().st_size
