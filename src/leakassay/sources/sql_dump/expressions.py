"""What an expression is worth that stands for a value, where that is plain to see; nothing is run.

Literals in calls that only convert them, strings joined and replaced, bytes in hexadecimal. A value
that a database would have to make (`NOW()`, `nextval(…)`, a query) is nothing.
"""

from __future__ import annotations

import re
from base64 import b64decode

from leakassay.kernels.sql_values import unescaped
from leakassay.sources.cells import HEX_BYTES, text_of
from leakassay.sources.sql_dump.mssql_times import time_of

_SPACE = rb"(?:\s|--[^\n]*+|/\*(?:[^*]|\*(?!/))*+\*/)*+"
_TOKEN = re.compile(
    rb"(?P<gap>" + _SPACE + rb")"
    rb"""(?:(?P<hex>0[xX][0-9a-fA-F]*+|[xX]'[0-9a-fA-F\s]*+')
          | (?P<bits>[bB]'[01]*+') | (?P<chosen>[nN]?[qQ]'(?P<open>.))
          | (?P<string>(?P<prefix>[A-Za-z_]\w*+(?:&)?+)?+(?P<quote>['"]))
          | (?P<dollar>\$(?:[^\W\d]\w*+)?+\$)
          | (?P<number>[-+]?+(?:\d++\.?+\d*+|\.\d++)(?:[eE][-+]?+\d++)?+)
          | (?P<word>[^\W\d]\w*+|\[[A-Za-z_]\w*+\]) | (?P<sign>::|\|\||[-+(),{}\[\].]))""",
    re.VERBOSE | re.DOTALL,
)
_END = re.compile(_SPACE + rb"\Z")
_CLOSING = {b"[": b"]", b"{": b"}", b"(": b")", b"<": b">"}
_DEPTH = 20
_CASTS = frozenset({b"CAST", b"TRY_CAST", b"SAFE_CAST"})
_CONVERTS = frozenset({b"CONVERT", b"TRY_CONVERT"})
_SAME = frozenset(
    b"""
    TO_DATE TO_TIMESTAMP TO_TIMESTAMP_TZ TO_TIMESTAMP_LTZ TO_DSINTERVAL TO_YMINTERVAL TO_CLOB TO_NCLOB TO_CHAR
    TO_NCHAR TO_NUMBER TO_BLOB STR_TO_DATE DATE TIME DATETIME TIMESTAMP TIMESTAMPTZ INTERVAL JSON JSONB TEXT
    TRIM PARSE_JSON XMLTYPE N UUID_TO_BIN INET BOX POINT GEOGRAPHY STRFTIME DATEADD UPPER LOWER PARSEDATETIME
    ST_GEOMFROMTEXT GEOMFROMTEXT ST_GEOMETRYFROMTEXT TO_BINARY_DOUBLE TO_BINARY_FLOAT SDO_GEOMETRY
    DECIMAL NUMERIC INTEGER INT BIGINT CHAR_TO_LABEL""".split()
)
"""Calls that give their first literal in another type or spelling."""
_BYTES = frozenset({b"UNHEX", b"HEXTORAW", b"HEX_DECODE"})
_CODES = frozenset({b"CHR", b"CHAR", b"NCHAR"})


class NotPlainError(Exception):
    """Only a database could tell the value."""


def evaluate(raw: bytes, *, backslash: bool) -> bytes | None:
    r"""Give the text of an expression, or None where it is null. Raises NotPlainError.

    >>> evaluate(rb"CAST(N'2010-01-02' AS DateTime)", backslash=False)
    b'2010-01-02'
    >>> evaluate(rb"'a'||CHR(39)||'b'", backslash=False)
    b"a'b"
    """
    time = time_of(raw)
    if time is not None:
        return time
    try:
        reader = _Reader(raw, backslash=backslash)
        value = reader.joined(0)
    except ValueError:
        raise NotPlainError from None
    if not reader.ended():
        raise NotPlainError
    return value


