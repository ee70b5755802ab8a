"""The URL of a store, and the part of it that may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from leakassay.errors import CannotOpenError

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENGINES = {
    "postgresql": "postgresql",
    "postgres": "postgresql",
    "mysql": "mysql",
    "mariadb": "mysql",
    "sqlite": "sqlite",
}
_OURS = ("schema", "table")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store is, and what of it is to be read."""

    engine: str
    host: str
    port: int | None
    user: str
    password: str
    database: str
    """Its name; the path of the file for SQLite."""
    schema: str
    """The one to be read; empty for all."""
    table: str
    """The one to be read; empty for all."""
    options: Mapping[str, str]
    """What else the URL says, for the driver."""

    def __repr__(self) -> str:
        """Show what may be shown, should it ever stand in a message."""
        return f"Address({self.name!r})"

    @property
    def name(self) -> str:
        """For people, without user, password and the driver's options."""
        if self.engine == "sqlite":
            return f"sqlite:{self.database}" + (f"?table={self.table}" if self.table else "")
        place = self.host + (f":{self.port}" if self.port else "")
        wanted = {name: value for name, value in (("schema", self.schema), ("table", self.table)) if value}
        query = f"?{urlencode(wanted)}" if wanted else ""
        return f"{self.engine}://{place}/{self.database}{query}"


def address_of(url: str) -> Address:
    """Take a URL apart. Raises CannotOpenError where it is none of a store."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise CannotOpenError("The URL of the store is malformed: check its host and port.") from None
    engine = _ENGINES.get(parts.scheme.lower())
    if engine is None:
        raise CannotOpenError("The URL is of no store that can be read: use postgresql, mysql or sqlite.")
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    path = unquote(parts.path)
    return Address(
        engine,
        unquote(parts.hostname or ""),
        port,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        unquote(parts.netloc) + path if engine == "sqlite" else path[1:],
        query.get("schema", ""),
        query.get("table", ""),
        {name: value for name, value in query.items() if name not in _OURS},
    )
