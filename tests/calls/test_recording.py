from pathlib import Path

import pytest

from leakassay.calls.interface import Outcome
from leakassay.calls.recording import Attempt, append, counted, read_record
from leakassay.errors import LeakassayError


def test_a_record_is_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "record.csv"
    attempts = [
        Attempt(1, Outcome.NO_ANSWER),
        Attempt(1, Outcome.DETAILS, "rejected"),
        Attempt(2, Outcome.DENIED),
        Attempt(2, Outcome.NO_ANSWER),
        Attempt(3, Outcome.WRONG_NUMBER),
    ]
    for one in attempts:
        append(path, one)
    assert read_record(path, calls=3) == attempts
    found = counted(attempts)
    assert (found.details, found.denied, found.wrong_number, found.no_answer) == (1, 1, 1, 0)
    assert (found.foils, found.foils_confirmed) == (1, 0)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("x,details,", "`call`"),
        ("9,details,", "1 to 3"),
        ("0,details,", "`call`"),
        ("1,maybe,", "`outcome`"),
        ("1,details,perhaps", "`foil`"),
        ("1,no answer,confirmed", "reached"),
        ("1,details", "3 fields"),
    ],
)
def test_a_wrong_line_is_refused_with_its_number(line: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / "record.csv"
    path.write_text(f"call,outcome,foil\n1,refused,\n{line}\n", encoding="utf-8")
    with pytest.raises(LeakassayError) as refused:
        read_record(path, calls=3)
    assert "line 3" in str(refused.value)
    assert what in str(refused.value)


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LeakassayError, match="cannot be read"):
        read_record(tmp_path / "none.csv")
    (tmp_path / "x.csv").write_text("a,b\n")
    with pytest.raises(LeakassayError, match="line 1"):
        read_record(tmp_path / "x.csv")
