"""The charset of a text, by strict trial."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Charset:
    """A charset: its IANA name, and the codec that reads it."""

    name: str
    codec: str

    @property
    def is_utf8(self) -> bool:
        """Nothing needs to be converted."""
        return self.codec == "utf-8"

    def text(self, raw: bytes) -> str:
        """Decode the beginning of a text, up to the last whole character."""
        return raw.decode(self.codec, "replace").rstrip("\ufffd")


_UTF8 = Charset("UTF-8", "utf-8")


def find_charset(raw: bytes, *, complete: bool) -> Charset:
    """Find the charset of a text's beginning."""
    for charset in (_UTF8, Charset("GB18030", "gb18030")):
        try:
            raw[: len(raw) - (0 if complete else 4)].decode(charset.codec)
        except UnicodeDecodeError:
            continue
        return charset
    return Charset("windows-1252", "cp1252")
