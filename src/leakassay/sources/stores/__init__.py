"""Live stores, read-only, by URL: PostgreSQL, MySQL and MariaDB, SQLite.

A store is read in one transaction that cannot write, table by table, in bounded memory. Its input is named
by the URL without user and password; its bytes are those of the rows as text; it has no hash, since there
is no file. Only the user's own stores are meant: nothing is probed, and no other server is asked.

    postgresql://user:password@host:5432/database?schema=hr&table=people
    mysql://user:password@host:3306/database?table=people
    sqlite:///path/to/file.db
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from leakassay.errors import MissingLibraryError
from leakassay.sources.stores.address import address_of

if TYPE_CHECKING:
    from leakassay.sources.interface import Limits
    from leakassay.sources.stores.interface import Store

_MODULES = {"postgresql": "postgresql", "mysql": "mysql", "sqlite": "sqlite_file"}


def name_of(url: str) -> str:
    """Name a store for people: its URL without what must not be shown.

    >>> name_of("postgres://ann:secret@db.example:5433/shop?table=people&sslpassword=x")
    'postgresql://db.example:5433/shop?table=people'
    """
    return address_of(url).name


def open_store(url: str, limits: Limits) -> Store:
    """Open a store for reading. Raises CannotOpenError, MissingLibraryError."""
    address = address_of(url)
    try:
        module = import_module(f"leakassay.sources.stores.{_MODULES[address.engine]}")
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("leakassay"):
            raise
        raise MissingLibraryError(
            f"{address.engine} stores need the library {missing.name}: "
            "install it with `pip install leakassay[stores]`."
        ) from None
    store: Store = module.opened(address, limits)
    return store
