"""Where inputs lie: files, folders, objects, named pipes, standard input. Each is read once, front to back.

In a folder, links are not followed and pipes and devices are not opened: a folder may have been made
by whoever offers the leak. What a person names is opened whatever it is.
"""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from leakassay.errors import CannotOpenError
from leakassay.sources import objects
from leakassay.sources.naming import is_clutter, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

STANDARD_INPUT = "-"
_DEEPEST = 200
"""Folders inside folders."""


@dataclass(frozen=True, slots=True)
class Place:
    """One file, pipe or standard input."""

    name: str
    """For people."""
    path: Path | None
    """None: standard input."""
    table: str = ""
    """The name that its one table is called by: relative to the folder that was named."""
    found: bool = False
    """Found in a folder, not named by a person."""
    url: str = ""
    """Of an object in a store of objects; it has no path."""
    refused: str = ""
    """Why it is not to be opened, in one sentence."""


_WEB = ("http://", "https://", "ftp://")


def places(path: str | Path) -> Iterator[Place]:
    """Give the file or object that `path` names, or all of a folder or prefix in the order of their names.

    Raises CannotOpenError where there is nothing.
    """
    if str(path) == STANDARD_INPUT:
        yield Place("standard input", None, "standard input")
        return
    if not str(path):
        # Python takes it for the folder at hand; a variable that is not set must not read that.
        raise CannotOpenError("The path is empty: name a file, a folder or -.")
    if objects.SCHEME.match(str(path)):
        yield from _objects(str(path))
        return
    if str(path).lower().startswith(_WEB):
        raise CannotOpenError("A page or file of the web is not fetched: download it, and name the file.")
    path = Path(path)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise CannotOpenError(_sentence(shown(str(path)), error)) from None
    name = shown(path.name or path.resolve().name)
    if stat.S_ISDIR(mode):
        yield from _inside(path, name, "", 0)
    else:
        yield Place(name, path, name)


def _objects(url: str) -> Iterator[Place]:
    """Give the object of a URL, or all that are below one that ends in a slash."""
    if not url.endswith("/"):
        name = objects.plain(url)
        yield Place(name, None, shown(url.rpartition("/")[2]), url=url)
        return
    for one in objects.below(url):
        inner = shown(one.removeprefix(url))
        if not is_clutter(inner):
            yield Place(objects.plain(one), None, inner, found=True, url=one)


def _inside(folder: Path, name: str, table: str, depth: int) -> Iterator[Place]:
    """Walk a folder; what can be opened there is a file, and everything else is refused or nothing."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Place(name, folder, found=True, refused=_sentence(name, error))
        return
    for entry in entries:
        inner = shown(entry.name)
        label, inside = f"{name}/{inner}", f"{table}/{inner}" if table else inner
        place = Place(label, Path(entry.path), inside, found=True)
        if entry.is_dir(follow_symlinks=False):
            if depth >= _DEEPEST:
                why = f"{label} lies more than {_DEEPEST} folders deep and is not read: name it by itself."
                yield Place(label, place.path, inside, found=True, refused=why)
            elif not is_clutter(inner):
                yield from _inside(place.path or folder, label, inside, depth + 1)
        elif entry.is_file(follow_symlinks=False):
            if not is_clutter(inner):
                yield place
        elif not entry.is_symlink() or _leads_out(entry.path, folder, depth):
            why = (
                f"{label} is a link, a pipe or a device and is not followed from a folder: name it by itself."
            )
            yield Place(label, place.path, inside, found=True, refused=why)


def _leads_out(link: str, folder: Path, depth: int) -> bool:
    """Tell whether a link leads to what is not read anyway."""
    top = folder.resolve().parents[depth - 1] if depth else folder.resolve()
    try:
        return not Path(link).resolve(strict=True).is_relative_to(top)
    except (OSError, RuntimeError):
        return True


def opened(place: Place) -> tuple[IO[bytes], int | None]:
    """Open a place, and give its size where it has one. Raises CannotOpenError."""
    if place.refused:
        raise CannotOpenError(place.refused)
    if place.url:
        remote = objects.ObjectFile(place.url)
        return cast("IO[bytes]", remote), remote.size
    try:
        if place.path is None:
            file = open(os.dup(_stdin()), "rb", buffering=0)  # noqa: SIM115, PTH123 - closed by who reads it
        else:
            flags = os.O_RDONLY | os.O_CLOEXEC | (os.O_NOFOLLOW | os.O_NONBLOCK if place.found else 0)
            file = open(os.open(place.path, flags), "rb", buffering=0)  # noqa: SIM115, PTH123 - so too
    except (OSError, ValueError) as error:
        raise CannotOpenError(_sentence(place.name, error)) from None
    status = os.fstat(file.fileno())
    return file, status.st_size if stat.S_ISREG(status.st_mode) else None


def version_of(file: IO[bytes]) -> str:
    """Give what tells an opened file or object from one that is put in its place later."""
    if isinstance(file, objects.ObjectFile):
        return file.version
    status = os.fstat(file.fileno())
    return f"{status.st_size} {status.st_mtime_ns}"


def _stdin() -> int:
    if sys.stdin is None or sys.stdin.closed:
        raise OSError(0, "it is closed")
    return sys.stdin.fileno()


def _sentence(name: str, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{name} does not exist: check the path."
    why = error.strerror if isinstance(error, OSError) and error.strerror else "its name is not valid"
    return f"{name} cannot be read ({why})."
