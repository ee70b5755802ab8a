"""An SQLite file by URL, as other programs may be changing it.

* URL: `sqlite:file.db`, `sqlite:///path/file.db`, `sqlite:////path/file.db`
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leakassay.errors import CannotOpenError
from leakassay.sources.sqlite import SqliteSource, connect, facts_of
from leakassay.sources.sqlite import opened as opened_sqlite

if TYPE_CHECKING:
    from leakassay.sources.interface import Limits
    from leakassay.sources.stores.address import Address


def opened(address: Address, limits: Limits) -> SqliteSource:
    """Open the file as it is now, with what stands in its log. Raises CannotOpenError."""
    path = Path(address.database.replace("//", "/"))
    if not path.exists():
        # Three slashes are a relative path to some programs, an absolute one to others.
        path = Path(address.database.lstrip("/"))
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError:
        raise CannotOpenError(f"{address.name} cannot be read: check its path.") from None
    source = opened_sqlite(connect(path, "mode=ro"), facts_of(header), limits)
    if address.table:
        source.tables = [table for table in source.tables if table.name == address.table]
    if not source.tables:
        source.connection.close()
        raise CannotOpenError(f"{address.name} holds no such table: check its name.")
    return source
