"""Does a reader that dies cost its input and no more, and what can a worker still do?"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from ctypes.util import find_library
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import fastavro
import pyarrow as pa
import pytest

from leakassay.errors import CannotOpenError
from leakassay.sources import open_inputs
from leakassay.sources.contained import cpu_seconds, members, unpacking, worker
from leakassay.sources.contained.frames import LENGTHS, sound
from leakassay.sources.contained.source import _Told
from leakassay.sources.contained.worker import Worker
from leakassay.sources.containers.interface import Budget
from leakassay.sources.containers.sevenzip import ARCHIVE as SEVENZIP
from leakassay.sources.interface import Limits
from leakassay.sources.streams import BrokenOffError, Flow, of_memory
from opened import read_all
from sample_files import sample

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = {"type": "record", "name": "p", "fields": [{"name": "name", "type": "string"}]}


def workers() -> set[int]:
    """Processes that a server of this process forked."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        after = text.rpartition(")")[2].split()
        if after[0] != "Z":
            found[int(stat.parent.name)] = int(after[1])
    servers = {process for process, parent in found.items() if parent == os.getpid()}
    return {process for process, parent in found.items() if parent in servers}


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A file that a worker reads in many blocks."""
    path = tmp_path / "people.avro"
    with path.open("wb") as file:
        fastavro.writer(file, SCHEMA, ({"name": f"A{i}" + "x" * 200} for i in range(60_000)))
    return path


@pytest.mark.parametrize("death", [signal.SIGSEGV, signal.SIGKILL])
def test_a_reader_that_dies_costs_its_input_and_not_the_run(long: Path, death: signal.Signals) -> None:
    (long.parent / "z.csv").write_text("id,mail\n1,a@example.com\n2,b@example.com\n")
    before = workers()
    rows, lost = 0, {}
    for one in open_inputs([long.parent], Limits()):
        assert one.source is not None
        spent = 0
        for number, block in enumerate(one.source.blocks()):
            if one.source.format == "avro" and not number:
                [reader] = workers() - before
                os.kill(reader, death)
            for batch in block.read():
                rows += batch.columns.num_rows
                spent += batch.bytes + sum(reject.bytes for reject in batch.rejects)
                lost.update({reject.reason: reject.bytes for reject in batch.rejects})
        assert spent == one.content_bytes
    assert 2 < rows < 60_002
    assert lost["reader crashed"] > 0


def test_whoever_stops_reading_leaves_no_process_behind(long: Path) -> None:
    before = workers()
    [one] = open_inputs([long], Limits())
    assert one.source is not None
    list(islice(one.source.blocks(), 1))
    for _ in range(200):
        if not workers() - before:
            return
        time.sleep(0.05)
    pytest.fail("a worker is still there")


def test_the_time_of_a_reader_is_told(long: Path) -> None:
    before = cpu_seconds()
    [one] = read_all(long)
    assert one.records == 60_000
    assert 0.02 < cpu_seconds() - before < 30


def test_a_server_that_was_killed_is_started_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(sample("parquet"))
    read_all(path)
    servers = {int(child) for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()}
    for server in servers:
        if "contained.server" in Path(f"/proc/{server}/cmdline").read_text():
            os.kill(server, signal.SIGKILL)
            while Path(f"/proc/{server}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
                time.sleep(0.01)
    [again] = read_all(path)
    assert again.records == 40
    assert again.input.walls
    assert {"process", "memory", "time"} <= set(again.input.walls)


ESCAPES = """
import json, os, resource, socket, sys
from leakassay.sources.contained.walls import allow_time, raised
kept = os.open(sys.argv[1], os.O_RDONLY)
standing = raised(kept)
outcome = {}
def attempt(name, call):
    try:
        call()
        outcome[name] = True
    except (OSError, MemoryError):
        outcome[name] = False
