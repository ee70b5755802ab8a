"""Collect the sentences of the workbench, and compile their translations.

    python reference-data/build_workbench_catalogue.py

Sentences are those of `tr(...)` in pages and of `RefusedError(...)` in code, and the words that pages take from
elsewhere: states, roles, outcomes, items of a claim, actions of the log. The `.po` is brought up to date and the
`.mo` beside it is written anew, as `build_catalogues.py` does for reports.
"""

from __future__ import annotations

import ast
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from leakassay.apps.workbench import claiming
from leakassay.apps.workbench.interface import Role, State, Work
from leakassay.calls.interface import MEANING, Outcome
from leakassay.calls.recording import FOILS
from leakassay.comparing import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[1] / "src" / "leakassay" / "apps" / "workbench"
FOLDER = SOURCE / "locale" / "zh" / "LC_MESSAGES"
_PAGE = re.compile(r"""\btr\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*[,)]""")
_LOGGED = {"note": 2, "log": 1}
"""Which argument of a function is the action of the log."""


def sentences() -> list[str]:
    """All sentences of the workbench, in a fixed order."""
    found = set(_words())
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found.update(_spoken(node))
    for path in SOURCE.rglob("*.html"):
        found.update(ast.literal_eval(text) for text in _PAGE.findall(path.read_text(encoding="utf-8")))
    return sorted(found)


def _spoken(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    place = 1 if name == "RefusedError" else _LOGGED.get(name)
    if place is not None and len(call.args) > place:
        said = call.args[place]
        if isinstance(said, ast.Constant) and isinstance(said.value, str):
            yield said.value


def _words() -> Iterator[str]:
    yield from (str(one) for kinds in (State, Work, Outcome) for one in kinds)
    yield from (role.name.lower() for role in Role if role)
    yield from (f"{work} {what}" for work in Work for what in ("started", "cancelled"))
    yield from MEANING.values()
    yield from (foil for foil in FOILS if foil)
    yield from Reading.__args__
    items = (*claiming.TEXTS, *claiming.NUMBERS, "offered_on", "period", "countries", "sample")
    yield from (item.replace("_", " ") for item in items)
    yield from (f"sample: {one}" for one in claiming.SAMPLES if one)
    yield from ("people against records", "sample rows against records", "period against offered on")


def build() -> int:
    """Update the catalogue; give how many sentences still lack a translation."""
    file = FOLDER / "workbench.po"
    old = read_po(io.BytesIO(file.read_bytes())) if file.exists() else Catalog()
    new = Catalog(
        locale="zh", project="leakassay", charset="utf-8", fuzzy=False, creation_date=old.creation_date
    )
    new.revision_date = old.revision_date
    for sentence in sentences():
        known = old.get(sentence)
        new.add(sentence, known.string if known is not None else "")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        write_po(out, new, width=110, omit_header=False)
    with (FOLDER / "workbench.mo").open("wb") as out:
        write_mo(out, new)
    return sum(1 for message in new if message.id and not message.string)


if __name__ == "__main__":
    print(f"{build()} sentences lack a translation")
