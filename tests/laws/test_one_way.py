"""Law: no import runs up the line (DESIGN.md): errors <- records <- every stage <- assay <- apps <- cli."""

import ast
from functools import cache
from pathlib import Path

import pytest

import leakassay

SOURCE = Path(leakassay.__file__).parent

# What each part may import, besides itself and the ground everybody stands on.
GROUND = {"errors", "records", "kernels", "given", "writing"}
MAY = {
    "errors": set(),
    "records": set(),
    "kernels": set(),
    "given": set(),
    "writing": set(),
    "intervals": set(),
    "reference": set(),
    "sources": set(),
    "kinds": {"reference"},
    "recognise": {"kinds", "reference"},
    "measures": {"kinds"},
    "evidence": {"measures", "kinds", "intervals", "reference"},
    "estimate": {"measures", "kinds", "intervals", "reference"},
    "claim": {"estimate", "measures", "kinds", "intervals", "reference"},
    "calls": {"kinds", "intervals", "reference"},
    "surveying": {"calls", "reading", "sources", "measures", "engine"},
    "verdict": {"reference"},
    "assessing": {"evidence", "verdict", "measures", "kinds", "reading"},
    "explaining": {"evidence", "estimate"},
    "judging": {"reading", "claim", "estimate", "measures"},
    "simulate": {"reference", "kinds"},
    "engine": set(),
    "pooling": set(),
    "correcting": {"kinds"},
    "growing": {"measures"},
    "afar": {"growing", "measures", "sources"},
    "conducting": {"afar", "engine", "growing", "keeping", "measures", "reading", "sources"},
    "carrying": {"growing", "measures"},
    "case": set(),
    "keeping": {"carrying", "case", "growing", "measures", "sources"},
    "reading": {"sources", "recognise", "measures", "engine", "pooling", "correcting", "growing", "keeping"},
    "report": {
        "correcting",
        "reading",
        "evidence",
        "verdict",
        "calls",
        "comparing",
        "measures",
        "kinds",
        "previewing",
        "claim",
        "estimate",
        "reference",
    },
    "previewing": {"reading", "sources", "recognise", "kinds"},
    "sketching": {"reading", "sources", "measures", "engine"},
    "comparing": {"sketching", "estimate", "measures", "kinds", "intervals"},
    "redacting": {"reading", "sources", "measures", "engine", "kinds", "report"},
    "assaying": {
        "correcting",
        "comparing",
        "sketching",
        "conducting",
        "keeping",
        "reading",
        "sources",
        "measures",
        "engine",
        "assessing",
        "claim",
        "judging",
        "explaining",
        "report",
    },
    "apps": {
        "assaying",
        "calls",
        "claim",
        "comparing",
        "correcting",
        "kinds",
        "previewing",
        "reading",
        "report",
        "sketching",
        "surveying",
    },
    "commands": {
        "apps",
        "assaying",
        "calls",
        "comparing",
        "estimate",
        "keeping",
        "surveying",
        "previewing",
        "sketching",
        "redacting",
        "simulate",
        "sources",
        "report",
    },
    "cli": {"commands"},
    "__init__": {"assaying", "comparing", "previewing", "report"},
}


@cache
def _imports() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        part = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            for name in names:
                root, _, rest = name.partition(".")
                if root == "leakassay" and rest:
                    found.append((part, rest.split(".")[0], f"{path.relative_to(SOURCE)}: {name}"))
    return found


def test_every_part_has_its_place_on_the_line() -> None:
    parts = {p.relative_to(SOURCE).parts[0].removesuffix(".py") for p in SOURCE.rglob("*.py")}
    assert parts <= set(MAY)


@pytest.mark.parametrize("part", sorted(MAY))
def test_imports_run_one_way(part: str) -> None:
    wrong = [
        where
        for of, name, where in _imports()
        if of == part
        and name != part
        and name not in GROUND | MAY[part]
        and (SOURCE / name).with_suffix(".py").exists() | (SOURCE / name).is_dir()
    ]
    assert not wrong


def test_files_stay_small() -> None:
    large = {
        str(path.relative_to(SOURCE)): lines
        for path in SOURCE.rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 500
    }
    assert not large