attempt("the file itself", lambda: open(f"/proc/self/fd/{kept}").read())
attempt("another file", lambda: open(sys.argv[2]).read())
attempt("a folder", lambda: os.listdir(os.path.dirname(sys.argv[1])))
attempt("writing", lambda: open(sys.argv[1] + ".new", "w").write("x"))
attempt("deleting", lambda: os.unlink(sys.argv[2]))
attempt("a connection", lambda: socket.create_connection(("127.0.0.1", 9)))
attempt("a socket", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
attempt("a program", lambda: os.execv("/bin/true", ["true"]))
attempt("another process", lambda: os.kill(os.getppid(), 0))
attempt("memory", lambda: bytearray(8 << 30))
allow_time(100 << 20)
limited = (resource.RLIMIT_CPU, resource.RLIMIT_CORE, resource.RLIMIT_FSIZE)
print(json.dumps([standing, outcome, [resource.getrlimit(one)[0] for one in limited]]))
"""


def test_what_a_worker_can_still_do(tmp_path: Path) -> None:
    for name in ("mine", "other"):
        (tmp_path / name).write_text("x")
    done = subprocess.run(
        [sys.executable, "-c", ESCAPES, str(tmp_path / "mine"), str(tmp_path / "other")],
        capture_output=True,
        check=True,
        timeout=60,
    )
    standing, outcome, (seconds, core, size) = json.loads(done.stdout)
    assert outcome.pop("the file itself")
    assert not outcome.pop("memory")
    assert not outcome.pop("writing")
    by_wall = {
        "files": ("another file", "a folder", "deleting"),
        "network": ("a connection", "a socket", "a program", "another process"),
    }
    assert not [
        name for wall, names in by_wall.items() if wall in standing for name in names if outcome[name]
    ]
    assert 1060 <= seconds <= 1100
    assert core == size == 0
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0, "the walls are the worker's alone"


def ipc(columns: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, columns.schema) as stream:
        stream.write_batch(columns)
    return bytes(sink.getvalue())


def lies() -> Iterator[bytes]:
    yield b"no Arrow"
    yield ipc(pa.record_batch({"a": [1, 2]}))
    raw = pa.py_buffer(b"\xff\xfe")
    offsets = pa.py_buffer(b"\0\0\0\0\2\0\0\0")
    yield ipc(pa.record_batch({"a": pa.StringArray.from_buffers(1, offsets, raw)}))
    sound = ipc(pa.record_batch({"a": ["x" * 77]}))
    offsets_at = sound.rindex(b"\0\0\0\0\x4d\0\0\0")
    yield sound[: offsets_at + 4] + b"\0\0\0\x40" + sound[offsets_at + 8 :]


@pytest.mark.parametrize("body", list(lies()))
def test_what_a_worker_says_is_not_believed(body: bytes) -> None:
    said = {
        "table": "t",
        "first": 0,
        "bytes": 7,
        "rejects": [["a word from the data", 1, 0]],
        "notes": {"x": 1},
    }
    [batch] = _Told(said, body).read()
    assert batch.columns.num_rows == 0
    assert [(reject.reason, reject.bytes) for reject in batch.rejects] == [("reader crashed", 7)]


BATCH = {"table": "t", "first": 0, "bytes": 7, "rejects": [["truncated", 1, 2]], "notes": {"x": 1}}
SOURCE = {"format": "avro", "charset": None, "facts": {}, "parts": [], "walls": []}


def test_what_our_workers_say_is_sound() -> None:
    assert all(map(sound, ({}, BATCH, SOURCE, {**SOURCE, "end": True}, {"fault": "KeyError"})))


@pytest.mark.parametrize(
    "said",
    [
        [],
        {"end": True},
        {**SOURCE, "facts": None},
        {**BATCH, "first": -1},
        {**BATCH, "bytes": "7"},
        {**BATCH, "bytes": 1 << 70},
        {**BATCH, "bytes": True},
        {**BATCH, "rejects": [["truncated", 1]]},
        {**BATCH, "rejects": [[[], 1, 2]]},
        {**BATCH, "notes": {"x": 0.5}},
        {name: value for name, value in BATCH.items() if name != "bytes"},
    ],
)
def test_what_has_another_shape_is_not(said: object) -> None:
    assert not sound(said)


def test_a_file_that_has_gone_when_its_reader_begins_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.avro"
    path.symlink_to(path)
    with pytest.raises(CannotOpenError, match=r"a\.avro cannot be read any more"):
        Worker(b"", Flow("a.avro", (piece for piece in (b"",)), path))


def test_a_worker_that_says_nothing_more_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_PATIENCE", 0.1)
    monkeypatch.setattr(worker, "_START", "import time; time.sleep(60); " + worker._START)
    monkeypatch.setattr(worker, "_SERVER", worker._Server())
    asked = Worker(b"x" * (4 << 20), of_memory("x", b""))
    assert asked.next() is None
    asked.close()
    worker._SERVER.close()


def test_a_request_that_no_worker_understands_ends_it() -> None:
    asked = Worker(b"no request", of_memory("x", b"y" * (1 << 20)))
    said, _ = asked.next() or ({}, b"")
    asked.close()
    assert "format" not in said


def test_a_reader_that_dies_while_it_opens_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1" + bytes(100) + b"PAR1")
    with pytest.raises(CannotOpenError, match="footer"):
        read_all(path)


def _server_with(monkeypatch: pytest.MonkeyPatch, walls: str) -> None:
    """Have workers forked by a server of our own, whose walls are set otherwise."""
    begin = (
        f"import sys; sys.path[:] = {sys.path!r}; from leakassay.sources.contained import walls; {walls}; "
    )
    monkeypatch.setattr(worker, "_START", begin + worker._START)
    monkeypatch.setattr(worker, "_SERVER", worker._Server())


@pytest.mark.parametrize(
    "walls", ["walls._SECONDS = walls._SECONDS_PER_MB = 0", "walls.MEMORY = 1 << 20"], ids=["time", "memory"]
)
def test_a_reader_at_its_limit_costs_its_input_and_not_the_run(
    walls: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some seconds of YAML, with one second to read it in, or with no memory left."""
    (tmp_path / "a.yaml").write_text("".join(f"- id: {i}\n  name: Ana Sol{i}\n" for i in range(60_000)))
    (tmp_path / "z.csv").write_text("id,mail\n1,a@example.com\n2,b@example.com\n")
    _server_with(monkeypatch, walls)
    held, rest = read_all(tmp_path)
    assert held.rejects["reader crashed"] or (
        held.input.source is None and "crashes its reader" in (held.input.refused or "")
    )
    assert held.records < 60_000
    assert rest.records == 2
    worker._SERVER.close()


SEVEN = shutil.which("7zz")
needs_7z = pytest.mark.skipif(
    SEVEN is None or find_library("archive") is None,
    reason="no program makes a 7z archive, or reads it",
)


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """An archive of two members, each too large to wait in a pipe."""
    for name in ("a.csv", "b.csv"):
        lines = (f"{i},Ana Sol{i},a{i}@example.org\n" for i in range(100_000))
        (tmp_path / name).write_text("id,name,mail\n" + "".join(lines))
    subprocess.run(
        [SEVEN or "", "a", "-mx=1", "x.7z", "a.csv", "b.csv"],
        cwd=tmp_path,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return tmp_path / "x.7z"


@needs_7z
def test_an_archive_is_unpacked_behind_walls(packed: Path) -> None:
    first, second, whole = read_all(packed)
    assert first.records == second.records == 100_000
    assert first.input.sha256 == hashlib.sha256((packed.parent / "a.csv").read_bytes()).hexdigest()
    assert whole.input.sha256 == hashlib.sha256(packed.read_bytes()).hexdigest()
    assert {"process", "memory", "time"} <= set(whole.input.walls or ())
    assert first.input.walls is None


@needs_7z
def test_what_unpacks_an_archive_and_dies_costs_the_rest_of_it(packed: Path) -> None:
    before, left = workers(), {}
    rows = 0
    for one in open_inputs([packed], Limits(block_bytes=1 << 16)):
        left[one.name] = one.refused_reason
        for number, block in enumerate(one.source.blocks() if one.source is not None else ()):
            if not number and one.name.endswith("a.csv"):
                [unpacks] = workers() - before
                os.kill(unpacks, signal.SIGSEGV)
            for batch in block.read():
                rows += batch.columns.num_rows
                for reject in batch.rejects:
                    left[one.name] = reject.reason
    assert left == {"x.7z/a.csv": "reader crashed", "x.7z": "reader crashed"}
    assert 2 < rows < 100_000


@needs_7z
def test_members_that_nobody_takes_are_passed_over(packed: Path) -> None:
    flow = of_memory("x.7z", packed.read_bytes())
    names = [member.name for member in members(SEVENZIP, flow, Budget(Limits()))]
    assert names == ["a.csv", "b.csv"]


@needs_7z
def test_no_more_is_passed_over_than_may_be_unpacked(packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "FREE", 1_000)
    found = iter(members(SEVENZIP, of_memory("x.7z", packed.read_bytes()), Budget(Limits())))
    assert next(found).name == "a.csv"
    with pytest.raises(BrokenOffError, match="over the limit"):
        next(found)


MEMBER = {"member": "a.csv", "refused": "", "size": 0}


@pytest.mark.parametrize(
    "said",
    [
        {**MEMBER, "member": 1},
        {**MEMBER, "refused": None},
        {"member": "a.csv", "refused": ""},
        {"taken": -1},
        {"taken": "1"},
        {"over": None},
        {"done": ["truncated"]},
        {"walls": "all"},
    ],
)
def test_members_of_another_shape_are_not_sound(said: object) -> None:
    assert all(map(sound, (MEMBER, {"taken": 1}, {"over": ""}, {"done": "truncated"})))
    assert not sound(said)


@pytest.mark.parametrize("said", [b"[" * 100_000, b"\xff", b"{}" * 2])
def test_a_frame_that_is_no_json_ends_as_a_crash(said: bytes) -> None:
    lying = Worker(b"no request", of_memory("x", b"y"))
    lying._got += LENGTHS.pack(len(said), 0) + said
    assert lying.next() is None
    lying.close()
