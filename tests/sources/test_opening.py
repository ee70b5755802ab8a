"""From a path to sources: files, folders, pipes, and what cannot be opened."""

import gzip
import hashlib
import io
import os
import socket
import subprocess
import sys
import tarfile
import threading
import zipfile
from pathlib import Path

import pytest

from leakassay.errors import CannotOpenError, LeakassayError
from leakassay.sources import open_inputs
from leakassay.sources.interface import Limits
from opened import by_name, read_all

ROWS = b"id,name\n" + b"".join(b"%d,person%d\n" % (i, i) for i in range(50))


def put(path: Path, content: bytes = ROWS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_file_is_read_and_hashed_as_it_lies_on_disk(tmp_path: Path) -> None:
    [one] = read_all(put(tmp_path / "people.csv.gz", gzip.compress(ROWS)))
    assert (one.records, one.input.compression, one.input.container) == (50, "gzip", "")
    assert one.input.table_name("") == "people"
    assert one.input.sha256 == hashlib.sha256((tmp_path / "people.csv.gz").read_bytes()).hexdigest()
    assert one.input.bytes == (tmp_path / "people.csv.gz").stat().st_size
    assert one.input.content_bytes == len(ROWS)


def test_a_file_read_by_its_path_is_hashed_whole(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"a": list(range(200_000))}), tmp_path / "a.parquet")
    [one] = read_all(tmp_path / "a.parquet")
    assert one.records == 200_000
    assert one.input.sha256 == hashlib.sha256((tmp_path / "a.parquet").read_bytes()).hexdigest()


def test_a_folder_is_read_whole_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.csv", "a/z.csv", "a/.hidden.csv", "c.csv"):
        put(tmp_path / "leak" / name)
    put(tmp_path / "leak/.DS_Store", b"\0\1\2")
    outcomes = read_all(tmp_path / "leak")
    assert [o.name for o in outcomes] == [
        "leak/a/.hidden.csv",
        "leak/a/z.csv",
        "leak/b.csv",
        "leak/c.csv",
    ]
    assert [o.input.table_name("") for o in outcomes] == ["a/.hidden", "a/z", "b", "c"]
    assert all(o.records == 50 for o in outcomes)


def test_links_pipes_and_sockets_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    secret = put(tmp_path / "secret.csv")
    folder = tmp_path / "leak"
    put(folder / "a.csv")
    (folder / "out.csv").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path)
    (folder / "loop").symlink_to("loop")
    (folder / "inside.csv").symlink_to("a.csv")
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "socket"))
        outcomes = by_name(read_all(folder))
    assert sorted(outcomes) == [
        "leak/a.csv",
        "leak/loop",
        "leak/out.csv",
        "leak/pipe",
        "leak/socket",
        "leak/up",
    ]
    assert [n for n, o in outcomes.items() if o.input.source is not None] == ["leak/a.csv"]


def test_what_lies_too_deep_is_told(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 202)
    deep.mkdir(parents=True)
    for folder in (tmp_path, deep):
        (folder / "a.csv").write_text("id,mail\n1,a@example.org\n")
    first, second = read_all(tmp_path)
    assert first.records == 1
    assert "more than 200 folders deep" in (second.input.refused or "")


def test_a_link_that_a_person_names_is_followed(tmp_path: Path) -> None:
    put(tmp_path / "a.csv")
    (tmp_path / "link").symlink_to("a.csv")
    assert [o.records for o in read_all(tmp_path / "link")] == [50]


