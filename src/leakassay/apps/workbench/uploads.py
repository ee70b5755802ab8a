"""Uploads that continue where a connection was cut.

The browser asks where to go on (`begun`), then sends the rest in parts; each part says at which byte it
begins, and one that begins elsewhere is refused with the byte that is right. Bytes are written as they come,
so that what arrived before a cut counts.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from leakassay.apps.workbench import cases
from leakassay.apps.workbench.bench import note
from leakassay.apps.workbench.interface import RefusedError
from leakassay.apps.workbench.schema import File
from leakassay.report.names import visible

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import BinaryIO

    from leakassay.apps.workbench.bench import Bench

_SPARE = 1 << 30
"""Bytes of the disk that stay free."""
_MOST = 1 << 44


@dataclass(frozen=True, slots=True)
class Upload:
    """An upload under way."""

    number: int
    path: Path
    size: int
    offset: int
    """Bytes that are here."""


def begun(bench: Bench, by: str, case: str, *, name: str, size: int, stamp: str) -> Upload:
    """Begin an upload, or find the one to go on with: same name, size and stamp. Raises RefusedError."""
    if not 0 < size <= _MOST:
        raise RefusedError(422, "The file is empty.")
    same = (
        File.case == case,
        File.name == name[:200],
        File.size == size,
        File.stamp == stamp[:40],
        File.ours,
    )
    with bench.session.begin() as db:
        known = db.scalar(select(File).where(*same))
        if known is None:
            if shutil.disk_usage(bench.settings.data).free < size + _SPARE:
                raise RefusedError(507, "The disk has no room for this file.")
            known = File(
                case=case, name=name[:200], path="", size=size, stamp=stamp[:40], ours=True, done=False
            )
            db.add(known)
            db.flush()
            path = bench.folder(case) / cases.FILES / str(known.id) / cases.safe_name(name)
            path.parent.mkdir(parents=True, mode=0o700)
            path.touch(mode=0o600)
            known.path = str(path)
            note(db, by, "upload begun", case, visible(name))
    return _upload(known)


def find(bench: Bench, case: str, number: int) -> Upload:
    """Give an upload that is not complete. Raises RefusedError."""
    with bench.session() as db:
        known = db.get(File, number)
    if known is None or known.case != case or not known.ours:
        raise RefusedError(404, "There is no such file.")
    return _upload(known)


def _upload(known: File) -> Upload:
    path = Path(known.path)
    return Upload(known.id, path, known.size, path.stat().st_size)


async def append(upload: Upload, offset: int, parts: AsyncIterator[bytes]) -> int:
    """Write what comes at the end of an upload; give how many bytes are here then.

    Raises RefusedError where the part begins elsewhere, or the file would grow beyond its size.
    """
    here = offset
    with upload.path.open("ab") as file:
        # Two browsers may send the same part: one writes, the other asks again where to go on.
        if not _alone(file) or offset != file.seek(0, os.SEEK_END):
            raise RefusedError(409, "The upload goes on elsewhere.")
        async for part in parts:
            here += len(part)
            if here > upload.size:
                raise RefusedError(413, "More came than the file has.")
            file.write(part)
    return here


def _alone(file: BinaryIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def finish(bench: Bench, by: str, case: str, upload: Upload) -> None:
    """Mark an upload as whole."""
    with bench.session.begin() as db:
        known = db.get(File, upload.number)
        if known is not None:
            known.done = True
            cases.changed(bench, case)
            note(db, by, "upload complete", case, visible(known.name))
