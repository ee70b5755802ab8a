"""Is a file there whole, or not at all, whatever stops its writing?"""

import os
import resource
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from leakassay.cli import main
from leakassay.keeping import NAME, forget
from leakassay.report.document import write_whole
from leakassay.writing import OWN, part_of, whole

ROWS = "id,name,mail\n" + "".join(f"{i},Ana Sol{i},a{i}@example.org\n" for i in range(2_000))


def test_what_stood_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with whole(path, OWN) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == OWN
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("why", [ValueError, KeyboardInterrupt])
def test_what_fails_leaves_nothing_and_changes_nothing(why: type[BaseException], tmp_path: Path) -> None:
    def failing(path: Path) -> None:
        with whole(path) as file:
            file.write(b"new")
            raise why

    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(why):
        failing(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_somebody_laid_in_its_way_is_neither_followed_nor_waited_for(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "other"
    other.write_bytes(b"of somebody else")
    for lay in (lambda part: part.symlink_to(other), os.mkfifo, lambda part: part.write_bytes(b"left")):
        lay(part_of(path))
        write_whole(path, "new")
        assert path.read_text() == "new"
    assert other.read_bytes() == b"of somebody else"
    path.unlink()
    path.symlink_to(other)
    write_whole(path, "new")
    assert other.read_bytes() == b"of somebody else"


def test_pipes_and_standard_output_are_written_into(tmp_path: Path) -> None:
    pipe, said = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: said.append(pipe.read_text()))
    reader.start()
    write_whole(pipe, "new")
    reader.join()
    assert said == ["new"]
    program = (
        "from pathlib import Path; from leakassay.report.document import write_whole;"
        "write_whole(Path('/dev/stdout'), 'new')"
    )
    with (tmp_path / "out").open("wb") as out:
        subprocess.run([sys.executable, "-c", program], stdout=out, check=True, timeout=60)
    assert (tmp_path / "out").read_text() == "new"
    assert Path("/dev/stdout").is_symlink()


@pytest.mark.parametrize("command", ["sketch", "redact"])
def test_a_full_disk_leaves_no_part_of_a_file(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    leak, out = tmp_path / "leak.csv", tmp_path / "out"
    leak.write_text(ROWS)
    out.mkdir()
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        code = main([command, str(leak), "-o", str(out / "made")])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert code == 3
    assert "cannot be written to" in capsys.readouterr().err
    assert not list(out.iterdir())


def test_a_state_is_forgotten_with_what_a_kill_left_of_it(tmp_path: Path) -> None:
    for path in (tmp_path / NAME, part_of(tmp_path / NAME)):
        path.write_bytes(b"x")
    forget(tmp_path)
    assert not list(tmp_path.iterdir())
