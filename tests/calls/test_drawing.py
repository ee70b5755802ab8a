from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from leakassay.calls.drawing import committed, draw, frame
from leakassay.calls.sheet import lock, shred, unlock
from leakassay.errors import LeakassayError

KEY = b"a key for the tests of calls"
KINDS = {
    "n": "person_name",
    "tel": "phone",
    "born": "birth_date",
    "job": "occupation",
    "ill": "health",
    "id": "pl.pesel",
}
ON = date(2026, 1, 1)


def _rows(count: int = 200) -> pa.Table:
    return pa.table(
        {
            "n": [f"Made Up{i}" if i % 10 else None for i in range(count)],
            "tel": [f"+49 30 12345{i:04d}" if i % 7 else "" for i in range(count)],
            "born": [f"{1950 + i % 70}-05-01" for i in range(count)],
            "job": [("clerk", "smith", "nurse")[i % 3] for i in range(count)],
            "ill": ["flu" if i % 11 == 0 else None for i in range(count)],
        }
    )


def _frame(table: pa.Table) -> tuple[list, dict[str, int]]:
    left_out: dict[str, int] = {}
    return list(frame("people", table, KINDS, ON, left_out)), left_out


def test_who_is_not_called_is_counted_by_reason() -> None:
    rows, left_out = _frame(_rows())
    assert set(left_out) == {"no name", "no contact", "may be a minor", "holds something sensitive"}
    assert len(rows) + sum(left_out.values()) == 200
    assert all(int(row.answers["birth_date"][:4]) <= 2007 for row in rows)


def test_a_minor_is_known_by_a_number_too() -> None:
    table = pa.table({"n": ["A B"], "tel": ["+48 22 1234567"], "job": ["pupil"], "id": ["14240108767"]})
    _, left_out = _frame(table)
    assert left_out == {"may be a minor": 1}


def test_a_draw_is_fixed_by_its_key_and_shares_out_by_stratum() -> None:
    rows, left_out = _frame(_rows())
    plan, sheet = draw(rows, left_out, KEY, calls=20, spares=10, control=0.2)
    again, same = draw(list(reversed(rows)), left_out, KEY, calls=20, spares=10, control=0.2)
    assert sheet == same
    assert plan == again
    assert plan.commitment == committed(sheet)
    assert (plan.calls, plan.spares, plan.control) == (20, 10, 4)
    assert len(sheet) == len({call.name for call in sheet}) == 30
    other, _ = draw(rows, left_out, b"another key for the tests", calls=20, spares=10, control=0.2)
    assert other.commitment != plan.commitment
    share = {s: sum(c.stratum == s and not c.spare for c in sheet) for s in plan.frame}
    for stratum, size in plan.frame.items():
        assert abs(share[stratum] - 20 * size / sum(plan.frame.values())) < 1


def test_a_false_detail_differs_from_the_true_one() -> None:
    rows, left_out = _frame(_rows())
    _, sheet = draw(rows, left_out, KEY, calls=20, spares=0, control=0.5)
    true = {row.name: row.answers for row in rows}
    foiled = [call for call in sheet if call.foil]
    assert len(foiled) == 10
    for call in foiled:
        assert call.answers[call.foil] != true[call.name][call.foil]


def test_more_calls_than_rows_are_all_rows() -> None:
    rows, left_out = _frame(_rows(30))
    plan, _ = draw(rows, left_out, KEY, calls=500, spares=500, control=0)
    assert plan.calls == len(rows)
    assert plan.spares == 0


def test_a_sheet_opens_with_its_key_alone(tmp_path: Path) -> None:
    rows, left_out = _frame(_rows())
    _, sheet = draw(rows, left_out, KEY, calls=5, spares=0, control=0)
    path = tmp_path / "sheet.calls"
    lock(path, sheet, KEY)
    assert unlock(path, KEY) == sheet
    assert b"Made Up" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(LeakassayError, match="this key"):
        unlock(path, b"another key for the tests")
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(LeakassayError, match="altered"):
        unlock(path, KEY)
    shred(path)
    with pytest.raises(LeakassayError, match="gone"):
        unlock(path, KEY)