class _Reader:
    """Reads one expression from left to right."""

    def __init__(self, raw: bytes, *, backslash: bool) -> None:
        self._raw = raw
        self._backslash = backslash
        self._at = 0

    def ended(self) -> bool:
        """Nothing is left but white space."""
        return _END.match(self._raw, self._at) is not None

    def joined(self, depth: int) -> bytes | None:
        """Read values with `||` or `+` between them, or standing side by side."""
        value = self.one(depth)
        while True:
            sign = self._peek()
            if sign in (b"||", b"+"):
                self._take()
            elif sign not in (b"'", b'"'):
                return value
            other = self.one(depth)
            value = None if value is None or other is None else value + other

    def one(self, depth: int) -> bytes | None:
        """Read one value, and the casts behind it."""
        if depth > _DEPTH:
            raise NotPlainError
        token = self._take()
        kind = token.lastgroup
        text = _sign(token)
        value: bytes | None
        if kind == "hex":
            value = _shown(bytes.fromhex(text[2:].strip(b"'").decode()))
        elif kind == "bits":
            value = text[2:-1]
        elif kind == "number":
            value = text
        elif kind in ("chosen", "open"):
            value = self._chosen(token["open"])
        elif kind in ("string", "quote"):
            value = self._string((token["prefix"] or b"").upper(), token["quote"])
        elif kind == "dollar":
            value = self._until(text)
        elif kind == "word":
            value = self._word(text.upper(), depth)
        else:
            value = self._bracket(text, depth)
        return self._cast(value)

    def _cast(self, value: bytes | None) -> bytes | None:
        """Pass over `::type`, with its brackets."""
        while self._peek() == b"::":
            self._take()
            while self._peek() not in (b"::", b"||", b",", b")", b"]", b"}", b""):
                if _sign(self._take()) == b"(":
                    self._pass_arguments()
        return value

    def _word(self, word: bytes, depth: int) -> bytes | None:
        following = self._peek()
        if following == b"(":
            self._take()
            return self._call(word, depth + 1)
        if following == b"[" and word == b"ARRAY":
            self._take()
            return self._array(depth + 1)
        if following in (b"'", b'"') and (word in _SAME or word[:1] == b"_"):
            value = self.one(depth + 1)
            return _shown(value) if value is not None and word == b"_BINARY" else value
        if following == b"." or word not in (b"NULL", b"TRUE", b"FALSE"):
            raise NotPlainError
        return None if word == b"NULL" else word.lower()

    def _call(self, word: bytes, depth: int) -> bytes | None:
        if word in _CASTS:
            value = self.one(depth)
            self._pass_arguments()
            return value
        if word in _CONVERTS:
            return self._converted(depth)
        values = self._arguments(depth)
        if not values:
            raise NotPlainError
        first = values[0]
        if word in _SAME:
            return first
        if word in _CODES:
            return b"".join(chr(int(value or b"")).encode() for value in values)
        if word == b"CONCAT":
            return None if None in values else b"".join(value for value in values if value is not None)
        if first is None:
            raise NotPlainError
        return _changed(word, first, values[1:])

    def _converted(self, depth: int) -> bytes | None:
        """Read the rest of `CONVERT(type, value, style)` or `CONVERT('value' USING charset)`."""
        if self._peek() not in (b"'", b'"'):
            self._take()
            if self._peek() == b"(":
                self._take()
                self._pass_arguments()
            if _sign(self._take()) != b",":
                raise NotPlainError
        value = self.one(depth)
        self._pass_arguments()
        return value

    def _arguments(self, depth: int) -> list[bytes | None]:
        values: list[bytes | None] = []
        while True:
            if self._peek() == b")":
                self._take()
                return values
            values.append(self.joined(depth))
            if self._peek() == b",":
                self._take()
            elif self._peek() != b")":
                self._pass_arguments()
                return values

    def _pass_arguments(self) -> None:
        """Pass over all up to the bracket that closes."""
        depth = 1
        while depth:
            token = self._take()
            if token.lastgroup in ("string", "quote"):
                self._string((token["prefix"] or b"").upper(), token["quote"])
            sign = _sign(token)
            depth += (sign == b"(") - (sign == b")")

    def _array(self, depth: int) -> bytes:
        values = []
        while self._peek() != b"]":
            values.append(self.joined(depth) or b"")
            if self._peek() == b",":
                self._take()
        self._take()
        return b"{" + b",".join(values) + b"}"

    def _bracket(self, sign: bytes, depth: int) -> bytes | None:
        if sign == b"(":
            value = self.joined(depth + 1)
            if _sign(self._take()) != b")":
                raise NotPlainError
            return value
        if sign == b"{":
            # The notation of ODBC: {ts '…'}, {d '…'}, {t '…'}.
            self._take()
            value = self.one(depth + 1)
            if _sign(self._take()) != b"}":
                raise NotPlainError
            return value
        raise NotPlainError

    def _chosen(self, opening: bytes) -> bytes:
        return self._until(_CLOSING.get(opening, opening) + b"'")

    def _until(self, close: bytes) -> bytes:
        end = self._raw.find(close, self._at)
        if end < 0:
            raise NotPlainError
        value = self._raw[self._at : end]
        self._at = end + len(close)
        return value

    def _string(self, prefix: bytes, quote: bytes) -> bytes | None:
        """Read the string whose opening quote is behind."""
        postgres = prefix == b"E"
        backslash = self._backslash or postgres
        end = self._end(quote[0], backslash=backslash)
        raw = self._raw[self._at : end]
        self._at = end + 1
        value = unescaped(raw, quote[0], backslash, postgres)
        if prefix == b"U&":
            return _points(value)
        return _shown(value) if prefix == b"_BINARY" else value

    def _end(self, quote: int, *, backslash: bool) -> int:
        raw, at = self._raw, self._at
        while at < len(raw):
            if raw[at] == 92 and backslash:
                at += 1
            elif raw[at] == quote:
                if raw[at + 1 : at + 2] != raw[at : at + 1]:
                    return at
                at += 1
            at += 1
        raise NotPlainError

    def _take(self) -> re.Match[bytes]:
        found = _TOKEN.match(self._raw, self._at)
        if found is None:
            raise NotPlainError
        self._at = found.end()
        return found

    def _peek(self) -> bytes:
        """Give the sign that is next, `'` for any string; empty at the end."""
        found = _TOKEN.match(self._raw, self._at)
        if found is None:
            return b""
        if found.lastgroup in ("string", "quote", "chosen", "open", "dollar", "hex"):
            return b"'"
        return _sign(found)


