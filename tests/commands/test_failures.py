"""What people and machines do to a program: wrong numbers, full disks, closed pipes, errors of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from leakassay import cli, commands
from leakassay.commands.interface import Command, count

ROWS = "id,name,mail\n" + "".join(f"{i},Ana Sol{i},a{i}@example.org\n" for i in range(60))


@pytest.mark.parametrize(
    "options",
    [("--workers", "0"), ("--workers", "-3"), ("--workers", "100000"), ("--memory", "1"), ("--memory", "0")],
)
def test_numbers_out_of_bounds_are_wrong_usage(
    options: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["assay", str(tmp_path), *options]) == 3
    assert f"argument {options[0]}: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("simulate -o x --shape shop --rows 4x", "a whole number above 0"),
        ("simulate -o x --shape shop --rows 0", "a whole number above 0"),
        ("simulate -o x --shape shop --rows 1__0", "a whole number above 0"),
        ("simulate -o x --shape shop --rows 5 --seed -1", "--seed"),
        ("assay x --seed 123456789012345678901", "at most 20 digits"),
        ("calls draw x -o y --key z --on tomorrow", "written as 2026-03-01"),
        ("calls draw x -o y --key z --control some", "between 0 and 1"),
        ("calls show x 0 --key z", "a whole number above 0"),
        ("workbench --port 99999", "from 0 to 65535"),
    ],
)
def test_what_cannot_be_meant_is_said_in_words(
    wrong: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(wrong.split()) == 3
    told = capsys.readouterr().err.splitlines()[-1]
    assert said in told
    assert "_" not in told.replace("970_000", "")  # no name of a function


@pytest.mark.parametrize(
    ("text", "number"), [("7", 7), ("970_000", 970_000), ("1e9", 10**9), ("105E3", 105_000)]
)
def test_counts_are_read_as_people_write_them(text: str, number: int) -> None:
    assert count(text) == number


@pytest.mark.parametrize("command", [("redact", "-o"), ("sketch", "-o"), ("assay", "--json")])
def test_nothing_writes_over_what_it_reads(
    command: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "leak.csv"
    path.write_text(ROWS)
    assert cli.main([command[0], str(path), command[1], str(path)]) == 3
    assert "is to be read" in capsys.readouterr().err
    assert path.read_text() == ROWS
    assert [p.name for p in tmp_path.iterdir()] == ["leak.csv"]


def test_an_empty_path_is_not_the_folder_at_hand(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["columns", ""]) == 3
    assert "path is empty" in capsys.readouterr().err


def test_an_error_of_its_own_quotes_no_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        commands, "COMMANDS", (Command("broken", "", lambda _: None, lambda _: int("Qzxvanary"), "", ""),)
    )
    assert cli.main(["broken"]) == 3
    said = capsys.readouterr().err
    assert "ValueError at" in said
    assert said.count("\n") == 1
    assert "Qzxvanary" not in said


def test_a_module_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(_: object) -> int:
        import no_module_of_this_name  # type: ignore[import-not-found]  # noqa: F401 - it is not there

        return 0

    monkeypatch.setattr(commands, "COMMANDS", (Command("lacking", "", lambda _: None, run, "", ""),))
    assert cli.main(["lacking"]) == 3
    assert "no_module_of_this_name is not there" in capsys.readouterr().err


# A command that says one word, as tables are said and as lines are: what is shown is how output is borne.
_SAYING = """
import sys
from leakassay import cli, commands
from leakassay.commands.interface import Command

def rich(arguments):
    from rich.console import Console
    Console().print("имя")
    return 0

def plain(arguments):
    print("имя")
    return 0

says = {"rich": rich, "plain": plain}[sys.argv[1]]
commands.COMMANDS = (Command("say", "", lambda parser: None, says, "", ""),)
sys.exit(cli.main(["say"]))
"""


@pytest.mark.parametrize(("output", "code"), [("pipe", 3), ("/dev/full", 3), ("ascii", 0)])
@pytest.mark.parametrize("way", ["rich", "plain"])
def test_any_output_is_borne(output: str, code: int, way: str) -> None:
    read, write = os.pipe()
    if output == "/dev/full":
        write = os.open(output, os.O_WRONLY)
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-c", _SAYING, way],
        stdout=subprocess.PIPE if output == "ascii" else write,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
        timeout=120,
    )
    os.close(write)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    if output == "ascii":
        assert done.stdout == b"\\u0438\\u043c\\u044f\n"


def test_a_path_that_a_terminal_would_obey_is_written_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "leak.csv").write_text(ROWS)
    hostile = str(tmp_path / "a\x1b[2J\u202e\n.toml")
    assert cli.main(["assay", str(tmp_path / "leak.csv"), "--claim", hostile]) == 3
    said = capsys.readouterr().err
    assert r"a\x1b[2J\u202e\n.toml" in said
    assert said[:-1].isprintable()


def test_what_is_no_exception_is_one_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A library in Rust panics so."""

    class Panic(BaseException):
        pass

    def run(_: object) -> int:
        raise Panic("Qzxvanary")

    monkeypatch.setattr(commands, "COMMANDS", (Command("panicking", "", lambda _: None, run, "", ""),))
    assert cli.main(["panicking"]) == 3
    said = capsys.readouterr().err
    assert said.startswith("leakassay: an error of its own, Panic at")
    assert "Qzxvanary" not in said


def test_no_name_of_a_column_is_a_picture_or_a_mark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "leak.csv").write_text(ROWS.replace("mail", "[/red]:smile:", 1))
    for command in ("assay", "columns"):
        cli.main([command, str(tmp_path / "leak.csv")])
        assert "[/red]:smile:" in capsys.readouterr().out


@pytest.mark.parametrize(
    "options",
    [("--out", "leak.csv"), ("--json", "."), ("--html", "nowhere/a.html"), ("--md", "leak.csv/a.md")],
)
def test_a_place_where_nothing_can_be_written_is_told_before_anything_is_read(
    options: tuple[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "leak.csv").write_text(ROWS)
    assert cli.main(["assay", "no such leak", *options]) == 3
    said = capsys.readouterr().err
    assert options[1] in said
    assert "no such leak" not in said
