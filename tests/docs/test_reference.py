import re
import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


def test_the_reference_is_what_the_code_says() -> None:
    pages = runpy.run_path(str(DOCS / "build_reference.py"))["pages"]()
    stale = [n for n, text in pages.items() if (DOCS / "reference" / n).read_text("utf-8") != text]
    assert not stale, "run docs/build_reference.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


def test_every_page_is_linked_from_the_index() -> None:
    index = (DOCS / "index.md").read_text("utf-8")
    pages = [str(page.relative_to(DOCS)) for page in PAGES]
    assert not [page for page in pages if page != "index.md" and f"({page})" not in index]
