"""Law: what is written is listed, and what is listed is documented."""

import importlib
from pathlib import Path

import pytest

import leakassay
from leakassay import commands, evidence, kinds, measures, sources

SOURCE = Path(leakassay.__file__).parent


def test_every_kind_is_listed_and_promised() -> None:
    kinds_now = kinds.all_kinds()
    for name, kind in kinds_now.items():
        assert kind.name == name
        assert len(kind.reasons) <= 250
        assert 0 <= kind.chance <= 1
    assert len(kinds_now) >= 90


def test_every_measure_is_listed() -> None:
    listed = {m.__module__.rsplit(".", 1)[1] for m in (*measures.COLUMN_MEASURES, *measures.TABLE_MEASURES)}
    written = {p.stem for p in (SOURCE / "measures").glob("*.py")} - {
        "__init__",
        "interface",
        "planning",
        "plans",
        "prepare",
        "state",
        "tables",
    }
    assert written == listed


def test_every_evidence_test_is_listed_and_numbered() -> None:
    written = {p.stem.split("_")[0].upper() for p in (SOURCE / "evidence").glob("t[0-9]*.py")}
    assert written == {test.number for test in evidence.TESTS}
    assert len(evidence.TESTS) == len(written)


@pytest.mark.parametrize("test", evidence.TESTS, ids=lambda t: t.number)
def test_every_evidence_test_says_what_it_cannot_tell(test: evidence.interface.Test) -> None:
    document = importlib.import_module(test.run.__module__).__doc__ or ""
    for part in ("Claim tested", "Needs", "If authentic", "Cannot tell", "Source"):
        assert part in document or part.replace("authentic", "issued") in document or "If one row" in document


def test_every_command_is_listed() -> None:
    written = {p.stem for p in (SOURCE / "commands").glob("*.py")} - {"__init__", "interface"}
    assert written == {c.name for c in commands.COMMANDS}


def test_every_format_has_a_name_of_its_own() -> None:
    names = [f.name for f in sources.FORMATS]
    assert len(names) == len(set(names)) > 10
