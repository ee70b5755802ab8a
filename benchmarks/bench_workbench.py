"""The workbench under load: start, first page, many users, an upload that is cut, progress of an assay.

    python benchmarks/bench_workbench.py [UPLOAD_MIB] [ROWS]

UPLOAD_MIB defaults to 2048, ROWS of the judged file to one million. To reach: first page under 300 ms; 20
users at once on a list of cases with p95 under 500 ms; report.html under 2 MB; progress at least each second,
at under 2 % of what the assay costs.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import re
import resource
import secrets
import socket
import subprocess
import sys
import tempfile
import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from made_up import write
from measuring import report

from leakassay.apps.workbench import accounts, cases
from leakassay.apps.workbench.bench import Bench
from leakassay.apps.workbench.interface import Role, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

_USERS, _EACH, _CASES = 20, 20, 200
_PART = 8 << 20
_PASSWORD = secrets.token_urlsafe(12)


class Visitor:
    """Somebody signed in, over one connection at a time."""

    def __init__(self, address: str, path: str = "/enter") -> None:
        parts = urlsplit(address)
        self._host, self._port = parts.hostname or "", parts.port or 0
        self._cookies: dict[str, str] = {}
        page = self.get(path)
        self.token = re.findall(r'name="token" value="([0-9a-f]{64})"', page or self.get("/"))[0]

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> tuple[int, str]:
        connection = http.client.HTTPConnection(self._host, self._port, timeout=120)
        cookie = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        connection.request(method, path, body, {**headers, "cookie": cookie})
        answer = connection.getresponse()
        for one in answer.headers.get_all("set-cookie") or ():
            name, _, rest = one.partition("=")
            self._cookies[name] = rest.partition(";")[0]
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.headers.get("location") or text

    def get(self, path: str) -> str:
        """Give a page; empty for one that leads elsewhere."""
        status, text = self._ask("GET", path, None, {})
        return text if status == http.client.OK else ""

    def fill(self, path: str, /, **form: str) -> str:
        """Send a form; give where it leads, or what was answered."""
        body = urlencode({"token": self.token, **form}).encode()
        return self._ask("POST", path, body, {"content-type": "application/x-www-form-urlencoded"})[1]

    def put(self, path: str, body: bytes) -> dict[str, int]:
        """Send a part of an upload."""
        return dict(json.loads(self._ask("PUT", path, body, {"x-form-token": self.token})[1]))

    def cut(self, path: str, body: bytes) -> None:
        """Send half of a part, and be gone."""
        cookie = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        head = (
            f"PUT {path} HTTP/1.1\r\nhost: {self._host}:{self._port}\r\ncookie: {cookie}\r\n"
            f"x-form-token: {self.token}\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        with socket.create_connection((self._host, self._port)) as wire:
            wire.sendall(head.encode() + body[: len(body) // 2])

    def events(self, path: str) -> Iterator[float]:
        """Give the moment of each event, until the stream ends."""
        connection = http.client.HTTPConnection(self._host, self._port, timeout=120)
        cookie = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        connection.request("GET", path, headers={"cookie": cookie})
        for line in connection.getresponse():
            if line.startswith(b"event: progress"):
                yield time.monotonic()


def main(mebibytes: int, rows: int) -> None:
    """Measure and report."""
    table: list[tuple[str, object]] = []
    with tempfile.TemporaryDirectory() as temporary:
        data = Path(temporary) / "data"
        filled = Bench(Settings(data, f"sqlite:///{data / 'workbench.sqlite'}"))
        for number in range(_CASES):
            cases.make(filled, "bench", f"Case {number}")
        accounts.put_account(filled, "bench", "bench", Role.CUSTODIAN, _PASSWORD)
        begun = time.monotonic()
        server = _started(data)
        address = re.findall(r"http://\S+", server.stdout.readline() if server.stdout else "")[0]
        table.append(("start to address, s", round(time.monotonic() - begun, 2)))
        try:
            begun = time.monotonic()
            visitor = Visitor(address)
            table.append(("first page after the start, ms", _ms(time.monotonic() - begun)))
            visitor.fill("/enter", name="bench", password=_PASSWORD)
            visitor.token = re.findall(r'name="token" value="([0-9a-f]{64})"', visitor.get("/"))[0]
            table += _list(visitor)
            table += _upload(visitor, data, mebibytes)
            table += _assay(visitor, write(Path(temporary) / "people.csv", rows), server.pid, data)
        finally:
            server.terminate()
            server.wait()
    report("workbench", ("what", "figure"), [tuple(line) for line in table])


def _started(data: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "leakassay.cli", "workbench", "--no-browser", "--port", "0"]
    return subprocess.Popen([*command, "--data", str(data)], stdout=subprocess.PIPE, text=True)


def _ms(seconds: float) -> int:
    return round(1000 * seconds)


def _list(visitor: Visitor) -> list[tuple[str, object]]:
    """Ask for the list of cases, alone and many at once."""
    alone = sorted(_timed(visitor) for _ in range(_EACH))
    waited: list[float] = []
    users = [
        threading.Thread(target=lambda: waited.extend(_timed(visitor) for _ in range(_EACH)))
        for _ in range(_USERS)
    ]
    for user in users:
        user.start()
    for user in users:
        user.join()
    waited.sort()
    return [
        (f"list of {_CASES} cases, median ms", _ms(alone[len(alone) // 2])),
        (f"the same, {_USERS} users at once, p95 ms", _ms(waited[int(0.95 * len(waited))])),
    ]


def _timed(visitor: Visitor) -> float:
    begun = time.monotonic()
    if "Case 1" not in visitor.get("/"):
        raise RuntimeError("the list of cases was not shown")
    return time.monotonic() - begun


def _upload(visitor: Visitor, data: Path, mebibytes: int) -> list[tuple[str, object]]:
    """Upload, cut halfway, and go on; what arrived has to be what was sent."""
    here = visitor.fill("/cases", name="Upload")
    block, size = secrets.token_bytes(_PART), mebibytes << 20
    asked = {"name": "large.bin", "size": str(size), "stamp": "1"}
    at = json.loads(visitor.fill(f"{here}/upload", **asked))
    begun, cut = time.monotonic(), False
    while at["offset"] < size:
        where = f"{here}/upload?file={at['file']}&offset={at['offset']}"
        left = min(_PART - at["offset"] % _PART, size - at["offset"])
        part = block[at["offset"] % _PART :][:left]
        if not cut and at["offset"] >= size // 2:
            cut = True
            visitor.cut(where, part)
            time.sleep(0.5)
            at = json.loads(visitor.fill(f"{here}/upload", **asked))
        else:
            at = visitor.put(where, part)
    seconds = time.monotonic() - begun
    (arrived,) = (data / here.lstrip("/") / "files").rglob("large.bin")
    sent = hashlib.sha256()
    for offset in range(0, size, _PART):
        sent.update(block[: size - offset])
    with arrived.open("rb") as file:
        same = hashlib.file_digest(file, "sha256").digest() == sent.digest()
    arrived.unlink()
    return [
        (f"upload of {mebibytes} MiB, cut halfway, MiB/s", round(mebibytes / seconds)),
        ("it arrived whole", same),
    ]


def _assay(visitor: Visitor, leak: Path, server: int, data: Path) -> list[tuple[str, object]]:
    """Judge a file with its page open: how often progress comes, and what it costs."""
    here = visitor.fill("/cases", name="Assay")
    visitor.fill(f"{here}/path", path=str(leak))
    visitor.fill(f"{here}/start")
    begun, before = time.monotonic(), _cpu(server)
    moments = [begun, *visitor.events(f"{here}/events")]
    seconds, served = time.monotonic() - begun, _cpu(server) - before
    gaps = sorted(after - before for before, after in pairwise(moments))
    told = json.loads((data / here.lstrip("/") / "report.json").read_bytes())
    page = visitor.get(f"{here}/report")
    return [
        ("judged file, MB", leak.stat().st_size // 1_000_000),
        ("assay, s", round(seconds, 1)),
        ("events of progress a second", round((len(moments) - 1) / seconds, 2)),
        ("longest pause between two, s", round(gaps[-1], 2)),
        ("web process beside the assay, CPU %", round(100 * served / told["tool"]["cpu_seconds"], 2)),
        ("report.html, KB", len(page.encode()) // 1000),
    ]


def _cpu(pid: int) -> float:
    """CPU seconds of a process, without its workers."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 2048, int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    )
