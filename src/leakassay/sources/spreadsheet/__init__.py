"""Spreadsheets: XLSX, XLSM, XLSB (OOXML), XLS (Excel 97 to 2003), ODS (OpenDocument).

Read by calamine, which holds a sheet in memory whole, in a process of its own under a cap on
memory: a sheet of more than some 15 million filled cells ends as a reject `reader crashed`.
Every sheet is a table, hidden ones too; values are shown, not formulas; merged cells have their
value in the first. Dates are those of the cell's format, in the epoch (1900 or 1904) of the file.

* Standard: ECMA-376, [MS-XLSB], [MS-XLS], OASIS OpenDocument 1.2
* Magic: a ZIP with `xl/` or a spreadsheet's mimetype, or an OLE compound file
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from leakassay.errors import CannotOpenError
from leakassay.sources.interface import Format
from leakassay.sources.spreadsheet.source import SpreadsheetSource, open_workbook
from leakassay.sources.whole import whole

if TYPE_CHECKING:
    from leakassay.sources.interface import Head, Limits, Stream

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_FREE = 64 << 20
"""Unpacked bytes of a part up to which its ratio is of no concern."""
_FILE_PASS = re.compile(rb"\x09\x08[\x08\x10]\0.{8}(?:.{8})?(?:\x86\0\0\0)?\x2f\0", re.DOTALL)
"""A workbook's first record, perhaps a write protection, and the record of a password."""
_APPLICATION = re.compile(rb"<Application>([^<]{1,80})</Application>")


def _sniff(head: Head) -> float:
    raw = head.raw
    if raw[:4] == _ZIP:
        known = _ODS in raw[:200] or b"xl/workbook" in raw or b"xl/worksheets/" in raw
        return 1.0 if known or (b"[Content_Types].xml" in raw and b"xl/" in raw) else 0.0
    if raw[:8] != _OLE:
        return 0.0
    known = any(_wide(name) in raw for name in ("Workbook", "Book", "EncryptedPackage"))
    return 0.95 if known else 0.5


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _open(stream: Stream, head: Head, limits: Limits) -> SpreadsheetSource:
    if head.raw[:8] == _OLE and (_wide("EncryptedPackage") in head.raw or _FILE_PASS.search(head.raw)):
        raise CannotOpenError("The workbook is protected by a password: save it without one first.")
    content, ledger = whole(stream, limits, "A workbook")
    zipped = head.raw[:4] == _ZIP
    facts = _look_inside(content, limits) if zipped else {}
    workbook = open_workbook(content)
    size = content.stat().st_size if isinstance(content, Path) else len(content)
    return SpreadsheetSource(workbook, size, ledger, limits, _name(head.raw), facts)


def _name(raw: bytes) -> str:
    if raw[:4] != _ZIP:
        return "xls"
    if _ODS in raw[:200]:
        return "ods"
    return "xlsb" if b"xl/workbook.bin" in raw else "xlsx"


def _look_inside(content: Path | bytes, limits: Limits) -> dict[str, str]:
    """Check what the parts say they unpack to, and read which program wrote the file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content) if isinstance(content, bytes) else content) as parts:
            for part in parts.infolist():
                if part.file_size > _FREE + limits.ratio * part.compress_size:
                    raise CannotOpenError("The workbook would unpack beyond the limit: it is a bomb.")
            return _facts(parts)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        raise CannotOpenError("The workbook is damaged or cut off.") from None


def _facts(parts: zipfile.ZipFile) -> dict[str, str]:
    try:
        with parts.open("docProps/app.xml") as properties:
            found = _APPLICATION.search(properties.read(1 << 16))
    except (KeyError, OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        return {}
    return {"exporter": found[1].decode("utf-8", "replace")} if found else {}


FORMAT = Format("spreadsheet", _sniff, _open, foreign=True)
