"""Files that are made to be dear: for each shape, its content of about so many bytes. All made up."""

from __future__ import annotations

import bz2
import gzip
import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def repeated(unit: str, begin: str = "", end: str = "") -> Callable[[int], bytes]:
    """Give a shape that says one thing over and over."""
    return lambda size: (begin + unit * (size // len(unit.encode())) + end).encode()


def counted(unit: str, begin: str = "", end: str = "") -> Callable[[int], bytes]:
    """Give a shape whose units are all new."""
    return lambda size: (begin + "".join(map(unit.format, range(size // (len(unit) + 4)))) + end).encode()


def zipped(size: int) -> bytes:
    """Pack ever so many members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(size // 130):
            archive.writestr(f"{number}.csv", "a,b\n1,2\n")
    return out.getvalue()


def tarred(size: int) -> bytes:
    """Pack ever so many members, with links and with names that lead out."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for number in range(size // 1024):
            info = tarfile.TarInfo(f"../../{number}.csv")
            info.size = 8
            if number % 3 == 1:
                info.type, info.linkname, info.size = tarfile.SYMTYPE, "/etc/passwd", 0
            archive.addfile(info, io.BytesIO(b"a,b\n1,2\n"))
    return out.getvalue()


def nested(size: int) -> bytes:
    """Pack one layer into the other."""
    content = repeated("1,Ann,a@example.com\n")(size)
    for _ in range(3):
        content = gzip.compress(content, 0)
    return content


def celled(unit: str, length: int = 20_000) -> Callable[[int], bytes]:
    """Give a shape of two columns, one of them of long values that say one thing over and over."""
    value = unit * (length // len(unit))
    return lambda size: "".join(f"{n},{value}{n}\n" for n in range(max(2, size // (length + 8)))).encode()


_SAME_HASH = (1 << 61) - 1
"""Python gives all multiples of it one hash."""

SHAPES: dict[str, Callable[[int], bytes]] = {
    "csv: a quote opens in each record": repeated('1,"a\n'),
    "csv: nothing but quotes": repeated('"'),
    "csv: quotes and delimiters": repeated('","'),
    "csv: one quote, never closed": repeated("1,a\n", begin='1,"a\n'),
    "csv: text behind each quote": repeated('"a"b,"c"d\n'),
    "csv: one line": repeated("x"),
    "csv: one line of columns": repeated("a,"),
    "csv: wide records": lambda size: ("a," * (size // 20) + "\n").encode() * 10,
    "csv: empty lines": repeated("\n"),
    "csv: carriage returns": repeated("\r", begin="a,b\r1,2\r"),
    "csv: tiny records": repeated("1,2\n"),
    "csv: zeros": repeated("a\0,\0b\n"),
    "csv: ragged": lambda size: b"".join(b"a," * (n % 50) + b"b\n" for n in range(size // 51)),
    "csv: remarks": repeated("# no record\n"),
    "csv: backslashes": repeated('\\"', begin='a,"b'),
    "csv: half characters": lambda size: b"\xe4\xb8,\xff\n" * (size // 5),
    "csv: long values": lambda size: b"".join(
        b"%d,%s\n" % (n, b"ab " * 20_000) for n in range(size // 60_000)
    ),
    "value: at signs": celled("a@"),
    "value: points": celled("a."),
    "value: blanks": celled(" "),
    "value: hyphens": celled("-1"),
    "value: slashes": celled("1/"),
    "value: colons": celled("1:"),
    "value: brackets": celled("("),
    "value: digits": celled("9"),
    "value: letters": celled("x"),
    "value: words": celled("Ab "),
    "value: Chinese": celled("王"),
    "value: web addresses": celled("http://a.b/"),
    "value: escapes": celled("%20"),
    "value: tags": celled("<a b="),
    "value: numbers and units": celled("1e9,".replace(",", ";")),
    "value: ever new words": lambda size: "".join(f"{n},w{n * n} v{n}\n" for n in range(size // 16)).encode(),
    "json: open brackets": repeated("["),
    "json: open objects": repeated('{"a":'),
    "json: one after the other": repeated('{"a":1}'),
    "json: ever new keys": counted('{{"k{0}":"v"}}\n'),
    "json: ever new keys in one record": counted('"k{0}":1,', begin="{", end='"a":1}'),
    "json: long numbers": lambda size: b'{"a":' + b"9" * size + b"}\n",
    "json: broken records": repeated('{"a":"b\n'),
    "json: backslashes": repeated("\\\\", begin='{"a":"', end='"}'),
    "json: deep records": lambda size: (b'{"a":' * 60 + b"1" + b"}" * 60 + b"\n") * (size // 362),
    "json: the same key": repeated('"a":1,', begin="{", end='"a":1}'),
    "json: lists of lists": repeated("[[1],[2]],", begin="[", end="[]]"),
    "sql: open parentheses": repeated("(", begin="INSERT INTO t VALUES "),
    "sql: quotes": repeated("'", begin="INSERT INTO t VALUES ("),
    "sql: backslashes": repeated("\\'", begin="INSERT INTO t VALUES ('"),
    "sql: statements": repeated("INSERT INTO t VALUES (1);\n"),
    "sql: ever new tables": counted("CREATE TABLE t{0}(a int);INSERT INTO t{0} VALUES(1);\n"),
    "sql: remarks": repeated("/* -- */\n", begin="INSERT INTO t VALUES (1);\n"),
    "sql: a remark, never closed": repeated("a ", begin="INSERT INTO t VALUES (1); /*"),
    "sql: dollar quotes": counted("SELECT $a{0}$;", begin="INSERT INTO t VALUES (1);\n"),
    "xml: open elements": repeated("<a>", begin="<?xml version='1.0'?>"),
    "xml: broken records": repeated("<p><a>&</a></p>\n", begin="<r>"),
    "xml: ever new records": counted("<p{0}><a>1</a></p{0}>", begin="<r><p><a>1</a></p><p><a>1</a></p>"),
    "xml: attributes": counted(' a{0}="1"', begin="<r><p", end="/></r>"),
    "xml: a remark, never closed": repeated("- ", begin="<r><p><a>1</a></p><p><a>1</a></p><!--"),
    "xml: one text": repeated("x ", begin="<r><p><a>1</a></p><p><a>", end="</a></p></r>"),
    "yaml: lists in lists": repeated("- ", begin="- a: 1\n  b: 2\n"),
    "yaml: open brackets": repeated("[", begin="- a: 1\n  b: 2\n- a: "),
    "yaml: one mapping": counted("k{0}: 1\n", begin="---\na:\n  b: 1\n"),
    "yaml: anchors": counted("- a: &x{0} 1\n  b: *x{0}\n"),
    "yaml: keys of one hash": lambda size: (
        "- a: 1\n  b: 2\n- " + "  ".join(f"{n * _SAME_HASH}: 1\n" for n in range(1, size // 28))
    ).encode(),
    "yaml: empty lines": repeated("\n", begin="- a: 1\n  b: 2\n", end="- a: 1\n  b: 2\n"),
    "vcard: never ended": repeated("BEGIN:VCARD\nFN:A\n"),
    "vcard: folded": repeated("\n x", begin="BEGIN:VCARD\nVERSION:3.0\nFN:A", end="\nEND:VCARD\n"),
    "ldif: folded": repeated("\n x", begin="version: 1\n\ndn: a=b\ncn: A"),
    "cards: one card": counted("Key{0}: a\n", begin="Id: 1\nName: A\n\nId: 2\nName: B\n\n"),
    "gzip: ever so many members": lambda size: gzip.compress(b"1,a\n") * (size // 24),
    "bzip2: ever so many streams": lambda size: bz2.compress(b"1,a\n") * (size // 40),
    "gzip: layers": nested,
    "zip: members": zipped,
    "tar: members": tarred,
}
