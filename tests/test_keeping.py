"""What is kept of a pass: whoever goes on from it, anywhere, ends with the same as who was never stopped."""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from leakassay import keeping
from leakassay.assaying import assay
from leakassay.carrying import recognised_of, recognised_state
from leakassay.engine.local import Threads
from leakassay.errors import LeakassayError
from leakassay.keeping import NAME, Keeping, Mark, forget
from leakassay.measures.interface import Key
from leakassay.reading import Pass, Progress
from leakassay.sources import open_inputs
from made_leaks import LEAKS, SMALL, plain, told, write_csv, write_folder

SECRET = b"a key for tests, long enough"


class StoppedError(Exception):
    """Somebody pulled the plug."""


@pytest.fixture(autouse=True)
def _at_every_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "EVERY", 0.0)
    monkeypatch.setattr(keeping, "_SHARE", 1e9)


def _read(path: Path, case: Path | None, *, resume: bool = False, stop: int = 0) -> Any:
    """Read a leak; pull the plug when `stop` blocks have been counted."""
    blocks = 0

    def watch(_: Progress) -> None:
        nonlocal blocks
        blocks += 1
        if blocks == stop:
            raise StoppedError

    kept = Keeping(case, SECRET, resume=resume, settings="") if case else None
    with Threads(2) as threads:
        return told(Pass(Key.of(SECRET), threads, progress=watch, keeping=kept), path)


