from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from leakassay.calls.drawing import Row, committed, draw, frame
from leakassay.calls.sheet import lock, shred, unlock
from leakassay.errors import LeakassayError
from made import resident_numbers

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


def test_strata_are_of_table_region_and_decade() -> None:
    numbers = resident_numbers(np.random.default_rng(2), 40)[0]
    table = pa.table(
        {"n": ["A B"] * 40, "tel": ["+86 21 1234567"] * 40, "job": ["clerk"] * 40, "id": numbers}
    )
    kinds = {"n": "person_name", "tel": "phone", "job": "occupation", "id": "cn.ric"}
    rows = list(frame("people", table, kinds, ON, {}))
    assert {row.stratum.split(", ")[1] for row in rows} == {"CN-SH", "CN-ZJ", "CN-HE", "CN-GD"}
    assert {row.stratum.split(", ")[2] for row in rows} <= {f"{d}s" for d in range(1950, 2000, 10)}
    named = pa.table(
        {"n": ["A B"] * 2, "tel": ["1"] * 2, "job": ["clerk"] * 2, "st": ["Ohio", "no such place"]}
    )
    kinds = {"n": "person_name", "tel": "phone", "job": "occupation", "st": "region"}
    assert [row.stratum for row in frame("voters", named, kinds, ON, {})] == ["voters, US-OH", "voters"]


def test_every_row_has_the_same_chance_however_small_its_stratum() -> None:
    rows = [
        Row("t", n, f"t, {n // 5 if n < 40 else 'rest'}", f"{n}", "1", {"occupation": "x"})
        for n in range(100)
    ]
    drawn = [draw(rows, {}, b"key %d" % seed, calls=10, spares=0, control=0)[1] for seed in range(400)]
    small = np.mean([sum(call.stratum != "t, rest" for call in sheet) for sheet in drawn])
    assert abs(small - 4) < 0.2
    assert {len(sheet) for sheet in drawn} == {10}


def test_strata_too_small_to_be_told_are_their_table() -> None:
    rows = [Row("t", n, f"t, {min(n, 4)}", f"{n}", "1", {"occupation": "x"}) for n in range(20)]
    plan, _ = draw(rows, {}, KEY, calls=5, spares=0, control=0)
    assert plan.frame == {"t": 4, "t, 4": 16}


def test_spares_stand_in_strata_that_are_called() -> None:
    rows = [Row("t", n, f"t, {n % 50}", f"{n}", "1", {"occupation": "x"}) for n in range(1000)]
    _, sheet = draw(rows, {}, KEY, calls=20, spares=20, control=0)
    called = {call.stratum for call in sheet if not call.spare}
    assert len(called) == 20
    assert {call.stratum for call in sheet if call.spare} == called


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
