import re
from pathlib import Path

import pytest

from leakassay.cli import parser

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_help_in_the_readme_is_the_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    assert parser().format_help().rstrip() in README


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_link_of_the_readme_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_every_field_that_the_readme_names_is_in_the_schema() -> None:
    schema = (ROOT / "src/leakassay/report/report.schema.json").read_text("utf-8")
    for field in ("verdict", "estimates", "claim", "current", "source", "tables"):
        assert f'"{field}"' in schema
