"""One small made-up file of every format and container, for laws that mutate them."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sqlite3
import struct
import sys
import tarfile
import tempfile
import zipfile
import zlib
from ctypes.util import find_library
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import fastavro
import lz4.frame
import pyarrow as pa
import pyarrow.feather
import pyarrow.orc
import pyarrow.parquet

if TYPE_CHECKING:
    from collections.abc import Callable

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PEOPLE = [(i, f"Zoë {i}" if i % 3 else f"王小明{i}", f"p{i}@example.org") for i in range(40)]
_TABLE = pa.table(
    {"id": [p[0] for p in PEOPLE], "name": [p[1] for p in PEOPLE], "mail": [p[2] for p in PEOPLE]}
)


def _lines(*lines: str) -> bytes:
    return "\n".join((*lines, "")).encode()


def _csv() -> bytes:
    return _lines("id,name,mail", *(f'{i},"{n}",{m}' for i, n, m in PEOPLE))


def _records() -> list[dict[str, object]]:
    return [{"id": i, "name": n, "contact": {"mail": [m, m]}} for i, n, m in PEOPLE]


def _ndjson() -> bytes:
    return _lines(*(json.dumps(r, ensure_ascii=False) for r in _records()))


def _json() -> bytes:
    return json.dumps({"took": 1, "hits": {"hits": [{"_source": r} for r in _records()]}}, indent=1).encode()


def _sql() -> bytes:
    values = ",".join(f"({i},'{n}','{m}')" for i, n, m in PEOPLE)
    return _lines(
        "-- MySQL dump 10.13",
        "CREATE TABLE `people` (`id` int NOT NULL, `name` varchar(40), `mail` text);",
        f"INSERT INTO `people` VALUES {values};",  # noqa: S608 - is parsed, never run
    )


def _vcard() -> bytes:
    cards = (f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{n}\r\nEMAIL:{m}\r\nEND:VCARD\r\n" for _, n, m in PEOPLE)
    return "".join(cards).encode()


def _ldif() -> bytes:
    entries = (f"dn: uid={i},dc=example\nuid: {i}\ncn: {n}\nmail: {m}\n" for i, n, m in PEOPLE)
    return ("version: 1\n\n" + "\n".join(entries)).encode()


def _xml() -> bytes:
    rows = "".join(f'<row id="{i}"><name>{n}</name><mail>{m}</mail></row>\n' for i, n, m in PEOPLE)
    return f'<?xml version="1.0"?>\n<rows>\n{rows}</rows>\n'.encode()


def _yaml() -> bytes:
    return _lines("---", *(f"- id: {i}\n  name: {n}\n  mail: {m}" for i, n, m in PEOPLE))


def _fixed() -> bytes:
    return _lines("id    name        mail", *(f"{i:<6}{n:<12}{m}" for i, n, m in PEOPLE))


def _cards() -> bytes:
    return "\n".join(f"Id: {i}\nName: {n}\nMail: {m}\n" for i, n, m in PEOPLE).encode()


def _log() -> bytes:
    return _lines(
        *(
            f'10.0.0.{i} - user{i} [10/Oct/2024:13:55:{i % 60:02} +0000] "GET /p/{i} HTTP/1.1" 200 {i}99 '
            f'"-" "Mozilla/5.0"'
            for i, *_ in PEOPLE
        )
    )


def _bson() -> bytes:
    return b"".join(_document(i, n, m) for i, n, m in PEOPLE)


def _document(i: int, name: str, mail: str) -> bytes:
    body = b"\x10id\0" + struct.pack("<i", i)
    for key, value in (("name", name), ("mail", mail)):
        raw = value.encode() + b"\0"
        body += b"\x02" + key.encode() + b"\0" + struct.pack("<i", len(raw)) + raw
    return struct.pack("<i", len(body) + 5) + body + b"\0"


def _parquet() -> bytes:
    out = io.BytesIO()
    pa.parquet.write_table(_TABLE, out, row_group_size=10)
    return out.getvalue()


def _arrow() -> bytes:
    out = io.BytesIO()
    pa.feather.write_feather(_TABLE, out, compression="uncompressed")
    return out.getvalue()


def _orc() -> bytes:
    out = io.BytesIO()
    pa.orc.write_table(_TABLE, out)
    return out.getvalue()


def _avro() -> bytes:
    fields = [{"name": "id", "type": "int"}, {"name": "name", "type": "string"}]
    out = io.BytesIO()
    schema = {"type": "record", "name": "p", "fields": fields}
    fastavro.writer(out, schema, [{"id": i, "name": n} for i, n, _ in PEOPLE], "deflate")
    return out.getvalue()


def _sqlite() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        base = sqlite3.connect(Path(folder) / "a.db")
        base.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, mail TEXT)")
        base.executemany("INSERT INTO people VALUES (?, ?, ?)", PEOPLE)
        base.commit()
        base.close()
        return (Path(folder) / "a.db").read_bytes()


def _dbf() -> bytes:
    head = struct.pack("<BBBBIHH20x", 3, 99, 1, 2, len(PEOPLE), 65, 41)
    field = b"MAIL".ljust(11, b"\0") + b"C" + bytes(4) + bytes([40, 0]) + bytes(14)
    return head + field + b"\r" + b"".join(b" " + m.encode().ljust(40) for *_, m in PEOPLE) + b"\x1a"


def _xlsx() -> bytes:
    cells = "".join(
        f'<row r="{i + 1}"><c r="A{i + 1}"><v>{i}</v></c>'
        f'<c r="B{i + 1}" t="inlineStr"><is><t>{n}</t></is></c></row>'
        for i, n, _ in PEOPLE
    )
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets>'
        '<sheet name="people" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship '
        f'Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{cells}</sheetData></worksheet>",
    }
    return _zip(parts)


def _zip(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in ("a.csv", "b.csv"):
            info = tarfile.TarInfo(name)
            info.size = len(_csv())
            archive.addfile(info, io.BytesIO(_csv()))
    return out.getvalue()


def _seven() -> bytes:
    """Lay out a 7z archive of two members that are not compressed."""
    content = _csv()
    two = _number(2 * len(content))
    checked = struct.pack("<I", zlib.crc32(content))
    names = b"".join(f"{name}.csv\0".encode("utf-16-le") for name in "ab")
    head = (
        b"\x01\x04"
        + (b"\x06\x00\x01\x09" + two + b"\x00")  # one packed stream from the beginning
        + (b"\x07\x0b\x01\x00\x01\x01\x00\x0c" + two + b"\x00")  # one folder with one coder, which copies
        + (b"\x08\x0d\x02\x09" + _number(len(content)) + b"\x0a\x01" + 2 * checked + b"\x00\x00")
        + (b"\x05\x02\x11" + _number(len(names) + 1) + b"\x00" + names + b"\x00\x00")
    )
    start = struct.pack("<QQI", 2 * len(content), len(head), zlib.crc32(head))
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + struct.pack("<I", zlib.crc32(start)) + start + 2 * content + head


def _number(n: int) -> bytes:
    return bytes([n]) if n < 128 else bytes([128 | n >> 8, n & 255])


def _rar() -> bytes:
    """Lay out a RAR 5 archive of one member that is not compressed; no free program writes them."""

    def block(body: bytes, content: bytes = b"") -> bytes:
        told = bytes([len(body)]) + body
        return struct.pack("<I", zlib.crc32(told)) + told + content

    content = _csv()
    size = bytes([len(content) & 127 | 128, len(content) >> 7])
    checked = struct.pack("<I", zlib.crc32(content))
    # Type 2 with a data area; a checksum; no compression; written on Unix.
    member = (
        bytes([2, 2]) + size + bytes([4]) + size + b"\xa4\x83\x02" + checked + bytes([0, 1, 5]) + b"a.csv"
    )
    return (
        b"Rar!\x1a\x07\x01\x00" + block(bytes([1, 0, 0])) + block(member, content) + block(bytes([5, 0, 0]))
    )


FORMAT_SAMPLES: dict[str, Callable[[], bytes]] = {
    "csv": _csv,
    "ndjson": _ndjson,
    "json": _json,
    "sql": _sql,
    "vcard": _vcard,
    "ldif": _ldif,
    "xml": _xml,
    "yaml": _yaml,
    "fixed width": _fixed,
    "cards": _cards,
    "log": _log,
    "bson": _bson,
    "parquet": _parquet,
    "arrow": _arrow,
    "orc": _orc,
    "avro": _avro,
    "sqlite": _sqlite,
    "dbf": _dbf,
    "spreadsheet": _xlsx,
}
"""By the name of the format."""
PACKED_SAMPLES: dict[str, Callable[[], bytes]] = {
    "gzip": lambda: gzip.compress(_csv()),
    "bzip2": lambda: bz2.compress(_csv()),
    "xz": lambda: lzma.compress(_csv()),
    "zstd": lambda: zstd.compress(_csv()),
    "lz4": lambda: lz4.frame.compress(_csv()),
    "zip": lambda: _zip({"a.csv": _csv().decode(), "b.json": _ndjson().decode()}),
    "tar": _tar,
    **({"7z": _seven, "rar": _rar} if find_library("archive") else {}),
}
"""By the name of the compression or archive."""


@lru_cache(maxsize=64)
def sample(name: str) -> bytes:
    """Give the file of a format or container."""
    return {**FORMAT_SAMPLES, **PACKED_SAMPLES}[name]()
