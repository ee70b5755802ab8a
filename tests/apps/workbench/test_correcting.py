"""Kinds set by hand: kept, shown as waiting, and handed to the next judgement."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from leakassay.apps.workbench import cases
from leakassay.apps.workbench.interface import Role
from leakassay.report.document import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from visiting import Browser

    from leakassay.apps.workbench.bench import Bench

    Open = Callable[[Role], Browser]

pytestmark = pytest.mark.parametrize("bench", ["sqlite"], indirect=True)
HOSTILE = "<img src=x onerror=alert(1)>\x00\ud800\u202e\"'"


def _column(name: str, kind: str) -> dict[str, object]:
    return {"name": name, "kind": kind, "confidence": 0.5, "others": [{"kind": "date", "confidence": 0.3}]}


@pytest.fixture
def columns(bench: Bench, case: str) -> str:
    """The page of a case whose report has two columns, one of a hostile name."""
    table = {"name": HOSTILE, "columns": [_column(HOSTILE, "code"), _column("born", "date")]}
    write_whole(bench.folder(case) / cases.REPORT, json.dumps({"tables": [table]}))
    return f"/cases/{case}/columns"


def _ids(page: str) -> list[str]:
    return re.findall(r'name="column" value="([0-9a-f]{16})"', page)


def test_a_kind_set_by_hand_waits_for_the_next_judgement(
    bench: Bench, browser: Open, case: str, columns: str
) -> None:
    client = browser(Role.ANALYST)
    page = client.get(columns).text
    first, second = _ids(page)
    assert "<img" not in page
    assert "not judged yet" not in page
    assert client.fill(columns, column=second, kind="birth_date").text.count("not judged yet") == 2
    assert client.fill(columns, column=first, kind="email").text.count("not judged yet") == 3
    kept = json.loads((bench.folder(case) / cases.KINDS).read_bytes())
    assert kept == {HOSTILE: {"born": "birth_date", HOSTILE: "email"}}
    # Given back to recognition, it waits for nothing.
    assert client.fill(columns, column=first, kind="").text.count("not judged yet") == 2
    assert "born: birth_date" in browser(Role.CUSTODIAN).get("/log").text


def test_a_part_of_the_page_is_answered_where_a_part_was_asked_for(browser: Open, columns: str) -> None:
    client = browser(Role.ANALYST)
    first, _ = _ids(client.get(columns).text)
    form = {"token": client.token, "column": first, "kind": "phone"}
    part = client.post(columns, data=form, headers={"hx-request": "true"}).text
    assert part.startswith(f'<tr id="column-{first}">')
    assert 'id="waiting" role="status" hx-swap-oob="true"' in part
    assert "<html" not in part


def test_what_is_no_kind_or_no_column_is_refused(browser: Open, columns: str) -> None:
    client = browser(Role.ANALYST)
    first, _ = _ids(client.get(columns).text)
    assert client.fill(columns, column=first, kind="no.such").status_code == 422
    assert client.fill(columns, column="0" * 16, kind="email").status_code == 404


def test_a_reader_sees_and_does_not_set(browser: Open, columns: str) -> None:
    page = browser(Role.READER).get(columns).text
    assert "born" in page
    assert _ids(page) == []
