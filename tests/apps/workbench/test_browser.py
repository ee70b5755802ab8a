"""A newcomer follows the tutorial in a real browser, in both languages: a hostile file, a server that dies.

What the tutorial prints in bold has to stand on the page at that step: whoever reads it with the application
beside it meets no difference.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from visiting import made_up

DOCS = Path(__file__).parents[3] / "docs"
sys.path.insert(0, str(DOCS))
sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
from walking import LOCALES, PASSWORD, READER, Server, Walk, names  # noqa: E402 - found by the path above

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
WAIT = 60_000
"""Milliseconds for a step: the assay takes a few seconds on a free machine."""
HOSTILE = "<img src=x onerror=alert(1)>"
PAGES = {"en": "workbench.md", "zh": "workbench.zh.md"}
OTHER = {"en": ("中文", "结论"), "zh": ("English", "Verdict")}
SIGN_IN = {"en": ("Name", "Password", "Sign in"), "zh": ("名称", "密码", "登录")}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def _page(chromium: Browser, language: str, complaints: list[str]) -> Page:
    page = chromium.new_context(locale=LOCALES[language]).new_page()
    page.set_default_timeout(WAIT)
    # What fails while no server is there is meant to; scripts and policies that are broken are not.
    away = ("Failed to load resource: net::", "[object Event]")
    page.on(
        "console",
        lambda m: complaints.append(m.text) if m.type == "error" and not m.text.startswith(away) else None,
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    return page


def _serious(page: Page) -> list[str]:
    """List the rules of accessibility that axe finds seriously broken on the page."""
    found = axe.Axe().run(page).response["violations"]
    return [one["id"] for one in found if one["impact"] in {"serious", "critical"}]


def _promised(language: str) -> dict[int, set[str]]:
    """Give what the tutorial prints in bold, by step."""
    text = (DOCS / "tutorial" / PAGES[language]).read_text("utf-8")
    steps = re.findall(r"\n## (\d+)\. (.*?)(?=\n## |\Z)", text, re.DOTALL)
    bold = {
        int(number): {" ".join(name.split()) for name in re.findall(r"\*\*(.+?)\*\*", step, re.DOTALL)}
        for number, step in steps
    }
    assert sum(map(len, bold.values())) > 30
    return bold


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_tutorial_is_what_the_application_shows(
    chromium: Browser, tmp_path: Path, database: str, language: str
) -> None:
    """In English on SQLite, as a newcomer has it; in Chinese on PostgreSQL, as a team does."""
    on = () if language == "en" else ("--database", database)
    # So many rows that the page has a second to tell how far the work is.
    columns = ("name", "email", "phone", "born", HOSTILE)
    leak = made_up(tmp_path / f"{HOSTILE}.csv", rows=50_000, head=columns)
    complaints: list[str] = []
    server, page = Server(tmp_path / "data", *on), _page(chromium, language, complaints)
    seen: dict[int, set[str]] = {}
    try:
        case = f"{HOSTILE} {language}"
        walk = Walk(page, server.first, leak, language=language, case=case, wrong=(HOSTILE, "region"))
        for moment in walk.moments():
            seen.setdefault(moment.step, set()).update(names(moment))
            assert moment.shown.is_visible()
            assert page.locator("html").get_attribute("lang") == language
            assert page.locator("img, iframe[srcdoc]").count() == 0
            if moment.name in {"start", "verdict", "columns", "calls", "notice", "accounts"}:
                assert _serious(page) == [], moment.name
            if moment.name == "progress" and language == "en":
                # The web process dies; the worker does not.
                server.kill()
                time.sleep(1)
                assert "enter?token=" in server.start()
                page.reload()
        for step, bold in _promised(language).items():
            assert bold <= seen[step], step
        _takes_it_away(page, language)
        _as_a_reader(_page(chromium, language, complaints), server, language)
    finally:
        server.kill()
    assert complaints == []


def _takes_it_away(page: Page, language: str) -> None:
    """Save and open the report, and change the language."""
    page.locator("nav a[href='/']").click()
    page.locator("tbody a").first.click()
    with page.expect_download() as download:
        page.locator("a[href$='report.json']").click()
    assert download.value.suggested_filename == "report.json"
    page.locator("a[href$='/report']").click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == language
    assert page.evaluate("document.querySelectorAll('img[onerror], script').length") == 0
    page.go_back()
    button, verdict = OTHER[language]
    page.get_by_role("button", name=button).click()
    page.get_by_role("heading", name=verdict, exact=True).wait_for()


def _as_a_reader(page: Page, server: Server, language: str) -> None:
    """Sign in as somebody who may look and no more."""
    name, password, sign_in = SIGN_IN[language]
    page.goto(server.first.split("/enter")[0])
    page.get_by_label(name, exact=True).fill(READER)
    page.get_by_label(password, exact=True).fill(PASSWORD)
    page.get_by_role("button", name=sign_in, exact=True).click()
    page.locator("tbody a").first.click()
    page.locator("[data-verdict]").wait_for()
    assert page.locator("form[action$='/start'], form[action$='/delete'], [data-upload]").count() == 0
    assert page.locator("nav a[href='/accounts']").count() == 0


def test_an_upload_goes_on_by_itself_when_the_server_is_back(chromium: Browser, tmp_path: Path) -> None:
    leak = tmp_path / "large.bin"
    leak.write_bytes(bytes(range(256)) * (24 << 12))  # 24 MiB: three parts
    complaints: list[str] = []
    server, page = Server(tmp_path / "data"), _page(chromium, "en", complaints)
    try:
        page.goto(server.first)
        page.get_by_label("Name of a new case").fill("Large")
        page.get_by_role("button", name="Make a case").click()
        slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 8 << 20}
        page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)
        page.get_by_label("Upload files", exact=True).set_input_files(leak)
        page.get_by_text(re.compile("large.bin: [36]. %")).wait_for()
        server.kill()
        page.get_by_text("The connection was cut").wait_for()
        server.start()
        page.get_by_role("cell", name="uploaded", exact=True).wait_for()
        (arrived,) = (tmp_path / "data").rglob("large.bin")
        assert arrived.read_bytes() == leak.read_bytes()
    finally:
        server.kill()
    assert complaints == []