def _sign(token: re.Match[bytes]) -> bytes:
    """Give a token without what stands before it."""
    return token[0][len(token["gap"]) :]


def _changed(word: bytes, first: bytes, rest: list[bytes | None]) -> bytes | None:
    """Do what a call does to its first value."""
    if word == b"REPLACE" and len(rest) == 2 and rest[0] and rest[1] is not None:
        if first.count(rest[0]) * len(rest[1]) > len(first) + 4096 and len(rest[1]) > len(rest[0]):
            raise NotPlainError
        return first.replace(rest[0], rest[1])
    if word == b"UNISTR":
        return _points(first, plain=True)
    if word in _BYTES:
        return _shown(bytes.fromhex(first.decode()))
    if word == b"FROM_BASE64":
        return _shown(b64decode(first))
    if word == b"DECODE" and rest and rest[0] in (b"hex", b"base64"):
        return _shown(bytes.fromhex(first.decode()) if rest[0] == b"hex" else b64decode(first))
    raise NotPlainError


def _points(value: bytes, *, plain: bool = False) -> bytes:
    r"""Write out the characters that `\0041`, `\+010041` or, in SQLite, `\u0041` stand for."""
    pattern = r"\\(?:(\\)|u([0-9A-Fa-f]{4})|\+([0-9A-Fa-f]{6})|U([0-9A-Fa-f]{8})|([0-9A-Fa-f]{4}))"
    text = value.decode("utf-8", "surrogateescape")

    def put(found: re.Match[str]) -> str:
        if found.group(1):
            return "\\"
        return chr(int(next(part for part in found.groups()[1:] if part), 16))

    if not plain and "\\u" in text:
        raise NotPlainError
    text = re.sub(pattern, put, text)
    return (
        text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
        if _high(text)
        else text.encode("utf-8", "surrogateescape")
    )


def _high(text: str) -> bool:
    """Tell whether two characters stand for one, as in UTF-16."""
    return any("\ud800" <= char <= "\udbff" for char in text)


def _shown(value: bytes) -> bytes | None:
    """Spell bytes as all sources do: text where they are text, else hexadecimal, unless they are many."""
    if len(value) > HEX_BYTES and b"\0" in value[:HEX_BYTES]:
        return None
    text = text_of(value)
    return None if text is None else text.encode()
