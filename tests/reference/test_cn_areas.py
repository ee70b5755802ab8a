"""The dated table of Chinese division codes."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from leakassay.reference import cn_areas

ROOT = Path(__file__).parents[2]
DATA = ROOT / "../shared/data/reference"


def test_codes_are_sorted_and_of_six_digits() -> None:
    codes = cn_areas.codes()
    assert (np.diff(codes) > 0).all()
    assert codes[0] >= 110000
    assert codes[-1] <= 839999
    assert len(codes) > 6500


def test_spans_are_years() -> None:
    table = cn_areas.areas()
    assert (table.first < table.end).all()
    assert ((table.first == 0) | (table.first >= 1980)).all()


def test_an_abolished_code_is_in_force_in_its_years_only() -> None:
    assert cn_areas.years_of(110103) == ((1981, 2010),)
    assert cn_areas.in_force(110103, np.array([1981, 2009, 2010])).tolist() == [True, True, False]
    assert cn_areas.is_known([110103, 110199]).tolist() == [True, False]


def test_lookups_take_whole_columns() -> None:
    codes = cn_areas.codes()
    some = cn_areas.in_force(codes, 1995)
    assert 3000 < some.sum() < len(codes)
    known_once = [bool(any(a <= 1995 < b for a, b in cn_areas.years_of(int(c)))) for c in codes[::50]]
    assert some[::50].tolist() == known_once


def test_every_province_has_a_name() -> None:
    names = cn_areas.province_names()
    assert set(np.unique(cn_areas.codes() // 10000)) <= set(names)
    assert names[31] == "上海市"
    assert cn_areas.name_of(310101) == "黄浦区"
    assert cn_areas.name_of(999999) == ""


@pytest.mark.skipif(
    not DATA.exists(), reason="the reference data lie beside the project only where it is made"
)
def test_table_is_what_its_script_builds(tmp_path: Path) -> None:
    script = (ROOT / "reference-data/build_cn_areas.py").read_text("utf-8")
    changed = tmp_path / "a" / "b.py"
    changed.parent.mkdir()
    changed.write_text(script, "utf-8")
    (tmp_path / "src/leakassay/reference").mkdir(parents=True)
    subprocess.run([sys.executable, str(changed), str(DATA)], check=True, capture_output=True)
    built = (tmp_path / "src/leakassay/reference/cn_areas.tsv").read_bytes()
    assert built == (ROOT / "src/leakassay/reference/cn_areas.tsv").read_bytes()
