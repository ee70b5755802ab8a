"""Which program wrote the file, by its wrapper?

* Claim tested: none by itself; it says where a leak may come from, and what a claim must fit
* Needs: `Source.facts` of each input: wrapper keys, dump headers, quoting, line ends
* If authentic: the export of the engine that the claim names
* If generated: often the plain CSV of a programming library
* Cannot tell: a seller may have exported anew; a wrapper is cheap to forge, so it is never evidence for
* Source: METHOD.md 2.4 T32
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.evidence.interface import Test
from leakassay.records import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakassay.evidence.interface import InputFacts, Leak

_TELLING = ("exporter", "engine", "version", "dumped_at")


def run(leak: Leak) -> Iterator[Finding]:
    """Score: none; the words name the program."""
    for one in leak.inputs:
        yield _judge(one)


def _judge(one: InputFacts) -> Finding:
    told = [(name, one.facts[name]) for name in _TELLING if one.facts.get(name)]
    if not told:
        text = Text(
            "the {format} wrapper of {name} names no program", {"format": one.format, "name": one.name}
        )
        return Finding("T32", "", (), 0, "silent", None, text)
    what = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in told)
    text = Text("{name} bears the marks of an export: {what}", {"name": one.name, "what": what})
    return Finding("T32", "", (), len(told), "silent", None, text, ("G", "R", "E"))


TEST = Test(
    number="T32",
    claim="Which program wrote the file?",
    separates=("G", "R", "E"),
    run=run,
    group="file",
)
