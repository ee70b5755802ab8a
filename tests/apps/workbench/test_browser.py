"""The newcomer's path in a real browser, in both languages: enter, upload, watch, read, take away."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from visiting import made_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
WAIT = 150_000
"""Milliseconds for a step: the assay takes a few seconds on a free machine."""
HOSTILE = "<img src=x onerror=alert(1)>"
WORDS = {
    "en": (
        "Name of a new case",
        "Make a case",
        "Upload files",
        "uploaded",
        "Judge this leak",
        "Verdict",
        "Findings",
    ),
    "zh": ("新案件的名称", "建立案件", "上传文件", "已上传", "鉴定此泄露", "结论", "发现"),
}


class Server:
    """`leakassay workbench` as a newcomer starts it; can be killed and started again."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._port = "0"
        self.first = self.start()

    def start(self) -> str:
        command = [
            sys.executable,
            "-m",
            "leakassay.cli",
            "workbench",
            "--no-browser",
            "--data",
            str(self._data),
        ]
        self._process = subprocess.Popen([*command, "--port", self._port], stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:(\d+)\S*", said)
        assert address, said
        self._port = address[1]
        return address[0]

    def kill(self) -> None:
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait(20)
        if self._process.stdout:
            self._process.stdout.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def _page(chromium: Browser, language: str, complaints: list[str]) -> Page:
    page = chromium.new_context(locale={"en": "en-GB", "zh": "zh-CN"}[language]).new_page()
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


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_newcomer_judges_a_leak(chromium: Browser, tmp_path: Path, language: str) -> None:
    case_name, make, upload, uploaded, judge, verdict, findings = WORDS[language]
    head = (HOSTILE, "email", "phone", "born", "city")
    leak = made_up(tmp_path / f"{HOSTILE}.csv", head=head)
    complaints: list[str] = []
    server, page = Server(tmp_path / "data"), _page(chromium, language, complaints)
    try:
        page.goto(server.first)
        assert _serious(page) == []
        page.get_by_label(case_name).fill(f"{HOSTILE} {language}")
        page.get_by_role("button", name=make).click()
        page.get_by_label(upload, exact=True).set_input_files(leak)
        page.get_by_role("cell", name=uploaded, exact=True).wait_for()
        page.get_by_role("button", name=judge).click()
        page.locator("[sse-connect]").wait_for()
        if language == "en":
            # The web process dies; the worker does not.
            server.kill()
            time.sleep(1)
            assert "enter?token=" in server.start()
            page.reload()
        page.locator("[data-verdict]").wait_for()
        assert _serious(page) == []
        assert page.get_by_role("heading", name=verdict, exact=True).is_visible()
        assert page.get_by_role("heading", name=findings, exact=True).is_visible()
        assert page.locator("img").count() == 0
        assert page.locator("html").get_attribute("lang") == language
        with page.expect_download() as download:
            page.locator("a[href$='report.json']").click()
        assert download.value.suggested_filename == "report.json"
        page.locator("a[href$='/report']").click()
        page.wait_for_load_state()
        assert page.locator("html").get_attribute("lang") == language
        assert page.evaluate("document.querySelectorAll('img[onerror], script').length") == 0
        page.go_back()
        other = {"en": "中文", "zh": "English"}[language]
        page.get_by_role("button", name=other).click()
        page.get_by_role("heading", name=WORDS["zh" if language == "en" else "en"][5], exact=True).wait_for()
    finally:
        server.kill()
    assert complaints == []
