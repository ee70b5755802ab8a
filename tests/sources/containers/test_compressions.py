"""Every way to compress a stream: whole, in several streams, cut off, broken, with something behind it."""

import bz2
import gzip
import lzma
import random
import sys
from collections.abc import Callable

import lz4.frame
import pytest

from leakassay.sources.containers import COMPRESSIONS
from leakassay.sources.containers.interface import Budget, Compression
from leakassay.sources.interface import Limits
from leakassay.sources.streams import Flow, of_memory

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = random.Random(1).randbytes(300_000).hex().encode()
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstd": lambda data: zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1}),
    "lz4": lambda data: lz4.frame.compress(data, content_checksum=True),
}
BY_NAME = {c.name: c for c in COMPRESSIONS}


def unpack(name: str, packed: bytes, step: int = 1 << 20) -> tuple[bytes, Flow]:
    compression: Compression = BY_NAME[name]
    assert compression.knows(packed[: 1 << 16])
    below = Flow("made up", (packed[at : at + step] for at in range(0, len(packed), step)))
    budget = Budget(Limits())
    flow = Flow("made up", budget.capped(compression.unpack(below), lambda: below.count))
    parts = []
    while part := flow.read(1 << 16):
        parts.append(part)
    return b"".join(parts), flow


def test_every_compression_is_tested() -> None:
    assert set(BY_NAME) == set(PACKERS)


@pytest.mark.parametrize("name", PACKERS)
@pytest.mark.parametrize("step", [1 << 20, 1000, 7])
def test_what_was_packed_comes_back(name: str, step: int) -> None:
    text = TEXT if step > 7 else TEXT[:5000]
    out, flow = unpack(name, PACKERS[name](text), step)
    assert (out, flow.damage) == (text, None)


@pytest.mark.parametrize("name", PACKERS)
def test_streams_follow_each_other(name: str) -> None:
    packed = PACKERS[name](TEXT) + PACKERS[name](b"") + PACKERS[name](b"the end")
    out, flow = unpack(name, packed)
    assert (out, flow.damage) == (TEXT + b"the end", None)


@pytest.mark.parametrize("name", PACKERS)
def test_half_gives_half(name: str) -> None:
    packed = PACKERS[name](TEXT)
    out, flow = unpack(name, packed[: len(packed) // 2])
    assert flow.damage == "truncated"
    assert TEXT.startswith(out)
    # bzip2 and LZ4 give whole blocks, of up to 900 kB and 64 kB.
    assert len(out) > {"bzip2": -1, "lz4": 200_000}.get(name, 250_000)


@pytest.mark.parametrize("name", PACKERS)
def test_a_flipped_bit_is_noticed(name: str) -> None:
    packed = bytearray(PACKERS[name](TEXT))
    packed[len(packed) // 2] ^= 4
    _, flow = unpack(name, bytes(packed))
    assert flow.damage in ("damaged", "truncated")


@pytest.mark.parametrize("name", PACKERS)
def test_zeros_behind_are_padding_and_all_else_is_damage(name: str) -> None:
    assert unpack(name, PACKERS[name](TEXT) + bytes(1024))[1].damage is None
    out, flow = unpack(name, PACKERS[name](TEXT) + b"something else")
    assert (out, flow.damage) == (TEXT, "damaged")


@pytest.mark.parametrize("name", PACKERS)
def test_a_bomb_ends_at_the_ratio(name: str) -> None:
    below = of_memory("bomb", PACKERS[name](bytes(70 << 20)))
    flow = Flow("bomb", Budget(Limits(ratio=1)).capped(BY_NAME[name].unpack(below), lambda: below.count))
    given = flow.drain()
    assert flow.damage == "over the limit"
    assert 60 << 20 < given <= 65 << 20


def test_the_older_lzma_is_known_too() -> None:
    out, flow = unpack("xz", lzma.compress(TEXT, lzma.FORMAT_ALONE))
    assert (out, flow.damage) == (TEXT, None)


def test_text_is_not_compressed() -> None:
    for text in (b"BZh is a name", b"id,name\n1,x\n", b"]\0\0text", b"(\xb5/"):
        assert not any(c.knows(text) for c in COMPRESSIONS)
