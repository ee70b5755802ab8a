from pathlib import Path

import pytest

from leakassay.calls.inference import infer
from leakassay.calls.interface import Counts
from leakassay.calls.totals import read_counts
from leakassay.errors import LeakassayError

HEAD = "outcome,calls,foils,confirmed\n"


def _file(folder: Path, text: str) -> Path:
    path = folder / "calls.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_articles_eight_calls_as_they_were_printed(tmp_path: Path) -> None:
    found = read_counts(_file(tmp_path, f"{HEAD}name only,4,,\ndetails,4,,\n"))
    assert found == Counts(name_only=4, details=4)
    assert infer(found).advice == "stop: confirmed"


def test_totals_and_a_record_of_the_same_calls_count_alike(tmp_path: Path) -> None:
    totals = read_counts(_file(tmp_path, f"{HEAD}no-answer,2,,\ndetails,2,1,0\ndenied,1,1,1\n"))
    record = (
        "call,outcome,foil\n1,no answer,\n2,no answer,\n3,details,\n4,details,rejected\n5,denied,confirmed\n"
    )
    assert totals == read_counts(_file(tmp_path, record))


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("details,-1,,", "`calls` has to be a whole number"),
        ("details,many,,", "`calls` has to be a whole number"),
        ("details,4,x,", "`foils` has to be a whole number"),
        ("details,1,2,0", "2 false details were put in 1 calls"),
        ("details,2,2,3", "3 of 2 false details"),
        ("no answer,3,1,0", "somebody who was reached"),
        ("maybe,1,,", "`outcome` has to be one of"),
        ("name only,1,,", "stands there twice"),
        ("details,1", "4 fields"),
        ("details,999999999999,,", "whole number"),
    ],
)
def test_counts_that_cannot_be_are_refused_with_their_line(line: str, what: str, tmp_path: Path) -> None:
    with pytest.raises(LeakassayError) as refused:
        read_counts(_file(tmp_path, f"{HEAD}name only,4,,\n{line}\n"))
    assert "line 3" in str(refused.value)
    assert what in str(refused.value)


def test_another_head_is_refused_with_both_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(LeakassayError, match=r"line 1 .*call,outcome,foil.*outcome,calls,foils,confirmed"):
        read_counts(_file(tmp_path, "a,b\n1,2\n"))
    with pytest.raises(LeakassayError, match="line 1"):
        read_counts(_file(tmp_path, ""))
