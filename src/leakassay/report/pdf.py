"""The page on paper: printed by a Chromium that is installed, without network, in a profile of its own.

Without one, any browser prints report.html as well: its style sheet has a paper form.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from leakassay.errors import LeakassayError

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge")
_SECONDS = 120
_FLAGS = (
    "--headless",
    "--no-sandbox",  # the page is ours and forbids scripts; containers offer no sandbox
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--no-pdf-header-footer",
)


class CannotPrintError(LeakassayError):
    """No browser is installed that prints pages, or it failed."""


def print_page(page: str, target: Path) -> None:
    """Print a page to a PDF file. Raises CannotPrintError."""
    browser = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise CannotPrintError("no Chromium is installed: open report.html in any browser and print it.")
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_text(page, encoding="utf-8")
        command = [
            browser,
            *_FLAGS,
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={made}",
            source.as_uri(),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - no shell
            shutil.move(made, target)
        except (subprocess.SubprocessError, OSError) as error:
            raise CannotPrintError(
                f"{browser} cannot print the page ({type(error).__name__}): open report.html and print it."
            ) from error
