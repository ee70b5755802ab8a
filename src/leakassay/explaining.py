"""How each test works, for whoever opens a finding: read from the test's own docstring."""

from __future__ import annotations

import inspect
import re
import sys
from typing import TYPE_CHECKING, Any

from leakassay.estimate import census, gate
from leakassay.evidence import TESTS

if TYPE_CHECKING:
    from collections.abc import Mapping

SIZES = {"T26": census, "T46": gate}
"""Tests that stand with the estimates: the census bounds them, the draw opens the door to them."""


def methods() -> Mapping[str, Mapping[str, Any]]:
    """Give, by number, the question of a test and its lines: what it needs, what each outcome would mean."""
    found = {test.number: read(sys.modules[test.run.__module__].__doc__ or "") for test in TESTS}
    return found | {number: read(test.__doc__ or "") for number, test in SIZES.items()}


def read(doc: str) -> dict[str, Any]:
    r"""Take a docstring apart: the first line, and each `* Name: text` or `* If authentic: text`.

    >>> read("Does it?\n\n* Needs: rows,\n  many\n* Source: M")
    {'question': 'Does it?', 'lines': [('Needs', 'rows, many'), ('Source', 'M')]}
    """
    head, *rest = inspect.cleandoc(doc).split("\n* ")
    lines = []
    for one in rest:
        name, _, text = " ".join(one.split("\n\n")[0].split()).partition(": ")
        if text:
            lines.append((name, text))
    question = " ".join(head.split("\n\n")[0].split())
    question = re.sub(r"^T\d+: ", "", question)
    return {"question": question[:1].upper() + question[1:], "lines": lines}
