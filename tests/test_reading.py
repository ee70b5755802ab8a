"""Does the one pass stay bounded whatever a file holds?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from leakassay import reading
from leakassay.engine.local import Threads
from leakassay.growing import Growing, Waiting
from leakassay.measures.interface import Key
from leakassay.reading import Pass
from leakassay.records import Batch
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


def test_the_table_that_holds_the_most_is_the_one_to_begin_with_and_is_counted_no_longer() -> None:
    tables = {name: Growing(name) for name in "abc"}
    waiting = Waiting(tables.values())
    for name, rows in (("a", 5), ("b", 9), ("a", 7), ("c", 1)):
        waiting.keep(tables[name], _rows(rows))
    assert waiting.bytes == sum(table.held for table in tables.values())
    for name in "abc":
        assert waiting.largest(tables) is tables[name]
        waiting.let_go(tables[name])
        tables[name].held = 0
    assert waiting.bytes == 0


def test_records_of_one_table_in_many_files_follow_on_each_other(tmp_path: Path) -> None:
    for number, rows in enumerate((2, 3, 4)):
        text = f"CREATE TABLE t (id int);\nINSERT INTO t VALUES {','.join(['(1)'] * rows)};\n"
        (tmp_path / f"{number}.sql").write_text(text)
    with Threads(1) as threads:
        whole = Pass(Key.of(b"k" * 32), threads)
        seen = []
        for source in open_inputs([tmp_path], Limits()):
            whole.read(source)
            [table] = whole._tables.values()
            seen.append((table.offset, table.end))
    assert seen == [(0, 2), (2, 5), (5, 9)]


def _rows(count: int) -> Batch:
    return Batch("", pa.RecordBatch.from_pydict({"id": ["1"] * count}), 0, 0)
