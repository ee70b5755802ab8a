"""Write the reference pages from the code itself; a test fails when they are stale.

python docs/build_reference.py
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import inspect
import io
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "reference"


def pages() -> dict[str, str]:
    """All reference pages by file name."""
    return {
        "kinds.md": _kinds(),
        "tests.md": _tests(),
        "measures.md": _measures(),
        "formats.md": _formats(),
        "commands.md": _commands(),
        "report.md": _report(),
    }


def _kinds() -> str:
    from leakassay.kinds import all_kinds

    lines = [
        "# Kinds",
        "",
        "What a value can be. `chance` is the share of made-up values of the same outward shape that pass",
        "all the same; 100 % says that there is nothing to check, and that content and context must tell.",
        "",
        "| kind | what | sensitivity | chance |",
        "|---|---|---|---|",
    ]
    for name, kind in sorted(all_kinds().items()):
        module = inspect.getmodule(kind.canonical)
        what = _first_line(_module_of(name) or module)
        lines.append(f"| `{name}` | {what} | {kind.sensitivity} | {kind.chance:.2%} |")
    return "\n".join(lines) + "\n"


def _module_of(name: str) -> object | None:
    with contextlib.suppress(ModuleNotFoundError):
        return importlib.import_module(f"leakassay.kinds.{name}")
    return None


def _first_line(module: object) -> str:
    document = (getattr(module, "__doc__", "") or "").strip()
    return re.split(r"\n|(?<=[.?])\s", document)[0].rstrip(".").replace("|", "\\|")


def _tests() -> str:
    from leakassay.evidence import TESTS
    from leakassay.explaining import SIZES

    lines = [
        "# Evidence tests",
        "",
        "Each is a pure function of summaries: how the verdict weighs what they say stands in",
        "[why/evidence.md](../why/evidence.md). Beside an authentic extract (A) a leak may be generated",
        "column by column (G), made by a model (M), shuffled (S), recycled (R), padded (P), embellished (E).",
    ]
    for test in TESTS:
        document = inspect.cleandoc(importlib.import_module(test.run.__module__).__doc__ or "")
        title, _, rest = document.partition("\n")
        against = ", ".join(test.separates)
        lines += ["", f"## {test.number}: {title}", "", rest.strip(), f"* Separates A from: {against}"]
    lines += ["", "The next stand with the estimates and are not weighed: they say what may be estimated."]
    for module in SIZES.values():
        title, _, rest = inspect.cleandoc(module.__doc__ or "").partition("\n")
        lines += ["", f"## {title}", "", rest.strip()]
    return "\n".join(lines) + "\n"


def _measures() -> str:
    from leakassay.measures import COLUMN_MEASURES, TABLE_MEASURES

    lines = [
        "# Measures",
        "",
        "What is counted in the one pass. All merge: split anywhere, the result is the same.",
    ]
    for title, measures in (("Of a column", COLUMN_MEASURES), ("Of whole rows", TABLE_MEASURES)):
        lines += ["", f"## {title}", ""]
        for measure in measures:
            document = inspect.cleandoc(importlib.import_module(measure.__module__).__doc__ or "")
            lines.append(f"* `{measure.name}`: {' '.join(document.split())}")
    return "\n".join(lines) + "\n"


def _formats() -> str:
    from leakassay.sources import FORMATS
    from leakassay.sources.interface import NOTES, REASONS, Limits

    lines = ["# Formats", "", "Known by content, never by name.", ""]
    for one in FORMATS:
        module = importlib.import_module(one.open.__module__)
        package = importlib.import_module(module.__package__ or module.__name__)
        described = module if package.__name__ == "leakassay.sources" else package
        lines.append(f"* `{one.name}`: {_first_line(described) or _first_line(module)}")
    lines += ["", "## Limits", "", "| limit | value |", "|---|---|"]
    limits = Limits()
    lines += [f"| `{name}` | {getattr(limits, name):,} |" for name in Limits.__dataclass_fields__]
    for title, words in (("Why a record could not be read", REASONS), ("What is noticed", NOTES)):
        lines += ["", f"## {title}", ""]
        lines += [f"* **{word}**: {meaning}" for word, meaning in words.items()]
    return "\n".join(lines) + "\n"


def _commands() -> str:
    os.environ["COLUMNS"] = "110"
    from leakassay.cli import parser

    top = parser()
    lines = ["# Commands", "", "```text", _help(top), "```"]
    for name, sub in _below(top).items():
        lines += ["", f"## {name}", "", "```text", _help(sub), "```"]
        for step, part in _below(sub).items():
            lines += ["", f"### {name} {step}", "", "```text", _help(part), "```"]
    return "\n".join(lines) + "\n"


def _report() -> str:
    import leakassay

    path = Path(leakassay.__file__).parent / "report" / "report.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    lines = [
        "# report.json",
        "",
        f"Schema `{schema['$id']}`; the JSON Schema ships as `leakassay/report/{path.name}`. Fields are",
        "added freely; none is renamed or dropped without a new schema number. No value of any row appears.",
        "Counts are whole numbers. A field in *italics* is there only where there is something to say.",
    ]
    for name, part in schema["properties"].items():
        lines += ["", f"## {name}", "", part["description"], ""]
        rows = list(_fields(name, part))
        lines += ["| field | meaning |", "|---|---|", *rows] if rows else []
        while not lines[-1]:
            lines.pop()
    lines += ["", "## Parts that come again"]
    for name, part in schema["$defs"].items():
        rows = [*_fields(name, part)]
        lines += ["", f"`{name}`: {part['description']}", "", "| field | meaning |", "|---|---|", *rows]
    return "\n".join(lines) + "\n"


def _fields(name: str, part: dict[str, Any]) -> Iterator[str]:
    """Give a line for each field below one of the report, nested ones by their path."""
    if "items" in part:
        name, part = f"{name}[]", part["items"]
    elif isinstance(part.get("additionalProperties"), dict) and "properties" in part["additionalProperties"]:
        name, part = f"{name}.*", part["additionalProperties"]
    for field, value in part.get("properties", {}).items():
        path = f"`{name}.{field}`" if field in part["required"] else f"*`{name}.{field}`*"
        one_of = ", ".join(f"`{one}`" for one in value.get("enum", ()) if one is not None)
        said = value["description"] + (f" ({one_of})" if one_of else "") + _kind_of(value)
        yield f"| {path} | {said} |"
        yield from _fields(f"{name}.{field}", value)


def _kind_of(value: dict[str, Any]) -> str:
    """Say which part that comes again a field is, if it is one."""
    inner = [value, value.get("items", {}), *value.get("anyOf", ())]
    names = [one["$ref"].rsplit("/", 1)[1] for one in inner if "$ref" in one]
    return f": `{names[0]}`" + ("s" if "items" in value else "") if names else ""


def _below(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Give the parsers of the sub-commands, by name."""
    actions = parser._actions  # noqa: SLF001 - argparse tells of its sub-commands in no other way
    below = (one.choices for one in actions if isinstance(one, argparse._SubParsersAction))  # noqa: SLF001 - so too
    return dict(next(below, {}))


def _help(parser: argparse.ArgumentParser) -> str:
    out = io.StringIO()
    parser.print_help(out)
    return out.getvalue().rstrip()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"{len(pages())} pages written to {FOLDER}", file=sys.stderr)
