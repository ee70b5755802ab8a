"""Do small files that somebody gives beside a leak always end, in one sentence, whatever they are?"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from leakassay import given
from leakassay.cli import main
from leakassay.errors import LeakassayError
from leakassay.given import parse_json, read_given

ROWS = "id,name,mail\n" + "".join(f"{i},Ana Sol{i},a{i}@example.org\n" for i in range(60))


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(given, "PATIENCE", 0.2)


def _deep(path: Path) -> None:
    path.write_text("[" * 200_000)


def _deep_objects(path: Path) -> None:
    path.write_text('{"a":' * 200_000)


def _long_number(path: Path) -> None:
    path.write_text("[claim]\npeople = " + "9" * 5_000)


def _names_in_names(path: Path) -> None:
    path.write_text("a." * 200_000 + "b = 1")


def _binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 20)


def _surrogates(path: Path) -> None:
    path.write_text(json.dumps({"\ud800": {"\ud800": "\ud800"}}))


def _empty(path: Path) -> None:
    path.write_text("")


def _list(path: Path) -> None:
    path.write_text("[1]")


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


HOSTILE: tuple[Callable[[Path], None], ...] = (
    *(_deep, _deep_objects, _long_number, _names_in_names, _binary, _surrogates, _empty, _list),
    *(_loop, _endless, Path.mkdir, os.mkfifo),
)
USES = {
    "kinds": ["assay", "LEAK", "--kinds", "FILE"],
    "claim": ["assay", "LEAK", "--claim", "FILE"],
    "known": ["assay", "LEAK", "--known", "FILE", "--key", "KEY"],
    "key": ["assay", "LEAK", "--key", "FILE"],
    "notice": ["notice", "FILE", "--law", "gdpr"],
    "record": ["calls", "infer", "FILE"],
    "compare": ["compare", "FILE", "FILE", "--key", "KEY"],
}
KEYS = {_binary, _deep, _deep_objects, _long_number, _names_in_names, _surrogates}
"""Any bytes are a key, if they are enough and not too many."""


@pytest.mark.parametrize(
    ("use", "make"),
    [(use, make) for use in USES for make in HOSTILE if use != "key" or make not in KEYS],
    ids=lambda one: one if isinstance(one, str) else one.__name__,
)
def test_what_is_given_beside_a_leak_ends_in_one_sentence(
    use: str, make: Callable[[Path], None], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    places = {name: tmp_path / name.lower() for name in ("LEAK", "FILE", "KEY")}
    places["LEAK"].write_text(ROWS)
    places["KEY"].write_bytes(b"k" * 32)
    make(places["FILE"])
    assert main([str(places.get(word, word)) for word in USES[use]]) == LeakassayError.exit_code
    said = capfd.readouterr().err
    assert said.count("\n") == 1
    assert "of its own" not in said
    assert "memory" not in said


def test_a_pipe_that_is_written_into_is_read() -> None:
    """As the shell gives it to `--key <(...)`."""
    read, write = os.pipe()
    os.write(write, b"secret")
    os.close(write)
    assert read_given(f"/dev/fd/{read}", "the key file", 10) == b"secret"
    os.close(read)


def test_no_more_is_read_than_may_be(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"x" * 11)
    with pytest.raises(LeakassayError, match="larger than 10 bytes"):
        read_given(path, "the file", 10)
    assert read_given(path, "the file", 11) == b"x" * 11


def test_json_is_read_or_is_none() -> None:
    assert parse_json(b'{"a": 1}') == {"a": 1}
    for wrong in (b"", b"[" * 200_000, b"\xff", b"9" * 5_000):
        with pytest.raises(ValueError, match=r"."):
            parse_json(wrong)
