"""Collect the sentences of reports and of the workbench, and compile their translations.

    python reference-data/build_catalogues.py

Sentences of reports are the templates of `Text(...)` and `say(...)` in code and pages, and the reasons and notes
of kinds and sources; those of the workbench are its `tr(...)` in pages and `RefusedError(...)` in code, and the
words that its pages take from elsewhere. New ones are added with an empty translation to
`src/leakassay/report/locale/zh/LC_MESSAGES/leakassay.po` and
`src/leakassay/apps/workbench/locale/zh/LC_MESSAGES/workbench.po`, those no longer used are dropped, and the `.mo`
beside each is written anew.
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
WORKBENCH = SOURCE / "apps" / "workbench"
_SPOKEN = {"Text", "say"}
_SPEAKING = {
    "evidence",
    "estimate",
    "claim",
    "verdict",
    "recognise",
    "report",
    "assessing",
    "judging",
    "calls",
}
"""Parts whose sentences reach reports by other ways than a literal in `Text(...)`."""
_SILENT = {"Feature", "Test", "compile", "PackageLoader"}
_ESTIMATED = (
    "exact count",
    "no repeats",
    "any pattern of repeats",
    "source systems and generator families",
)
"""Methods of estimates that stand in files without a sentence."""
_NO_SENTENCE = re.compile(
    r"bold \w+|(are|do not) .*(support for|decide between)| ?the former over the latter\.|.*: they "
    r"| the former\. The nearest of .*"
)
"""Styles of the terminal, and pieces of sentences."""
_PAGE = re.compile(r"""say\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
_WORKBENCH_PAGE = re.compile(r"""\btr\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*[,)]""")
_SAID_BY = {"RefusedError": 1, "note": 2, "log": 1}
"""Which argument of a function of the workbench is a sentence: a refusal, an action of the log."""


def sentences() -> list[str]:
    """All sentences of reports, in a fixed order."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        part = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found.update(_spoken(tree))
        speaks = any(isinstance(n, ast.Call) and _name(n) in _SPOKEN for n in ast.walk(tree))
        if part == "estimate" or (part in _SPEAKING and speaks):
            found.update(_constants(tree))
    for path in SOURCE.rglob("*.html"):
        found.update(ast.literal_eval(text) for text in _PAGE.findall(path.read_text(encoding="utf-8")))
    found.update(_words())
    return sorted(one for one in found if one and not _NO_SENTENCE.fullmatch(one))


def _spoken(tree: ast.Module) -> Iterator[str]:
    """Texts that are given to Text(...) and say(...) themselves."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) in _SPOKEN and node.args:
            first = node.args[0]
            options = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            yield from (o.value for o in options if isinstance(o, ast.Constant) and isinstance(o.value, str))


def _constants(tree: ast.AST) -> Iterator[str]:
    """Every text with a blank in it: a sentence may pass through constants, variables and arguments.

    Docstrings, errors, pieces of f-strings and descriptions of features are none.
    """
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str) and re.search(r"\w \w", node.value):
                yield node.value
        elif not (
            isinstance(node, ast.Raise | ast.JoinedStr)
            or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
            or (isinstance(node, ast.Call) and _name(node) in _SILENT)
        ):
            yield from _constants(node)


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _words() -> Iterator[str]:
    """Words that reports take from elsewhere."""
    from leakassay.calls.drawing import REPLACEMENT, LeftOut
    from leakassay.calls.interface import MEANING, Outcome
    from leakassay.claim.answering import ITEMS
    from leakassay.explaining import methods
    from leakassay.kinds import all_kinds
    from leakassay.kinds.interface import Sensitivity
    from leakassay.report import language, overlap, overview, phrases
    from leakassay.report.pictures import grids
    from leakassay.sources.interface import NOTES, REASONS
    from leakassay.verdict import wording

    yield from (*REASONS, *NOTES, *(str(level) for level in Sensitivity))
    yield from ("for", "against", "silent", "supported", "doubtful", "contradicted", "not assessed")
    yield from ("yes", "no", "cannot say", "authentic", "male", "female", *grids.WEEKDAYS, *language.MONTHS)
    yield from (*overview.HYPOTHESES.values(), *phrases.SHAPES, *overlap.MEANS.values())
    yield from (*wording.SENTENCES, *(item.name for item in ITEMS))
    yield from (*map(str, Outcome), *MEANING.values(), *map(str, LeftOut), REPLACEMENT)
    yield from (*_ESTIMATED, language.MOMENT, *(name for name in all_kinds() if "." not in name))
    for kind in all_kinds().values():
        yield from kind.reasons
    for method in methods().values():
        yield method["question"]
        for line in method["lines"]:
            yield from line


def workbench_sentences() -> list[str]:
    """All sentences of the workbench, in a fixed order."""
    found = set(_workbench_words())
    for path in WORKBENCH.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found.update(_said(node))
    for path in WORKBENCH.rglob("*.html"):
        texts = _WORKBENCH_PAGE.findall(path.read_text(encoding="utf-8"))
        found.update(ast.literal_eval(text) for text in texts)
    return sorted(found)


def _said(call: ast.Call) -> Iterator[str]:
    place = _SAID_BY.get(getattr(call.func, "id", getattr(call.func, "attr", "")))
    if place is not None and len(call.args) > place:
        said = call.args[place]
        if isinstance(said, ast.Constant) and isinstance(said.value, str):
            yield said.value


def _workbench_words() -> Iterator[str]:
    from leakassay.apps.workbench import claiming
    from leakassay.apps.workbench.interface import Role, State, Work
    from leakassay.calls.interface import MEANING, Outcome
    from leakassay.calls.recording import FOILS
    from leakassay.comparing import Reading

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


CATALOGUES = (
    (SOURCE / "report" / "locale", "leakassay", sentences),
    (WORKBENCH / "locale", "workbench", workbench_sentences),
)


def build(locale: Path, name: str, collected: list[str]) -> int:
    """Update a catalogue; give how many sentences still lack a translation."""
    folder = locale / "zh" / "LC_MESSAGES"
    file = folder / f"{name}.po"
    old = read_po(io.BytesIO(file.read_bytes())) if file.exists() else Catalog()
    new = Catalog(
        locale="zh", project="leakassay", charset="utf-8", fuzzy=False, creation_date=old.creation_date
    )
    new.revision_date = old.revision_date
    for sentence in collected:
        known = old.get(sentence)
        new.add(sentence, known.string if known is not None else "")
    folder.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        write_po(out, new, width=110, omit_header=False)
    with (folder / f"{name}.mo").open("wb") as out:
        write_mo(out, new)
    return sum(1 for message in new if message.id and not message.string)


if __name__ == "__main__":
    for locale, name, collect in CATALOGUES:
        print(f"{name}: {build(locale, name, collect())} sentences lack a translation")
