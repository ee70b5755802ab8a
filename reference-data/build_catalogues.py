"""Collect the sentences of reports, and compile their translations.

    python reference-data/build_catalogues.py

Sentences are the templates of `Text(...)` and `say(...)` in code and pages, and the reasons and notes of kinds
and sources. New ones are added to `src/leakassay/report/locale/zh/LC_MESSAGES/leakassay.po` with an empty
translation, those no longer used are dropped, and the `.mo` beside it is written anew.
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

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[1] / "src" / "leakassay"
FOLDER = SOURCE / "report" / "locale" / "zh" / "LC_MESSAGES"
_SPOKEN = {"Text", "say"}
_PAGE = re.compile(r"""say\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")


def sentences() -> list[str]:
    """All sentences of reports, in a fixed order."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        found.update(_spoken(ast.parse(path.read_text(encoding="utf-8"))))
    for path in SOURCE.rglob("*.html"):
        found.update(ast.literal_eval(text) for text in _PAGE.findall(path.read_text(encoding="utf-8")))
    found.update(_words())
    return sorted(found)


def _spoken(tree: ast.Module) -> Iterator[str]:
    """First arguments of Text(…) and say(…), and constants of the module that are given to them by name."""
    named: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            named.update({t.id: node.value.value for t in node.targets if isinstance(t, ast.Name)})
    # A sentence given by name may pass through a variable: every private constant with a blank in it counts.
    speaks = any(isinstance(n, ast.Call) and _name(n) in _SPOKEN for n in ast.walk(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) in _SPOKEN and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value
    if speaks:
        yield from (text for name, text in named.items() if name.startswith("_") and " " in text)


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _words() -> Iterator[str]:
    """Words that reports take from elsewhere."""
    from leakassay.kinds import all_kinds
    from leakassay.kinds.interface import Sensitivity
    from leakassay.sources.interface import NOTES, REASONS

    yield from REASONS
    yield from NOTES
    yield from (str(level) for level in Sensitivity)
    yield from ("for", "against", "silent", "supported", "doubtful", "contradicted", "not assessed")
    for kind in all_kinds().values():
        yield from kind.reasons


def build() -> int:
    """Update the catalogue; give how many sentences still lack a translation."""
    file = FOLDER / "leakassay.po"
    old = read_po(io.BytesIO(file.read_bytes())) if file.exists() else Catalog()
    new = Catalog(locale="zh", project="leakassay", charset="utf-8", fuzzy=False, creation_date=old.creation_date)
    new.revision_date = old.revision_date
    for sentence in sentences():
        known = old.get(sentence)
        new.add(sentence, known.string if known is not None else "")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        write_po(out, new, width=110, omit_header=False)
    with (FOLDER / "leakassay.mo").open("wb") as out:
        write_mo(out, new)
    return sum(1 for message in new if message.id and not message.string)


if __name__ == "__main__":
    print(f"{build()} sentences lack a translation")
