import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from visiting import Browser

from leakassay.apps.workbench import cases, uploads
from leakassay.apps.workbench.bench import Bench
from leakassay.apps.workbench.interface import RefusedError, Role

DATA = bytes(range(256)) * 40
Open = Callable[[Role], Browser]


def _begin(
    client: Browser, case: str, name: str = "leak.csv", size: int = len(DATA), stamp: str = "1"
) -> dict[str, int]:
    answer = client.fill(f"/cases/{case}/upload", name=name, size=str(size), stamp=stamp)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def _put(client: Browser, case: str, file: int, offset: int, data: bytes) -> int:
    path = f"/cases/{case}/upload?file={file}&offset={offset}"
    return int(client.put(path, content=data, headers={"x-form-token": client.token}).status_code)


def test_an_upload_goes_on_where_it_was_cut(bench: Bench, browser: Open, case: str) -> None:
    client = browser(Role.ANALYST)
    file = _begin(client, case)["file"]
    assert _put(client, case, file, 0, DATA[:1000]) == 200

    async def cut() -> AsyncIterator[bytes]:
        yield DATA[1000:3000]
        raise ConnectionError

    with pytest.raises(ConnectionError):
        asyncio.run(uploads.append(uploads.find(bench, case, file), 1000, cut()))
    assert _put(client, case, file, 1000, DATA[1000:]) == 409
    assert client.fill(f"/cases/{case}/start").status_code == 409
    again = _begin(client, case)
    assert again == {"file": file, "offset": 3000}
    assert _put(client, case, file, 3000, DATA[3000:]) == 200
    (path,) = cases.readable(bench, case)
    assert path.read_bytes() == DATA


def test_more_than_the_file_has_is_refused(browser: Open, case: str) -> None:
    client = browser(Role.ANALYST)
    file = _begin(client, case, size=100)["file"]
    assert _put(client, case, file, 0, DATA[:101]) == 413
    assert client.fill(f"/cases/{case}/upload", name="x", size="0").status_code == 422
    assert client.fill(f"/cases/{case}/upload", name="x", size=str(1 << 43)).status_code == 507
    assert _put(client, case, 999_999, 0, b"x") == 404
    for file_, offset in (("x", "0"), ("1", "-1"), ("", "")):
        path = f"/cases/{case}/upload?file={file_}&offset={offset}"
        assert client.put(path, content=b"x", headers={"x-form-token": client.token}).status_code == 422


def test_another_stamp_is_another_file_and_another_case_has_no_part_in_it(
    bench: Bench, browser: Open, case: str
) -> None:
    client = browser(Role.ANALYST)
    first, second = _begin(client, case)["file"], _begin(client, case, stamp="2")["file"]
    assert first != second
    other = cases.make(bench, "analyst", "Another").id
    assert _put(client, other, first, 0, DATA) == 404
    assert client.fill(f"/cases/{other}/remove", file=str(first)).status_code == 404
    assert client.fill(f"/cases/{case}/remove", file=str(first)).status_code == 200


HOSTILE = [
    "../../../etc/passwd",
    "..",
    "-rf",
    "a\0b.csv",
    "C:\\x\\con.csv",
    "<img src=x onerror=alert(1)>.csv",
    "\u202efdp.exe",
    "x" * 5000 + ".csv",
    "名单 (2).csv",
    "\ud800.csv",
    "/",
    ".hidden",
    "a\nb",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_in_its_folder_and_is_shown_as_text(
    bench: Bench, browser: Open, case: str, name: str
) -> None:
    client = browser(Role.ANALYST)
    safe = cases.safe_name(name)
    assert "/" not in safe
    assert "\\" not in safe
    assert not safe.startswith((".", "-"))
    assert 0 < len(safe.encode()) <= 200
    file = _begin(client, case, name=name.encode("utf-8", "replace").decode(), size=10)["file"]
    assert _put(client, case, file, 0, DATA[:10]) == 200
    (path,) = cases.readable(bench, case)
    assert path.resolve().is_relative_to((bench.folder(case) / "files").resolve())
    page = client.get(f"/cases/{case}")
    assert page.status_code == 200
    assert "<img" not in page.text
    assert "\u202e" not in page.text


def test_paths_lead_only_where_they_may(bench: Bench, browser: Open, case: str, tmp_path: Path) -> None:
    client = browser(Role.ANALYST)
    link = tmp_path / "link.csv"
    link.symlink_to(bench.settings.data / "workbench.key")
    for path in ("", "relative.csv", "/no/such/file", "postgresql://db/x", "\0", "/dev/zero"):
        assert client.fill(f"/cases/{case}/path", path=path).status_code == 422, path
    for path in (str(link), str(bench.settings.data), "/", str(tmp_path)):
        assert client.fill(f"/cases/{case}/path", path=path).status_code == 403, path
    with pytest.raises(RefusedError):
        cases.readable(bench, case)
