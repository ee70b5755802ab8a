"""Law: any bytes yield records or counted rejects, and their bytes add up; nothing else ever comes out."""

import gzip
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakassay.errors import LeakassayError
from leakassay.sources import FORMATS
from leakassay.sources.containers import ARCHIVES, COMPRESSIONS
from leakassay.sources.interface import Limits
from opened import read_all
from sample_files import FORMAT_SAMPLES, PACKED_SAMPLES, sample

SMALL = Limits(record_bytes=2_000, depth=8, block_bytes=1_000, whole_bytes=1 << 20, columns=50)
REGRESSIONS = Path(__file__).with_name("regressions")
SLOW = {"spreadsheet"}
"""These start a process for each file."""
_EDITS = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "insert", "repeat", "zero"]),
        st.floats(0, 1, exclude_max=True),
        st.binary(min_size=1, max_size=8),
    ),
    min_size=1,
    max_size=6,
)


def mutated(content: bytes, edits: list[tuple[str, float, bytes]]) -> bytes:
    """Damage a file as transport and malice do."""
    for how, place, data in edits:
        at = int(place * len(content))
        if how == "flip":
            content = (
                content[:at]
                + bytes(a ^ b for a, b in zip(content[at:], data, strict=False))
                + (content[at + len(data) :])
            )
        elif how == "cut":
            content = content[:at] or content[:1]
        elif how == "insert":
            content = content[:at] + data + content[at:]
        elif how == "repeat":
            content = content[:at] + content[max(0, at - 16 * len(data)) : at] + content[at:]
        else:
            content = content[:at] + bytes(len(data)) + content[at + len(data) :]
    return content


def read_bytes(content: bytes, limits: Limits, *, name: str = "made-up") -> None:
    """Read a file's bytes: from disk, and unpacked from memory. Only LeakassayError may come out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        for shape in (content, gzip.compress(content, 1)):
            path.write_bytes(shape)
            refused = ""
            try:
                read_all(path, limits=limits)
            except LeakassayError as error:
                refused = str(error)
            assert "fault of ours" not in refused


def test_every_format_and_container_has_a_sample() -> None:
    assert set(FORMAT_SAMPLES) >= {form.name for form in FORMATS}
    others = {"7z", "rar"}  # only their own programs write these; tests/sources/containers has them
    assert set(PACKED_SAMPLES) | others == {c.name for c in (*COMPRESSIONS, *ARCHIVES)}


@pytest.mark.parametrize("form", [form.name for form in FORMATS])
def test_a_sample_is_known_and_read_without_loss(form: str, tmp_path: Path) -> None:
    (tmp_path / "made-up").write_bytes(sample(form))
    [outcome] = read_all(tmp_path / "made-up")
    assert outcome.input.source is not None
    assert outcome.records >= 39
    assert not outcome.rejects
    assert outcome.input.source.format in (form, "xlsx")


@given(st.binary(max_size=600))
@settings(max_examples=60)
def test_any_bytes(content: bytes) -> None:
    read_bytes(content, SMALL)


@given(st.binary(max_size=400), st.sampled_from(sorted({*FORMAT_SAMPLES, *PACKED_SAMPLES} - SLOW)))
@settings(max_examples=60)
def test_any_bytes_after_a_true_beginning(content: bytes, name: str) -> None:
    read_bytes(sample(name)[:64] + content, SMALL)


@pytest.mark.parametrize("found", sorted(REGRESSIONS.iterdir()), ids=lambda found: found.name)
def test_what_once_failed(found: Path) -> None:
    """Found by fuzz/fuzz_sources.py or by these laws, in made-up files."""
    read_bytes(found.read_bytes(), SMALL)


@pytest.mark.parametrize("name", sorted({*(f.name for f in FORMATS), *PACKED_SAMPLES} - SLOW))
@given(edits=_EDITS)
@settings(max_examples=20)
def test_a_damaged_file(name: str, edits: list[tuple[str, float, bytes]]) -> None:
    read_bytes(mutated(sample(name), edits), SMALL)


@pytest.mark.parametrize("name", sorted(SLOW))
@given(edits=_EDITS)
@settings(max_examples=5)
def test_a_damaged_file_that_is_slow_to_open(name: str, edits: list[tuple[str, float, bytes]]) -> None:
    read_bytes(mutated(sample(name), edits), SMALL)


@given(
    text=st.text(min_size=1, max_size=200),
    codec=st.sampled_from(["utf-8", "utf-16", "utf-32", "gb18030", "cp932", "big5", "koi8_r", "iso2022_jp"]),
    edits=_EDITS,
)
@settings(max_examples=80)
def test_text_of_any_charset(text: str, codec: str, edits: list[tuple[str, float, bytes]]) -> None:
    read_bytes(mutated(text.encode(codec, "ignore") or b"x", edits), SMALL)
