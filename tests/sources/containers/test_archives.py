"""Archives: members come in order, hostile ones do no harm, broken ones give what they hold."""

import ctypes.util
import gzip
import hashlib
import io
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from leakassay.errors import CannotOpenError, MissingLibraryError
from leakassay.sources.containers import libarchive
from leakassay.sources.containers.interface import Budget
from leakassay.sources.containers.rar import ARCHIVE as RAR
from leakassay.sources.containers.tar import ARCHIVE as TAR
from leakassay.sources.interface import Limits
from leakassay.sources.streams import of_memory
from opened import by_name, read_all

ROWS = b"id,name\n" + b"".join(b"%d,person%d\n" % (i, i) for i in range(50))
SEVEN = shutil.which("7z") or shutil.which("7zz") or shutil.which("7za")
needs_7z = pytest.mark.skipif(SEVEN is None, reason="no 7z program makes the archives here")
needs_libarchive = pytest.mark.skipif(not ctypes.util.find_library("archive"), reason="libarchive is missing")


def tarred(*members: tuple[str, bytes], format_: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=format_) as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


class _Unseekable(io.RawIOBase):
    """Makes a ZIP whose sizes stand behind the members, as streaming programs do."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.data += memoryview(data)  # type: ignore[arg-type]
        return len(memoryview(data))  # type: ignore[arg-type]


METHODS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("streamed", [False, True])
def test_zip(tmp_path: Path, method: int, streamed: bool) -> None:  # noqa: FBT001
    out: io.BytesIO | _Unseekable = _Unseekable() if streamed else io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:  # type: ignore[arg-type]
        archive.writestr("a.csv", ROWS)
        archive.mkdir("folder")
        archive.writestr("folder/b.csv", ROWS * 100)
    data = bytes(out.data) if isinstance(out, _Unseekable) else out.getvalue()
    (tmp_path / "a.zip").write_bytes(data)
    outcomes = read_all(tmp_path / "a.zip")
    assert [(o.name, o.input.content_bytes) for o in outcomes] == [
        ("a.zip/a.csv", len(ROWS)),
        ("a.zip/folder/b.csv", 100 * len(ROWS)),
        ("a.zip", 0),
    ]
    assert not any(o.rejects for o in outcomes)


def test_half_a_zip_gives_what_it_holds(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.csv", ROWS)
        archive.writestr("b.csv", ROWS * 100)
    (tmp_path / "a.zip").write_bytes(out.getvalue()[: 50 * len(ROWS)])
    outcomes = by_name(read_all(tmp_path / "a.zip"))
    assert outcomes["a.zip/a.csv"].records == 50
    assert outcomes["a.zip/b.csv"].rejects["truncated"] == 1
    assert outcomes["a.zip/b.csv"].records > 2000


@needs_7z
@pytest.mark.parametrize("options", [["-tzip"], ["-tzip", "-mem=AES256"], ["-t7z"]])
@needs_libarchive
def test_encrypted_members_are_refused(tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "a.csv").write_bytes(ROWS)
    _seven(tmp_path, "-psecret", *options, "a.pack", "a.csv")
    with pytest.raises(CannotOpenError, match="encrypted"):
        read_all(tmp_path / "a.pack")


@needs_7z
@needs_libarchive
def test_encrypted_names_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(ROWS)
    _seven(tmp_path, "-psecret", "-mhe=on", "-t7z", "a.7z", "a.csv")
    with pytest.raises(CannotOpenError, match="encrypted"):
        read_all(tmp_path / "a.7z")


@needs_7z
@needs_libarchive
@pytest.mark.parametrize("inside", [False, True])
def test_7z(tmp_path: Path, inside: bool) -> None:  # noqa: FBT001
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(ROWS * 1000)
    _seven(tmp_path, "a.7z", "a.csv", "b.csv")
    path = tmp_path / "a.7z"
    if inside:
        path = tmp_path / "a.7z.gz"
        path.write_bytes(gzip.compress((tmp_path / "a.7z").read_bytes()))
    outcomes = read_all(path)
    assert [o.input.content_bytes for o in outcomes] == [1000 * len(ROWS)] * 2 + [0]
    assert all(o.input.sha256 for o in outcomes)


@needs_7z
@needs_libarchive
def test_a_7z_bomb_ends_at_the_limit(tmp_path: Path) -> None:
    with (tmp_path / "zeros.csv").open("wb") as file:
        for _ in range(100):
            file.write(b"1,2\n" * (1 << 18))
    _seven(tmp_path, "bomb.7z", "zeros.csv")
    [bomb, _] = read_all(tmp_path / "bomb.7z", limits=Limits(ratio=10))
    assert bomb.rejects["over the limit"] == 1
    assert bomb.input.content_bytes < 66 << 20


@needs_7z
@needs_libarchive
def test_a_large_7z_is_no_bomb(tmp_path: Path) -> None:
    """Its directory stands at the end and is read first: what is read then lies before it."""
    content = b"".join(hashlib.sha256(b"%d" % n).hexdigest().encode() + b",x\n" for n in range(80_000))
    (tmp_path / "a.csv").write_bytes(content)
    (tmp_path / "zeros.csv").write_bytes(b"1,2\n" * (25 << 18))
    _seven(tmp_path, "-mx=1", "a.7z", "a.csv", "zeros.csv")
    first, second, _ = read_all(tmp_path / "a.7z", limits=Limits(ratio=50))
    assert first.input.content_bytes == len(content)
    assert second.input.content_bytes == 100 << 18
    assert not first.rejects + second.rejects


def _seven(folder: Path, *arguments: str) -> None:
    assert SEVEN is not None
    subprocess.run([SEVEN, "a", "-bd", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("format_", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_tar(tmp_path: Path, format_: int) -> None:
    long = "folder/" * 20 + "ü" * 20 + ".csv" if format_ != tarfile.USTAR_FORMAT else "a.csv"
    (tmp_path / "a.tar").write_bytes(tarred((long, ROWS), ("b.csv", ROWS), format_=format_))
    outcomes = read_all(tmp_path / "a.tar")
    assert [o.records for o in outcomes] == [50, 50, 0]
    assert outcomes[0].name.endswith(long[-50:])


def test_a_tar_of_links_and_upward_names_leads_nowhere(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE):
            info = tarfile.TarInfo("passwd")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("../../../up.csv")
        info.size = len(ROWS)
        archive.addfile(info, io.BytesIO(ROWS))
    (tmp_path / "a.tar").write_bytes(out.getvalue())
    outcomes = read_all(tmp_path / "a.tar")
    assert [(o.name, o.records) for o in outcomes] == [("a.tar/up.csv", 50), ("a.tar", 0)]
    assert list(tmp_path.iterdir()) == [tmp_path / "a.tar"]


def test_a_damaged_header_costs_its_member_only(tmp_path: Path) -> None:
    data = bytearray(tarred(("a.csv", ROWS), ("b.csv", ROWS), ("c.csv", ROWS), format_=tarfile.USTAR_FORMAT))
    at = data.find(b"b.csv")
    data[at + 148] ^= 1
    (tmp_path / "a.tar").write_bytes(data)
    outcomes = by_name(read_all(tmp_path / "a.tar"))
    assert outcomes["a.tar/a.csv"].records == outcomes["a.tar/c.csv"].records == 50
    [lost] = [o.input for o in outcomes.values() if o.input.refused]
    assert lost.refused_reason == "damaged"
    assert lost.refused_bytes >= len(ROWS)


def test_a_sparse_member_has_its_holes(tmp_path: Path) -> None:
    tar = shutil.which("tar")
    if tar is None:
        pytest.skip("no tar program makes the archive here")
    with (tmp_path / "hole.csv").open("wb") as file:
        file.write(ROWS)
        file.seek(1 << 20)
        file.write(ROWS)
    for name in ("gnu", "pax"):
        packed = tmp_path / f"{name}.tar"
        subprocess.run([tar, f"--format={name}", "-S", "-cf", packed, "hole.csv"], cwd=tmp_path, check=True)
        [content] = [
            b"".join(member.pieces or ())
            for member in TAR.members(of_memory(name, packed.read_bytes()), Budget(Limits()))
        ]
        assert content == (tmp_path / "hole.csv").read_bytes()


def test_rar(shared: Path) -> None:
    outcomes = by_name(read_all(shared / "formats/rar/rar5-crc.rar"))
    assert outcomes["rar5-crc.rar/stest1.txt"].input.content_bytes == 2048


@pytest.fixture
def no_libarchive(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    libarchive._library.cache_clear()
    monkeypatch.setattr(libarchive, "_NAMES", ("libmissing.so.1",))
    yield
    libarchive._library.cache_clear()


@pytest.mark.usefixtures("no_libarchive")
def test_a_missing_library_is_named_in_one_sentence() -> None:
    flow = of_memory("a.rar", b"Rar!\x1a\x07\x01\x00" + bytes(100))
    with pytest.raises(MissingLibraryError, match="apt install libarchive13"):
        next(RAR.members(flow, Budget(Limits())))
