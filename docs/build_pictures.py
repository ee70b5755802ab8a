"""Take the pictures of the tutorial from the real workbench, in both languages.

    python docs/build_pictures.py

Makes up a leak, starts the workbench in a folder of its own, walks through it (`walking.py`) with Debian's
Chromium, and writes `docs/tutorial/pictures/LANGUAGE/NAME.png`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from walking import LOCALES, Server, Walk

FOLDER = Path(__file__).parent / "tutorial" / "pictures"
CASES = {"en": "Shop, offered in June", "zh": "六月出售的商店数据"}
WRONG = ("address", "street")
_VIEW = {"width": 900, "height": 760}


def made_up(folder: Path) -> Path:
    """Make up the leak that the tutorial judges."""
    told = ["--shape", "shop", "--rows", "2000", "--seed", "7", "-o", str(folder / "shop")]
    command = [sys.executable, "-m", "leakassay.cli", "simulate", *told]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own program
    return folder / "shop" / "customers.ndjson"


def take(language: str, folder: Path) -> int:
    """Take all pictures in one language; give how many."""
    where = FOLDER / language
    where.mkdir(parents=True, exist_ok=True)
    server, count = Server(folder / language), 0
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_context(locale=LOCALES[language], viewport=_VIEW).new_page()
            page.set_default_timeout(200_000)
            leak, case = made_up(folder), CASES[language]
            # Browsers make passkeys only for a server that goes by a name.
            first = server.first.replace("127.0.0.1", "localhost")
            walk = Walk(page, first, leak, language=language, case=case, wrong=WRONG)
            for moment in walk.moments():
                moment.shown.screenshot(path=where / f"{moment.name}.png", animations="disabled")
                count += 1
            browser.close()
    finally:
        server.kill()
    return count


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        for code in LOCALES:
            print(f"{take(code, Path(temporary))} pictures in {FOLDER / code}")
