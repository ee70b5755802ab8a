from __future__ import annotations

import base64
import json
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import recount
from leakassay.simulate import simulate

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

Row = dict[str, str | None]


ROWS = 2000
SHARED = ["padded", "shuffled", "invented", "recycled", "generated", "model"]


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    folder = tmp_path_factory.mktemp("honest")
    simulate("police", ROWS, folder, fmt="csv")
    return recount.read_csv(folder / "person_base.csv")


def forged(tmp_path: Path, how: str) -> tuple[list[Row], NDArray[np.bool_], dict[str, Any]]:
    simulate("police", ROWS, tmp_path, fmt="csv", forge=how, truth=tmp_path / "truth.json")
    truth = json.loads((tmp_path / "truth.json").read_text("utf-8"))["tables"]["person_base"]
    bits = np.frombuffer(zlib.decompress(base64.b64decode(truth["forged_marks"])), np.uint8)
    marks = np.unpackbits(bits)[:ROWS].astype(bool)
    assert marks.sum() == truth["forged_rows"]
    return recount.read_csv(tmp_path / "person_base.csv"), marks, truth


@pytest.mark.parametrize("how", SHARED)
def test_rows_that_are_not_marked_are_those_of_the_source(
    how: str, honest: list[Row], tmp_path: Path
) -> None:
    rows, marks, _ = forged(tmp_path, f"{how}:0.3")
    assert abs(marks.mean() - 0.3) < 0.05
    changed = np.array([row != was for row, was in zip(rows, honest, strict=True)])
    assert not changed[~marks].any()
    assert changed[marks].mean() > 0.9


def test_one_column_can_be_shuffled(honest: list[Row], tmp_path: Path) -> None:
    rows, _, _ = forged(tmp_path, "shuffled:doc_no")
    assert sorted(r["doc_no"] or "" for r in rows) == sorted(r["doc_no"] or "" for r in honest)
    assert [r["doc_no"] for r in rows] != [r["doc_no"] for r in honest]
    assert [r["full_nm"] for r in rows] == [r["full_nm"] for r in honest]


def test_padding_adds_no_people(tmp_path: Path) -> None:
    _, _, truth = forged(tmp_path, "padded:0.4")
    assert truth["distinct_people"] < ROWS * 0.75


def test_invented_facts_leave_who_people_are(honest: list[Row], tmp_path: Path) -> None:
    rows, _, _ = forged(tmp_path, "invented:1")
    for column in ("full_nm", "doc_no", "birth", "domicile"):
        assert [r[column] for r in rows] == [r[column] for r in honest]
    assert np.mean([r["job"] == w["job"] for r, w in zip(rows, honest, strict=True)]) < 0.4


@pytest.mark.parametrize("how", ["generated", "model", "shuffled"])
def test_nobody_is_behind_rows_without_people(how: str, tmp_path: Path) -> None:
    _, _, truth = forged(tmp_path, f"{how}:1")
    assert truth["distinct_people"] == 0
