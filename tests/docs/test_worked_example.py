import re
from pathlib import Path

import pytest

import leakassay

PAGE = (Path(__file__).parents[2] / "docs" / "why" / "worked-example.md").read_text("utf-8")


def test_the_rows_of_the_worked_example_are_judged_as_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("faker", reason="the rows are made by Faker (extra `bench`)")
    monkeypatch.chdir(tmp_path)
    code = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert code is not None
    exec(code[1], {})  # noqa: S102 - the page's own code is what is tested
    verdict = leakassay.assay("rental.csv", seed=1).data["verdict"]
    assert f"**{verdict['authentic']} – made by {verdict['generator']}**" in PAGE
    few = tmp_path / "sample.csv"
    few.write_text("".join((tmp_path / "rental.csv").open(encoding="utf-8").readlines()[:32]), "utf-8")
    assert leakassay.assay(few, seed=1).data["verdict"]["authentic"] == "not assessed"
