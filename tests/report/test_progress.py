"""The line on standard error: only where somebody watches, and gone when the work ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from pathlib import Path

import pytest

from leakassay.reading import Progress
from leakassay.report import progress


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show everything at once."""
    monkeypatch.setattr(progress, "_QUIET", 0.0)
    monkeypatch.setattr(progress, "_EVERY", 0.0)


@contextmanager
def _terminal() -> Iterator[int]:
    """Make standard error a terminal; gives the end that reads what is shown there."""
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as shown, redirect_stderr(shown):
        yield ours
    os.close(ours)


@pytest.mark.usefixtures("impatient")
def test_a_pass_shows_how_far_it_has_come_and_clears_its_line(tmp_path: Path) -> None:
    leak = tmp_path / "leak.csv"
    leak.write_bytes(b"x" * 4_000_000)
    with _terminal() as terminal:
        with progress.shown([str(leak)]) as show:
            assert show is not None
            show(Progress("leak\x1b[2J.csv", 1_000_000, 2_500))
        said = os.read(terminal, 4096).decode()
    assert "2,500 records" in said
    assert "1 MB · 25%, 0:0" in said
    assert "\x1b[2J" not in said
    assert said.endswith("\r\x1b[K")


@pytest.mark.usefixtures("impatient")
def test_what_is_written_shows_no_bytes() -> None:
    with _terminal() as terminal:
        with progress.counted() as show:
            assert show is not None
            show("persons", 70)
        said = os.read(terminal, 4096).decode()
    assert "persons · 70 records" in said
    assert "MB" not in said


def test_nothing_is_shown_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.counted() as counted, progress.shown([]) as shown:
        assert counted is shown is None
    assert capsys.readouterr().err == ""
