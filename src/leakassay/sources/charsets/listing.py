"""The charsets that are tried, by their IANA names, and how unlikely each is before its text is seen.

* Sources: IANA character sets registry; the mapping tables are those of Python's codecs
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Charset:
    """A charset: its IANA name, and the codec that reads it."""

    name: str
    codec: str
    unlikely: float = 0.0
    """Nats by which the text must speak for it more than for the commonest."""

    @property
    def is_utf8(self) -> bool:
        """Nothing needs to be converted."""
        return self.codec == "utf-8"

    @property
    def bytewise(self) -> bool:
        """Line ends are those of ASCII, and lines can be read alone."""
        return not self.name.startswith(("UTF-16", "UTF-32", "ISO-2022", "HZ"))

    def text(self, raw: bytes) -> str:
        """Decode the beginning of a text; a character that is cut off at its end is left out."""
        decoded = raw.decode(self.codec, "replace")
        return decoded.removesuffix("\ufffd")


UTF8 = Charset("UTF-8", "utf-8", -6.0)
ASCII = Charset("US-ASCII", "utf-8")
"""So far; what follows may be anything."""
_COMMON, _SOME, _OLD, _RARE, _ODD = 0.0, 2.0, 4.0, 7.0, 10.0
"""[P] Today's exports; other standards; DOS and Mac; small languages' own; where two hardly differ."""
CHARSETS: tuple[Charset, ...] = tuple(
    sorted(
        (
            UTF8,
            Charset("windows-1252", "cp1252", _COMMON),
            Charset("GB18030", "gb18030", _COMMON),
            Charset("Big5", "cp950", _COMMON),
            Charset("Big5-HKSCS", "big5hkscs", _RARE),
            Charset("Shift_JIS", "cp932", _COMMON),
            Charset("EUC-JP", "euc_jp", _SOME - 1),
            Charset("EUC-KR", "cp949", _COMMON),
            Charset("Johab", "johab", _ODD),
            Charset("windows-1251", "cp1251", _COMMON),
            Charset("KOI8-R", "koi8_r", _SOME),
            Charset("KOI8-U", "koi8_u", _SOME + 1),
            Charset("IBM866", "cp866", _OLD),
            Charset("ISO-8859-5", "iso8859_5", _OLD),
            Charset("x-mac-cyrillic", "mac_cyrillic", _OLD),
            Charset("IBM855", "cp855", _RARE),
            Charset("KZ-1048", "kz1048", _RARE),
            Charset("windows-1250", "cp1250", _COMMON),
            Charset("ISO-8859-2", "iso8859_2", _SOME),
            Charset("IBM852", "cp852", _OLD),
            Charset("x-mac-ce", "mac_latin2", _RARE),
            Charset("windows-1253", "cp1253", _COMMON),
            Charset("ISO-8859-7", "iso8859_7", _SOME),
            Charset("IBM737", "cp737", _RARE),
            Charset("IBM869", "cp869", _RARE),
            Charset("x-mac-greek", "mac_greek", _RARE),
            Charset("windows-1254", "cp1254", _SOME),
            Charset("ISO-8859-3", "iso8859_3", _RARE),
            Charset("IBM857", "cp857", _OLD),
            Charset("x-mac-turkish", "mac_turkish", _RARE),
            Charset("windows-1255", "cp1255", _COMMON),
            Charset("IBM862", "cp862", _OLD),
            Charset("windows-1256", "cp1256", _COMMON),
            Charset("ISO-8859-6", "iso8859_6", _SOME),
            Charset("IBM864", "cp864", _ODD),
            Charset("windows-1257", "cp1257", _SOME),
            Charset("ISO-8859-4", "iso8859_4", _RARE),
            Charset("ISO-8859-10", "iso8859_10", _ODD),
            Charset("IBM775", "cp775", _RARE),
            Charset("windows-1258", "cp1258", _SOME),
            Charset("windows-874", "cp874", _COMMON),
            Charset("ISO-8859-15", "iso8859_15", _OLD),
            Charset("ISO-8859-16", "iso8859_16", _RARE),
            Charset("ISO-8859-14", "iso8859_14", _RARE),
            Charset("macintosh", "mac_roman", _OLD),
            Charset("x-mac-icelandic", "mac_iceland", _ODD),
            Charset("IBM437", "cp437", _OLD),
            Charset("IBM850", "cp850", _OLD),
            Charset("IBM861", "cp861", _ODD),
            Charset("IBM865", "cp865", _ODD),
        ),
        key=lambda charset: charset.unlikely,
    )
)
"""The likeliest first."""
