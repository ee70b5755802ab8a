"""Objects in a store of the user's own, by URL: `s3://bucket/key`, `gs://…`, `az://container/key`.

They are read and nothing else: a URL is asked for as it stands; only one that ends in `/` is listed, and only
what is below it. Nothing else is looked for, no host of the network is asked for credentials, and an object
that is replaced while it is read ends there.
"""

from __future__ import annotations

import errno
import io
import os
import re
from functools import cache
from importlib import import_module
from typing import Any

from leakassay.errors import CannotOpenError, MissingLibraryError
from leakassay.sources.naming import shown

SCHEME = re.compile(r"(?:s3|gs|az)://", re.IGNORECASE)
_AHEAD = 8 << 20
"""Bytes asked for at once: a request takes tens of milliseconds whatever its size."""
_PATIENCE = 60
"""Seconds after which no request is repeated."""
_SIGNS = {
    "s3": ("AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_SKIP_SIGNATURE"),
    "gs": ("GOOGLE_SERVICE_ACCOUNT", "GOOGLE_APPLICATION_CREDENTIALS", "GOOGLE_SKIP_SIGNATURE"),
    "az": ("AZURE_STORAGE_ACCOUNT_KEY", "AZURE_STORAGE_SAS_KEY", "AZURE_SKIP_SIGNATURE"),
}
"""By scheme: variables of which one says who asks; the last is for what anybody may read."""


class ObjectFile(io.RawIOBase):
    """One object as a file that is read from front to back."""

    def __init__(self, url: str) -> None:
        """Begin to read. Raises CannotOpenError."""
        self._store, self._key = _found(url)
        try:
            head = _library().head(self._store, self._key)
        except _errors() as error:
            raise _sentence(url, error) from None
        self.size = int(head["size"])
        self.version = str(head["e_tag"] or "")
        """What it is called until it is replaced; empty where the store has no name for that."""
        self._at = 0
        self._held, self._given = b"", 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Give up to `size` bytes; empty only at the end. Raises OSError."""
        if self._given == len(self._held) and self._at < self.size:
            size = min(_AHEAD, self.size - self._at)
            self._held, self._given = _part(self._store, self._key, self.version, self._at, size), 0
            self._at += len(self._held)
        out = self._held[self._given : len(self._held) if size < 0 else self._given + size]
        self._given += len(out)
        return out


def part(url: str, version: str, start: int, size: int) -> bytes:
    """Give `size` bytes of a version of an object, from `start` on. Raises OSError, CannotOpenError."""
    return _part(*_found(url), version, start, size)


def _part(store: Any, key: str, version: str, start: int, size: int) -> bytes:
    options = {"range": (start, start + size), **({"if_match": version} if version else {})}
    try:
        return bytes(_library().get(store, key, options=options).bytes())
    except _errors() as error:
        if type(error).__name__ == "PreconditionError":
            raise OSError(errno.ESTALE, "the object was replaced") from None
        raise OSError(errno.EIO, f"the object cannot be read on ({type(error).__name__})") from None


def below(url: str) -> list[str]:
    """Give the URLs of the objects below one that ends in `/`, in the order of their names.

    Raises CannotOpenError.
    """
    store, prefix = _found(url)
    scheme, bucket, _ = _parts(url)
    try:
        listed = [one["path"] for part in _library().list(store, prefix or None) for one in part]
    except _errors() as error:
        raise _sentence(url, error) from None
    if not listed:
        raise CannotOpenError(f"{plain(url)} holds no object: check the URL.")
    return [f"{scheme}://{bucket}/{path}" for path in sorted(listed)]


def plain(url: str) -> str:
    """Give a URL without what may be secret in it."""
    scheme, bucket, key = _parts(url)
    return f"{scheme}://{shown(f'{bucket}/{key}'.partition('?')[0])}"


def _parts(url: str) -> tuple[str, str, str]:
    """Take a URL apart: scheme, bucket, key; a key may hold any character, those of web addresses too."""
    scheme, _, rest = url.partition("://")
    bucket, _, key = rest.partition("/")
    return scheme.lower(), bucket.rpartition("@")[2], key


def _library() -> Any:
    try:
        return import_module("obstore")
    except ImportError:
        raise MissingLibraryError(
            "object storage needs a library: pip install 'leakassay[objects]'."
        ) from None


def _errors() -> tuple[type[Exception], ...]:
    """Give what the library raises."""
    return (_library().exceptions.BaseError, OSError, ValueError)


def _found(url: str) -> tuple[Any, str]:
    """Give the store of a URL, and the key in it. Raises CannotOpenError."""
    scheme, bucket, key = _parts(url)
    signs = _SIGNS[scheme]
    if not any(os.environ.get(name) for name in signs):
        raise CannotOpenError(
            f"{plain(url)} cannot be read without credentials: set {signs[0]} and what goes with it, or "
            f"{signs[-1]}=true for what anybody may read."
        )
    return _store(scheme, bucket), key.lstrip("/")


@cache
def _store(scheme: str, bucket: str) -> Any:
    from datetime import timedelta

    _library()
    _check_endpoints(scheme)
    # A request is given up after 30 seconds, or what AWS_TIMEOUT and its like say.
    retries = {"max_retries": 4, "retry_timeout": timedelta(seconds=_PATIENCE)}
    try:
        return import_module("obstore.store").from_url(f"{scheme}://{bucket}", retry_config=retries)
    except _errors() as error:
        raise _sentence(f"{scheme}://{bucket}", error) from None


def _check_endpoints(scheme: str) -> None:
    """Refuse what is no URL, at which the library panics. Raises CannotOpenError."""
    own = _SIGNS[scheme][0].partition("_")[0]
    for name, value in os.environ.items():
        if name.startswith(own) and "ENDPOINT" in name and not re.match(r"https?://[^/\s]+", value):
            raise CannotOpenError(f"{name} is no URL: give one such as https://store.example:9000.")


_DENIED = "may not be read with these credentials: ask its owner for the right to"
_WHY = {
    "FileNotFoundError": "does not exist: check the URL, and end it in / for all that is below",
    "PermissionDeniedError": _DENIED,
    "UnauthenticatedError": "may not be read with these credentials: they are wrong or have run out",
    "NoSuchBucket": "does not exist: there is no bucket of this name",
    "AccessDenied": _DENIED,
}
"""By the library's error, or by the store's own code, which a listing has in the text of the error only."""


def _sentence(url: str, error: Exception) -> CannotOpenError:
    name, text = type(error).__name__, str(error)
    codes = [code for code in (name, "NoSuchBucket", "AccessDenied") if code == name or code in text]
    why = next((_WHY[code] for code in codes if code in _WHY), None)
    return CannotOpenError(f"{plain(url)} {why or f'cannot be reached ({name}): check endpoint and region'}.")
