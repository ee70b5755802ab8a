"""vCards: one record a card, whatever its version.

Repeated properties are lists; where a telephone, an address or a mail is of, home or work and the like,
that stands in the column's name: `tel.cell`, `email.work`, `adr.home.street`. Pictures, sounds and keys that
are in the card are not shown. A card inside a card (AGENT) is passed over.

* Standard: vCard 2.1 (versit 1996), RFC 2426, RFC 6350
* Known by: BEGIN:VCARD
"""

from __future__ import annotations

import quopri
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leakassay.sources.framed import RECORD_LINES, Gathering, Line, Values, ended, lines
from leakassay.sources.interface import Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakassay.sources.interface import Block, Head, Limits, Source, Stream

_BEGIN = re.compile(r"\s*BEGIN\s*:\s*VCARD\s*$", re.IGNORECASE)
_END = re.compile(r"\s*END\s*:\s*VCARD\s*$", re.IGNORECASE)
_INSIDE = re.compile(r"^\ufeff?[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_PROPERTY = re.compile(r"(?:[\w-]+\.)?([A-Za-z][\w-]*)((?:;(?:[^:;\"]|\"[^\"]*\")*)*):(.*)", re.DOTALL)
_PARAMETER = re.compile(r";((?:[^;\"]|\"[^\"]*\")*)")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_TYPES = ("home", "work", "cell", "mobile", "fax", "pager", "car", "main", "other", "school")
"""Types that say something of a value; the rest (PREF, VOICE, INTERNET, …) are left out of names."""
_PARTS: Mapping[str, tuple[str, ...]] = {
    "n": ("family", "given", "additional", "prefix", "suffix"),
    "adr": ("box", "extended", "street", "locality", "region", "code", "country"),
    "org": ("name", "unit"),
    "gender": ("sex", "identity"),
}
"""Properties of several parts, in their order."""
_LISTS = ("nickname", "categories")
_CONTENT = ("photo", "logo", "sound", "key")
_FACTS = {"version": "version", "prodid": "exporter"}
_PROGRAMS = (
    "iOS|iPhone OS|macOS|Mac OS X|Address Book|AddressBook|iCloud|Android|Google|Outlook|Exchange|Lotus|Notes"
    "|Evolution|Thunderbird|KAddressBook|Nextcloud|ownCloud|Sabre|CardDAV|CardBook|ez-vcard|Nokia|BlackBerry|Zimbra|Horde|DAVx5"
)
_KNOWN = {"version": re.compile(r"^[1-9]\.\d$"), "exporter": re.compile(_PROGRAMS, re.IGNORECASE)}
"""What of a card may be told: a card's own words may be of a person."""


@dataclass(slots=True)
class _Card:
    """A card while its lines come in."""

    lines: list[str] = field(default_factory=list)
    size: int = 0
    inner: int = 0
    """How many cards deep inside this one."""
    too_long: bool = False


class VCards:
    """The cards of one file."""

    format = "vcard"

    def __init__(self, stream: Stream, head: Head, limits: Limits) -> None:
        self._stream = stream
        self._limits = limits
        self._cards = Gathering("", limits)
        self.charset: str | None = head.charset
        self._facts: dict[str, str] = {}
        self.facts: Mapping[str, str] = self._facts

    def blocks(self) -> Iterator[Block]:
        """Gather card by card."""
        card: _Card | None = None
        for line in lines(self._stream, self._limits):
            card = self._line(card, line)
            if card is None and self._cards.full and (block := self._cards.block()):
                yield block
        if card is not None:
            self._cards.lose("truncated", card.size)
        yield from ended([self._cards], self._stream.damage)

    def _line(self, card: _Card | None, line: Line) -> _Card | None:
        """Take one line; give the card that goes on behind it."""
        text = line.text.removeprefix("\ufeff")
        if card is None:
            if _BEGIN.match(text):
                return _Card(size=line.size)
            if text.strip():
                self._cards.lose("not a record" if line.whole else "too long", line.size)
            else:
                self._cards.charge(line.size)
            return None
        if _BEGIN.match(text):
            if not (card.lines and card.lines[-1].strip().upper().startswith("AGENT")) and not card.inner:
                self._cards.lose("malformed", card.size)
                return _Card(size=line.size)
            card.inner += 1
        card.size += line.size
        if _END.match(text):
            card.inner -= 1
            if card.inner < 0:
                self._finish(card)
                return None
        elif not card.inner:
            longer = card.size > self._limits.record_bytes or len(card.lines) > RECORD_LINES
            card.too_long = card.too_long or longer
            if card.too_long:
                card.lines.clear()
            else:
                card.lines.append(text)
        return card

    def _finish(self, card: _Card) -> None:
        if card.too_long or card.size > self._limits.record_bytes:
            self._cards.lose("too long", card.size)
            return
        record = self._record(card.lines)
        if record:
            self._cards.add(record, card.size)
        else:
            self._cards.lose("malformed", card.size)

    def _record(self, card: list[str]) -> Values:
        record: Values = {}
        for text in _unfolded(card):
            found = _PROPERTY.fullmatch(text)
            if found is None:
                continue
            name = found.group(1).lower()
            parameters = _parameters(found.group(2))
            for column, value in _values(name, parameters, found.group(3)):
                if name in _FACTS:
                    self._learn(_FACTS[name], value)
                elif value:
                    record.setdefault(column, []).append(value)
        return record

    def _learn(self, fact: str, value: str) -> None:
        """Keep what is known to say nothing of a person."""
        if (found := _KNOWN[fact].search(value)) is not None:
            self._facts.setdefault(fact, found[0])


def _unfolded(card: list[str]) -> Iterator[str]:
    """Join what was folded: by white space, by a soft line break, or base64 of version 2.1."""
    whole: list[str] = []
    soft = base64 = False
    for text in card:
        if whole and soft:
            whole[-1] = whole[-1][:-1]
            whole.append(text)
        elif whole and text[:1] in (" ", "\t") and text.strip():
            whole.append(text[1:])
        elif whole and base64 and ":" not in text and text:
            whole.append(text)
        else:
            if whole:
                yield "".join(whole)
            whole = [text]
            quoted = "QUOTED-PRINTABLE" in text.partition(":")[0].upper()
            base64 = _is_base64(text.partition(":")[0])
            soft = quoted and text.endswith("=")
            continue
        soft = soft and text.endswith("=")
    if whole:
        yield "".join(whole)


def _is_base64(parameters: str) -> bool:
    return re.search(r";(ENCODING=)?(B|BASE64)(;|$)", parameters, re.IGNORECASE) is not None


def _parameters(text: str) -> dict[str, list[str]]:
    """Name and values of each parameter; those without a name are types, or an encoding."""
    result: dict[str, list[str]] = {}
    for one in _PARAMETER.findall(text):
        name, equals, value = one.partition("=")
        if not equals:
            name, value = "", one
        key = name.strip().lower()
        if not key:
            encodings = ("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT")
            key = "encoding" if value.strip().upper() in encodings else "type"
        result.setdefault(key, []).extend(value.strip().strip('"').lower().split(","))
    return result


def _values(name: str, parameters: dict[str, list[str]], raw: str) -> Iterator[tuple[str, str]]:
    """Give the columns that one property fills."""
    encoding = (parameters.get("encoding") or [""])[0]
    if encoding in ("b", "base64") or (name in _CONTENT and not _is_link(raw)):
        return
    if encoding == "quoted-printable":
        raw = _decoded(raw, (parameters.get("charset") or ["utf-8"])[0])
    kinds = [kind for kind in _TYPES if kind in parameters.get("type", ())]
    column = ".".join([name, *kinds])
    if name in _PARTS:
        names = _PARTS[name]
        for number, part in enumerate(_split(raw, ";")):
            yield f"{column}.{names[min(number, len(names) - 1)]}", part
    elif name in _LISTS:
        for part in _split(raw, ","):
            yield column, part
    else:
        yield column, re.sub(r"^(?:tel|mailto):", "", _plain(raw), count=1, flags=re.IGNORECASE)


def _is_link(value: str) -> bool:
    return re.match(r"[a-z][a-z+.-]{1,20}:(?!.*;base64)", value.strip()[:200], re.IGNORECASE) is not None


def _decoded(value: str, charset: str) -> str:
    """Undo quoted-printable; text that is no such charset shows U+FFFD."""
    raw = quopri.decodestring(value.encode("utf-8"))
    try:
        text = raw.decode(charset, "replace")
    except (LookupError, ValueError):
        text = raw.decode("utf-8", "replace")
    return text.encode("utf-8", "replace").decode("utf-8")


def _split(value: str, at: str) -> list[str]:
    """Split where no backslash stands before."""
    parts, begun, i = [], 0, 0
    while i < len(value):
        if value[i] == "\\":
            i += 1
        elif value[i] == at:
            parts.append(value[begun:i])
            begun = i + 1
        i += 1
    return [_plain(part) for part in (*parts, value[begun:])]


def _plain(value: str) -> str:
    """Undo the escapes of text."""
    if "\\" in value:
        value = _ESCAPE.sub(lambda found: "\n" if found.group(1) in "nN" else found.group(1), value)
    return value.strip()


def _sniff(head: Head) -> float:
    if _BEGIN.match(head.text.lstrip("\ufeff \t\r\n")[:64].split("\n")[0]):
        return 0.98
    return 0.7 if _INSIDE.search(head.text[: 1 << 16]) else 0.0


def _open(stream: Stream, head: Head, limits: Limits) -> Source:
    return VCards(stream, head, limits)


FORMAT = Format("vcard", _sniff, _open)
