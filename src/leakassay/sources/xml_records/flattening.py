"""One element on its way to a record: attributes and elements inside become columns with dotted paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leakassay.sources.framed import Values

_NAMED = frozenset(
    {"field", "column", "col", "property", "attribute", "entry", "param", "data"}
    | {"str", "int", "long", "bool", "date", "float", "double", "arr"}
)
"""Elements whose attribute `name` says what they hold."""
_NAMES = ("name", "key", "Name", "Key", "NAME")
_ABOUT_XML = ("xmlns", "xsi:", "ss:", "xml:space")
"""Attributes that say something of the document and nothing of what it holds."""
_CELL = "Cell"
_INDEX = "ss:Index"


class Element:
    """A record in work. `add` and `end` follow the parser; nothing of it is kept but the values."""

    def __init__(self, attributes: Mapping[str, str]) -> None:
        self.values: Values = {}
        self.depth = 0
        self._paths: list[str] = []
        self._texts: list[list[str]] = [[]]
        self._cells = 0
        self._attributes("", attributes)

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Go one element deeper."""
        own = next((key for key in _NAMES if key in attributes), None) if name.lower() in _NAMED else None
        if name == _CELL:
            self._cells = _number(attributes.get(_INDEX), self._cells)
            name, attributes = str(self._cells), {}
            self._cells += 1
        above = self._paths[-1] if self._paths else ""
        inner = attributes[own] if own is not None else name
        path = f"{above}.{inner}" if above and inner else above or inner
        self._paths.append(path)
        self._texts.append([])
        self.depth += 1
        self._attributes(path, {k: v for k, v in attributes.items() if k != own})

    def text(self, text: str) -> None:
        """Take characters."""
        self._texts[-1].append(text)

    def end(self) -> None:
        """Go one element up."""
        self._take(self._paths.pop())
        self.depth -= 1

    def finish(self) -> None:
        """Take what stands in the record itself."""
        self._take("")

    def _take(self, path: str) -> None:
        text = "".join(self._texts.pop()).strip()
        if text:
            # Cells of a spreadsheet hold their value in an element of its own.
            self.values.setdefault(path.removesuffix(".Data") or "text", []).append(text)

    def _attributes(self, path: str, attributes: Mapping[str, str]) -> None:
        for name, value in attributes.items():
            if value and not name.startswith(_ABOUT_XML):
                self.values.setdefault(f"{path}.{name}" if path else name, []).append(value)


def _number(text: str | None, otherwise: int) -> int:
    """Read a column's number from 1; columns count from 0 here."""
    return (
        int(text) - 1
        if text is not None and text.isascii() and text.isdigit() and len(text) < 6
        else otherwise
    )
