"""Walk through the workbench's tutorial in a real browser, from its first step to its last.

`docs/build_pictures.py` takes the tutorial's pictures on this way, and `tests/apps/workbench/test_browser.py`
holds what the tutorial says of each step against what stands on the page there.
"""

from __future__ import annotations

import gettext
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leakassay.apps.workbench.language import LOCALE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

LOCALES = {"en": "en-GB", "zh": "zh-CN"}
CLAIM = {"people": "250000", "records": "250000", "sample": "random"}
READER, PASSWORD = "anna", "a long sentence to sign in"


class Server:
    """`leakassay workbench` as a newcomer starts it; can be killed and started again."""

    def __init__(self, data: Path, *told: str) -> None:
        """Start it on the cases in `data`, with further options."""
        self._told = ("--data", str(data), *told)
        self._port = "0"
        self.first = self.start()

    def start(self) -> str:
        """Start it, on the same port as before; give the address that it prints."""
        told = ["--no-browser", "--port", self._port, *self._told]
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "leakassay.cli", "workbench", *told], stdout=subprocess.PIPE, text=True
        )
        said = self._process.stdout.readline() if self._process.stdout else ""
        address = re.search(r"http://127\.0\.0\.1:(\d+)\S*", said)
        if address is None:
            raise RuntimeError(f"the workbench did not start: {said}")
        self._port = address[1]
        return address[0]

    def kill(self) -> None:
        """End the web process at once; workers go on."""
        self._process.kill()
        self._process.wait(20)
        if self._process.stdout:
            self._process.stdout.close()


@dataclass(frozen=True, slots=True)
class Moment:
    """One look at a page on the way."""

    step: int
    """The number of the tutorial's section."""
    name: str
    """Of its picture."""
    shown: Locator
    """The part that the picture shows."""


class Walk:
    """A newcomer with the tutorial in hand, in one language; `wrong` is a column and what it is instead."""

    def __init__(
        self, page: Page, first: str, leak: Path, *, language: str, case: str, wrong: tuple[str, str]
    ) -> None:
        self._page = page
        self._first = first
        self._leak = leak
        self._case = case
        self._wrong = wrong
        self._tr: Callable[[str], str] = gettext.translation(
            "workbench", LOCALE, [language], fallback=True
        ).gettext

    def moments(self) -> Iterator[Moment]:
        """Do one step after the other; stop at each to look."""
        yield from self._cases()
        yield from self._files()
        yield from self._judging()
        yield from self._columns()
        yield from self._calls()
        yield from self._notices()
        yield from self._ending()
        yield from self._team()

    def _look(self, step: int, name: str, part: str = "main") -> Moment:
        return Moment(step, name, self._page.locator(part).first)

    def _press(self, name: str) -> None:
        with self._page.expect_navigation():
            self._page.get_by_role("button", name=self._tr(name), exact=True).click()

    def _fill(self, label: str, value: str) -> None:
        self._page.get_by_label(self._tr(label), exact=True).fill(value)

    def _go(self, link: str) -> None:
        self._page.get_by_role("link", name=self._tr(link), exact=True).first.click()
        self._page.wait_for_load_state()

    def _cases(self) -> Iterator[Moment]:
        self._page.goto(self._first)
        yield self._look(1, "start", "body")
        self._fill("Name of a new case", self._case)
        yield self._look(2, "case")
        self._press("Make a case")

    def _files(self) -> Iterator[Moment]:
        self._page.get_by_label(self._tr("Upload files"), exact=True).set_input_files(self._leak)
        self._page.get_by_role("cell", name=self._tr("uploaded"), exact=True).wait_for()
        yield self._look(3, "files", "section[aria-labelledby=files]")
        for item, value in CLAIM.items():
            field = self._page.locator(f"#claim-{item}")
            if item == "sample":
                field.select_option(value)
            else:
                field.fill(value)
        yield self._look(4, "claim", "section[aria-labelledby=claim]")
        self._press("Keep the claim")

    def _judging(self) -> Iterator[Moment]:
        yield self._look(5, "judge", "section[aria-labelledby=start]")
        self._press("Judge this leak")
        self._page.locator(".known li").first.wait_for()
        yield self._look(5, "progress", "section[aria-labelledby=work]")
        self._page.locator("[data-verdict]").wait_for()
        yield self._look(6, "verdict", "section.verdict")

    def _columns(self) -> Iterator[Moment]:
        self._go("Columns")
        column, kind = self._wrong
        row = self._page.get_by_role("row").filter(
            has=self._page.get_by_role("cell", name=column, exact=True)
        )
        row.get_by_role("combobox").fill(kind)
        row.get_by_text(self._tr("Set"), exact=True).click()
        self._page.locator("#waiting .alert").wait_for()
        yield self._look(7, "columns")

    def _calls(self) -> Iterator[Moment]:
        self._go(self._case)
        self._go("Calls")
        yield self._look(8, "draw")
        for label, value in (("Calls", "6"), ("Spares", "4")):
            self._fill(label, value)
        self._press("Draw")
        self._page.locator("[sse-connect]").wait_for(state="detached")
        self._go("Calls")
        yield self._look(8, "calls")
        self._press("Open")
        yield self._look(8, "call")
        self._page.get_by_label(self._tr("Outcome"), exact=True).select_option("details")
        self._press("Record")
        yield self._look(8, "proves")

    def _notices(self) -> Iterator[Moment]:
        self._go(self._case)
        self._go("Notices")
        yield self._look(9, "laws")
        self._press("Draft a notice")
        yield self._look(9, "notice")

    def _ending(self) -> Iterator[Moment]:
        self._go(self._case)
        self._go("Compare")
        yield self._look(10, "compare")
        self._go(self._case)
        self._page.locator("section[aria-labelledby=end] summary").click()
        yield self._look(10, "delete", "section[aria-labelledby=end]")

    def _team(self) -> Iterator[Moment]:
        self._go("Accounts")
        self._fill("Name", READER)
        self._page.get_by_label(self._tr("Role"), exact=True).select_option("reader")
        self._fill("Password, at least 12 characters", PASSWORD)
        self._press("Save")
        yield self._look(11, "accounts")
        self._go("Log")
        yield self._look(11, "log")
        with self._page.expect_navigation():
            self._page.locator("a.who").click()
        yield self._look(11, "account")


def names(moment: Moment) -> set[str]:
    """Give what can be read and pressed on the whole page of a moment: headings, buttons, labels, links."""
    told = "h1,h2,h3,h4,button,label,summary,th,caption,a,dt,option,legend"
    texts = moment.shown.page.locator(told).all_text_contents()
    return {" ".join(text.split()) for text in texts}