@pytest.mark.parametrize("leak", LEAKS)
def test_going_on_from_anywhere_gives_the_same(leak: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = LEAKS[leak](tmp_path / "in")
    undisturbed = _read(path, None)
    for stop in (2, 9):
        with pytest.raises(StoppedError):
            _read(path, tmp_path / "case", stop=stop)
        with pytest.raises(StoppedError):  # and once more, on the way
            _read(path, tmp_path / "case", resume=True, stop=2)
        assert (tmp_path / "case" / NAME).exists()
        assert _read(path, tmp_path / "case", resume=True) == undisturbed


def test_a_pipe_is_passed_over_when_it_is_given_again(tmp_path: Path) -> None:
    content = write_csv(tmp_path / "leak.csv", 30_000).read_bytes()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def fed(step: int, **how: Any) -> Any:
        writer = subprocess.Popen(
            [sys.executable, "-c", _SLOWLY, str(pipe), str(tmp_path / "leak.csv"), str(step)]
        )
        try:
            return _read(pipe, **how)
        finally:
            writer.kill()
            writer.wait()

    undisturbed = fed(len(content), case=None)
    with pytest.raises(StoppedError):
        fed(777_777, case=tmp_path / "case", stop=9)
    assert fed(10_000, case=tmp_path / "case", resume=True) == undisturbed


_SLOWLY = """
import sys
with open(sys.argv[1], "wb", buffering=0) as pipe, open(sys.argv[2], "rb") as file:
    while piece := file.read(int(sys.argv[3])):
        pipe.write(piece)
"""


def _stopped(path: Path, case: Path) -> None:
    with pytest.raises(StoppedError):
        _read(path, case, stop=9)


@pytest.mark.parametrize("leak", ["gzip", "parquet", "sql"])
def test_a_changed_input_of_any_format_is_refused(leak: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = LEAKS[leak](tmp_path / "in")
    _stopped(path, tmp_path / "case")
    content = bytearray(path.read_bytes())
    content[len(content) // 10] ^= 1
    path.write_bytes(content)
    with pytest.raises(LeakassayError, match="not what it was"):
        _read(path, tmp_path / "case", resume=True)


@contextmanager
def _room(size: int) -> Iterator[None]:
    """Let no file of this process become larger, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_one_sentence_and_the_state_before_goes_on(tmp_path: Path) -> None:
    path, case = write_csv(tmp_path / "leak.csv", 30_000), tmp_path / "case"
    _stopped(path, case)
    before = (case / NAME).read_bytes()
    with (
        _room(len(before) // 2),
        pytest.raises(LeakassayError, match=r"cannot be kept .*too large.*make room"),
    ):
        _read(path, case, resume=True)
    assert {file.name: file.read_bytes() for file in case.iterdir()} == {NAME: before}
    assert _read(path, case, resume=True) == _read(path, None)


def test_a_directory_that_goes_away_is_one_sentence(tmp_path: Path) -> None:
    path, case = write_csv(tmp_path / "leak.csv", 30_000), tmp_path / "case"
    kept = Keeping(case, SECRET, resume=False, settings="")

    def leave(progress: Progress) -> None:
        if progress.records > 10_000 and case.exists():
            shutil.rmtree(case)

    reading = Pass(Key.of(SECRET), Threads(1), progress=leave, keeping=kept)
    with pytest.raises(LeakassayError, match=r"cannot be kept .*can be written"):
        told(reading, path)


def test_states_take_a_share_of_the_time_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_SHARE", 0.5)
    monkeypatch.setattr(keeping, "_EXPECTED", 0.2)
    begun = time.process_time()
    kept = Keeping(tmp_path, SECRET, resume=False, settings="")
    [source] = open_inputs([write_csv(tmp_path / "leak.csv", 100)], SMALL)
    assert not kept.due()
    for least in (0.4, 0.8):
        while not kept.due():
            sum(range(1000))
        assert time.process_time() - begun >= least
        # As if it had taken 0.2 seconds.
        kept.keep([source], [], Mark(0, 0, ""), [], time.process_time() - 0.2)


def test_what_a_killed_writing_left_goes_with_the_state(tmp_path: Path) -> None:
    for name in (NAME, NAME + ".part"):
        (tmp_path / name).write_bytes(b"sealed")
    forget(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_changed_input_is_refused(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "leak.csv", 30_000)
    _stopped(path, tmp_path / "case")
    path.write_bytes(path.read_bytes().replace(b"Ana", b"Eva", 1))
    with pytest.raises(LeakassayError, match="not what it was"):
        _read(path, tmp_path / "case", resume=True)
    path.write_text("id,name\n1,Ana\n", "utf-8")
    with pytest.raises(LeakassayError, match="not what it was"):
        _read(path, tmp_path / "case", resume=True)


def test_a_missing_input_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    folder = write_folder(tmp_path / "in")
    _stopped(folder, tmp_path / "case")
    for number in range(1, 14):
        (folder / f"part{number:02d}.csv").unlink()
    with pytest.raises(LeakassayError, match="not what it was"):
        _read(folder, tmp_path / "case", resume=True)


def test_a_state_opens_with_its_key_and_unaltered_only(tmp_path: Path) -> None:
    path, case = write_csv(tmp_path / "leak.csv", 30_000), tmp_path / "case"
    _stopped(path, case)
    with pytest.raises(LeakassayError, match="key"):
        Keeping(case, b"another key, long enough", resume=True, settings="").kept(Key.of(SECRET))
    with pytest.raises(LeakassayError, match="settings"):
        Keeping(case, SECRET, resume=True, settings="others").kept(Key.of(SECRET))
    whole = (case / NAME).read_bytes()
    for broken in (whole[:-1], whole[: len(whole) // 2], whole[:200] + b"\0" + whole[201:], b"nothing"):
        (case / NAME).write_bytes(broken)
        with pytest.raises(LeakassayError, match=r"altered|no state"):
            Keeping(case, SECRET, resume=True, settings="").kept(Key.of(SECRET))


def test_frames_of_two_writings_do_not_mix(tmp_path: Path) -> None:
    from leakassay.case import sealing

    sealing.write(tmp_path / "a", [b"one", b"two"], SECRET)
    sealing.write(tmp_path / "b", [b"one", b"two"], SECRET)
    head = len(sealing.MAGIC) + 16
    (tmp_path / "c").write_bytes((tmp_path / "a").read_bytes()[:head] + (tmp_path / "b").read_bytes()[head:])
    assert list(sealing.read(tmp_path / "a", SECRET)) == [b"one", b"two"]
    with pytest.raises(LeakassayError, match="altered"):
        list(sealing.read(tmp_path / "c", SECRET))


def test_beginning_anew_throws_the_state_away(tmp_path: Path) -> None:
    path, case = write_csv(tmp_path / "leak.csv", 30_000), tmp_path / "case"
    _stopped(path, case)
    Keeping(case, SECRET, resume=False, settings="")
    assert not (case / NAME).exists()


def test_nothing_of_a_row_lies_in_the_directory_of_a_case(tmp_path: Path) -> None:
    path, case = write_csv(tmp_path / "leak.csv", 30_000), tmp_path / "case"
    path.write_bytes(path.read_bytes().replace(b"Ana Sol", b"Qzxvanary Wkjcanary"))
    for stop in (1, 9):  # while rows wait for the plan, and when they are counted
        with pytest.raises(StoppedError):
            _read(path, case, stop=stop + 1)
        for file in case.iterdir():
            assert not any(
                word in file.read_bytes() for word in (b"Qzxvanary", b"canary", b"@example", b"born")
            )


def test_resuming_asks_for_directory_and_key(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "leak.csv", 100)
    with pytest.raises(LeakassayError, match="--out and --key"):
        assay(path, resume=True, case=tmp_path / "case")
    with pytest.raises(LeakassayError, match="--out and --key"):
        assay(path, resume=True, key=SECRET)


def test_a_case_does_not_lie_in_what_is_read(tmp_path: Path) -> None:
    write_csv(tmp_path / "leak.csv", 100)
    with pytest.raises(LeakassayError, match="choose another place"):
        assay(tmp_path, key=SECRET, case=tmp_path / "case")
    assert not (tmp_path / "case").exists()


def test_what_was_recognised_goes_and_comes_back(tmp_path: Path) -> None:
    with Threads(1) as threads:
        reading = Pass(Key.of(SECRET), threads)
        for source in open_inputs([write_csv(tmp_path / "leak.csv", 3000)], SMALL):
            reading.read(source)
        [table] = reading.finish()
    again = recognised_of(json.loads(json.dumps(recognised_state(table.recognised))))
    assert plain(again) == plain(table.recognised)
    assert [str(t) for r in again.values() for t in r.evidence] == [
        str(t) for r in table.recognised.values() for t in r.evidence
    ]


_OFTEN = """
from leakassay import cli, keeping
keeping.EVERY, keeping._SHARE, keeping._EXPECTED = 0.05, 1, 0
raise SystemExit(cli.main())
"""


def test_killed_at_any_moment_it_goes_on_to_the_same_report(tmp_path: Path) -> None:
    path, key = write_csv(tmp_path / "leak.csv", 60_000), tmp_path / "key"
    key.write_bytes(SECRET)
    assert _assayed(path, key, tmp_path / "undisturbed").wait(120) in (0, 1, 2)
    rng = random.Random(6)
    killed = 0
    for _ in range(3):
        process = _assayed(path, key, tmp_path / "case", "--resume")
        _when_kept(process, tmp_path / "case" / NAME, rng.uniform(0, 1))
        process.send_signal(signal.SIGKILL)
        killed += process.wait(120) == -signal.SIGKILL
    assert killed
    assert _assayed(path, key, tmp_path / "case", "--resume").wait(120) in (0, 1, 2)
    assert _report(tmp_path / "case") == _report(tmp_path / "undisturbed")
    assert not (tmp_path / "case" / NAME).exists()


def _assayed(path: Path, key: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    arguments = ["assay", str(path), "--key", str(key), "--out", str(out), "--memory", "64MiB", *more]
    return subprocess.Popen([sys.executable, "-c", _OFTEN, *arguments], stdout=subprocess.DEVNULL)


def _when_kept(process: subprocess.Popen[bytes], state: Path, later: float) -> None:
    """Wait until there is a state that this run has written, and a little longer."""
    begun = time.time()
    while process.poll() is None and not (state.exists() and state.stat().st_mtime > begun):
        time.sleep(0.01)
    time.sleep(later)


def _report(folder: Path) -> Any:
    report = json.loads((folder / "report.json").read_text("utf-8"))
    del report["tool"]
    return report
