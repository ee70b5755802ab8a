from datetime import date
from pathlib import Path

import pytest

from leakassay.claim.reading import Claim, read_claim
from leakassay.errors import LeakassayError

WHOLE = """
[claim]
offered_by = "forum handle"
offered_on = 2022-06-30
price = "10 BTC"
source = "a system"
people = 1_000_000_000
records = 970_000_000
bytes = 23_000_000_000_000
period = [1995, 2019]
countries = ["CN"]
sample = "random"
sample_rows = 750_000
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "claim.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_item_is_read(tmp_path: Path) -> None:
    claim = read_claim(_file(tmp_path, WHOLE))
    assert claim.people == 1_000_000_000
    assert claim.offered_on == date(2022, 6, 30)
    assert claim.period == (1995, 2019)
    assert len(claim.items) == 11


def test_every_item_may_be_missing(tmp_path: Path) -> None:
    assert read_claim(_file(tmp_path, "[claim]\n")) == Claim()


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("[claim]\npeople = 5\npepole = 6\n", "line 3", "allowed are"),
        ('[claim]\n\nrecords = "many"\n', "line 3", "a whole number"),
        ("[claim]\nperiod = [2019, 1995]\n", "line 2", "two years"),
        ('[claim]\nsample = "best"\n', "line 2", '"random"'),
        ('[claim]\ncountries = ["China"]\n', "line 2", "two capital letters"),
        ("[claim]\npeople = -1\n", "line 2", "a whole number"),
        ("[claim]\npeople = true\n", "line 2", "a whole number"),
        ("[claim]\npeople = = 3\n", "line 2", "not TOML"),
        ("people = 3\n", "", "[claim]"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(text: str, line: str, what: str, tmp_path: Path) -> None:
    with pytest.raises(LeakassayError) as refused:
        read_claim(_file(tmp_path, text))
    assert line in str(refused.value)
    assert what in str(refused.value)


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LeakassayError, match="cannot be read"):
        read_claim(tmp_path / "none.toml")
    binary = tmp_path / "claim.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LeakassayError, match="UTF-8"):
        read_claim(binary)
    binary.write_bytes(b" " * (2 << 20))
    with pytest.raises(LeakassayError, match="larger"):
        read_claim(binary)
