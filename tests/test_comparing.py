import csv
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import leakassay
from leakassay.comparing import compare_all
from leakassay.errors import LeakassayError
from leakassay.measures.state import pack
from leakassay.sketching import MAGIC, key_place, passphrase_key, read, seal, sketch

KEY = b"a key that two partners share"


def _sketch(folder: Path, name: str, people: range, key: bytes = KEY) -> Path:
    path = folder / f"{name}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "mail", "city"])
        writer.writerows([f"Made Up{i % 50}", f"person.{i}@example.org", "Nowhere"] for i in people)
    out = folder / f"{name}.sketch"
    sketch([path], out, key=key)
    return out


def test_containment_is_told_both_ways(tmp_path: Path) -> None:
    old, new = _sketch(tmp_path, "old", range(400)), _sketch(tmp_path, "new", range(100, 1100))
    found = leakassay.compare(old, new, key=KEY)
    mails = next(s for s in found.shared if s.kind == "email")
    assert mails.first_in_second.point == pytest.approx(0.75)
    assert mails.second_in_first.point == pytest.approx(0.3)
    assert mails.reading == "overlap"
    assert mails.behind is not None
    assert mails.behind.low <= 1333 <= (mails.behind.high or 0)


def test_a_part_is_known_as_one(tmp_path: Path) -> None:
    part, whole = _sketch(tmp_path, "part", range(300)), _sketch(tmp_path, "whole", range(1000))
    far = _sketch(tmp_path, "far", range(5000, 5400))
    found = {one.names: one.shared for one in compare_all([part, whole, far], key=KEY)}
    readings = {
        names: next(s.reading for s in shared if s.kind == "email") for names, shared in found.items()
    }
    assert readings["part.sketch", "whole.sketch"] == "first in second"
    assert readings["part.sketch", "far.sketch"] == "apart"


def test_another_key_is_refused(tmp_path: Path) -> None:
    ours = _sketch(tmp_path, "ours", range(100))
    theirs = _sketch(tmp_path, "theirs", range(100), b"another key of theirs")
    with pytest.raises(LeakassayError, match="another key"):
        leakassay.compare(ours, theirs, key=KEY)


def test_the_key_that_lies_beside_a_sketch_is_found(tmp_path: Path) -> None:
    ours, theirs = _sketch(tmp_path, "ours", range(100)), _sketch(tmp_path, "theirs", range(50, 150))
    with pytest.raises(LeakassayError, match="--key"):
        leakassay.compare(ours, theirs)
    key_place(theirs).write_bytes(KEY)
    assert leakassay.compare(ours, theirs) == leakassay.compare(ours, theirs, key=KEY)


@pytest.mark.parametrize("cut", [1, 40, 5000])
def test_a_sketch_cut_short_or_altered_is_refused(cut: int, tmp_path: Path) -> None:
    ours = _sketch(tmp_path, "ours", range(100))
    data = ours.read_bytes()
    ours.write_bytes(data[:-cut])
    with pytest.raises(LeakassayError, match="cut short"):
        leakassay.compare(ours, ours, key=KEY)
    altered = bytearray(data)
    altered[len(data) // 2] ^= 1
    ours.write_bytes(altered)
    with pytest.raises(LeakassayError, match="altered"):
        leakassay.compare(ours, ours, key=KEY)


def test_anything_else_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "x.sketch"
    other.write_bytes(b"not a sketch")
    with pytest.raises(LeakassayError, match="no sketch"):
        leakassay.compare(other, other, key=KEY)
    with pytest.raises(LeakassayError, match="two sketches"):
        compare_all([other], key=KEY)


_STATE = {"level": 0, "hashes": np.zeros(9, "u8"), "codes": np.zeros(9, "u1")}


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"tables": 1},
        {"tables": [{"columns": [1]}]},
        {"tables": [{"columns": [["mail", ["email"], {}]]}]},
        {"tables": [{"columns": [["mail", "email", {}]]}]},
        *(
            {"tables": [{"columns": [["mail", "email", {"frequencies": {**_STATE, **wrong}}]]}]}
            for wrong in (
                {"level": 10**9},
                {"level": "x"},
                {"hashes": np.zeros(8, "u8")},
                {"hashes": np.zeros(9, "f8")},
                {"hashes": np.zeros((3, 3), "u8")},
                {"codes": None},
            )
        ),
    ],
)
def test_what_a_partner_seals_is_not_believed(content: dict[str, Any], tmp_path: Path) -> None:
    """Whoever has the key can seal anything."""
    path = tmp_path / "x.sketch"

    def sealed(content: bytes) -> Path:
        data = MAGIC + content
        path.write_bytes(data + seal(data, KEY))
        return path

    assert read(sealed(pack({"tables": [{"columns": [["mail", "email", {"frequencies": _STATE}]]}]})), KEY)[
        "tables"
    ]
    with pytest.raises(LeakassayError, match="damaged sketch"):
        leakassay.compare(sealed(pack(content)), path, key=KEY)
    for directory in (
        b"[" * 100_000,
        b'{"d": [[{"l": []}, 1]]}',
        b'{"a": ["u8", ["x"]]}',
        b'{"a": ["u8", [0, 1e30]]}',
    ):
        with pytest.raises(LeakassayError, match="damaged sketch"):
            read(sealed(struct.pack("<I", len(directory)) + directory), KEY)


def test_the_same_words_give_the_same_key() -> None:
    assert passphrase_key("some words that were agreed") == passphrase_key("some words that were agreed")
    assert passphrase_key("some words that were agreed") != passphrase_key("Some words that were agreed")


def test_rows_of_an_older_leak_are_known_as_recycled(tmp_path: Path) -> None:
    _sketch(tmp_path, "new", range(100, 500))
    old, other = _sketch(tmp_path, "old", range(1000)), _sketch(tmp_path, "other", range(5000, 6000))
    report = leakassay.assay(tmp_path / "new.csv", known=[old, other], key=KEY).to_dict()
    found = {f["sentence"]["args"]["name"]: f for f in report["findings"] if f["test"] == "T03" and f["n"]}
    assert found["old.sketch"]["leaning"] == "against"
    assert found["old.sketch"]["against"] == ["R"]
    assert found["other.sketch"]["leaning"] == "silent"


def test_older_leaks_need_their_key(tmp_path: Path) -> None:
    old = _sketch(tmp_path, "old", range(100))
    with pytest.raises(LeakassayError, match="key"):
        leakassay.assay(tmp_path / "old.csv", known=[old])
