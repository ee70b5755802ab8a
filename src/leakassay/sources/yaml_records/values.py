"""One item of YAML as a record: its events become columns with dotted paths, and nothing is constructed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from leakassay.sources.framed import Values

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOTHING = ("", "~", "null", "Null", "NULL")


class Unreadable(Exception):  # noqa: N818 - it says what a value is
    """The text is no YAML that can be a record; `reason` is one of `interface.REASONS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Place:
    """A mapping or a sequence that is open."""

    __slots__ = ("key", "mapping", "path")

    def __init__(self, path: str, *, mapping: bool) -> None:
        self.path = path
        self.mapping = mapping
        self.key: str | None = None


def values_of(text: str, depth: int) -> Values:
    """Give the values by path; list elements are merged. Raises Unreadable."""
    record: Values = {}
    anchors: dict[str, str] = {}
    places: list[_Place] = []
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                if len(places) >= depth:
                    raise Unreadable("too deep")
                path = _begun(places)
                places.append(_Place(path, mapping=isinstance(event, yaml.MappingStartEvent)))
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                places.pop()
            elif isinstance(event, yaml.ScalarEvent):
                if event.anchor is not None:
                    anchors[event.anchor] = event.value
                _scalar(record, places, event.value, plain=not event.style)
            elif isinstance(event, yaml.AliasEvent):
                _scalar(record, places, anchors.get(event.anchor or "", ""), plain=True)
    except (yaml.YAMLError, UnicodeError, ValueError):
        raise Unreadable("malformed") from None
    return record


def _begun(places: list[_Place]) -> str:
    """Give the path of a collection that begins here."""
    if not places:
        return ""
    above = places[-1]
    if not above.mapping:
        return above.path
    key, above.key = above.key, None
    if key is None:
        # A key that is no scalar: what it holds has no name of its own.
        above.key = ""
        return above.path
    return f"{above.path}.{key}" if above.path and key else above.path or key


def _scalar(record: Values, places: list[_Place], value: str, *, plain: bool) -> None:
    if not places:
        record.setdefault("text", []).append(value)
        return
    place = places[-1]
    if place.mapping and place.key is None:
        place.key = value
        return
    path = _begun(places) or "text"
    if not (plain and value in _NOTHING):
        record.setdefault(path, []).append(value)