def test_what_cannot_be_opened_costs_nothing_else(tmp_path: Path) -> None:
    put(tmp_path / "leak/good.csv")
    put(tmp_path / "leak/junk.bin", bytes(range(256)) * 50)
    put(tmp_path / "leak/empty.csv", b"")
    outcomes = by_name(read_all(tmp_path / "leak"))
    assert outcomes["leak/good.csv"].records == 50
    junk = outcomes["leak/junk.bin"].input
    assert junk.source is None
    assert (junk.refused_bytes, junk.content_bytes, junk.bytes) == (12_800,) * 3
    assert junk.sha256 == hashlib.sha256(bytes(range(256)) * 50).hexdigest()
    assert "is empty" in (outcomes["leak/empty.csv"].input.refused or "")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("none.csv", None, "none.csv does not exist"),
        ("empty.csv", b"", "empty.csv is empty"),
        ("empty.gz", gzip.compress(b""), "empty.gz is empty"),
        ("junk.bin", bytes(range(256)) * 50, "no format that is known"),
        ("broken.gz", b"\x1f\x8b\x08\0" + b"\xff" * 100, "broken from here on"),
        (
            "word.docx",
            zipped(**{"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}),
            "Word document",
        ),
    ],
)
def test_one_sentence_says_why_nothing_could_be_opened(
    tmp_path: Path, name: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        put(tmp_path / name, content)
    with pytest.raises(CannotOpenError) as caught:
        read_all(tmp_path / name)
    assert says in str(caught.value)
    assert str(caught.value).endswith(".")
    assert caught.value.exit_code == 3


def test_a_missing_path_is_told_before_anything_is_read(tmp_path: Path) -> None:
    inputs = open_inputs([put(tmp_path / "a.csv"), tmp_path / "missing.csv"], Limits())
    with pytest.raises(CannotOpenError, match=r"missing\.csv does not exist"):
        next(inputs)


def test_an_address_of_the_web_is_not_fetched() -> None:
    with pytest.raises(CannotOpenError, match="not fetched"):
        list(open_inputs(["https://example.org/leak.csv"], Limits()))


def test_an_empty_folder_holds_no_file(tmp_path: Path) -> None:
    with pytest.raises(CannotOpenError, match="holds no file"):
        read_all(tmp_path)


def test_a_file_that_is_cut_short_while_it_is_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,mail\n" + "".join(f"{i},a{i}@example.org\n" for i in range(200_000)))
    size, lost, taken = path.stat().st_size, set(), 0
    for one in open_inputs([path], Limits(block_bytes=1 << 16)):
        for block in one.source.blocks() if one.source is not None else ():
            os.truncate(path, size // 2)
            lost |= {reject.reason for batch in block.read() for reject in batch.rejects}
        taken = one.content_bytes
    assert "truncated" in lost
    assert taken == size // 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_told(tmp_path: Path) -> None:
    put(tmp_path / "a.csv").chmod(0)
    with pytest.raises(CannotOpenError, match="Permission denied"):
        read_all(tmp_path / "a.csv")


def test_names_that_are_no_text_are_shown(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/\xff\x1b[2J.csv"
    Path(os.fsdecode(raw)).write_bytes(ROWS)
    [one] = read_all(os.fsdecode(raw))
    one.name.encode()
    assert "\x1b" not in one.name


def test_a_named_pipe_is_streamed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    content = b"id,name\n" + b"1,someone\n" * 500_000

    def write() -> None:
        (tmp_path / "pipe").write_bytes(content)

    writer = threading.Thread(target=write)
    writer.start()
    [one] = read_all(tmp_path / "pipe")
    writer.join()
    assert one.records == 500_000
    assert one.input.sha256 == hashlib.sha256(content).hexdigest()


def test_standard_input_is_read() -> None:
    script = (
        "from leakassay.sources import open_inputs\n"
        "from leakassay.sources.interface import Limits\n"
        "for one in open_inputs(['-'], Limits()):\n"
        "    print(one.name, sum(b.columns.num_rows for k in one.source.blocks() for b in k.read()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input=gzip.compress(ROWS), capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == "standard input 50"


def test_half_a_gzip_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    rows = b"id,name\n" + b"".join(b"%d,%x\n" % (i, i * 2654435761 % 2**32) for i in range(100_000))
    packed = gzip.compress(rows)
    [one] = read_all(put(tmp_path / "a.csv.gz", packed[: len(packed) // 2]))
    assert 40_000 < one.records < 60_000
    assert one.rejects["truncated"] == 1
    assert one.input.sha256 == hashlib.sha256(packed[: len(packed) // 2]).hexdigest()


def test_members_are_inputs_with_clean_names(tmp_path: Path) -> None:
    evil = zipped(
        **{"../../etc/people.csv": ROWS, "/abs\\a\u202egnp.csv": ROWS, "__MACOSX/._x": b"\0\5", "d/": b""}
    )
    outcomes = read_all(put(tmp_path / "leak.zip", evil))
    assert [o.name for o in outcomes] == [
        "leak.zip/etc/people.csv",
        "leak.zip/abs/a\ufffdgnp.csv",
        "leak.zip",
    ]
    assert [o.records for o in outcomes] == [50, 50, 0]
    assert outcomes[0].input.table_name("") == "etc/people"
    assert outcomes[0].input.sha256 == hashlib.sha256(ROWS).hexdigest()
    assert outcomes[2].input.sha256 == hashlib.sha256(evil).hexdigest()


def test_nesting_is_followed_to_a_depth(tmp_path: Path) -> None:
    packed = ROWS
    for _ in range(3):
        packed = gzip.compress(packed)
    put(tmp_path / "a", zipped(inner=packed))
    assert read_all(tmp_path / "a")[0].records == 50
    with pytest.raises(CannotOpenError, match="packed into itself more than 3 times"):
        read_all(tmp_path / "a", limits=Limits(containers=3))


def test_a_spreadsheet_is_no_archive_but_an_archive_may_hold_one(tmp_path: Path) -> None:
    book = zipped(**{"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    with pytest.raises(CannotOpenError, match="workbook"):
        read_all(put(tmp_path / "book.xlsx", book))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("people.csv", ROWS)
        archive.writestr("book.xlsx", book)
    outcomes = by_name(read_all(put(tmp_path / "both.zip", out.getvalue())))
    assert outcomes["both.zip/people.csv"].records == 50
    assert "workbook" in (outcomes["both.zip/book.xlsx"].input.refused or "")


def test_too_many_members_end_at_the_limit(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for i in range(20):
            info = tarfile.TarInfo(f"{i}.csv")
            info.size = len(ROWS)
            archive.addfile(info, io.BytesIO(ROWS))
    outcomes = read_all(put(tmp_path / "a.tar", out.getvalue()), limits=Limits(members=10))
    assert sum(o.records for o in outcomes) == 500
    assert outcomes[-1].input.refused_reason == "over the limit"


@pytest.mark.parametrize("packing", [gzip.compress, lambda data: zipped(x=data)])
def test_a_bomb_ends_at_the_limit(tmp_path: Path, packing: object) -> None:
    limits = Limits(ratio=10)
    assert callable(packing)
    bomb = packing(b"1,2\n" * (25 << 20))
    outcomes = read_all(put(tmp_path / "bomb", bomb), limits=limits)
    assert outcomes[0].rejects["over the limit"] == 1
    assert outcomes[0].input.content_bytes < 66 << 20


def test_every_error_is_ours(tmp_path: Path) -> None:
    with pytest.raises(LeakassayError):
        read_all(tmp_path / ("x" * 5000))
    with pytest.raises(LeakassayError):
        read_all("nul\0byte")
