"""Browsers of the workbench, and a made-up leak for it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

if TYPE_CHECKING:
    from pathlib import Path

    from httpx2 import Response

HERE = "http://127.0.0.1"


class Browser(TestClient):
    """Somebody who is signed in, and sends forms as the pages do."""

    token = ""

    def fill(self, path: str, /, **form: str) -> Response:
        return self.post(path, data={"token": self.token, **form})


def made_up(
    path: Path, rows: int = 300, head: tuple[str, ...] = ("name", "email", "phone", "born", "city")
) -> Path:
    """A made-up table of people, with words that no page may show."""
    given, family = (
        ("Qzxvanna", "Wkjbert", "Ypqcarla"),
        ("Canaryberg", "Canarydorf", "Canaryheim", "Canarytal"),
    )
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        for i in range(rows):
            a, b = given[i % 3], family[i * 7 % 4]
            born = f"{1940 + i * 13 % 60}-{i % 12 + 1:02d}-{i % 28 + 1:02d}"
            mail, phone = f"{a}.{b}{i}@canary.example".lower(), f"+4930{51234567 + i * 7919}"
            writer.writerow([f"{a} {b}", mail, phone, born, ("Berlin", "Hamburg", "Bonn")[i % 3]])
    return path
