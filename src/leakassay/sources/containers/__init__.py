"""Compression and archives, known by content. Listed here, in the order in which they are tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.sources.containers import bzip2, gzipped, lz4, rar, sevenzip, tar, xz, zip_archive, zstd

if TYPE_CHECKING:
    from leakassay.sources.containers.interface import Archive, Compression

COMPRESSIONS: tuple[Compression, ...] = (
    gzipped.COMPRESSION,
    bzip2.COMPRESSION,
    xz.COMPRESSION,
    zstd.COMPRESSION,
    lz4.COMPRESSION,
)
ARCHIVES: tuple[Archive, ...] = (zip_archive.ARCHIVE, sevenzip.ARCHIVE, rar.ARCHIVE, tar.ARCHIVE)
