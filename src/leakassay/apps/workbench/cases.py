"""Cases: made, filled, claimed of, and deleted with everything that was uploaded.

A case has the folder `cases/ID`: `files/N/NAME` (uploads), `claim.toml`, `kinds.json`, `report.json`,
`survey/`, `case.sketch`, `worker.lock`, `worker.log`.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import time
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from leakassay.apps.workbench.bench import note
from leakassay.apps.workbench.interface import RefusedError
from leakassay.apps.workbench.schema import Case, File
from leakassay.report.names import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leakassay.apps.workbench.bench import Bench

FILES, CLAIM, KINDS, REPORT = "files", "claim.toml", "kinds.json", "report.json"
SURVEY, SKETCH = "survey", "case.sketch"
_LONGEST = 200
_NAME_BYTES = 150
_CHUNK = 1 << 20
_IDENTIFIER = re.compile(r"[0-9a-f]{16}")


def make(bench: Bench, by: str, name: str) -> Case:
    """Make an empty case. Raises RefusedError for a name of nothing."""
    shown = " ".join(name.split())[:_LONGEST]
    if not shown:
        raise RefusedError(422, "Give the case a name.")
    case = Case(id=secrets.token_hex(8), name=shown, by=by, at=time.time())
    bench.folder(case.id).mkdir(parents=True, mode=0o700)
    with bench.session.begin() as db:
        db.add(case)
        note(db, by, "case made", case.id)
    return case


def get(bench: Bench, identifier: str) -> Case:
    """Give a case. Raises RefusedError where there is none."""
    with bench.session() as db:
        case = db.get(Case, identifier) if _IDENTIFIER.fullmatch(identifier) else None
    if case is None:
        raise RefusedError(404, "There is no such case.")
    return case


def files(bench: Bench, case: str) -> list[File]:
    """List the inputs of a case, in the order in which they came."""
    with bench.session() as db:
        return list(db.scalars(select(File).where(File.case == case).order_by(File.id)))


def readable(bench: Bench, case: str) -> list[Path]:
    """List the inputs that are whole. Raises RefusedError where there are none, or one is not."""
    known = files(bench, case)
    if not known:
        raise RefusedError(409, "Add a file first.")
    if not all(one.done for one in known):
        raise RefusedError(409, "An upload is not complete: continue or remove it.")
    return [Path(one.path) for one in known]


def add_path(bench: Bench, by: str, case: str, text: str) -> None:
    """Add a file or folder of this machine to a case. Raises RefusedError."""
    path = _allowed(bench, text)
    size = path.stat().st_size if path.is_file() else 0
    with bench.session.begin() as db:
        changed(bench, case)
        db.add(File(case=case, name=path.name, path=str(path), size=size, stamp="", ours=False, done=True))
        note(db, by, "path added", case, visible(str(path)))


def _allowed(bench: Bench, text: str) -> Path:
    """Resolve a path, links and all; refuse what may not be read, and the workbench's own folder."""
    try:
        path = Path(text.strip()).resolve(strict=True)
        ours = bench.settings.data.resolve()
        if not text.strip().startswith("/") or not os.access(path, os.R_OK):
            raise RefusedError(422, "Give the whole path of a file or folder that this server can read.")
    except (OSError, ValueError, RuntimeError) as error:
        raise RefusedError(
            422, "Give the whole path of a file or folder that this server can read."
        ) from error
    if path.is_relative_to(ours) or ours.is_relative_to(path):
        raise RefusedError(403, "The workbench's own folder is no leak.")
    allowed = bench.settings.imports
    if allowed is not None and not any(path.is_relative_to(one.resolve()) for one in allowed):
        raise RefusedError(403, "Cases may be made from a path only below the folders given at the start.")
    if not (path.is_file() or path.is_dir()):
        raise RefusedError(422, "Give the whole path of a file or folder that this server can read.")
    return path


def changed(bench: Bench, case: str) -> None:
    """Forget the sketch of a case whose inputs have changed."""
    (bench.folder(case) / SKETCH).unlink(missing_ok=True)


def safe_name(name: str) -> str:
    r"""Give a file name that no file system or program takes for anything else.

    >>> safe_name("../../etc/passwd"), safe_name("-rf\n.csv"), safe_name("..")
    ('passwd', '_rf_.csv', 'upload')
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c if c.isalnum() or c in "._- ()" else "_" for c in last).strip(" .")
    cut = kept.encode("utf-8", "ignore")[-_NAME_BYTES:].decode("utf-8", "ignore")
    return re.sub(r"^[-.]+", "_", cut) or "upload"


def remove_file(bench: Bench, by: str, case: str, number: int) -> None:
    """Take an input out of a case; an upload is overwritten and deleted."""
    with bench.session.begin() as db:
        known = db.get(File, number)
        if known is None or known.case != case:
            raise RefusedError(404, "There is no such file.")
        if known.ours:
            shred(Path(known.path).parent)
        changed(bench, case)
        db.delete(known)
        note(db, by, "file removed", case, visible(known.name))


def drop(bench: Bench, by: str, case: str) -> None:
    """Delete a case: uploads and sheets are overwritten first; the audit log stays."""
    shred(bench.folder(case))
    with bench.session.begin() as db:
        db.execute(delete(Case).where(Case.id == case))
        note(db, by, "case deleted", case)


def shred(folder: Path) -> None:
    """Overwrite every file below a folder, then delete it all.

    Disks that write elsewhere (flash, snapshots) may keep copies: only an encrypted disk helps there.
    """
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and not path.is_symlink():
            _overwrite(path)
    shutil.rmtree(folder, ignore_errors=True)


def _overwrite(path: Path) -> None:
    left = path.stat().st_size
    with path.open("r+b") as file:
        while left > 0:
            left -= file.write(secrets.token_bytes(min(left, _CHUNK)))
        file.flush()
        os.fsync(file.fileno())


def sketch_of(bench: Bench, cases: Sequence[str]) -> list[Path]:
    """Give where the sketches of cases are kept."""
    return [bench.folder(case) / SKETCH for case in cases]
