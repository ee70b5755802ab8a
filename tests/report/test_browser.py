"""The page in a real browser: nothing fails, nothing acts, everybody can read it, it prints."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from leakassay.assaying import assay
from leakassay.report.pdf import CannotPrintError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from leakassay.report.document import Report

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed")
EVIL = "<script>document.title='x'</script>"
CLAIM = '[claim]\npeople = 900000\nrecords = 4000\nsample = "random"\n'


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A made-up leak of the shape of a police register, with a column whose name is markup."""
    folder = tmp_path_factory.mktemp("leak")
    command = [sys.executable, "-m", "leakassay.cli", "simulate", "--shape", "telecom", "--rows", "1500"]
    subprocess.run([*command, "--seed", "4", "-o", str(folder / "leak")], check=True, capture_output=True)
    rows = "\n".join(f"u{n}@example.org,{n % 7}" for n in range(300))
    (folder / "leak" / "evil.csv").write_text(f"{EVIL},\"' onload='x\"\n{rows}\n", encoding="utf-8")
    claim = folder / "claim.toml"
    claim.write_text(CLAIM)
    return assay(folder / "leak", claim=claim, seed=3)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        one = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield one
        one.close()


def _open(browser: Browser, report: Report, folder: Path, code: str, **view: Any) -> tuple[Page, list[str]]:
    path = folder / "report.html"
    path.write_text(report.to_html(code), encoding="utf-8")
    page = browser.new_page(**view)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if request.url != path.as_uri() else None)
    page.goto(path.as_uri())
    return page, said


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it(
    browser: Browser, report: Report, tmp_path: Path, code: str, scheme: str
) -> None:
    page, said = _open(browser, report, tmp_path, code, color_scheme=scheme)
    found = Axe().run(page).response["violations"]
    serious = [
        (one["id"], one["nodes"][0]["html"][:200])
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]
    assert not serious
    assert not said, "the page wrote to the console or asked for something"
    assert page.locator("html").get_attribute("lang") == code


def test_names_that_are_markup_do_nothing(browser: Browser, report: Report, tmp_path: Path) -> None:
    page, said = _open(browser, report, tmp_path, "en")
    assert page.title() == "leakassay report"
    assert page.locator("script").count() == 0
    assert page.get_by_text(EVIL).count() >= 1
    assert not said


def test_the_first_screen_answers_five_questions(browser: Browser, report: Report, tmp_path: Path) -> None:
    page, _ = _open(browser, report, tmp_path, "en", viewport={"width": 1280, "height": 1000})
    for question in (
        "What is in it?",
        "Is it real?",
        "How many people?",
        "Does the claim hold?",
        "What next?",
    ):
        place = page.get_by_role("heading", name=question).bounding_box()
        assert place is not None
        assert place["y"] < 1000


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_runs_over_the_edge(browser: Browser, report: Report, tmp_path: Path, width: int) -> None:
    page, _ = _open(browser, report, tmp_path, "en", viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_findings_open_by_keyboard_to_their_method(browser: Browser, report: Report, tmp_path: Path) -> None:
    page, _ = _open(browser, report, tmp_path, "en")
    closed = page.locator("details.finding:not([open]) summary").first
    closed.focus()
    page.keyboard.press("Enter")
    opened = page.locator("details.finding[open] dl")
    assert opened.first.is_visible()
    assert "Cannot tell" in opened.first.inner_text()


@pytest.mark.parametrize("code", ["en", "zh"])
def test_it_prints(report: Report, tmp_path: Path, code: str) -> None:
    target = tmp_path / "report.pdf"
    report.to_pdf(target, code)
    data = target.read_bytes()
    assert data.startswith(b"%PDF-")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", data)) <= 40


def test_without_a_browser_it_says_what_to_do(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotPrintError, match=r"open report\.html"):
        report.to_pdf(tmp_path / "report.pdf")
